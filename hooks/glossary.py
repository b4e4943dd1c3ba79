"""Links the first use of each glossary term on a chapter page to its sentence."""

from guide import glossary
from mkdocs.plugins import event_priority

_of_build = {}  # "linker": made once


def on_pre_build(config):
    """Make the linker of this build's terms."""
    _of_build["linker"] = glossary.Linker(config.extra["bank"].glossary)


@event_priority(-115)
def on_page_content(html, page, config, files):
    """Link the terms in the rendered text; questions and formulas are left alone."""
    bank, path = config.extra["bank"], f"docs/{page.file.src_uri}"
    if not bank.chapter_at(path):
        return html
    address = files.get_file_from_path(glossary.URI).url_relative_to(page.file)
    return _of_build["linker"].link(html, path, address)
