"""Templates: what they are given is escaped, and nothing may be missing."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template


def environment(folder: Path) -> Environment:
    """All templates of `folder`."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def load(folder: Path, name: str) -> Template:
    """The template `name` of `folder`."""
    return environment(folder).get_template(name)
