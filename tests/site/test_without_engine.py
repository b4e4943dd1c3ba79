"""Questions of plain words, which are spared the Markdown engine, come out as from it."""

from tests import large_bank, small
from tests.build import build, project

WORDS = small.QUESTION.replace("Which of these falls", "Which of $a_1$, `b` and *c* here falls")


def pages(built) -> dict[str, str]:
    """The text of every page and script of a site."""
    assert built.status == 0, built.output
    files = [p for p in built.site.rglob("*") if p.suffix in (".html", ".js", ".json")]
    return {p.relative_to(built.site).as_posix(): p.read_text(encoding="utf-8") for p in files}


def test_a_site_is_the_same_where_an_extension_sends_everything_to_the_engine(tmp_path):
    large_bank.write(tmp_path, 20)
    small.write(tmp_path, **{"questions__metrics__words-of-all-kinds.md": WORDS})
    project(tmp_path, large_bank.nav(1) + "  - resources.md\n")
    spared = pages(build(tmp_path))
    config = tmp_path / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("- admonition\n", "- admonition\n  - abbr\n"), encoding="utf-8")
    assert pages(build(tmp_path)) == spared
    assert "<code>b</code>" in spared["questions/metrics/index.html"]
