"""The elements of a file one by one: each is freed once it is read, and what could harm the reader is refused."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from comity.graph.errors import BadInput

ACTIVITY, ORGANISATION = "iati-activity", "iati-organisation"
ROOTS = ("iati-activities", "iati-organisations")
# Results hold most of the bytes of large activities, and nothing that is read here.
UNREAD = "result"
DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
HEAD = 4096
# How many activities there are between two reports of how far the reading is.
OFTEN = 100

Element = etree._Element

REPAIR = "ask its publisher to mend it, or "
UNESCAPED = ("ERR_NAME_REQUIRED", "ERR_ENTITYREF_SEMICOL_MISSING")
ENCODING = f"{REPAIR}name the encoding that it is written in on its first line, or save it as UTF-8"
# What helps, by the name that the parser gives to the fault.
WAYS_OUT = {
    "": "get the whole file again",
    "ERR_DOCUMENT_EMPTY": "get the whole file again",
    "ERR_INVALID_ENCODING": ENCODING,
    "ERR_UNSUPPORTED_ENCODING": ENCODING,
    "ERR_UNKNOWN_ENCODING": ENCODING,
    "ERR_INVALID_CHAR": f"{REPAIR}take the character out",
    "ERR_UNDECLARED_ENTITY": f"{REPAIR}write the character itself in place of the entity",
    "ERR_RESOURCE_LIMIT": f"{REPAIR}take out what is nested or long beyond all need",
}


def line(element: Element) -> int | None:
    """Give the line on which an element begins."""
    found: object = element.sourceline
    return found if isinstance(found, int) else None


def inner_text(element: Element) -> str:
    """Give all text inside an element."""
    return "".join(map(str, element.itertext()))


def elements(path: Path, reached: Callable[[int], None] = lambda _: None) -> Iterator[Element]:
    """Yield the root, when it begins, and each activity or organisation, when it is whole.

    ``reached`` is told now and then how many bytes are read.
    Raises BadInput for a file that is no XML to its end or declares a DOCTYPE.
    """
    try:
        with path.open("rb") as file:
            if DOCTYPE.search(file.read(HEAD).replace(b"\0", b"")):
                raise _declares(path)
            file.seek(0)
            for number, element in enumerate(_sound(path, _events(file))):
                if number % OFTEN == 0:
                    reached(file.tell())
                yield element
    except (OSError, LookupError, ValueError) as trouble:
        raise BadInput(f"{path} cannot be read ({trouble}); get the whole file again.") from None


def _sound(path: Path, events: "etree.iterparse[tuple[str, Element]]") -> Iterator[Element]:
    try:
        yield from _parsed(path, events)
    except etree.XMLSyntaxError as trouble:
        faults = [(fault.line, fault.message) for fault in events.error_log]
        place, said = faults[0] if faults else (trouble.lineno or 1, trouble.msg or "it ends too early")
        kind = next((fault.type_name for fault in events.error_log), "")
        raise BadInput(
            f"{path} is no sound XML at line {place} ({' '.join(said.split())}), so nothing of it is loaded; "
            f"{_way_out(kind, said)}."
        ) from None


def _way_out(kind: str, said: str) -> str:
    """Say what helps against a fault; a file that breaks off may only have come in part."""
    if "EntityRef" in said and kind in UNESCAPED:
        return f"{REPAIR}write &amp; for a bare &"
    return WAYS_OUT.get(kind, f"{REPAIR}correct it there, or get the whole file again if it breaks off there")


def _events(file: BinaryIO) -> "etree.iterparse[tuple[str, Element]]":
    return etree.iterparse(
        file,
        events=("start", "end"),
        tag=(*ROOTS, ACTIVITY, ORGANISATION, UNREAD),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _parsed(path: Path, events: Iterable[tuple[str, Element]]) -> Iterator[Element]:
    first = True
    for event, element in events:
        if first:
            first = False
            if element.getroottree().docinfo.internalDTD is not None:
                raise _declares(path)
        tag = element.tag
        if event == "start":
            if tag in ROOTS:
                yield element
        elif tag in (ACTIVITY, ORGANISATION):
            yield element
            _free(element)
        elif tag == UNREAD and element.getparent() is not None:
            element.clear()


def _free(element: Element) -> None:
    """Let go of an element and of all before it; one inside another activity leaves that one's parts alone."""
    element.clear()
    parent = element.getparent()
    if parent is not None and parent.tag != ACTIVITY:
        while element.getprevious() is not None:
            del parent[0]


def _declares(path: Path) -> BadInput:
    return BadInput(f"{path} declares a DOCTYPE, which is refused; write the file without it.")
