"""What readers load is shorter and does the same."""

import json
import subprocess

import pytest
from guide import minified
from guide.formulas import node

from tests.build import ROOT

SCRIPT = """\
/** A comment. */
"use strict";
const name = "wide “quotes”"; // kept: scripts share their top level
function twice(longArgument) {
  return longArgument + longArgument; // and this
}
console.log(JSON.stringify([name, twice(2), typeof twice, twice.name]));
"""
STYLE = """\
/* A comment. */
:root { --right: #0a6b45; }
.a > .b { margin: 0 0 0 0; color: var(--right); }
"""


def run(text):
    done = subprocess.run([node(), "-e", text], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_scripts_and_styles_are_shorter_and_do_the_same():
    sources = {"assets/a.js": SCRIPT, "assets/deep/b.css": STYLE}
    made = minified.minified(sources, ROOT)
    assert list(made) == list(sources)
    script, style = made.values()
    assert len(script) < 0.75 * len(SCRIPT) and "comment" not in script
    assert run(script) == run(SCRIPT) == ["wide “quotes”", 4, "function", "twice"]
    assert "“quotes”" in script
    assert style == ":root{--right: #0a6b45}.a>.b{margin:0;color:var(--right)}\n"
    assert minified.minified(sources, ROOT) == made


def test_what_cannot_be_read_is_named_with_its_line():
    with pytest.raises(minified.ScriptError, match=r"assets/a\.js:2:"):
        minified.minified({"assets/a.js": "const a = 1;\nconst b = ;\n"}, ROOT)


def test_a_block_that_is_never_closed_is_named_too():
    with pytest.raises(minified.ScriptError, match=r"assets/a\.css:"):
        minified.minified({"assets/a.css": "@media print {\n a { color: red; }\n"}, ROOT)


def test_without_the_package_the_command_that_brings_it_is_told(tmp_path):
    with pytest.raises(FileNotFoundError, match="make setup"):
        minified.minified({"assets/a.js": SCRIPT}, tmp_path)
