"""Gives each page its objectives, its edit link and a meta that holds only our own fields."""

import posixpath

from guide import effort, page_frame, plans
from mkdocs.plugins import event_priority

PASSED_ON = ("title", "description")


@event_priority(90)
def on_page_markdown(markdown, page, config, files):
    """Put what the chapter is good for above its text, and mark code for the highlighter only."""
    bank = config.extra["bank"]
    path = f"docs/{page.file.src_uri}"
    chapter = bank.chapter_at(path)
    repository, branch = config.extra["repository"], config.extra["branch"]
    is_made = page.file.abs_src_path is None
    page.edit_url = f"{repository}/edit/{branch}/{path}" if repository and not is_made else None
    page.meta = {key: value for key, value in page.meta.items() if key in PASSED_ON}
    text = plans.place(markdown, page.file.src_uri, bank)
    time = effort.sentence(chapter, bank.of_page(chapter.id)) if chapter else ""
    return page_frame.frame(text, page.meta.get("title", ""), chapter, time)


@event_priority(-120)
def on_page_content(html, page, config, files):
    """Give wide tables a box that scrolls, and images their size."""

    def drawing(address):
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(page.url), address))
        file = files.get_file_from_path(uri)
        return file.content_string if file and uri.endswith(".svg") else ""

    return page_frame.finish(html, drawing)
