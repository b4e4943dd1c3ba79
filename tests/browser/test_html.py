"""The HTML of one page of each kind is valid, but for what the theme itself does wrong.

`tests/html_baseline.json` says how often a page may break which rule; it may only shrink. The
attribute `align` is let pass in `.htmlvalidate.json`: the content policy forbids the inline style
that would stand in its place.
"""

import json
import subprocess
from collections import Counter
from tempfile import TemporaryFile

from guide.formulas import node

from tests.build import ROOT

PROGRAM = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
BASELINE = json.loads((ROOT / "tests/html_baseline.json").read_text(encoding="utf-8"))
KINDS = (
    "404.html",
    "index.html",
    "about/audit/index.html",
    "download/index.html",
    "glossary/index.html",
    "machine-learning/model-evaluation/index.html",
    "practice/index.html",
    "practice/journal/index.html",
    "practice/kit/index.html",
    "practice/mock/index.html",
    "practice/progress/index.html",
    "practice/resume/index.html",
    "questions/index.html",
    "questions/model-evaluation/index.html",
    "resources/index.html",
)


def validated(folder, *places: str) -> dict[str, list[dict]]:
    """What html-validate says of each file of `folder` that it finds fault with."""
    command = [node(), str(PROGRAM), "--config", str(ROOT / ".htmlvalidate.json")]
    command += ["--formatter", "json", *places]
    with TemporaryFile() as said:  # the program ends before a pipe has all of it
        done = subprocess.run(command, cwd=folder, stdout=said, check=False)
        assert done.returncode in (0, 1)
        said.seek(0)
        return {file["filePath"]: file["messages"] for file in json.load(said)}


def test_each_kind_of_page_is_valid(site):
    for path, messages in validated(site.folder, *KINDS).items():
        found = Counter(message["ruleId"] for message in messages)
        more = {rule: n for rule, n in found.items() if n > BASELINE.get(rule, 0)}
        assert not more, (path, more, [m for m in messages if m["ruleId"] in more][:3])


def test_a_fault_is_seen(tmp_path):
    (tmp_path / "a.html").write_text("<p id=x><div id=x></div><img></p>\n", encoding="utf-8")
    [messages] = validated(tmp_path, "a.html").values()
    assert {"no-dup-id", "close-order"} <= {message["ruleId"] for message in messages}
