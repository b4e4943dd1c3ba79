"""Makes the place on the page of downloads that a step after the build fills."""

from guide.downloads import page as download_page
from mkdocs.plugins import event_priority


@event_priority(95)
def on_page_markdown(markdown, page, config, files):
    """Put the place where the marker is."""
    return download_page.place(markdown)
