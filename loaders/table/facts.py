"""What the records of one agreement say of it, and not of its parties."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from comity.graph import names
from comity.graph.errors import BadInput
from comity.graph.records import Fact, Iri, Text, Typed
from comity.loaders.register.facts import DATES, NOTE, XSD
from comity.loaders.table.dates import Dates
from comity.loaders.table.mapping import Mapping
from comity.loaders.table.report import Report
from comity.loaders.table.rows import Row, clean, flat
from comity.ontology import terms as C

UNITS = {"years": "P{}Y", "months": "P{}M", "days": "P{}D"}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
DURATION = re.compile(r"P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?")


class Facts:
    """Reads what a mapping names of an agreement; ``rows`` are its records, of which there are several by party."""

    def __init__(self, mapping: Mapping, dates: Dates, report: Report):
        """Keep what tells how to read, and where to count what cannot be read."""
        self.mapping, self.dates, self.report = mapping, dates, report
        self.specs = {key: mapping.specs(key) for key in mapping.data["agreement"]}

    def key(self, row: Row) -> str:
        """Give the key of the agreement that a record belongs to; empty where its columns are."""
        (*columns,) = [one for spec in self.specs["key"] for one in flat(spec["column"])]
        return " ".join(row.text(column) for column in columns).strip()

    def title(self, rows: list[Row]) -> Text | None:
        """Give the title with its language."""
        return next(iter([*self._texts("title", rows)]), None)

    def kind(self, rows: list[Row]) -> str:
        """Give the type, as a key of the register."""
        return next(self._chosen("type", rows), "agreement")

    def addresses(self, rows: list[Row]) -> Iterator[str]:
        """Yield the addresses of pages that can be linked to."""
        for row, written in self._written("address", rows):
            if written.startswith(("http://", "https://")) and not re.search(r'[\s<>"{}|\\^`]', written):
                yield written
            else:
                self.report.skip("addresses that are no links", row, written)

    def facts(self, rows: list[Row]) -> Iterator[Fact]:
        """Yield the facts of an agreement, each once."""
        yield from dict.fromkeys(self._all(rows))

    def _all(self, rows: list[Row]) -> Iterator[Fact]:
        for name, predicate in (*DATES.items(), ("status_as_of", C.lastKnownStatusOn)):
            yield from self._date(name, predicate, rows)
        for status in self._chosen("status", rows):
            yield Fact(C.lastKnownStatus, Iri(names.concept("status", status)))
        for binding in self._chosen("binding", rows):
            yield Fact(C.isBinding, binding == "yes")
        yield from self._duration("duration", C.duration, rows)
        yield from self._duration("notice", C.noticePeriod, rows)
        yield from self._domains(rows)
        yield from self._languages(rows)
        for name, predicate in (
            ("official_title", C.officialName),
            ("place", C.place),
            ("open_to", C.openTo),
            ("note", NOTE),
        ):
            for text in self._texts(name, rows):
                yield Fact(predicate, text)
        for _, number in self._written("number", rows):
            yield Fact(C.treatySeriesNumber, number)
        for spec in self.specs.get("identifier", ()):
            for _, number in self._of(spec, rows):
                yield Fact(C.identifier, f"{spec['prefix']}:{number}")

    def _date(self, name: str, predicate: str, rows: list[Row]) -> Iterator[Fact]:
        read = set[str]()
        for row, written in self._written(name, rows):
            try:
                on = self.dates.read(written)
            except BadInput:
                self.report.skip("dates that cannot be read", row, f"{name}: {written}")
                continue
            if (on.earliest or on.latest) and on.written not in read:
                if read:
                    self._differs(name, row, written)
                    continue
                read.add(on.written)
                yield Fact(predicate, on)

    def _duration(self, name: str, predicate: str, rows: list[Row]) -> Iterator[Fact]:
        for spec in self.specs.get(name, ()):
            values = spec.get("values", {})
            for row, written in self._of(spec, rows):
                form = UNITS[spec["unit"]].format(written) if "unit" in spec and written.isdecimal() else written
                form = values.get(written, form)
                if DURATION.fullmatch(form):
                    yield Fact(predicate, Typed(form, XSD + "duration"))
                    break
                self.report.skip("durations that cannot be read", row, written)

    def _languages(self, rows: list[Row]) -> Iterator[Fact]:
        for spec in self.specs.get("authentic_language", ()):
            values = {word.casefold(): tag for word, tag in spec.get("values", {}).items()}
            for tag in flat(spec.get("value")):
                yield Fact(C.authenticLanguage, tag)
            for row, written in self._of(spec, rows):
                tag = values.get(written.casefold(), written)
                if LANGUAGE.fullmatch(tag):
                    yield Fact(C.authenticLanguage, tag)
                else:
                    self.report.skip("languages that are no tags", row, written)

    def _domains(self, rows: list[Row]) -> Iterator[Fact]:
        for spec in self.specs.get("domains", ()):
            for key in flat(spec.get("value")):
                yield Fact(C.concerns, Iri(names.domain(key)))
            values = {word.casefold(): keys for word, keys in spec.get("values", {}).items()}
            for _, written in self._of(spec, rows):
                keys = values.get(written.casefold()) or domain_labels().get(written.casefold())
                if keys is None:
                    yield Fact(C.areaText, written)
                    keys = spec.get("otherwise")
                for key in flat(keys):
                    yield Fact(C.concerns, Iri(names.domain(key)))

    def chosen(self, key: str, spec: dict[str, Any], rows: list[Row]) -> Iterator[str]:
        """Yield the words of ours that a choice comes to: the first record that has one tells it."""
        values = {word.casefold(): ours for word, ours in spec.get("values", {}).items()}
        values |= {word: word for word in spec.get("known", ()) if word not in values}
        first: Any = None
        for row, written in self._of(spec, rows):
            ours = values.get(written.casefold(), spec.get("otherwise"))
            if ours is None:
                self.report.skip(f"words for {key} that the mapping does not know", row, written)
            elif first is None:
                first = ours
            elif ours != first:
                self._differs(key, row, written)
        yield from flat(first or spec.get("value", spec.get("otherwise")))

    def _differs(self, key: str, row: Row, written: str) -> None:
        self.report.skip(f"rows that differ from the first of their agreement in {key}", row, written)

    def _chosen(self, key: str, rows: list[Row]) -> Iterator[str]:
        for spec in self.specs.get(key, ()):
            yield from self.chosen(key, spec | {"known": known_words(key)}, rows)

    def _texts(self, key: str, rows: list[Row]) -> Iterator[Text]:
        for spec in self.specs.get(key, ()):
            language = spec.get("language", self.mapping.language)
            for number, (row, written) in enumerate(self._of(spec, rows)):
                if number and key in ("title", "place"):
                    self._differs(key, row, written)
                else:
                    yield Text(written, language)

    def _written(self, key: str, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        for spec in self.specs.get(key, ()):
            yield from self._of(spec, rows)

    def _of(self, spec: dict[str, Any], rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield what stands in the columns of a spec, each wording once, with the record that has it first."""
        met = set[str]()
        for row in rows:
            for column in flat(spec.get("column")):
                for written in row.values(column, spec.get("separator")):
                    if written not in met:
                        met.add(written)
                        yield row, written


@cache
def known_words(key: str) -> frozenset[str]:
    """List the words of ours that a choice may come to without a table of values."""
    from comity.loaders.table.complaints import choices

    return next((frozenset(known) for _, name, known in choices() if name == key), frozenset())


@cache
def domain_labels() -> dict[str, str]:
    """Map the keys and labels of the domains to their keys."""
    import pyoxigraph as ox

    scheme = files("comity.ontology").joinpath("schemes", "domains.ttl").read_bytes()
    found: dict[str, str] = {}
    for quad in ox.parse(scheme, format=ox.RdfFormat.TURTLE):
        subject, value = str(getattr(quad.subject, "value", "")), getattr(quad.object, "value", "")
        if subject.startswith(names.DOMAIN) and quad.predicate.value.endswith(("#prefLabel", "#altLabel", "#notation")):
            found.setdefault(clean(value).casefold(), subject.removeprefix(names.DOMAIN))
    return found
