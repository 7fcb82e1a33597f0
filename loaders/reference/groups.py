"""Groups of countries on their way to records: the group, the pages it cites, and each membership with its time."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from comity.graph import names
from comity.graph.records import Fact, Iri, Record, Text, Typed, When
from comity.loaders.sheet import ALTERNATIVE, NOTE, Place, Sheet
from comity.ontology import terms as C

ANY_URI = "http://www.w3.org/2001/XMLSchema#anyURI"
Days = tuple[date, date]


@dataclass(frozen=True)
class Membership:
    """One country in one group: from when to when, or the day on which a list shows it; ``place`` is its line."""

    country: str
    place: Place
    since: When | None = None
    until: When | None = None
    attested: When | None = None
    source: dict[str, str] | None = None

    @property
    def surely(self) -> Days:
        """Bound the days that the membership covers whatever its dates turn out to be; none when they cross."""
        end = _last(self.until, early=True)
        return (_first(self.since, late=True) if self.since else end), end

    @property
    def maybe(self) -> Days:
        """Bound the days that the membership may cover, or on one of which it is attested."""
        if self.attested:
            return _first(self.attested), _last(self.attested)
        return _first(self.since), _last(self.until)

    @property
    def open(self) -> bool:
        """Tell whether no last day is known: as far as we know, the country belongs to the group now."""
        return self.until is None


class Group:
    """One group of a reference file."""

    def __init__(self, sheet: Sheet, place: Place, entry: dict[str, Any], countries: Collection[str]):
        """Keep the entry with where it stands."""
        self.sheet, self.place, self.entry, self.countries = sheet, place, entry, countries
        self.key: str = entry["key"]
        self.iri = names.group(self.key)

    @cached_property
    def memberships(self) -> list[Membership]:
        """Read the memberships; raises BadInput for unknown countries, bad dates and overlaps."""
        found = [*self._dated(), *self._attested()]
        kept: dict[str, list[Membership]] = {}
        for one in found:
            for other in kept.setdefault(one.country, []):
                if _overlap(one, other):
                    line = self.sheet.lines[other.place]
                    self.sheet.fail(
                        f"{one.country} is in {self.key} at the same time by line {line}; keep one.", *one.place
                    )
            kept[one.country].append(one)
        return found

    def records(self, labels: Mapping[str, str]) -> Iterator[Record]:
        """Yield the pages, the group and its memberships."""
        pages: dict[str, str] = {}
        own = self.entry["source"]
        for place, source in ((self.place, own), *((one.place, one.source) for one in self.memberships if one.source)):
            if str(source) not in pages:
                pages[str(source)] = f"{names.ID}page/{self.key}/{len(pages) + 1}"
                yield self._page(pages[str(source)], source, place)
        facts = [*self.sheet.other_names(self.entry, self.place), Fact(C.citedFrom, Iri(pages[str(own)]))]
        facts += [Fact(ALTERNATIVE, Text(name)) for name in self.entry.get("former_names", ())]
        if "note" in self.entry:
            facts.append(Fact(NOTE, Text(self.entry["note"])))
        kind, label = getattr(C, self.entry["kind"]), self.entry["names"][0]
        yield Record(self.iri, kind, label, tuple(facts), locator=self.sheet.locator(self.place, self.key))
        numbers: Counter[str] = Counter()
        for one in self.memberships:
            numbers[one.country] += 1
            node = f"{names.ID}membership/{self.key}/{one.country}/{numbers[one.country]}"
            where = self.sheet.locator(one.place, f"{self.key}/{one.country}")
            facts = list(self._facts(one, pages))
            yield Record(node, C.GroupMembership, f"{labels[one.country]} in {label}", tuple(facts), locator=where)

    def shortcuts(self) -> Iterator[tuple[str, list[Fact]]]:
        """Yield the short way from each country that belongs to the group as far as is known."""
        found = [Fact(C.memberOf, Iri(self.iri))]
        if self.entry["kind"] == "WHORegion":
            found.append(Fact(C.whoRegion, Iri(self.iri)))
        for one in self.memberships:
            if one.open:
                yield one.country, found

    def _dated(self) -> Iterator[Membership]:
        for index, given in enumerate(self.entry.get("memberships", ())):
            place = (*self.place, "memberships", index)
            self.sheet.known(given["country"], self.countries, "country", *place, "country")
            since = self.sheet.when(given["from"], *place, "from") if "from" in given else None
            until = self.sheet.when(given["until"], *place, "until") if "until" in given else None
            if _last(until) < _first(since):
                self.sheet.fail(f"{given['until']} is before {given['from']}, the first day.", *place, "until")
            yield Membership(given["country"], place, since, until, source=given.get("source"))

    def _attested(self) -> Iterator[Membership]:
        if "as_of" in self.entry:
            day = self.sheet.when(self.entry["as_of"], *self.place, "as_of")
            for index, country in enumerate(self.entry["members"]):
                place = (*self.place, "members", index)
                self.sheet.known(country, self.countries, "country", *place)
                yield Membership(country, place, attested=day)

    def _facts(self, one: Membership, pages: dict[str, str]) -> Iterator[Fact]:
        yield Fact(C.member, Iri(names.country(one.country)))
        yield Fact(C.group, Iri(self.iri))
        for predicate, moment in ((C.validFrom, one.since), (C.validUntil, one.until), (C.attestedOn, one.attested)):
            if moment:
                yield Fact(predicate, moment)
        yield Fact(C.citedFrom, Iri(pages[str(one.source or self.entry["source"])]))
        checked = "reviewed" if self.entry.get("checked") == "yes" else "unreviewed"
        yield Fact(C.reviewState, Iri(names.concept("review", checked)))

    def _page(self, node: str, source: dict[str, str], place: Place) -> Record:
        facts = [Fact(C.url, Typed(source["address"], ANY_URI)), Fact(C.publisherName, source["publisher"])]
        if "official" in source:
            facts.append(Fact(C.isOfficial, source["official"] == "yes"))
        if "seen" in source:
            facts.append(Fact(C.seenOn, self.sheet.when(source["seen"], *place, "source", "seen")))
        return Record(node, C.CitedDocument, source["publisher"], tuple(facts))


def groups(sheet: Sheet, countries: Collection[str]) -> list[Group]:
    """Read the groups of a file; raises BadInput for what does not hang together."""
    sheet.refuse_twins()
    found = [Group(sheet, place, entry, countries) for place, entry in sheet.entries()]
    _refuse_two_regions(sheet, found)
    return found


def _refuse_two_regions(sheet: Sheet, found: list[Group]) -> None:
    """Refuse a country that belongs to two WHO regions now."""
    regions: dict[str, str] = {}
    for group in found:
        for one in group.memberships:
            if group.entry["kind"] == "WHORegion" and one.open:
                other = regions.setdefault(one.country, group.key)
                if other != group.key:
                    sheet.fail(f"{one.country} is in the WHO region {other} too; end one of the two.", *one.place)


def _overlap(one: Membership, other: Membership) -> bool:
    if one.attested or other.attested:
        (first, last), (begin, end) = one.maybe, other.maybe
    else:
        (first, last), (begin, end) = one.surely, other.surely
    return max(first, begin) <= min(last, end)


def _first(moment: When | None, *, late: bool = False) -> date:
    if moment is None:
        return date.min
    return (moment.latest or date.max) if late else (moment.earliest or date.min)


def _last(moment: When | None, *, early: bool = False) -> date:
    if moment is None:
        return date.max
    return (moment.earliest or date.min) if early else (moment.latest or date.max)
