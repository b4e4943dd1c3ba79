"""Lends a preview every page that would come out as it did before the change."""

from dataclasses import dataclass
from typing import Any

from guide import page_sources
from guide.cache import digest
from mkdocs.plugins import CombinedEvent, event_priority

_of_build = {}  # "site", "nav": objects that stay the same while their parts are equal; see below


@dataclass(frozen=True)
class Rendered:
    """What MkDocs and our hooks made of a page's Markdown."""

    content: str
    toc: Any
    title: str | None
    ids: set[str]
    links: dict[str, dict[str, str]]  # to anchors, by the place of the file below docs/


def on_pre_build(config):
    """In a preview, run what follows a page's Markdown only where a page is made anew."""
    if config.extra["latest"].lends:
        events = config.plugins.events
        for name in ("page_content", "post_page"):
            _of_build[name], events[name] = events[name], []


@event_priority(-1000)
def on_files(files, config):
    """Note all that pages are made of beside their own text."""
    if config.extra["latest"].lends:
        pictures = [digest(f.content_string) for f in files if f.src_uri.endswith(".svg")]
        parts = page_sources.everywhere(config.extra["bank"])
        settings = repr((config.user_configs, config.site_url))
        places = [file.src_uri for file in files]
        told = (config.extra["cache"].seal, parts, settings, places, pictures)
        _of_build["site"] = config.extra["latest"].of("site", "", told, object)
    return files


@event_priority(1000)
def _note(markdown, page, config, files):
    """Keep the page's text as its author wrote it."""
    _of_build["written"] = markdown


@event_priority(-1000)
def _lend(markdown, page, config, files):
    """Let the page be rendered only if something in it is new."""
    latest, uri = config.extra["latest"], page.file.src_uri
    if latest.lends:
        questions = page_sources.questions_on(uri, _of_build["written"], config.extra["bank"])
        about = (page.meta, page.url, page.canonical_url, page.edit_url)
        told = (markdown, questions, about, _of_build["site"])

        def render(config, files):
            made = latest.of("content", uri, told, lambda: _rendered(page, config, files))
            page.content, page.toc, page.present_anchor_ids = made.content, made.toc, made.ids
            page._title_from_render = made.title
            page.links_to_anchors = {
                files.get_file_from_path(place): links for place, links in made.links.items()
            }

        page.render = render


on_page_markdown = CombinedEvent(_note, _lend)


@event_priority(-1000)
def on_env(env, config, files):
    """Let the theme set only pages that are new or stand in another menu."""
    latest = config.extra["latest"]
    if not latest.lends:
        return env
    titles = [(file.src_uri, file.url, file.page.title) for file in files.documentation_pages()]
    _of_build["nav"] = latest.of("nav", "", (titles, _of_build["site"]), object)
    return _Lending(env)


class _Lending:
    """The theme's templates, of which whole pages are lent."""

    def __init__(self, env):
        self._env = env

    def __getattr__(self, name):
        return getattr(self._env, name)

    def get_template(self, name):
        """A template that is given a page only if something on it is new."""
        return _LendingTemplate(self._env.get_template(name))


class _LendingTemplate:
    def __init__(self, template):
        self._template = template

    def render(self, context):
        """What the theme and our hooks make of the page, or made of it before."""
        page, config = context["page"], context["config"]
        if page is None:
            return self._template.render(context)
        places = config.extra["practice_data"] if 'class="practice"' in page.content else []
        about = (page.title, page.meta, page.url, page.canonical_url, page.edit_url)
        own = (page.content, page.toc, about, page.update_date, context["head"], places)
        told = (self._template.name, own, _of_build["site"], _of_build["nav"])

        def make():
            output = self._template.render(context)
            return _run("post_page", output, page=page, config=config)

        return config.extra["latest"].of("output", page.file.src_uri, told, make)


def _rendered(page, config, files) -> Rendered:
    type(page).render(page, config, files)
    content = _run("page_content", page.content, page=page, config=config, files=files)
    links = {file.src_uri: found for file, found in (page.links_to_anchors or {}).items()}
    return Rendered(content, page.toc, page._title_from_render, page.present_anchor_ids, links)


def _run(name, item, **about):
    for method in _of_build[name]:
        result = method(item, **about)
        item = item if result is None else result
    return item
