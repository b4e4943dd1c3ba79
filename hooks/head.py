"""Tells others what a page is: tags for shared links, their pictures, structured data, the day."""

from pathlib import Path
from urllib.parse import urljoin

from guide import page_head, structured_data
from guide.downloads import edition
from mkdocs.structure.files import File

_of_build = {}  # "heads": made once; "addresses" of the pages in "nav"


def on_env(env, config, files):
    """Draw the pictures, where the site's address is known, and date the pages of the sitemap."""
    root, bank = _root(config), config.extra["bank"]
    _of_build["heads"] = page_head.Heads(root / "overrides")
    newest = max(question.reviewed for question in bank.questions.values())
    day = edition.of(root, newest.isoformat()).date
    for file in files.documentation_pages():
        file.page.update_date = day
        if config.site_url:
            content = page_head.picture(root, file.src_uri, _shared(file.page, config), bank)
            place = page_head.picture_place(file.src_uri)
            files.append(File.generated(config, place, content=content))
    return env


def on_page_context(context, page, config, nav):
    """Hand the page's tags to the theme's block for the head."""
    shared, bank, uri = _shared(page, config), config.extra["bank"], page.file.src_uri
    if nav is not _of_build.get("nav"):
        pages = nav.pages if config.site_url else ()
        of_nav = {one.file.src_uri: urljoin(config.site_url, one.url) for one in pages}
        _of_build.update(nav=nav, addresses=of_nav)
    addresses = {**_of_build["addresses"], uri: shared.url}
    words = (shared.title, shared.description, shared.site_name)
    data = structured_data.record(uri, *words, bank, lambda place: addresses.get(place, ""))
    context["head"] = _of_build["heads"].tags(shared, data)
    return context


def _shared(page, config) -> page_head.Shared:
    url = page.canonical_url or ""
    picture = page_head.picture_place(page.file.src_uri) if url else ""
    return page_head.Shared(
        title=str(page.meta.get("title", page.title)),
        description=page.meta.get("description", config.site_description),
        site_name=config.site_name,
        url=url,
        picture=urljoin(config.site_url, picture) if url else "",
        is_home=page.is_homepage,
    )


def _root(config) -> Path:
    return Path(config.config_file_path).resolve().parent
