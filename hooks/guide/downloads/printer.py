"""Prints HTML with a browser's command line: a page of a folder goes in, a PDF comes out."""

import subprocess
import tempfile
from pathlib import Path

from .browser import ARGUMENTS

# The page is opened as a file, so no address needs to be reachable, and none is: every host name
# and every IP address is unknown to the browser.
OFFLINE = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-sync",
    "--no-pings",
    "--no-first-run",
)
DRAFT = ("--no-pdf-header-footer", "--disable-pdf-tagging")
PRINTING = ("--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline")
SECONDS = 900  # some minutes on a busy machine, well below one on an idle one


class PrintingFailed(RuntimeError):
    """The browser ended without a PDF."""


def print_page(browser: str, page: Path, target: Path, is_draft: bool = False) -> None:
    """Print the HTML file `page` to `target` with the program `browser`.

    The PDF is tagged and its outline has the page's headings; a draft, which is there only to see
    on which page everything comes, is printed faster without them. Raises PrintingFailed.
    """
    with tempfile.TemporaryDirectory(prefix="guide-print-", ignore_cleanup_errors=True) as profile:
        kind = DRAFT if is_draft else PRINTING
        command = [
            *(browser, "--headless", "--disable-gpu", f"--user-data-dir={profile}"),
            *(*ARGUMENTS, *OFFLINE, *kind, f"--print-to-pdf={target}", page.as_uri()),
        ]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise PrintingFailed(f"{page.name}: not printed after {SECONDS} s") from None
    if done.returncode or not target.is_file():
        raise PrintingFailed(f"{page.name}: {browser} says\n{done.stderr[-2000:]}")
