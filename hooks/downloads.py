"""Makes the place on the page of downloads that a step after the build fills."""

from guide.downloads import place
from mkdocs.plugins import event_priority


@event_priority(95)
def on_page_markdown(markdown, page, config, files):
    """Put the place where the marker is."""
    return place.with_place(markdown)
