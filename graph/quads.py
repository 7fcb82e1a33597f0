"""Turn records into quads: the one place that knows how a fact, its dates and its proof look in RDF."""

import hashlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

import pyoxigraph as ox

from comity.graph import names
from comity.graph.context import Description
from comity.graph.dates import when
from comity.graph.records import Fact, Iri, Passage, Record, Text, Typed, Value, When
from comity.ontology import terms as C

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
TITLE = "http://purl.org/dc/terms/title"

UNREVIEWED = Iri(names.concept("review", "unreviewed"))

Term = ox.NamedNode | ox.Literal
Statement = tuple[ox.NamedNode, ox.NamedNode, Term]
# Predicate and value, and these after their subject, as N-Quads writes them.
Pair = tuple[str, str]
Line = tuple[str, str, str]
TYPE, NAME = str(RDF_TYPE), str(LABEL)


def term(value: Value) -> Term:
    """Write one value as an RDF term; a When has no term of its own, see :func:`dated`."""
    match value:
        case Iri():
            return ox.NamedNode(value.value)
        case Text():
            return ox.Literal(value.value, language=value.language)
        case Typed():
            return _literal(value.value, value.datatype)
        case bool():
            return _literal("true" if value else "false", XSD + "boolean")
        case int():
            return _literal(str(value), XSD + "integer")
        case Decimal():
            return _literal(f"{value:f}", XSD + "decimal")
        case date():
            return _literal(value.isoformat(), XSD + "date")
        case When():
            return ox.Literal(value.written)
        case str():
            return ox.Literal(value)


def _literal(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(datatype))


@lru_cache(maxsize=20_000)
def written_iri(iri: str) -> str:
    """Write an IRI as N-Quads has it; raises ValueError where it is none."""
    return str(ox.NamedNode(iri))


def written(value: Value) -> str:
    """Write one value as N-Quads has it, as :func:`term` does; most need no pass through the engine.

    >>> written(Text("Goa", "pt")), written("a \\n b") == str(ox.Literal("a \\n b"))
    ('"Goa"@pt', True)
    """
    match value:
        case Iri():
            return written_iri(value.value)
        case Text():
            return f"{_quoted(value.value)}{_language(value.language)}"
        case bool():
            return f'"{"true" if value else "false"}"^^<{XSD}boolean>'
        case Decimal():
            return f'"{value:f}"^^<{XSD}decimal>'
        case str():
            return _quoted(value)
        case _:
            return str(term(value))


def _quoted(value: str) -> str:
    plain = value.isprintable() and '"' not in value and "\\" not in value
    return f'"{value}"' if plain else str(ox.Literal(value))


@lru_cache(maxsize=1_000)
def _language(tag: str) -> str:
    return str(ox.Literal("", language=tag)).removeprefix('""')


@lru_cache(maxsize=20_000)
def dated(predicate: str, value: When, kind: str = "") -> tuple[Pair, ...]:
    """State a date by its family: the day when it is known, the bounds, and the words of the source.

    Sums are many: one whose day is known has no other words for it.
    """
    earliest, latest = value.earliest, value.latest
    found = []
    if earliest and earliest == latest:
        found.append((written_iri(predicate), written(earliest)))
    if earliest:
        found.append((written_iri(predicate + "Earliest"), written(earliest)))
    if latest:
        found.append((written_iri(predicate + "Latest"), written(latest)))
    if not (kind == C.FinancialFlow and earliest == latest and value.written == str(earliest)):
        found.append((written_iri(predicate + "AsWritten"), written(value.written)))
    return tuple(found)


def lines(record: Record, key: str, text: str = "") -> Iterator[Line]:
    """Yield what a record says: kinds, label, facts, place in its file, and claims with their passages of ``text``."""
    subject = written_iri(record.iri)
    for kind in _kinds(record.kind):
        yield subject, TYPE, kind
    if record.label:
        yield subject, NAME, f"{_quoted(record.label)}{_language(record.language)}"
    if record.locator:
        yield subject, written_iri(C.locatorFile), _quoted(record.locator.file)
        if record.locator.line is not None:
            yield subject, written_iri(C.locatorLine), written(record.locator.line)
        if record.locator.identifier is not None:
            yield subject, written_iri(C.locatorIdentifier), _quoted(record.locator.identifier)
    if record.passages:
        kind_fact = Fact(RDF_TYPE.value, Iri(record.kind), record.passages, record.confidence)
        yield from _claim(record, kind_fact, key, text)
    for fact in record.facts:
        value = fact.value
        if isinstance(value, When):
            for predicate, bound in dated(fact.predicate, value, record.kind):
                yield subject, predicate, bound
        else:
            yield subject, written_iri(fact.predicate), written(value)
        if fact.passages:
            yield from _claim(record, fact, key, text)


@lru_cache
def _kinds(kind: str) -> tuple[str, ...]:
    return tuple(map(written_iri, (kind, *C.SUPERCLASSES.get(kind, ()))))


def _claim(record: Record, fact: Fact, key: str, text: str) -> Iterator[Line]:
    value = term(fact.value)
    digest = hashlib.sha256(f"{record.iri} {fact.predicate} {value}".encode()).hexdigest()[:16]
    claim = Record(
        iri=names.minted(key, "claim", digest),
        kind=C.Claim,
        label=f"{record.label}: {_local(fact.predicate)}",
        facts=tuple(_claim_facts(record, fact, value, key)),
    )
    yield from lines(claim, key)
    for passage in fact.passages:
        yield from lines(_passage_record(passage, key, record.language, text), key)


def _claim_facts(record: Record, fact: Fact, value: Term, key: str) -> Iterator[Fact]:
    yield Fact(C.claimSubject, Iri(record.iri))
    yield Fact(C.claimPredicate, Iri(fact.predicate))
    if isinstance(value, ox.NamedNode):
        yield Fact(C.claimObject, Iri(value.value))
    else:
        yield Fact(C.claimValue, value.value)
    for passage in fact.passages:
        yield Fact(C.fromPassage, Iri(_passage_iri(passage, key)))
    yield Fact(C.extractedIn, Iri(names.minted(key, "extraction")))
    yield Fact(C.reviewState, UNREVIEWED)
    yield Fact(C.supports, Iri(record.main or record.iri))
    if fact.confidence is not None:
        yield Fact(C.confidence, fact.confidence)
    if fact.speaker:
        yield Fact(C.speakerText, fact.speaker)


def _passage_iri(passage: Passage, key: str) -> str:
    return names.minted(key, "passage", f"{passage.start}-{passage.end}")


def _passage_record(passage: Passage, key: str, language: str, text: str) -> Record:
    return Record(
        iri=_passage_iri(passage, key),
        kind=C.Passage,
        label=f"characters {passage.start} to {passage.end}",
        facts=(
            Fact(C.inSource, Iri(names.source(key))),
            Fact(C.quote, Text(passage.quote, language)),
            Fact(C.charStart, passage.start),
            Fact(C.charEnd, passage.end),
            Fact(C.sentenceStart, passage.sentence[0]),
            Fact(C.sentenceEnd, passage.sentence[1]),
            Fact(C.sentenceText, Text(text[slice(*passage.sentence)], language)),
        ),
    )


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def source_records(key: str, about: Description, made_by: tuple[str, str], hashes: dict[str, str]) -> Iterator[Record]:
    """Yield the records of the source itself: the document, and the run of the loader (name, version) that read it."""
    loader, version = made_by
    plain = {
        TITLE: about.title,
        C.publisherName: about.publisher,
        C.licence: about.licence,
        C.language: about.language,
        C.loaderName: loader,
        C.loaderVersion: version,
        **hashes,
    }
    facts = [Fact(predicate, value) for predicate, value in plain.items() if value]
    if about.address:
        facts.append(Fact(C.url, Typed(about.address, XSD + "anyURI")))
    if about.country:
        facts.append(Fact(C.publisherCountry, Iri(names.country(about.country))))
    if about.published:
        facts.append(Fact(C.publishedOn, when(about.published)))
    yield Record(names.source(key), C.Source, about.title or key, tuple(facts))
    extractor = names.minted(key, "extractor")
    yield Record(
        names.minted(key, "extraction"),
        C.Extraction,
        f"{loader} {version} reading {key}",
        (Fact(C.associatedExtractor, Iri(extractor)),),
    )
    yield Record(extractor, C.Extractor, f"{loader} {version}")
