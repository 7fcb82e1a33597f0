"""One activity: who, for whom, on what, when, and the records of it."""

from collections import defaultdict
from collections.abc import Iterator

from comity.graph import names
from comity.graph.records import Fact, Iri, Record, Text, When
from comity.loaders.iati.documents import documents
from comity.loaders.iati.health import Verdict
from comity.loaders.iati.places import Place, place, shortcuts
from comity.loaders.iati.sectors import SDG, SDG_LISTS, Sector, sector_facts
from comity.loaders.iati.setting import Setting, truth
from comity.loaders.iati.stream import Element
from comity.loaders.iati.tables import meaning, vocabulary
from comity.loaders.iati.values import clean, code, dated, words
from comity.loaders.manydata.subjects import concerned
from comity.ontology import terms as C

LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
DESCRIPTION = "http://purl.org/dc/terms/description"
Children = dict[str, list[Element]]


def children(element: Element) -> Children:
    """Sort the children of an activity by name."""
    found: Children = defaultdict(list)
    for child in element:
        found[str(child.tag)].append(child)
    return found


def titles(own: Children, language: str, name: str = "title") -> list[Text]:
    """List the titles, each once."""
    return list(dict.fromkeys(text for one in own.get(name, ()) for text in words(one, language)))


def records(
    setting: Setting, element: Element, own: Children, sectors: list[Sector], verdict: Verdict, flows: list[str]
) -> Iterator[Record]:
    """Yield the shares and documents of an activity, and the activity last."""
    node = setting.mint("activity")
    known = titles(own, setting.language)
    facts = [Fact(LABEL, text) for text in known[1:]]
    facts += _identified(setting, own, element)
    facts += [Fact(DESCRIPTION, text) for one in own.get("description", ()) for text in words(one, setting.language)]
    facts += _organisations(setting, own)
    facts += _dates(setting, own)
    facts += _subject(sectors, verdict, known)
    recipients = _places(setting, own)
    for record in setting.shares_of(node, list(zip(own.get("sector", ()), sectors, strict=True)), recipients):
        facts.append(Fact(C.share, Iri(record.iri)))
        yield record
    facts += shortcuts([one for _, one in recipients])
    facts += _marks(own)
    facts += _related(setting, own)
    for record in documents(setting, own):
        facts.append(Fact(C.activityDocument, Iri(record.iri)))
        yield record
    facts += [Fact(C.flow, Iri(flow)) for flow in flows]
    label = known[0] if known else Text(f"activity {setting.called}, without a title")
    locator = setting.locator(element, setting.identifier)
    once = tuple(dict.fromkeys(facts))
    yield Record(node, C.AidActivity, label.value, once, locator=locator, language=label.language)


def _identified(setting: Setting, own: Children, element: Element) -> Iterator[Fact]:
    if own.get("iati-identifier") and setting.identifier:
        yield Fact(C.identifier, f"iati:{setting.identifier}")
    for one in own.get("other-identifier", ()):
        if found := clean(one.get("ref")) or clean(one.text):
            yield Fact(C.otherIdentifier, found)
    if (level := (element.get("hierarchy") or "").strip()).isdecimal() and level.isascii() and len(level) < 4:
        yield Fact(C.hierarchyLevel, int(level))
    if (flag := truth(element.get("humanitarian"))) is not None:
        yield Fact(C.isHumanitarian, flag)
    for one in own.get("activity-status", ())[:1]:
        if status := meaning("status", code(one), one.text):
            yield Fact(C.activityStatus, Iri(names.concept("activity-status", status)))
        elif code(one) or clean(one.text):
            setting.leave("statuses of activities that the standard does not have", one)


def _organisations(setting: Setting, own: Children) -> Iterator[Fact]:
    for one in own.get("reporting-org", ())[:1]:
        if found := setting.organisation(C.reportedBy, one):
            yield found
    for one in own.get("participating-org", ()):
        role = meaning("role", one.get("role"))
        if role is None:
            setting.leave("participating organisations without a role that the standard has", one)
        elif found := setting.organisation(str(getattr(C, role)), one):
            yield found
        else:
            setting.leave("participating organisations without code and name", one)


def _dates(setting: Setting, own: Children) -> list[Fact]:
    """State the first date of each kind; an end before the start is counted."""
    found: dict[str, Fact] = {}
    for one in own.get("activity-date", ()):
        kind = meaning("date", one.get("type"))
        if kind is None:
            if dated(one):
                setting.leave("dates of activities of no kind that the standard has", one)
        elif (fact := setting.date(str(getattr(C, kind)), one, "activities")) and kind in found:
            if fact != found[kind]:
                setting.leave("further dates of activities of one kind", one)
        elif fact:
            found[kind] = fact
    for begun, over in (("startsOn", "endsOn"), ("plannedStart", "plannedEnd")):
        if begun in found and over in found and _ends_early(found[begun].value, found[over].value):
            setting.leave("ends of activities that lie before the start", own["activity-date"][0])
            del found[over]
    return list(found.values())


def _ends_early(start: object, end: object) -> bool:
    if not isinstance(start, When) or not isinstance(end, When):
        return False
    return bool(start.earliest and end.latest and end.latest < start.earliest)


def _subject(sectors: list[Sector], verdict: Verdict, known: list[Text]) -> Iterator[Fact]:
    stated = list(sector_facts(sectors))
    yield from stated
    if not any(fact.predicate == C.concerns for fact in stated):
        yield from concerned(*(text.value for text in known[:5]))
    if verdict.why and verdict.kept:
        yield Fact(C.grade, Iri(names.concept("grade", "possible")))
        yield Fact(C.why, verdict.why)


def _places(setting: Setting, own: Children) -> list[tuple[Element, Place]]:
    found = []
    for element in (*own.get("recipient-country", ()), *own.get("recipient-region", ())):
        if one := place(element):
            found.append((element, one))
        elif code(element) or clean(element.text) or len(element):
            setting.leave("recipients that are no known country or region", element)
    return found


def _marks(own: Children) -> Iterator[Fact]:
    """State policy markers, tags, and what is humanitarian."""
    for one in own.get("policy-marker", ()):
        if code(one):
            predicate = meaning("significance", one.get("significance")) or "policyMarker"
            yield Fact(getattr(C, predicate), f"{vocabulary('marker_vocabulary', one.get('vocabulary'))}:{code(one)}")
    for one in own.get("tag", ()):
        scheme, said = vocabulary("tag_vocabulary", one.get("vocabulary")), code(one)
        if scheme in SDG_LISTS and SDG_LISTS[scheme].fullmatch(said.lower()):
            yield Fact(C.sdg, Iri(SDG + said.lower()))
        elif said := said or " ".join(text.value for text in words(one, "und")[:1]):
            yield Fact(C.activityTag, f"{scheme}:{said}")
    for one in own.get("humanitarian-scope", ()):
        if code(one):
            yield Fact(C.humanitarianScope, f"{vocabulary('scope_vocabulary', one.get('vocabulary'))}:{code(one)}")


def _related(setting: Setting, own: Children) -> Iterator[Fact]:
    for one in own.get("related-activity", ()):
        kind, other = meaning("related", one.get("type")), clean(one.get("ref"))
        if kind and other:
            yield Fact(getattr(C, kind), f"iati:{other}")
        else:
            setting.leave("related activities without an identifier or a kind that the standard has", one)
