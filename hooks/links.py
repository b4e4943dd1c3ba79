"""Follows every link inside the built site; a dead one is a warning, so strict builds fail."""

import logging
from pathlib import Path

from guide.links import inside
from mkdocs.plugins import event_priority

FILLED_LATER = ("downloads/",)  # by the steps after the build
_log = logging.getLogger("mkdocs.hooks.links")


@event_priority(-400)
def on_post_build(config):
    """Tell of every link that leads nowhere, when all files are written."""
    latest = config.extra["latest"]
    for broken in inside.check(Path(config.site_dir), FILLED_LATER, latest).broken:
        _log.warning(broken.text())
