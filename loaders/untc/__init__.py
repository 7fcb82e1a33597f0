"""Tables of participants of the UN Treaty Collection, by a column mapping and the index beside them."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.graph.context import Context
    from comity.loaders.table.mapping import Mapping
    from comity.loaders.untc.index import Treaty

PARTICIPANT = re.compile(rb'(\xef\xbb\xbf)?"?Participant"?\s*(,|\r?\n|$)')
INDEX = b"chapter_no,treaty_no,treaty_name"
MAPPING = Path(__file__).with_name("participants.toml")


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether the file is such a table, or the index of such tables."""
    from comity.loaders.table.mapping import mapping_for

    is_table = bool(PARTICIPANT.match(head)) or head.removeprefix(b"\xef\xbb\xbf").startswith(INDEX)
    return path.suffix.lower() == ".csv" and is_table and mapping_for(path, None) is None


def beside(path: Path, mapping: Path | None) -> list[Path]:  # noqa: ARG001 - these tables have one mapping
    """List the other files that the reading depends on: the mapping and the index."""
    from comity.loaders.untc.index import index_beside

    index = index_beside(path)
    return [MAPPING, *([index] if index and index != path else [])]


def load(context: "Context") -> None:
    """Read one table of participants."""
    from comity.loaders.table.engine import run
    from comity.loaders.table.tables import open_table
    from comity.loaders.untc.index import NAME, index_beside, treaty_of

    if context.path.name == NAME:
        context.note("the index is read with each table beside it; it names no participants of its own")
        return
    treaty = treaty_of(context.path)
    if not treaty.title:
        found = "is not in the index" if index_beside(context.path) else f"has no {NAME} beside it"
        context.note(f"{treaty.number} {found}: its number stands for the title")
    elif not treaty.day:
        context.skip("titles of the index that do not tell place and day apart", f"{NAME}: {treaty.number}")
    title = treaty.title or f"Treaty {treaty.number} of the UN Treaty Collection"
    context.describe(title=f"Participants in: {title}", address=treaty.page or None)
    mapping = _mapping()
    run(context, mapping, open_table(context, mapping, _columns(treaty, title)))


@cache
def _mapping() -> "Mapping":
    from comity.loaders.table.mapping import read_mapping

    return read_mapping(MAPPING)


def _columns(treaty: "Treaty", title: str) -> dict[str, str]:
    return {
        "treaty": treaty.number,
        "treaty title": title,
        "treaty date": treaty.day,
        "treaty place": treaty.place,
        "treaty page": treaty.page,
    }
