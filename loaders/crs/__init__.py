"""Statistics of aid: tables and bulk files of the Creditor Reporting System of the OECD."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.graph.context import Context


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether the first line names the columns of one of the forms, and no mapping beside the file claims it."""
    if b"donor" not in head.replace(b"\0", b"").lower():
        return False
    from comity.loaders.crs.layouts import form_of
    from comity.loaders.crs.lines import header_of
    from comity.loaders.table.mapping import mapping_for

    return form_of(header_of(head)) is not None and mapping_for(path, None) is None


def load(context: "Context") -> None:
    """Emit the sums of a file that are of purposes of health, or all of them where that is asked."""
    from comity.loaders.crs.reading import Reader

    Reader(context).read()
