"""The tables of columns, codes and types by which this family of packages is read (wording.toml)."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def wording() -> dict[str, Any]:
    """Read the tables once."""
    return tomllib.loads(files("comity.loaders.manydata").joinpath("wording.toml").read_text(encoding="utf-8"))
