"""One instrument: all the namings that speak of it."""

from dataclasses import dataclass, field

from comity.loaders.press.naming import Naming


@dataclass(slots=True)
class Instrument:
    """The namings of one instrument."""

    namings: list[Naming]
    sentences: list[int] = field(default_factory=list)
    container: Naming | None = None
    shared: list[Naming] = field(default_factory=list)
    partner: str | None = None

    @property
    def countries(self) -> set[str]:
        """Countries that its namings give as sides."""
        return {code for one in self.namings for code in [*one.countries, *one.subjects]}

    @property
    def types(self) -> set[str]:
        """Its types, without those of words that only point to it."""
        return {one.type for one in self.namings if not one.plain}

    @property
    def told(self) -> bool:
        """Tell whether the text says what was done with it."""
        return any(one.act for one in self.namings)
