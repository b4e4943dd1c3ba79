"""Replaces arithmatex's marks by MathML, in the page's own text and in its questions."""

from pathlib import Path

from guide.formulas import FormulaError, Typesetter, in_html
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

_typeset = Typesetter()


@event_priority(100)
def on_config(config):
    """Lend the typesetter to the check, which runs next."""
    _typeset.shelf = config.extra["cache"].shelf("formulas")
    config.extra["typeset"] = _typeset
    return config


def on_files(files, config):
    """Publish Temml's style sheet from the npm package, without its font."""
    root = Path(config.config_file_path).resolve().parent
    style = root / "node_modules/temml/dist/Temml-STIX2.css"
    css = style.read_text(encoding="utf-8")
    head, _, rest = css.partition("@font-face")
    content = head + rest.partition("}")[2].replace("font-family: STIX2, math;", "")
    files.append(File.generated(config, "assets/temml.css", content=content))
    return files


@event_priority(-110)
def on_page_content(html, page, config, files):
    """Typeset every formula of the rendered page."""
    try:
        return in_html(html, _typeset)
    except FormulaError as error:
        raise PluginError(f"{page.file.src_uri}: a formula cannot be typeset: {error}") from None


def on_post_build(config):
    """End Temml's process; the next build of `serve` starts another if it has a new formula."""
    _typeset.close()
