"""Turn records into quads: the one place that knows how a fact, its dates and its proof look in RDF."""

import hashlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

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


def dated(subject: ox.NamedNode, predicate: str, value: When) -> Iterator[Statement]:
    """State a date by its family: the day when it is known, the bounds, and the words of the source."""
    if value.earliest and value.earliest == value.latest:
        yield subject, ox.NamedNode(predicate), term(value.earliest)
    if value.earliest:
        yield subject, ox.NamedNode(predicate + "Earliest"), term(value.earliest)
    if value.latest:
        yield subject, ox.NamedNode(predicate + "Latest"), term(value.latest)
    yield subject, ox.NamedNode(predicate + "AsWritten"), ox.Literal(value.written)


def statements(record: Record, key: str, text: str = "") -> Iterator[Statement]:
    """Yield what a record says: kinds, label, facts, place in its file, and claims with their passages of ``text``."""
    subject = ox.NamedNode(record.iri)
    for kind in (record.kind, *C.SUPERCLASSES.get(record.kind, ())):
        yield subject, RDF_TYPE, ox.NamedNode(kind)
    yield subject, LABEL, ox.Literal(record.label, language=record.language)
    if record.locator:
        yield subject, ox.NamedNode(C.locatorFile), ox.Literal(record.locator.file)
        if record.locator.line is not None:
            yield subject, ox.NamedNode(C.locatorLine), term(record.locator.line)
        if record.locator.identifier is not None:
            yield subject, ox.NamedNode(C.locatorIdentifier), ox.Literal(record.locator.identifier)
    kind_fact = Fact(RDF_TYPE.value, Iri(record.kind), record.passages, record.confidence)
    yield from _claim(record, kind_fact, key, text)
    for fact in record.facts:
        if isinstance(fact.value, When):
            yield from dated(subject, fact.predicate, fact.value)
        else:
            yield subject, ox.NamedNode(fact.predicate), term(fact.value)
        yield from _claim(record, fact, key, text)


def _claim(record: Record, fact: Fact, key: str, text: str) -> Iterator[Statement]:
    if not fact.passages:
        return
    value = term(fact.value)
    digest = hashlib.sha256(f"{record.iri} {fact.predicate} {value}".encode()).hexdigest()[:16]
    claim = Record(
        iri=names.minted(key, "claim", digest),
        kind=C.Claim,
        label=f"{record.label}: {_local(fact.predicate)}",
        facts=tuple(_claim_facts(record, fact, value, key)),
    )
    yield from statements(claim, key)
    for passage in fact.passages:
        yield from statements(_passage_record(passage, key, record.language, text), key)


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


def source_records(
    key: str, about: Description, made_by: tuple[str, str], hashes: dict[str, str], least: Decimal | None = None
) -> Iterator[Record]:
    """Yield the records of the source itself: the document, and the run of the loader (name, version) that read it.

    ``least`` is the confidence that its proposals need to be answers.
    """
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
        (Fact(C.associatedExtractor, Iri(extractor)), *([Fact(C.leastConfidence, least)] if least is not None else [])),
    )
    yield Record(extractor, C.Extractor, f"{loader} {version}")
