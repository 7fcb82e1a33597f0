"""Put the parts together: one text in, everything it says out."""

import re
from collections import defaultdict

from comity.graph.context import Context
from comity.loaders.press import (
    areas,
    awards,
    bodies,
    conditions,
    confidence,
    days,
    domains,
    events,
    headers,
    health,
    language,
    lead,
    mentions,
    organisations,
    parties,
    people,
    profile,
    provisions,
    signers,
)
from comity.loaders.press.agreements import read
from comity.loaders.press.extraction import Agreement, Extraction, Found, Organisation, Person
from comity.loaders.press.gathering import MOST, gather
from comity.loaders.press.material import Material, grouped
from comity.loaders.press.sentences import cut
from comity.loaders.press.text import Document
from comity.loaders.press.text import read as read_file

SPEAKER = re.compile(
    r"\b(?P<who>(?:An?|a|[Tt]he) (?:\w{2,15} ){0,2}(?:official|spokes(?:person|man|woman)|ministry|minister))"
    r"(?: also)? (?:said|added|informed|stated|noted)\b"
)
CODE = re.compile(r"[A-Z]{3}")
# An official notice announces by itself, on the day it bears.
NOTICE = re.compile(r"\b(?:Notice of (?:Award|Intent)|announces the (?:award|intent)|Federal Register)\b", re.I)


def document_of(text: str) -> Document:
    """Read the header block of a stored text; the prose follows it."""
    header, prose = headers.read(text)
    return Document(text, header, prose)


def extract(text: str, country: str | None = None) -> Extraction:
    """Find what a stored text says; ``country`` is its publisher's, as ISO 3166-1 alpha-3."""
    document = document_of(text)
    publisher = profile.of_header(document.header)
    own = country or _country(document) or publisher.country
    result = Extraction()
    result.published, result.place = lead.read(document)
    cut(document)
    prose = text[document.prose :]
    result.language = language.language(prose)
    result.full = language.is_full(result.language)
    code = result.language if result.full else "en"
    published, place, end = lead.further(document, code)
    result.published, result.place = result.published or published, result.place or place
    named = mentions.countries(document, result.language)
    result.countries = _once(document, named)
    found = organisations.find(document, named, own, code)
    result.organisations = [one for one in found if one.key]
    if not result.full:
        return result
    material = _material(document, result, named, found, own, end, publisher.act == "notice")
    told = gather(material)
    for one in told:
        agreement = read(one, material)
        parties.fill(material, agreement, one, [other for other in told if other is not one])
        conditions.fill(material, agreement, one.namings, one.shared)
        days.fill(material, agreement, one, told)
        signers.fill(material, agreement, [*one.namings, *one.shared])
        areas.fill(material, agreement, one.namings)
        confidence.assign(agreement, one)
        on_health = one.membership or health.is_on(
            material, agreement, one.namings, one.container is not None, len(told) == 1
        )
        (result.agreements if on_health else result.others).extend(awards.divide(material, agreement))
    bodies.find(material, result.agreements)
    if code == "en":
        _english_only(material, result)
    return result


def _material(
    document: Document,
    result: Extraction,
    named: list[mentions.Mention],
    found: list[Organisation],
    own: str | None,
    end: int,
    notice: bool,
) -> Material:
    """Gather what the reading of instruments needs to know of the text."""
    code = result.language
    result.persons = people.find(document, named, own, code)
    # "Sir John Kotelawala Defence University" is no person, and a post's long name no body.
    bare = [one for one in result.persons if not one.post and any(_inside(one, body) for body in found)]
    result.persons = [one for one in result.persons if one not in bare]
    found = [body for body in found if not any(_inside(one, body) for one in result.persons)]
    held: dict[int, list[Organisation]] = defaultdict(list)
    for one in found:
        held[document.sentence_of(one.span.start)].append(one)
    return Material(
        document=document,
        language=code,
        countries=grouped(document, named),
        organisations=held,
        persons=result.persons,
        terms=grouped(document, domains.terms(document, code)),
        day=lead.day(document, result.published),
        month=lead.partial(document, result.published),
        place=result.place,
        own=own,
        notice=notice or bool(NOTICE.search(document.text, document.prose, document.prose + 400)),
        published=result.published,
        lead=end,
    )


def _inside(person: Person, body: Organisation) -> bool:
    return any(body.span.start <= span.start < body.span.end for span in person.spans)


def _english_only(material: Material, result: Extraction) -> None:
    """Read what only English wording is there for: provisions, events, and who is quoted."""
    document = material.document
    for agreement in result.agreements:
        agreement.provisions = provisions.find(document, agreement, material.terms)
        _outside_provisions(agreement)
    result.events = events.find(document, result.persons, material.countries, material.terms, material.day)
    for start, end in document.sentences:
        speaker = SPEAKER.search(document.text, start, end)
        if speaker:
            result.speakers[start, end] = speaker["who"]


def load(context: Context) -> None:
    """Read the text at ``context.path`` and emit its records."""
    from comity.loaders.press.records import records

    text = read_file(context.path)
    document = document_of(text)
    header = document.header
    headers.check(header, context.path)
    published, _ = lead.read(document)
    day = header.get("published") or (published.value if published else None)
    code = header.get("country")
    result = extract(text, context.country or code)
    context.keep_text(text)
    context.describe(
        title=header.get("title"),
        publisher=header.get("publisher"),
        address=header.get("address"),
        licence=header.get("licence"),
        published=day,
        language=header.get("language") or (None if result.language == "und" else result.language),
        country=code,
    )
    if len(result.agreements) + len(result.others) >= MOST:
        context.note(f"{context.path}: only the first {MOST} instruments are read")
    if not result.full:
        context.note(
            f"{context.path} seems to be in {language.english_name(result.language)}; press texts are read in "
            f"English, French, "
            "Spanish and Portuguese, so only countries and bodies known by name are taken from it"
        )
    elif not result.agreements and not result.others:
        context.note(f"{context.path}: no agreement was found")
    if context.include_all:
        result.agreements += result.others
    else:
        for one in result.others:
            context.skip("an agreement that is not about health", f"character {one.anchor.start}")
    context.propose(confidence.least())
    for record in records(result, context.key):
        context.emit(record)


def _country(document: Document) -> str | None:
    code = document.header.get("country", "").strip().upper()
    return code if CODE.fullmatch(code) else None


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
