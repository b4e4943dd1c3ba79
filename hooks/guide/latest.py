"""What was made last of the same: that goes in, the result of last time or a new one comes out.

A preview makes the whole site after each change, and most of it comes out as before. A step that
says all that it is made of is spared where everything equals what it was made of last.
"""

from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Latest:
    """The last result of each step, by the name of what it made; nothing where `lends` is false."""

    def __init__(self, lends: bool = True):
        self.lends = lends
        self._kept: dict[tuple[str, str], tuple[tuple, Any]] = {}
        self._used: set[tuple[str, str]] = set()

    def of(self, step: str, name: str, made_of: tuple, make: Callable[[], Made]) -> Made:
        """What `make()` gives, or gave last for this step and name, if `made_of` is equal.

        `made_of` holds everything that the result depends on; neither is changed later.
        """
        if not self.lends:
            return make()
        place = (step, name)
        kept = self._kept.get(place)
        if kept is None or kept[0] != made_of:
            kept = self._kept[place] = (made_of, make())
        self._used.add(place)
        return kept[1]

    def end(self) -> None:
        """Forget what nobody asked for since the last end: its page or question is gone."""
        self._kept = {place: self._kept[place] for place in self._kept if place in self._used}
        self._used.clear()


NOTHING = Latest(lends=False)
