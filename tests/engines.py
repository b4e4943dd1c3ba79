"""Two sites of the same content from two engines: folders go in, pages that differ come out.

`python -m tests.engines SITE OTHER` compares the `<article>` of every page as HTML.
"""

import sys
from html.parser import HTMLParser
from pathlib import Path


class Article(HTMLParser):
    """The tags and words of a page's `<article>`, without what means nothing in HTML."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[tuple] = []
        self._depth = 0

    def handle_starttag(self, tag, attrs):
        self._depth += tag == "article"
        if self._depth:
            self.found.append((tag, tuple(sorted(attrs, key=str))))

    def handle_endtag(self, tag):
        if self._depth:
            self.found.append((f"/{tag}",))
        self._depth -= tag == "article"

    def handle_data(self, data):
        if self._depth and data.strip():
            self.found.append((" ".join(data.split()),))


def article(page: Path) -> list[tuple]:
    """What stands in the page's article, in order."""
    parser = Article()
    parser.feed(page.read_text(encoding="utf-8"))
    parser.close()
    return parser.found


def differences(site: Path, other: Path) -> list[str]:
    """The pages that only one site has, or whose articles are not the same; sorted."""
    pages, others = ({p.relative_to(s) for p in s.rglob("*.html")} for s in (site, other))
    differ = [p for p in pages & others if article(site / p) != article(other / p)]
    return sorted(p.as_posix() for p in [*(pages ^ others), *differ])


def main(site: Path, other: Path) -> int:
    """Print what differs and a last line that counts; 1 where anything does."""
    found = differences(site, other)
    for page in found:
        print(page)
    count = sum(1 for _ in site.rglob("*.html"))
    print(f"engines: {count} pages compared, {len(found)} differ")
    return bool(found) or not count


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
