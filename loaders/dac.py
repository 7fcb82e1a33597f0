"""Countries by their number in the lists of the OECD DAC, which IATI and the Creditor Reporting System both write."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def countries() -> dict[str, str]:
    """Map the numbers to ISO 3166-1 alpha-3.

    >>> countries()["302"], countries()["248"]
    ('USA', 'KEN')
    """
    return dict(pair.split("=") for pair in _read("countries"))


@cache
def donors() -> dict[str, str]:
    """Map the numbers of the countries that give aid to ISO 3166-1 alpha-3."""
    return {number: countries()[number] for number in _read("donors")}


def _read(name: str) -> list[str]:
    return str(tomllib.loads((files("comity.loaders") / "dac.toml").read_text(encoding="utf-8"))[name]).split()
