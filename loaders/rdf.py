"""RDF in any syntax: triples as they stand, blank nodes named under the source."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from comity.graph import names
from comity.graph.context import Context
from comity.graph.errors import BadInput
from comity.loaders.rdf_values import LONGEST, XSD, complaint

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
OURS = names.NS.removesuffix("ns#")
DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
MAXIMUM_DEPTH = 200
SHOWN = 100
XSD_NAME = re.compile(rf"<{XSD}(\w+)>$")


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether the file is RDF, by its ending or its first words."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return path.suffix.lower() in FORMATS or start.startswith((b"@prefix", b"@base", b"PREFIX ", b"<?xml", b"<rdf:RDF"))


def load(context: Context) -> None:
    """Emit every triple of the file; names of graphs are not kept, and that is said."""
    blanks: dict[str, ox.NamedNode] = {}
    graphs = False
    own = names.source(context.key) + "/"
    for quad in _parse(context.path):
        graphs = graphs or not isinstance(quad.graph_name, ox.DefaultGraph)
        subject = _named(quad.subject, blanks, context.key)
        value = _named(quad.object, blanks, context.key)
        _check(context.path, quad, own)
        context.emit_triple(subject, quad.predicate, value)
    if graphs:
        context.note("the names of the graphs in the file are not kept")


def _named(term: object, blanks: dict[str, ox.NamedNode], key: str) -> object:
    if not isinstance(term, ox.BlankNode):
        return term
    if term.value not in blanks:
        blanks[term.value] = ox.NamedNode(names.minted(key, "node", len(blanks) + 1))
    return blanks[term.value]


def _check(path: Path, quad: ox.Quad, own: str) -> None:
    subject, predicate, value = quad.subject, quad.predicate, quad.object
    if isinstance(subject, ox.NamedNode) and subject.value.startswith(OURS) and not subject.value.startswith(own):
        raise BadInput(
            f"{path} speaks of {subject.value}, which is Comity's own name; use names of your own for its subjects."
        )
    if isinstance(subject, ox.Triple) or isinstance(value, ox.Triple):
        raise BadInput(f"{path} holds triple terms of RDF 1.2, which are not read yet; write them as RDF 1.1.")
    wrong = complaint(predicate.value, value)
    if wrong:
        what = predicate.value.replace(names.NS, "comity:")
        raise BadInput(f"{path}: {_shown(subject)} has as {what} the value {_shown(value)}, which {wrong}.")


def _shown(term: object) -> str:
    if isinstance(term, ox.BlankNode):
        return "(a blank node)"
    words = XSD_NAME.sub(r"xsd:\1", str(term))
    return words if len(words) <= SHOWN else words[:SHOWN] + "…"


def _parse(path: Path) -> Iterator[ox.Quad]:
    kind = FORMATS.get(path.suffix.lower()) or _guess(path)
    if path.stat().st_size == 0:
        raise BadInput(f"{path} is empty; give a file with RDF in it.")
    if kind == ox.RdfFormat.RDF_XML:
        _refuse_doctype(path)
    if kind == ox.RdfFormat.JSON_LD:
        _refuse_depth(path)
    try:
        yield from ox.parse(path=str(path), format=kind, base_iri=path.resolve().as_uri())
    except SyntaxError as trouble:
        place = f" line {trouble.lineno} column {trouble.offset}" if trouble.lineno else ""
        raise BadInput(f"{path}{place} is not valid {kind.name}: {trouble.msg}; correct it there.") from None
    except MemoryError:
        raise BadInput(
            f"{path} holds a value of many megabytes; the longest that is read has {LONGEST:,} characters: shorten it,"
            " or load the text as a file of its own."
        ) from None
    except (OSError, ValueError) as trouble:
        raise BadInput(f"{path} cannot be read as {kind.name}: {trouble}; correct it or rename it.") from None


def _guess(path: Path) -> ox.RdfFormat:
    with path.open("rb") as file:
        head = file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    return ox.RdfFormat.RDF_XML if head.startswith(b"<?xml") or head.startswith(b"<rdf:RDF") else ox.RdfFormat.TURTLE


def _refuse_doctype(path: Path) -> None:
    """Refuse entities before the parser sees them: nested ones expand without end."""
    with path.open("rb") as file:
        tail = b""
        while block := file.read(1 << 20):
            if DOCTYPE.search(tail + block):
                raise BadInput(
                    f"{path} declares a DOCTYPE or entities, which are refused; write the file without them."
                )
            tail = block[-16:]


def _refuse_depth(path: Path) -> None:
    """Refuse deep nesting before the parser sees it: it would end the process."""
    depth, quoted, escaped = 0, False, False
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            for byte in block:
                if quoted:
                    quoted, escaped = escaped or byte != 0x22, not escaped and byte == 0x5C
                elif byte == 0x22:
                    quoted, escaped = True, False
                else:
                    depth += (byte in b"[{") - (byte in b"]}")
                    if depth > MAXIMUM_DEPTH:
                        raise BadInput(f"{path} nests deeper than {MAXIMUM_DEPTH} levels; flatten it.")
