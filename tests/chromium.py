"""Finds the browser that the tests drive, and installs one where there is none.

The order: the program named in the environment variable GUIDE_BROWSER; Chrome, Chromium or
Edge of this machine; Playwright's own; then Playwright's download; then, as root on Debian
or Ubuntu, the package chromium. `python -m tests.chromium` prints the one that was found.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

from hooks.guide.downloads import browser
from hooks.guide.downloads.browser import ARGUMENTS

__all__ = ["ARGUMENTS", "find", "install"]


def find() -> str | None:
    """The path of a browser that is there already, or None."""
    return browser.find() or (None if browser.named() else _of_playwright())


def install() -> str | None:
    """Try to install a browser; the path, or None where that failed."""
    ways: list[tuple[str, Callable[[], None]]] = [("Playwright's Chromium", _download)]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        ways.append(("Debian's package chromium", _debian_package))
    for name, way in ways:
        print(f"browser: none found, installing {name}", flush=True)
        try:
            way()
        except (subprocess.SubprocessError, OSError) as error:
            print(f"browser: that failed ({error})", flush=True)
        if found := find():
            return found
    return None


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _download() -> None:
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, check=True, timeout=300)


def _debian_package() -> None:
    quiet = ("apt-get", "-qq", "-o", "Dpkg::Use-Pty=0")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*quiet, "update"], check=True, timeout=300, stdout=subprocess.DEVNULL)
    install_it = [*quiet, "install", "-y", "--no-install-recommends", "chromium"]
    subprocess.run(install_it, check=True, timeout=600, env=environment, stdout=subprocess.DEVNULL)


def main() -> int:
    """Print the browser; 1 where there is none and CI is set, so that no test is skipped unseen."""
    found = find() or install()
    if found:
        print(f"browser: {found}")
        return 0
    print("browser: none found and none could be installed; browser tests cannot run.")
    print("browser: install Chrome or Chromium, or name one in GUIDE_BROWSER.")
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
