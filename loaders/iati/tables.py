"""The tables by which IATI files are read: codes.toml and health.toml."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Read one of the files of this package, once."""
    return tomllib.loads(files("comity.loaders.iati").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=5_000)
def meaning(name: str, *written: str | None) -> str | None:
    """Give what the first of the codes or words that the table knows stands for.

    >>> meaning("transaction", None, " D ")
    'disbursement'
    """
    codes = table("codes")[name]
    for one in written:
        if one is not None and (found := codes.get(one.strip().casefold())) is not None:
            return str(found)
    return None


@lru_cache(maxsize=5_000)
def vocabulary(name: str, written: str | None) -> str:
    """Give the name of a code list; one that the standard does not have keeps its own, in small letters.

    >>> vocabulary("sector_vocabulary", "DAC"), vocabulary("sector_vocabulary", "U.S. Sector Framework")
    ('dac', 'u-s-sector-framework')
    """
    key = (written or "").strip().casefold()
    found = table("codes")[name].get(key)
    if found is not None:
        return str(found)
    return "-".join("".join(sign if sign.isalnum() else " " for sign in key).split()) or "unnamed"
