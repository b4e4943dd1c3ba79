"""What the head of a page tells others: a page's words and addresses go in, its tags come out."""

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from . import bank_pages, structured_data
from .bank import Bank
from .model import PICTURE_SIZE, SECTIONS
from .templates import load

PICTURES = "assets/link"


@dataclass(frozen=True)
class Shared:
    """What a shared link to a page shows. `url` and `picture` are absolute, '' if not known."""

    title: str
    description: str
    site_name: str
    url: str
    picture: str
    is_home: bool


class Heads:
    """Makes heads from the template head.html in the folder `templates`."""

    def __init__(self, templates: Path):
        self._template = load(templates, "head.html")

    def tags(self, page: Shared, data: dict) -> str:
        """The tags of one page; `data` is its record (see `structured_data`), or {}."""
        width, height = PICTURE_SIZE
        script = Markup(structured_data.embedded(data)) if data else ""
        return self._template.render(page=page, data=script, width=width, height=height)


def picture_place(uri: str) -> str:
    """Where the picture of the page at `uri` ('tools/sql.md') is published."""
    return f"{PICTURES}/{uri.removesuffix('.md').replace('/', '-')}.png"


def section(uri: str, bank: Bank) -> str:
    """The name of the part of the guide that a page belongs to, or ''."""
    page = bank_pages.page_of(uri, bank)
    chapter = bank.chapters.get(page) or bank.chapter_at(f"docs/{uri}")
    return SECTIONS[chapter.section] if chapter else ""


def picture(root: Path, uri: str, page: Shared, bank: Bank) -> bytes:
    """The picture of a page; `root` is the folder of node_modules."""
    from . import link_picture  # which loads Pillow, for a site of unknown address in vain

    part = section(uri, bank)
    above = " · ".join(name for name in (page.site_name, part) if name and name != page.title)
    return link_picture.draw(root, above, page.title, page.description)
