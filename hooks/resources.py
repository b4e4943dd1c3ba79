"""Adds "Go deeper" to the pages of chapters: the resources that their front matter names."""

from guide import resource_list
from mkdocs.plugins import event_priority


@event_priority(100)
def on_page_markdown(markdown, page, config, files):
    """Append the list to the page's Markdown."""
    bank = config.extra["bank"]
    chapter = bank.chapter_at(f"docs/{page.file.src_uri}")
    return f"{markdown}\n\n{resource_list.make(chapter, bank.resources)}" if chapter else markdown
