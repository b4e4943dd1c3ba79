"""Makes the one style sheet of ours that pages share: that of formulas, ours, the theme's icons.

The drawings of the icons go out of the pages.
"""

from pathlib import Path

from guide import icons
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

STYLE = "assets/guide.css"
BEFORE = ("assets/temml.css", "assets/math.css")  # a page asks for one file and not for three

_drawings = {}  # the theme's SVG of each icon


def on_config(config):
    """Read the drawings."""
    folders = [Path(folder) / icons.FOLDER for folder in config.theme.dirs]
    _drawings.clear()
    for name in icons.NAMES:
        file = next(path for folder in folders if (path := folder / f"{name}.svg").is_file())
        _drawings[name] = file.read_text(encoding="utf-8").strip()
    return config


def on_files(files, config):
    """Add the style of formulas and the drawings to our style sheet."""
    file = files.get_file_from_path(STYLE)
    before = [files.get_file_from_path(place).content_string for place in BEFORE]
    content = "\n".join((*before, file.content_string, icons.style(_drawings)))
    files.remove(file)
    files.append(File.generated(config, STYLE, content=content))
    return files


@event_priority(50)
def on_post_page(output, page, config):
    """Take the drawings out of a page."""
    return icons.in_page(output, _drawings)


@event_priority(50)
def on_post_template(output_content, template_name, config):
    """Take them out of the page that says that a page is missing."""
    is_page = template_name.endswith(".html")
    return icons.in_page(output_content, _drawings) if is_page else output_content
