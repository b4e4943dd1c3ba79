"""Mends a whole page as the theme rendered it: parts get names, what shows nothing goes."""

import re

# Tags that the theme leaves without a name, or out of reach of the keyboard, and what stands there.
_SEARCH = '<div class="md-search" data-md-component="search" role="dialog"'
_MENU = '<label class="md-header__button md-icon" for="__drawer"'
_NAMED = {
    f"{_SEARCH}>": f'{_SEARCH} aria-label="Search">',
    f"{_MENU}>": f'{_MENU} tabindex="0"><span class="name">Menu</span>',
}
_CODE = re.compile(r'(<div class="[^"]*highlight">.*?</pre>)', re.DOTALL)
# Pygments' classes that have the color of the code around them, see guide.css.
_PLAIN = re.compile(r'<span class="(?:kc|n|o|ow|p|sa|vm|w)">([^<]*)</span>|<span></span>')
_KEPT = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)
_LINE_ENDS = re.compile(r"[ \t]*\n\s*")


def finish(html: str) -> str:
    """The page with a name for each of its parts, without what no reader sees.

    What goes are the spaces around an end of line, which a browser shows as one (outside <pre>,
    <script>, <style> and <textarea>), and in code the tags that change no color.
    """
    for tag, named in _NAMED.items():
        html = html.replace(tag, named)
    html = _CODE.sub(lambda found: _PLAIN.sub(r"\1", found[1]), html)
    return _shorter(html)


def _shorter(html: str) -> str:
    parts = _KEPT.split(html)
    # Each kept piece is followed by the name of its tag, from the inner group.
    texts, kept = parts[::3], parts[1::3]
    shorter = [_LINE_ENDS.sub("\n", text) for text in texts]
    return "".join(piece for pair in zip(shorter, [*kept, ""], strict=True) for piece in pair)
