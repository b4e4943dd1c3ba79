"""Adds the pages made from the bank; leaves out of the site what is only a source."""

from pathlib import Path

from guide import audit_page, bank_pages, glossary, resources_page
from mkdocs.structure.files import File

SOURCES = (".py", ".yml", ".unicodes")


def on_files(files, config):
    """Put the made pages in, take the bank's files, scripts and registries out."""
    for file in list(files):
        is_question = file.src_uri.startswith("questions/")
        if is_question or file.src_uri.endswith(SOURCES):
            files.remove(file)
    bank = config.extra["bank"]
    templates = Path(config.config_file_path).resolve().parent / "overrides"
    titles = {chapter.path: chapter.title for chapter in bank.chapters.values()}
    made = {
        **dict(bank_pages.make(bank)),
        audit_page.URI: audit_page.make(bank),
        resources_page.URI: resources_page.make(bank, templates),
        glossary.URI: glossary.make(bank.glossary, titles.__getitem__),
    }
    for uri, content in made.items():
        files.append(File.generated(config, uri, content=content))
    return files
