"""Adds the pages of the bank and of its audit; leaves out of the site what is only a source."""

from guide import audit_page, bank_pages
from mkdocs.structure.files import File

SOURCES = (".py", ".yml", ".unicodes")


def on_files(files, config):
    """Put the made pages in, take the bank's files, scripts and registries out."""
    for file in list(files):
        is_question = file.src_uri.startswith("questions/")
        if is_question or file.src_uri.endswith(SOURCES):
            files.remove(file)
    bank = config.extra["bank"]
    for uri, content in [*bank_pages.make(bank), (audit_page.URI, audit_page.make(bank))]:
        files.append(File.generated(config, uri, content=content))
    return files
