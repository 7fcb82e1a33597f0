"""The store that quickstart makes, from which the pages show answers."""

import os
from collections.abc import Iterator

import pytest

from comity.cli import cli


@pytest.fixture(scope="session", autouse=True)
def plain_settings() -> Iterator[None]:
    """Run without settings of the user's own."""
    kept = {key: os.environ.pop(key) for key in list(os.environ) if key.startswith("COMITY_")}
    yield
    os.environ.update(kept)


@pytest.fixture(scope="session")
def quick(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Run quickstart, and give the place of its store."""
    location = str(tmp_path_factory.mktemp("quick") / "comity.store")
    cli.main(["quickstart", "--store", location], standalone_mode=False)
    return location
