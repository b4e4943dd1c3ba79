"""The second wall: a page's HTML goes in, the same with a strict content policy comes out.

GitHub Pages sets no headers, so the policy stands in a `<meta>` tag, first in the head.
The theme's inline scripts and ours are let through by their hashes, nothing else is.
"""

import base64
import hashlib
import re

_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_HEAD = re.compile(r"<head>\s*(?:<meta charset=\"utf-8\">)?", re.IGNORECASE)
RULES = (
    "default-src 'self'",
    "script-src 'self'{hashes}",
    "style-src 'self'",
    "img-src 'self' data:",  # the theme's icons are masks in its style sheet
    "worker-src 'self'",  # the search, and the copy on the reader's device
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
)


def hashes(html: str) -> list[str]:
    """The sources that let the page's inline scripts run, sorted."""
    found = set()
    for script in _INLINE.finditer(html):
        is_data = "src=" in script["attributes"] or "application/" in script["attributes"]
        if not is_data and script["code"].strip():
            digest = hashlib.sha256(script["code"].encode()).digest()
            found.add(f"'sha256-{base64.b64encode(digest).decode()}'")
    return sorted(found)


def policy(html: str) -> str:
    """The policy for a page, as one line."""
    allowed = "".join(f" {source}" for source in hashes(html))
    return "; ".join(rule.format(hashes=allowed) for rule in RULES)


def with_policy(html: str) -> str:
    """The page with its policy first in the head."""
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return _HEAD.sub(lambda head: f"{head[0]}\n{tag}", html, count=1)
