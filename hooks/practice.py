"""Gives the pages of practice their data: the questions as they were rendered for the set pages."""

from pathlib import Path

from guide import bank_pages, new_question, practice_data, practice_page
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

_sets = {}  # page id: its questions as they were rendered
_index = {}  # "place": of the index, below the site


def on_pre_build(config):
    """Forget the build before."""
    _sets.clear()


def on_files(files, config):
    """Publish the scheduler from its npm package."""
    root = Path(config.config_file_path).resolve().parent
    script = (root / "node_modules/ts-fsrs/dist/index.umd.js").read_text(encoding="utf-8")
    head = script.partition("//# sourceMappingURL")[0]
    files.append(File.generated(config, practice_page.LIBRARY, content=head))
    return files


@event_priority(95)
def on_page_markdown(markdown, page, config, files):
    """Put the places that scripts fill where the markers are."""
    all_sets = files.get_file_from_path(f"{bank_pages.FOLDER}/index.md")
    return practice_page.place(markdown, all_sets.url_relative_to(page.file))


@event_priority(-300)
def on_page_content(html, page, config, files):
    """Keep the questions of a set page, when everything was done to them."""
    name = bank_pages.page_of(page.file.src_uri, config.extra["bank"])
    if name:
        _sets[name] = practice_data.sections(html)
    return html


def on_env(env, config, files):
    """Write the data, before the first page is finished."""
    address = {file.src_uri: file.url for file in files.documentation_pages()}
    made, _index["place"] = practice_data.files(config.extra["bank"], _sets, address)
    for place, content in made.items():
        files.append(File.generated(config, place, content=content))
    return env


def on_post_page(output, page, config):
    """Tell the scripts where the data is, and how a question is contributed."""
    up = "../" * page.url.count("/")
    repository, branch = config.extra["repository"], config.extra["branch"]
    chapters = config.extra["bank"].chapters.values()
    contribute = new_question.parts(repository, branch, chapters)
    return practice_page.with_data(output, f"{up}{_index['place']}", contribute)
