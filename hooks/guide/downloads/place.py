"""The place that `downloads.page` fills: a page's Markdown goes in, and out again with it."""

import re

from ..markers import DOWNLOADS_MARKER

NOT_YET = (
    "The files are made when the guide is published, and listed here. In a copy of the "
    "repository, <code>make downloads</code> makes them."
)


def with_place(markdown: str) -> str:
    """A page's Markdown with a place for the list where its marker is."""
    box = f'<div class="downloads">\n<p>{NOT_YET}</p>\n</div>\n'
    return re.sub(DOWNLOADS_MARKER.pattern, box, markdown, flags=re.MULTILINE)
