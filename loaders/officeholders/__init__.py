"""Tables of office holders with identifiers of Wikidata: persons, posts and tenures."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.graph.context import Context


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether the file has the columns of such a table."""
    from comity.loaders.officeholders.tables import header_of, table_of

    return path.suffix.lower() == ".csv" and table_of(header_of(head)) is not None


def beside(path: Path, _: Path | None = None) -> list[Path]:
    """List the other files that the reading depends on: the positions, which tell the country."""
    from comity.loaders.officeholders.tables import POSITIONS

    positions = path.with_name(POSITIONS)
    return [positions] if positions.is_file() and positions != path else []


def file_key(path: Path) -> str:
    """Name a table with its folder: those of all countries name their files alike."""
    return f"{path.resolve().parent.name}/{path.name}"


def load(context: "Context") -> None:
    """Read one table."""
    from comity.loaders.officeholders.reading import load as read

    read(context)
