"""The picture that a shared link shows: a page's title and claim go in, a PNG comes out.

One ramp of colors, from the guide's blue over its light blue to white, serves for paper, soft
text and title, so sixteen tones are enough and the file is small.
"""

from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .model import PICTURE_SIZE as SIZE

MARGIN = 84
FONTS = "node_modules/@fontsource/figtree/files"  # SIL Open Font License 1.1
PAPER, SOFT, INK = (0x1F, 0x3A, 0x5F), (0x8F, 0xC4, 0xFF), (0xFF, 0xFF, 0xFF)
TONES = 16
SOFT_TONE = 9  # of the ramp


@lru_cache(maxsize=512)  # a build after a change draws only what changed
def draw(root: Path, above: str, title: str, below: str) -> bytes:
    """The PNG, the same bytes for the same words and the same version of Pillow.

    `root` is the folder of node_modules; `above` one line, `title` up to three lines and `below`
    up to three. What does not fit ends in an ellipsis.
    """
    image = Image.new("L", SIZE, 0)
    canvas = ImageDraw.Draw(image)
    soft = SOFT_TONE * 255 // (TONES - 1)
    width = SIZE[0] - 2 * MARGIN
    canvas.rectangle((0, SIZE[1] - 14, SIZE[0], SIZE[1]), fill=soft)
    canvas.text((MARGIN, 76), above, soft, _font(root, 500, 34))
    large = next(size for size in (88, 74, 62) if size == 62 or _fits(root, title, size, width))
    y = _lines(canvas, 150, _wrapped(title, _font(root, 700, large), width, 3), 255, large)
    _lines(canvas, y + 30, _wrapped(below, _font(root, 500, 36), width, 3), soft, 36)
    return _png(image)


def _fits(root: Path, title: str, size: int, width: int) -> bool:
    return len(_wrapped(title, _font(root, 700, size), width, 9)) < 3


def _lines(canvas: ImageDraw.ImageDraw, y: int, lines: list, tone: int, size: int) -> int:
    """Write (font, text) lines from `y` on; returns where the next would begin."""
    for font, text in lines:
        canvas.text((MARGIN, y), text, tone, font)
        y += round(size * 1.24)
    return y


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int, most: int) -> list:
    """(font, line) of each line of at most `width` pixels, no more than `most` of them."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        last = lines[most - 1]
        while font.getlength(f"{last} …") > width:
            last = last.rpartition(" ")[0]
        lines = [*lines[: most - 1], f"{last} …"]
    return [(font, line) for line in lines]


@cache
def _font(root: Path, weight: int, size: int) -> ImageFont.FreeTypeFont:
    path = root / FONTS / f"figtree-latin-{weight}-normal.woff"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def _png(image: Image.Image) -> bytes:
    step = 255 // (TONES - 1)
    tones = image.point([(value + step // 2) // step for value in range(256)])
    tones.putpalette([part for tone in range(TONES) for part in _color(tone)])
    file = BytesIO()
    tones.save(file, "PNG", bits=4, compress_level=6)
    return file.getvalue()


def _color(tone: int) -> tuple[int, ...]:
    """Of a tone from 0 to TONES - 1, on the way from PAPER over SOFT to INK."""
    is_low = tone <= SOFT_TONE
    start, end = (PAPER, SOFT) if is_low else (SOFT, INK)
    part = tone / SOFT_TONE if is_low else (tone - SOFT_TONE) / (TONES - 1 - SOFT_TONE)
    return tuple(round(a + (b - a) * part) for a, b in zip(start, end, strict=True))
