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
# Its classes that every style sheet of ours and the theme's gives one color: all but the first of
# each go by the name of the first.
_ALIKE = {
    name: names.split()[0]
    for names in ("s2 s s1 sb sc si ss", "mi m mb mf mh mo il", "k kd kn kr kt", "c1 c ch cm cs")
    for name in names.split()
}
_COLORED = re.compile(r'<span class="([a-z0-9]+)">')
_SAME = re.compile(
    r'<span class="(?P<color>[a-z0-9]+)">[^<]*(?:</span>\s*<span class="(?P=color)">[^<]*)+</span>'
)
_JOINT = re.compile(r'</span>(\s*)<span class="[a-z0-9]+">')
# The words of a link in the navigation, which the theme wraps to cut off what is too long.
_LINK_WORDS = re.compile(
    r'(class="md-nav__link">)\s*<span class="md-ellipsis">\s*([^<]*?)\s*</span>\s*(?=</a>)'
)
# The theme's script, for which a page would wait before it is drawn.
_SCRIPT = re.compile(r'(<script src="[^"]*/bundle\.\w+\.min\.js")>')
_KEPT = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)


def finish(html: str) -> str:
    """The page with a name for each of its parts, without what no reader sees.

    What goes are the spaces around an end of line, which a browser shows as one (outside <pre>,
    <script>, <style> and <textarea>), the tags in code that change no color, and those around the
    words of links in the navigation. The theme's script runs when the page is read, as ours do.
    """
    for tag, named in _NAMED.items():
        html = html.replace(tag, named)
    html = _CODE.sub(lambda found: _colored(found[1]), html)
    html = _SCRIPT.sub(r"\1 defer>", html)
    return _shorter(_LINK_WORDS.sub(r"\1\2", html))


def _colored(code: str) -> str:
    """Code with one tag where there was one for each of its parts in a color."""
    code = _PLAIN.sub(r"\1", code)
    code = _COLORED.sub(lambda tag: f'<span class="{_ALIKE.get(tag[1], tag[1])}">', code)
    return _SAME.sub(lambda run: _JOINT.sub(r"\1", run[0]), code)


def _shorter(html: str) -> str:
    parts = _KEPT.split(html)
    # Each kept piece is followed by the name of its tag, from the inner group.
    texts, kept = parts[::3], parts[1::3]
    shorter = map(_trimmed, texts)
    return "".join(piece for pair in zip(shorter, [*kept, ""], strict=True) for piece in pair)


def _trimmed(text: str) -> str:
    """The text without the spaces around its ends of line, and without blank lines."""
    first, *middle = text.split("\n")
    if not middle:
        return text
    last = middle.pop().lstrip()
    lines = (line.lstrip() for line in middle)
    return "\n".join([first.rstrip(" \t"), *(line.rstrip(" \t") for line in lines if line), last])
