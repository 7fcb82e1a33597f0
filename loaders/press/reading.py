"""Put the parts together: one text in, everything it says out."""

import re
from collections import defaultdict
from typing import Protocol, TypeVar

from comity.graph.context import Context
from comity.graph.dates import when
from comity.graph.errors import BadInput
from comity.loaders.press import agreements, bodies, domains, events, lead, mentions, organisations, people, provisions
from comity.loaders.press.extraction import Agreement, Extraction, Found, Organisation
from comity.loaders.press.text import Document, cut, header_block, read

ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "by",
        "as",
        "at",
        "from",
        "be",
        "has",
        "have",
        "it",
        "will",
        "an",
        "are",
        "this",
    ]
)
SPEAKER = re.compile(
    r"\b(?P<who>(?:An?|a|[Tt]he) (?:\w{2,15} ){0,2}(?:official|spokes(?:person|man|woman)|ministry|minister))"
    r"(?: also)? (?:said|added|informed|stated|noted)\b"
)
CODE = re.compile(r"[A-Z]{3}")


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...


P = TypeVar("P", bound=Placed)


def document_of(text: str) -> Document:
    """Read the header block of a stored text; the prose follows it."""
    header, prose = header_block(text)
    return Document(text, header, prose)


def extract(text: str, country: str | None = None) -> Extraction:
    """Find what a stored text says."""
    document = document_of(text)
    own = country or _country(document)
    result = Extraction()
    result.published, result.place = lead.read(document)
    cut(document)
    result.foreign = not _english(text[document.prose : document.prose + 5000])
    named = mentions.countries(document)
    grouped = _grouped(document, named)
    found_organisations = organisations.find(document, named, own)
    bodies_of: dict[int, list[Organisation]] = defaultdict(list)
    for one in found_organisations:
        bodies_of[document.sentence_of(one.span.start)].append(one)
    result.persons = people.find(document, named, own)
    terms = _grouped(document, domains.terms(document))
    dateline = lead.day(document, result.published)
    material = agreements.Material(document, grouped, bodies_of, result.persons, terms, dateline, result.place, own)
    found = agreements.find(material)
    bodies.find(document, found, grouped)
    for agreement in found:
        agreement.provisions = provisions.find(document, agreement, terms)
        _outside_provisions(agreement)
        if (
            own
            and own not in [one.value for one in agreement.countries]
            and len(agreement.countries) == 1
            and agreement.approver
        ):
            agreement.countries.append(Found(own, agreement.approver.spans))
    result.agreements = [one for one in found if _on_health(one)]
    result.others = [one for one in found if not _on_health(one)]
    result.events = events.find(document, result.persons, grouped, terms, dateline)
    result.countries = _once(document, named)
    for start, end in document.sentences:
        speaker = SPEAKER.search(text, start, end)
        if speaker:
            result.speakers[start, end] = speaker["who"]
    return result


def load(context: Context) -> None:
    """Read the text at ``context.path`` and emit its records."""
    from comity.loaders.press.records import records

    text = read(context.path)
    document = document_of(text)
    header = document.header
    published, _ = lead.read(document)
    day = header.get("published") or (published.value if published else None)
    if day:
        try:
            when(day)
        except BadInput as trouble:
            raise BadInput(f"{context.path}, header line Published: {trouble}") from None
    code = _country(Document(text, header))
    if header.get("country") and not code:
        raise BadInput(
            f"{context.path}, header line Country: {header['country']!r} is no country code; write it as IND."
        )
    result = extract(text, context.country or code)
    context.keep_text(text)
    context.describe(
        title=header.get("title"),
        publisher=header.get("publisher"),
        address=header.get("address"),
        licence=header.get("licence"),
        published=day,
        language=header.get("language") or (None if result.foreign else "en"),
        country=code,
    )
    if len(result.agreements) + len(result.others) >= agreements.MOST:
        context.note(f"{context.path}: only the first {agreements.MOST} instruments are read")
    if result.foreign:
        context.note(
            f"{context.path} seems not to be in English, the only language that press texts are read in so far"
        )
    if context.include_all:
        result.agreements += result.others
    else:
        for one in result.others:
            context.skip("an agreement that is not about health", f"character {one.anchor.start}")
    for record in records(result, context.key):
        context.emit(record)


def _country(document: Document) -> str | None:
    code = document.header.get("country", "").strip().upper()
    return code if CODE.fullmatch(code) else None


def _english(prose: str) -> bool:
    words = re.findall(r"[^\W\d_]{1,20}", prose.lower())
    return len(words) < 12 or sum(word in ENGLISH for word in words) / len(words) > 0.12


def _grouped(document: Document, found: list[P]) -> dict[int, list[P]]:
    groups: dict[int, list[P]] = defaultdict(list)
    for one in found:
        groups[document.sentence_of(one.start)].append(one)
    return groups


def _once(document: Document, found: list[mentions.Mention]) -> list[Found[str]]:
    seen: dict[str, Found[str]] = {}
    for one in found:
        seen.setdefault(one.value, Found(one.value, (document.span(one.start, one.end),)))
    return list(seen.values())


def _outside_provisions(agreement: Agreement) -> None:
    """Leave to a provision, or to the name of a body, the terms that stand inside it."""
    spans = [one.span for one in agreement.provisions] + [body.span for body in agreement.bodies]
    kept = []
    for one in agreement.domains:
        outside = tuple(s for s in one.spans if not any(p.start <= s.start < p.end for p in spans))
        if outside:
            kept.append(Found(one.value, outside, one.confidence))
    agreement.domains = kept


def _on_health(agreement: Agreement) -> bool:
    words = [agreement.anchor.quote, *(one.name for one in agreement.organisations)]
    said = agreement.anchor.quote if not agreement.anchor.sentence else ""
    return bool(agreement.domains or (agreement.provisions and any(p.domains for p in agreement.provisions))) or any(
        "health" in word.lower() or "medic" in word.lower() for word in [*words, said]
    )
