"""One naming of an instrument, as the text words it."""

from dataclasses import dataclass, field

from comity.loaders.press.acts import Act
from comity.loaders.press.extraction import Organisation


@dataclass(slots=True)
class Naming:
    """One naming of an instrument; the zones are places in the text."""

    start: int
    end: int
    sentence: int
    type: str
    tie: bool
    plain: bool
    plural: bool
    new: bool
    back: bool
    another: bool
    ordinal: bool
    past: bool = field(default=False, init=False)
    title: bool
    named: bool
    item: bool
    stop: int
    act: Act | None = None
    sides: tuple[int, int] | None = None
    between: bool = False
    object: tuple[int, int] | None = None
    countries: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    bodies: list[Organisation] = field(default_factory=list)
