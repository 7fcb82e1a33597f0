"""Health commitments of other people's files by donor, recipient, domain and year, against a count of its own.

The count goes through the files with lxml and adds up with pandas. It shares no code with loader and rules but that
which tells whom an element names, for who is one with whom is no matter of counting. Activities about which only words
tell that they are about health are left to the tests of the loader.
"""

import importlib
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from lxml import etree

from comity.graph.records import Locator
from comity.graph.store import View, open_store, strings
from comity.loaders.iati.organisations import Organisations
from comity.loading import load
from comity.ontology.files import scheme_files
from comity.queries.ask import ask

# Its types tell mypy and pyright different things.
pd: Any = importlib.import_module("pandas")
KEYS = ["donor", "recipient", "area", "year", "currency"]
# Beginnings of purpose codes of health, and the domain of each group of codes; none of the loader's tables is read.
HEALTH = ("120", "121", "122", "123", "130")
GROUPS = {
    **dict.fromkeys(("120", "121", "122"), "health-systems"),
    "123": "non-communicable-diseases",
    "130": "reproductive-health",
}
COMMITMENTS = """
PREFIX comity: <https://w3id.org/comity/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?donor ?recipient ?area ?year ?currency ?amount WHERE {
  ?sum a comity:CountedSum ; comity:ofActivity ?activity ; comity:amount ?amount ; comity:currency ?currency ;
    comity:flowKind <https://w3id.org/comity/concept/flow/commitment> .
  MINUS { ?activity comity:grade <https://w3id.org/comity/concept/grade/possible> }
  OPTIONAL { ?sum comity:provider/rdfs:label ?donor }
  OPTIONAL { ?sum comity:recipient/rdfs:label ?country }
  OPTIONAL { ?sum comity:recipientRegion ?region }
  BIND(COALESCE(?country, ?region) AS ?recipient)
  OPTIONAL { ?sum comity:concerns/skos:prefLabel ?area FILTER(LANG(?area) = "en") }
  OPTIONAL { ?sum comity:inYear ?year }
}"""
NAMES = """
PREFIX comity: <https://w3id.org/comity/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?thing ?label WHERE {
  ?thing a comity:Actor . OPTIONAL { ?thing comity:canonical ?one } BIND(COALESCE(?one, ?thing) AS ?head)
  ?head rdfs:label ?label
}"""
CODES = """
PREFIX comity: <https://w3id.org/comity/ns#>
SELECT ?code ?label WHERE { ?c comity:iso2 ?code ; <http://www.w3.org/2000/01/rdf-schema#label> ?label }"""
SUMS = """
PREFIX comity: <https://w3id.org/comity/ns#>
SELECT ?currency (SUM(?amount) AS ?sum) WHERE {
  ?one a comity:CountedSum ; comity:flowKind <https://w3id.org/comity/concept/flow/commitment> ;
    comity:currency ?currency ; comity:amount ?amount
} GROUP BY ?currency"""
Element = Any


@pytest.fixture(scope="module")
def paths(shared: Path) -> list[Path]:
    found = sorted((shared / "data" / "iati").glob("*.xml"))
    if not found:
        pytest.skip("needs ../shared: IATI files, which are not part of the repository")
    return found


@pytest.fixture(scope="module")
def view(paths: list[Path], tmp_path_factory: pytest.TempPathFactory) -> View:
    store = open_store(str(tmp_path_factory.mktemp("shared") / "store"))
    load(store, [str(path) for path in paths])
    return store.view()


def _domains() -> tuple[dict[str, str], dict[str, str]]:
    """Map purpose codes to domains, and domains to their names, as the scheme has them."""
    file = next(file for file in scheme_files() if file.name == "domains.ttl")
    matched, called = {}, {}
    for quad in ox.parse(input=file.read_bytes(), format=ox.RdfFormat.TURTLE):
        key = str(getattr(quad.subject, "value", "")).rsplit("/", 1)[-1]
        value = str(getattr(quad.object, "value", ""))
        if quad.predicate.value.endswith(("exactMatch", "closeMatch")) and "/concept/dac/" in value:
            matched[value.rsplit("/", 1)[-1]] = key
        elif quad.predicate.value.endswith("prefLabel") and getattr(quad.object, "language", "") == "en":
            called[key] = value
    return matched, called


class Count:
    """One file, gone through on its own."""

    def __init__(self, path: Path, names: dict[str, str], countries: dict[str, str]) -> None:
        self.organisations, self.file = Organisations(path.name), path.name
        self.names, self.countries = names, countries
        self.matched, self.called = _domains()
        self.root = etree.parse(str(path)).getroot()

    def domain(self, code: str) -> str | None:
        key = self.matched.get(code) or GROUPS.get(code[:3])
        return self.called[key] if key else None

    def codes(self, owner: Element) -> list[tuple[str, str | None]]:
        five, three = [], []
        for one in owner.findall("sector"):
            code = (one.get("code") or one.get("ref") or "").strip()
            if one.get("vocabulary") in (None, "", "1", "DAC", "2", "DAC-3"):
                if re.fullmatch(r"[1-9]\d{4}", code) and one.get("vocabulary") not in ("2", "DAC-3"):
                    five.append((code, one.get("percentage")))
                elif re.fullmatch(r"[1-9]\d{2}", code):
                    three.append((code, one.get("percentage")))
        return five or three

    def is_health(self, codes: list[tuple[str, str | None]]) -> bool:
        return any(code.startswith(HEALTH) or code in self.matched for code, _ in codes)

    def who(self, element: Element) -> str | None:
        found = self.organisations.find(element, "und", lambda _: Locator(self.file))
        return self.names.get(found, found) if found else None

    def donors(self, activity: Element, one: Element) -> list[str]:
        own = one.find("provider-org")
        funders = [each for each in activity.findall("participating-org") if each.get("role") in ("1", "Funding")]
        choices = [[own] if own is not None else [], funders, activity.findall("reporting-org")[:1]]
        found = ([name for each in some if (name := self.who(each))] for some in choices)
        return sorted(set(next((some for some in found if some), [])))

    def places(self, owner: Element) -> list[tuple[str, str | None]]:
        found = []
        for one in (*owner.findall("recipient-country"), *owner.findall("recipient-region")):
            code = (one.get("code") or one.get("ref") or "").strip()
            known = self.countries.get(code.upper()) if one.tag == "recipient-country" else f"dac:{code}"
            if code and known:
                found.append((known, one.get("percentage")))
        return found

    def rows(self) -> Iterator[dict[str, object]]:
        for activity in self.root.iter("iati-activity"):
            transactions = activity.findall("transaction")
            every = [self.codes(activity), *(self.codes(one) for one in transactions)]
            if not any(self.is_health(codes) for codes in every):
                continue
            for number, one in enumerate(transactions):
                kind, value = one.find("transaction-type"), one.find("value")
                code = kind.get("code") if kind is not None else one.get("type")
                own = self.codes(one)
                if code not in ("2", "C", "commitment") or value is None or not (value.text or "").strip():
                    continue
                sectors = own or self.codes(activity)
                if not self.is_health(sectors):
                    continue
                made = one.find("transaction-date")
                day = (made.get("iso-date") if made is not None else None) or value.get("value-date") or ""
                donors = self.donors(activity, one)
                for place, part in _split(self.places(one) or self.places(activity)):
                    for area, share in _split(sectors):
                        names = sorted({self.domain(code) or "" for code in area})
                        if any(names):
                            yield {
                                "donor": donors[0] if len(donors) == 1 else "",
                                "recipient": place[0] if len(place) == 1 else "",
                                "area": names[0] if len(names) == 1 else "",
                                "year": day[:4],
                                "currency": value.get("currency") or activity.get("default-currency"),
                                "amount": Decimal((value.text or "").strip()) * part * share,
                                "number": number,
                            }


def _split(named: list[tuple[str, str | None]]) -> list[tuple[tuple[str, ...], Decimal]]:
    """Split a whole by percentages; without any it stays whole, for all that are named together."""
    table = pd.DataFrame([(name, Decimal(part) if part else None) for name, part in named], columns=["name", "part"])
    stated = table.dropna().groupby("name")["part"].sum() if len(table) else {}
    names = tuple(sorted({name for name, _ in named}))
    if not len(stated):
        return [(names, Decimal(1))]
    total = sum(stated, Decimal(0))
    whole = total if total >= 99 else Decimal(100)
    found: list[tuple[tuple[str, ...], Decimal]] = [((str(name),), part / whole) for name, part in stated.items()]
    silent = tuple(name for name in names if name not in stated)
    return [*found, (silent, (whole - total) / whole)] if whole > total else found


def test_commitments_are_those_of_the_files_to_the_cent(view: View, paths: list[Path]) -> None:
    names, countries = ({row[0]: row[1] for row in strings(view.select(query))} for query in (NAMES, CODES))
    counted = pd.DataFrame([row for path in paths for row in Count(path, names, countries).rows()])
    ours = pd.DataFrame([dict(zip([*KEYS, "amount"], row, strict=True)) for row in strings(view.select(COMMITMENTS))])
    ours["amount"] = [Decimal(value) for value in ours["amount"]]
    expected, found = (table.groupby(KEYS)["amount"].sum() for table in (counted, ours))
    cents = Decimal("0.01")
    left = {key: value.quantize(cents) for key, value in expected.items() if abs(value) >= cents / 2}
    right = {key: value.quantize(cents) for key, value in found.items() if abs(value) >= cents / 2}
    assert len(right) > 300
    assert right == left


def test_the_question_adds_up_to_what_is_counted(view: View) -> None:
    answer = ask(view, "health-aid", {"kind": "commitment"})
    columns = [answer.columns.index(name) for name in ("currency", "amount")]
    told: dict[str, float] = {}
    for row in answer.rows:
        currency, amount = (row[index] for index in columns)
        told[str(currency)] = told.get(str(currency), 0) + float(amount or 0)
    counted = strings(view.select(SUMS))
    assert told == pytest.approx({currency: float(amount) for currency, amount in counted}, abs=len(answer.rows) / 100)
    assert not ask(view, "left-out").rows
