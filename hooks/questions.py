"""Puts the bank's questions into pages before mkdocs-quiz runs, and rewrites what it rendered."""

from functools import partial
from pathlib import Path

from guide import bank_pages, page_sources, plain_paragraph, practice_page
from guide.question_html import Renderer, plain_parts, set_apart
from guide.question_page import Links, place
from guide.quiz import unshield
from mkdocs.plugins import CombinedEvent, event_priority

_placed = {}  # the page's place below docs/: the questions on it, in order
_of_build = {}  # "renderer", "may_be_plain": made once; "page", "engine": of the last page


def on_config(config):
    """Let mkdocs-quiz make one Markdown engine for a page, and use it only where it must.

    It resets the engine before each piece of a question anyway, and making one takes longer than
    using it. Most pieces are plain words, of which it makes a paragraph and nothing else. Where
    a later version has no such methods, each question has its own engine, and every piece it.
    """
    quiz = config.plugins["mkdocs_quiz"]
    make = getattr(type(quiz), "_create_fragment_markdown", None)
    convert = getattr(type(quiz), "_convert_fragment_markdown", None)

    def once(page, config, files):
        if _of_build.get("page") is not page:
            _of_build.update(page=page, engine=make(quiz, page, config, files))
        return _of_build["engine"]

    def quickly(text, *others, **named):
        html = plain_paragraph.rendered(text)
        return convert(quiz, text, *others, **named) if html is None else html

    if make:
        quiz._create_fragment_markdown = once
    _of_build["may_be_plain"] = plain_paragraph.are_harmless(config.markdown_extensions)
    if convert and _of_build["may_be_plain"]:
        quiz._convert_fragment_markdown = quickly
    return config


def on_pre_build(config):
    """Forget the pages of the build before."""
    _placed.clear()
    templates = Path(config.config_file_path).resolve().parent / "overrides"
    _of_build["renderer"] = Renderer(templates, config.extra["bank"])


@event_priority(100)
def on_page_markdown(markdown, page, config, files):
    """Put the questions' Markdown in place of the markers, before mkdocs-quiz looks for it."""
    bank, uri = config.extra["bank"], page.file.src_uri

    def is_kept(one):
        shelf = _shelf(one, config)
        if shelf.get(one.key) is None and _of_build["may_be_plain"]:
            parts = plain_parts(one.question, config.extra["typeset"])
            if parts is not None:
                shelf.put(one.key, parts)
        return shelf.get(one.key) is not None

    links, set_page = _links(page, config, files), bank_pages.page_of(uri, bank)
    chapter = bank.chapters[set_page] if set_page else bank.chapter_at(f"docs/{uri}")
    questions = page_sources.questions_on(uri, markdown, bank)
    told = (markdown, questions, chapter, links, config.extra["cache"].seal)
    make = partial(place, markdown, uri, bank, set_page, links, is_kept)
    text, _placed[uri] = config.extra["latest"].of("placed", uri, told, make)
    return text


@event_priority(-100)
def _set_apart(html, page, config, files):
    """Take the questions' parts out of what mkdocs-quiz rendered, and drop its runtime."""
    uri = page.file.src_uri
    fresh = [o.question for o in _placed[uri] if f"<!--place of {o.question.id}-->" not in html]
    return set_apart(html, fresh, uri)


@event_priority(-150)
def _fill(html, page, config, files):
    """Make whole questions of the parts, the kept ones too, and keep the others."""

    def kept(one, parts):
        shelf = _shelf(one, config)
        if parts is None:
            return shelf.get(one.key)
        shelf.put(one.key, parts)
        return parts

    uri, links = page.file.src_uri, _links(page, config, files)
    renderer, in_set = _of_build["renderer"], uri.startswith(f"{bank_pages.FOLDER}/")
    return renderer.fill(html, _placed[uri], in_set, links, kept)


on_page_content = CombinedEvent(_set_apart, _fill)


def on_post_page(output, page, config):
    """Show tags in the page's table of contents as they were written too."""
    return unshield(output)


def _links(page, config, files) -> Links:
    review = files.get_file_from_path(practice_page.REVIEW)
    place = review.url_relative_to(page.file) if review else ""
    return Links(
        config.extra["repository"], config.extra["branch"], page.canonical_url or "", place
    )


def _shelf(one, config):
    return config.extra["cache"].shelf(f"questions/{one.question.page}")
