"""Begins an entry of docs/resources.yml: an address goes in, its text with gaps comes out."""

import json

from .addresses import in_text
from .model import COSTS, RESOURCE_KINDS, RESOURCE_LEVELS

_ENTRY = """\
- id: TODO # lower-case words and hyphens; pages and questions cite it by this
  title: "TODO: its own title"
  authors: "TODO: who made it"
  year: TODO # the year it came out; drop the line where it is kept up to date
  url: {url}
{http_only}  kind: TODO # {kinds}
  level: TODO # {levels}
  cost: TODO # {costs}
  language: en
  topics: [TODO] # ids of docs/topics.yml that it teaches
  part: "TODO: which part to read, and why, in a sentence"
"""
_HTTP_ONLY = '  http_only: "TODO: why the address is not https"\n'


def make(url: str) -> str:
    """The text of a new entry for the address `url`, every gap marked with TODO."""
    return _ENTRY.format(
        url=url if in_text(url) == url else json.dumps(url, ensure_ascii=False),
        http_only=_HTTP_ONLY if url.lower().startswith("http:") else "",
        kinds=", ".join(RESOURCE_KINDS),
        levels=", ".join(RESOURCE_LEVELS),
        costs=", ".join(COSTS),
    )


def with_entry(text: str, url: str) -> tuple[str, int]:
    """The registry's text with the new entry at its end, and the line that the entry begins on."""
    before = text.rstrip("\n") + "\n" if text.strip() else ""
    return before + make(url), before.count("\n") + 1
