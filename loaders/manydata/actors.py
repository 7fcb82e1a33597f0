"""Which country or group a row means by its code, or else by the name beside it."""

from comity.graph import names
from comity.loaders import states
from comity.loaders.manydata.wording import wording

GROUP = "group:"


class States:
    """Looks each code and name up once in a table."""

    def __init__(self) -> None:
        """Begin a table."""
        self.found: dict[tuple[str | None, str | None], str | None] = {}
        self.periods = frozenset(one["code"] for one in wording()["states"] if "from" in one or "until" in one)

    def actor(self, code: str | None, name: str | None, on: str | None) -> str | None:
        """Return the IRI of the state or group of a row, or None; ``on`` is the day of the agreement as written."""
        if code in self.periods:
            return _actor(code, name, on)
        if (code, name) not in self.found:
            self.found[code, name] = _actor(code, name, on)
        return self.found[code, name]


def country_named(name: str) -> str | None:
    """Return the IRI of the country or group of a name, as these packages write it."""
    meant = wording()["names"].get(name)
    return names.country(meant) if meant else states.actor(name)


def _actor(code: str | None, name: str | None, on: str | None) -> str | None:
    for one in wording()["states"]:
        if one["code"] == code and _within(one, on):
            is_group = one["is"].startswith(GROUP)
            return names.group(one["is"].removeprefix(GROUP)) if is_group else names.country(one["is"])
    found = states.actor(code) if code else None
    return found or (country_named(name) if name else None)


def _within(one: dict[str, str], on: str | None) -> bool:
    """Tell whether a day falls within the period of a code; where no day is known, it does not in any."""
    if "from" not in one and "until" not in one:
        return True
    return bool(on and one.get("from", "") <= on <= one.get("until", "9"))
