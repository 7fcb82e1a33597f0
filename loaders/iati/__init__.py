"""IATI: activity files of all versions, read as a stream."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.graph.context import Context

BEGINS = re.compile(rb"<iati-(?:activities|activity|organisations|organisation)[\s/>]")
MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
# RDF that begins with an IRI, and may speak of IATI in its words.
TRIPLES = re.compile(rb"<[a-z][a-z0-9+.-]*:[^\s<>]*>\s")


def recognises(_: Path, head: bytes) -> bool:
    """Tell whether an element of the standard stands among the first bytes, in whatever encoding."""
    plain = head.replace(b"\0", b"").lstrip(MARKS)
    return plain.startswith(b"<") and not TRIPLES.match(plain) and bool(BEGINS.search(plain))


def load(context: "Context") -> None:
    """Emit the activities of a file that are about health, or all of them where that is asked."""
    from comity.loaders.iati.reading import Reader

    Reader(context).read()
