"""Tables of participants of the UN Treaty Collection, by a column mapping and the index beside them."""

import csv
import re
from difflib import get_close_matches
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


def lacks(path: Path, head: bytes) -> str | None:
    """Say which column lacks in a file that is otherwise such a table, or the index; None for any other file."""
    from comity.loaders.table.acts import by_header
    from comity.loaders.untc.index import COLUMNS, NAME, number_of

    first = head.decode("utf-8-sig", "replace").splitlines()[:1]
    heads = [" ".join(cell.split()) for cell in next(csv.reader(first), [])]
    if path.name == NAME and 2 * len(set(COLUMNS) & set(heads)) >= len(COLUMNS):
        return _lacking(path, "the index of the UN Treaty Collection", heads, COLUMNS)
    if path.suffix.lower() != ".csv" or number_of(path) is None:
        return None
    known = _mapping().data["headers"]
    others = [one for one in heads if not by_header(one, known["words"], known["marks"])]
    if len(others) == len(heads):
        return None
    return _lacking(path, "a table of the UN Treaty Collection", others, ("Participant",))


def _lacking(path: Path, what: str, heads: list[str], wanted: tuple[str, ...]) -> str:
    """Say it, with the header that is most like the one that lacks."""
    missing = [one for one in wanted if one not in heads]
    if not missing:
        return f"{path} looks like {what}; let its columns begin with {', '.join(wanted)}."
    free = {one.casefold(): one for one in heads if one and one not in wanted}
    near = get_close_matches(missing[0].casefold(), free, n=1, cutoff=0.5)
    hint = f"; {free[near[0]]!r} looks like it" if near else ""
    return (
        f"{path} looks like {what}, but has no column {missing[0]!r}{hint}: rename the column, or write "
        f"{path.stem}.mapping.toml beside it."
    )


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
