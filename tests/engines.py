"""Two sites of the same content from two engines: folders go in, pages that differ come out.

`python -m tests.engines SITE OTHER` compares the `<article>` of every page as HTML. With
`--loosely` these make no difference: steps up in an address, an attribute for the search, and the
empty element that Zensical puts before all others.
"""

import sys
from html.parser import HTMLParser
from pathlib import Path

MARK = ("a", (("id", "__skip"), ("tabindex", "-1")))  # of Zensical


class Article(HTMLParser):
    """The tags and words of a page's `<article>`, without what means nothing in HTML."""

    def __init__(self, loosely: bool = False):
        super().__init__(convert_charrefs=True)
        self.found: list[tuple] = []
        self._loosely = loosely
        self._depth = 0

    def handle_starttag(self, tag, attrs):
        self._depth += tag == "article"
        if self._loosely:
            attrs = [
                (name, value and value.replace("../", ""))
                for name, value in attrs
                if name != "data-search-exclude"
            ]
        if self._depth:
            self.found.append((tag, tuple(sorted(attrs, key=str))))

    def handle_endtag(self, tag):
        is_mark = self._loosely and self.found[-1:] == [MARK] and tag == "a"
        if is_mark:
            self.found.pop()
        elif self._depth:
            self.found.append((f"/{tag}",))
        self._depth -= tag == "article"

    def handle_data(self, data):
        if self._depth and data.strip():
            self.found.append((" ".join(data.split()),))


def article(page: Path, loosely: bool = False) -> list[tuple]:
    """What stands in the page's article, in order."""
    parser = Article(loosely)
    parser.feed(page.read_text(encoding="utf-8"))
    parser.close()
    return parser.found


def differences(site: Path, other: Path, loosely: bool = False) -> list[str]:
    """The pages that only one site has, or whose articles are not the same; sorted."""
    pages, others = ({p.relative_to(s) for p in s.rglob("*.html")} for s in (site, other))
    both = pages & others
    differ = [p for p in both if article(site / p, loosely) != article(other / p, loosely)]
    return sorted(p.as_posix() for p in [*(pages ^ others), *differ])


def main(site: Path, other: Path, loosely: bool = False) -> int:
    """Print what differs and a last line that counts; 1 where anything does."""
    found = differences(site, other, loosely)
    for page in found:
        print(page)
    count = sum(1 for _ in site.rglob("*.html"))
    print(f"engines: {count} pages compared, {len(found)} differ")
    return bool(found) or not count


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), "--loosely" in sys.argv))
