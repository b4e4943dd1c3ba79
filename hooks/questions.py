"""Puts the bank's questions into pages before mkdocs-quiz runs, and rewrites what it rendered."""

from pathlib import Path

from guide import bank_pages, practice_page
from guide.question_page import Links, Renderer, place
from guide.quiz import unshield
from mkdocs.plugins import event_priority

_placed = {}  # the page's place below docs/: the questions on it, in order


def on_pre_build(config):
    """Forget the pages of the build before."""
    _placed.clear()


@event_priority(100)
def on_page_markdown(markdown, page, config, files):
    """Put the questions' Markdown in place of the markers, before mkdocs-quiz looks for it."""
    bank = config.extra["bank"]
    uri = page.file.src_uri
    links = _links(page, config, files)
    text, _placed[uri] = place(markdown, uri, bank, bank_pages.page_of(uri, bank), links)
    return text


@event_priority(-100)
def on_page_content(html, page, config, files):
    """Make questions of what mkdocs-quiz rendered, and drop its runtime."""
    templates = Path(config.config_file_path).resolve().parent / "overrides"
    renderer = Renderer(templates, config.extra["bank"], _links(page, config, files))
    return renderer.page(html, _placed[page.file.src_uri], page.file.src_uri)


def on_post_page(output, page, config):
    """Show tags in the page's table of contents as they were written too."""
    return unshield(output)


def _links(page, config, files) -> Links:
    review = files.get_file_from_path(practice_page.REVIEW)
    place = review.url_relative_to(page.file) if review else ""
    return Links(
        config.extra["repository"], config.extra["branch"], page.canonical_url or "", place
    )
