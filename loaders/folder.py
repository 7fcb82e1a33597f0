"""Where the register lies: the bundled one, or a folder of the user's own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from comity.graph.errors import BadInput

SETTING = "COMITY_REGISTER"


def bundled_folder() -> Path:
    """Return the folder that came with Comity."""
    return Path(str(files("comity.register")))


def register_folder() -> Path:
    """Return the folder of the register: COMITY_REGISTER, else the bundled one; raises BadInput where it is none."""
    given = os.environ.get(SETTING)
    if not given:
        return bundled_folder()
    if not Path(given).is_dir():
        raise BadInput(
            f"{SETTING} names {given}, which is no folder; correct it, or unset it for the bundled register."
        )
    return Path(given)


@contextmanager
def registered(folder: Path) -> Iterator[None]:
    """Read the register from this folder for a while."""
    before = os.environ.get(SETTING)
    os.environ[SETTING] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[SETTING]
        else:
            os.environ[SETTING] = before
