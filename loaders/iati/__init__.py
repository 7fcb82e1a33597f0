"""IATI: activity files of all versions, read as a stream."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.graph.context import Context

BEGINS = re.compile(rb"<iati-(?:activities|activity|organisations|organisation)[\s/>]")


def recognises(_: Path, head: bytes) -> bool:
    """Tell whether an element of the standard stands among the first bytes, in whatever encoding."""
    return bool(BEGINS.search(head.replace(b"\0", b"")))


def load(context: "Context") -> None:
    """Emit the activities of a file that are about health, or all of them where that is asked."""
    from comity.loaders.iati.reading import Reader

    Reader(context).read()
