"""Finds a Chromium-like browser of this machine; nothing is started or installed."""

import os
import shutil
from pathlib import Path

NAMES = (
    "google-chrome-stable",
    "google-chrome",
    "chromium",
    "chromium-browser",
    "microsoft-edge-stable",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
# Sandboxes need rights that containers and root do not have; the pages are our own.
ARGUMENTS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update")


def named() -> str | None:
    """What the environment variable GUIDE_BROWSER says, or None."""
    return os.environ.get("GUIDE_BROWSER")


def find() -> str | None:
    """The path of the program that GUIDE_BROWSER names; without it, of the first that is there."""
    if name := named():
        return shutil.which(name)
    on_path = (shutil.which(name) for name in NAMES)
    installed = (place for place in PLACES if Path(place).exists())
    return next((path for path in (*on_path, *installed) if path), None)
