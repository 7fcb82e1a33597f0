"""What the README tells a newcomer to type is what CI runs."""

from pathlib import Path

import pytest


@pytest.mark.parametrize("command", ["pip install . && comity quickstart", "pip install '.[test]' && python -m pytest"])
@pytest.mark.parametrize("file", ["README.md", ".ci/run"])
def test_both_commands_are_in_the_readme_and_in_ci(root: Path, file: str, command: str) -> None:
    assert command in (root / file).read_text(encoding="utf-8")
