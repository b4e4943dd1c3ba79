"""Makes the search small, forgiving and quick to build.

The search plugin is shown only what it may find, and only pages that it has not read before; its
index is shortened, and its worker in the browser is told what a reader meant.
"""

from pathlib import Path

from guide import search_index, searched
from guide.cache import digest
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File

_addresses = {}  # "of": the address of each file below docs/, seen from the site's root
_page = {}  # of the page that the search plugin looks at: content, key, entries that are kept


def on_files(files, config):
    """Put our script in front of the theme's in the worker that searches."""
    for file in list(files):
        if search_index.is_worker(file.src_uri):
            content = search_index.worker(file.content_string)
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=content))
    return files


def on_env(env, config, files):
    """Note where each chapter's page is."""
    _addresses["of"] = {file.src_uri: file.url for file in files.documentation_pages()}
    return env


@event_priority(50)
def _lend(context, page, config, nav):
    """Put the part in place of the whole, or hide a page whose entries are kept."""
    content = page.content
    latest, uri = config.extra["latest"], page.file.src_uri
    part = latest.of("searched", uri, (content,), lambda: searched.part(content))
    key = digest(page.url, str(page.meta.get("title", page.title)), part)
    kept = config.extra["cache"].shelf("search").get(key)
    _page.update(content=page.content, key=key, kept=kept, known=len(_entries(config)))
    page.content = part
    if kept is not None:
        page.meta["search"] = {"exclude": True}  # no page of ours says this by itself


@event_priority(-50)
def _restore(context, page, config, nav):
    """Put the whole back, and add the kept entries or keep the new ones."""
    page.content = _page["content"]
    entries = _entries(config)
    if _page["kept"] is not None:
        del page.meta["search"]
        entries.extend(_page["kept"])
    else:
        config.extra["cache"].shelf("search").put(_page["key"], entries[_page["known"] :])


on_page_context = CombinedEvent(_lend, _restore)


@event_priority(-50)
def on_post_build(config):
    """Shorten the index that the search plugin wrote, and part it from its documents."""
    site = Path(config.site_dir)
    text = (site / search_index.FILE).read_text(encoding="utf-8")
    aliases = search_index.aliases(config.extra["bank"], _addresses["of"])
    made = search_index.shortened(text, aliases, config.extra["latest"])
    for place, content in made.items():
        (site / place).write_text(content, encoding="utf-8")


def _entries(config) -> list:
    """The entries of the index so far."""
    plugin = next(p for p in config.plugins.values() if hasattr(p, "search_index"))
    return plugin.search_index.entries
