"""Adds the pages of the question bank; leaves files that are only sources out of the site."""

from guide import bank_pages
from mkdocs.structure.files import File

SOURCES = (".py", ".yml", ".unicodes")


def on_files(files, config):
    """Put the made pages in, take the bank's files, scripts and registries out."""
    for file in list(files):
        is_question = file.src_uri.startswith("questions/")
        if is_question or file.src_uri.endswith(SOURCES):
            files.remove(file)
    for uri, content in bank_pages.make(config.extra["bank"]):
        files.append(File.generated(config, uri, content=content))
    return files
