"""Gives the pages of practice their data: the questions as they were rendered for the set pages."""

from functools import partial
from pathlib import Path

from guide import bank_pages, new_question, practice_data, practice_page
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File


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


def on_env(env, config, files):
    """Write the data of the questions as they were rendered, before the first page is finished."""
    bank, latest, sets, address = config.extra["bank"], config.extra["latest"], {}, {}
    for file in files.documentation_pages():
        address[file.src_uri] = file.url
        if name := bank_pages.page_of(file.src_uri, bank):
            html = file.page.content
            make = partial(practice_data.sections, html)
            sets[name] = latest.of("practice", name, (html,), make)
    made, config.extra["practice_data"] = practice_data.files(bank, sets, address, latest)
    for place, content in made.items():
        files.append(File.generated(config, place, content=content))
    return env


def on_post_page(output, page, config):
    """Tell the scripts where the data is, and how a question is contributed."""
    up = "../" * page.url.count("/")
    repository, branch = config.extra["repository"], config.extra["branch"]
    chapters = config.extra["bank"].chapters.values()
    contribute = new_question.parts(repository, branch, chapters)
    data = [up + place for place in config.extra["practice_data"]]
    return practice_page.with_data(output, data, contribute)
