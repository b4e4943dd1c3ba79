"""Templates: what they are given is escaped, and nothing may be missing."""

from base64 import b85decode, b85encode
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template

from .cache import Shelf


@cache  # it asks of each template whether its file changed
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


class Compiled(BytecodeCache):
    """Keeps the compiled form of an environment's templates on a shelf, by names and contents."""

    def __init__(self, shelf: Shelf):
        self._shelf = shelf

    def load_bytecode(self, bucket):
        """Hand over what was kept; Jinja compares its version and the template's text."""
        kept = self._shelf.get(f"{bucket.key} {bucket.checksum}")
        if kept is not None:
            bucket.bytecode_from_string(b85decode(kept))

    def dump_bytecode(self, bucket):
        """Keep what was compiled."""
        code = b85encode(bucket.bytecode_to_string()).decode()
        self._shelf.put(f"{bucket.key} {bucket.checksum}", code)
