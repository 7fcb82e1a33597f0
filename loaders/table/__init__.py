"""Tables of agreements as CSV, XLSX or JSON lines, read by a column mapping in TOML."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.graph.context import Context


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001 - any table is one, once a mapping tells its columns
    """Tell whether a mapping stands beside the file."""
    from comity.loaders.table.mapping import ENDING, mapping_for

    return not path.name.endswith(ENDING) and mapping_for(path, None) is not None


def beside(path: Path, mapping: Path | None) -> list[Path]:
    """List the other files that the reading depends on: the mapping."""
    from comity.loaders.table.mapping import mapping_for

    found = mapping_for(path, mapping)
    if found and not found.is_file():
        from comity.graph.errors import BadInput
        from comity.loaders.table.mapping import shipped_names

        known = ", ".join(shipped_names())
        raise BadInput(f"There is no mapping {found}; give a TOML file, or one that came with Comity: {known}.")
    return [found] if found else []


def load(context: "Context") -> None:
    """Read one table by its mapping."""
    from comity.graph.errors import BadInput
    from comity.loaders.table.engine import run
    from comity.loaders.table.mapping import ENDING, mapping_for, read_mapping
    from comity.loaders.table.tables import open_table

    place = mapping_for(context.path, context.mapping)
    if place is None:
        raise BadInput(
            f"{context.path.name} has no mapping: write {context.path.stem}{ENDING} beside it, or give one with "
            "--mapping; see docs/treaties.md."
        )
    mapping = read_mapping(place)
    run(context, mapping, open_table(context, mapping))
