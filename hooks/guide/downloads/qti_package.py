"""A package of questions for learning platforms: a built site goes in, a zip file comes out."""

from collections.abc import Callable, Mapping

from . import rendered
from .packed import zipped


def write(options, name: str, package: Callable[..., Mapping[str, bytes]]) -> int:
    """Write the zip `name` into the folder `options.to`.

    `package(bank, shown, site)` gives its files, with `shown` as from `rendered.read`. Returns 0.
    """
    bank, shown, of = rendered.begin(options)
    path = options.to / name
    path.write_bytes(zipped(package(bank, shown, options.site), of.time))
    print(f"{path}: {sum(map(len, shown.values()))} items")
    return 0
