"""Press texts: what an English press release says of agreements, each value with the words that say it."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.graph.context import Context
    from comity.loaders.press.extraction import Extraction

OTHER_ENDINGS = {
    ".ttl",
    ".nt",
    ".nq",
    ".trig",
    ".rdf",
    ".owl",
    ".jsonld",
    ".json",
    ".jsonl",
    ".yaml",
    ".yml",
    ".xml",
    ".toml",
}
PAGES = {".html", ".htm", ".xhtml", ".mhtml"}
OTHER_STARTS = (b"@prefix", b"@base", b"PREFIX ", b"<", b"{", b'["', b"[{", b"---\n", b"%YAML")


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether the file is plain text: no RDF, YAML, JSON, XML or binary."""
    if path.suffix.lower() in OTHER_ENDINGS | PAGES:
        return False
    if path.suffix.lower() == ".txt" or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return b"\0" not in head and not start.startswith(OTHER_STARTS)


def lacks(path: Path, head: bytes) -> str | None:
    """Say how a web page can be read: as the plain text of it."""
    if path.suffix.lower() in PAGES or head.lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return f"{path} is HTML, a web page; save the page as plain text, without tags and scripts, and give that."
    return None


def load(context: "Context") -> None:
    """Read one press text and emit what it says."""
    from comity.loaders.press.reading import load as read

    read(context)


def extract(text: str, country: str | None = None) -> "Extraction":
    """Find what a text says; ``country`` is its publisher's, as ISO 3166-1 alpha-3."""
    from comity.loaders.press.reading import extract as read

    return read(text, country)
