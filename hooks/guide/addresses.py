"""Outside addresses: text goes in, the address in it, or what makes two of them the same, out."""

import re
from urllib.parse import urlsplit

WAYBACK = re.compile(r"https://web\.archive\.org/web/\d{4,14}(?:id_|if_)?/https?://[^\s/]+\.\S+")
_WORD = re.compile(r"[^\s<>()\[\]\"'*|]*")
# A command is only shown for what no shell and no make could take for something else.
_PLAIN = re.compile(r"(?:https?://|www\.)[A-Za-z0-9:/?&=._~%+@,;#-]+", re.IGNORECASE)


def normalized(url: str) -> str:
    """The address without what does not change where it leads: scheme, `www.`, last slash.

    Two addresses that differ in nothing else are the same. What is no address stays as it is.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{host}{parts.path.rstrip('/')}{query}{fragment}" if host else url


def in_text(text: str) -> str:
    """The plain web address that `text` begins with, its scheme added where it is missing, or ''.

    The marks that end a sentence are no part of it.
    """
    url = _WORD.match(text)[0].rstrip(".,;:!?")
    if not _PLAIN.fullmatch(url):
        return ""
    return url if "://" in url else f"https://{url}"
