"""Parameters of every type: what users type becomes a term, or is refused in a sentence, however hostile."""

import random
import re
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from comity.graph import names
from comity.graph.errors import BadInput, Unknown
from comity.graph.store import Store, View, Work, open_store, strings
from comity.queries.ask import fill
from comity.queries.resolve import TYPES, normal, resolve

HERE = Path(__file__).parent
DOMAINS = """
@prefix c: <https://w3id.org/comity/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix d: <https://w3id.org/comity/domain/> . @prefix g: <https://w3id.org/comity/id/group/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
d:malaria a c:Domain ; skos:prefLabel "malaria"@en ; skos:altLabel "ague"@en .
d:covid-19 a c:Domain ; skos:prefLabel "COVID-19"@en .
g:isles a c:CountryGroup ; rdfs:label "The Isles"@en .
"""
PREFIXES = """
PREFIX comity: <https://w3id.org/comity/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
SIGNED = "?thing comity:signedOnEarliest ?day"
TEXTS = {
    "date": f"SELECT ?thing WHERE {{ VALUES ?asked {{ UNDEF }} {SIGNED} FILTER(?day <= ?asked) }}",
    "duration": f"""SELECT ?thing WHERE {{ VALUES ?asked {{ UNDEF }} {SIGNED}
        FILTER(?day <= ("2024-03-31"^^xsd:date - ?asked)) }}""",
    "number": "SELECT ?thing WHERE { VALUES ?asked { UNDEF } ?thing comity:amount ?sum FILTER(?sum > ?asked) }",
    "words": """SELECT ?thing WHERE { VALUES ?asked { UNDEF } ?thing a comity:Agreement ; rdfs:label ?title
        FILTER(CONTAINS(LCASE(?title), LCASE(?asked))) }""",
}
LINKS = {
    "country": "?thing comity:partyCountry ?asked",
    "organisation": "?thing comity:party ?asked",
    "domain": "?thing comity:concerns ?asked",
    "agreement": "?thing comity:canonical ?asked",
    "group": "?asked rdfs:label ?name BIND(?asked AS ?thing)",
    "actor": "?asked rdfs:label ?name BIND(?asked AS ?thing)",
}
PIECES = (
    "\" ' \\ } { < > # ; India IND indian Русь Côte ind-health MoH MS bra-health DROP-ALL UNION ?s-?p-?o P5Y P12M P30D",
    "P1Y2D P 5 -5 2.5 1e9 0x10 2020-05-05 2020-02-30 2020 2021-13-01 today any UNDEF malaria ague COVID-19 isles %00",
    "%s %22 % 100% 🩺 \u05d0\u05d1 e\u0301 C\u0302o\u0302te .* (India|Russia) ^IND$ [A-Z]+ (?i)india \\d{4}",
    '"India"@en India@en',
    "\\u0022 https://w3id.org/comity/id/country/IND hard-cases.ttl/two ../ memorandum India-Brazil Cuba A.-Singh",
    "5-years 90-days ٢٠٢٠ ² İ ß é 9999999999999999999999 ^^xsd:date @en",
)
RAW = ["<https://e.org/a b>", "\u200fIndia\u200e", "I\u0301ndia", "') } #", "\r\n", "\u2028", "\ufeff", "9" * 5000]
RAW += [
    "\n",
    "\t",
    "\0",
    "\ud800",
    "\u202e",
    " ",
    "  ",
    "",
    '""" . }',
    "VALUES ?asked { UNDEF }",
    "'" * 1200,
    "[" * 300,
]


def _hostile(count: int) -> list[str]:
    """Make the same strings at every run: each piece alone, then mixtures of up to five."""
    dice = random.Random(20261125)
    spaced = ("5-years", "90-days", "DROP-ALL", "?s-?p-?o")
    words = " ".join(PIECES).split(" ")
    pieces = [word.replace("-", " ") if word in spaced else word for word in words]
    mixed = [dice.choice(["", " "]).join(dice.choices(pieces + RAW, k=dice.randint(2, 5))) for _ in range(count)]
    return (pieces + RAW + mixed)[:count]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory, lasting_turtle: Callable[..., Work]) -> View:
    """Read the hard cases, two domains and a group into an embedded store."""
    store: Store = open_store(str(tmp_path_factory.mktemp("parameters") / "store"))
    reference = (HERE / "hard-cases-reference.ttl").read_text(encoding="utf-8")
    with store.writer() as writer:
        writer.add(lasting_turtle("reference", reference, names.REFERENCE_GRAPH))
        writer.add(lasting_turtle("lists", DOMAINS, names.GRAPH + "lists"))
        writer.add(lasting_turtle("hard-cases.ttl", (HERE / "hard-cases.ttl").read_text(encoding="utf-8")))
    return store.view()


def _column(view: View, text: str) -> list[tuple[str, ...]]:
    return sorted(strings(view.select(PREFIXES + text)))


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(day)


def _is_no_text(given: str) -> bool:
    return len(given.strip()) > 1000 or bool(re.search(r"[\0-\x1f\x7f-\x9f\ud800-\udfff]", given.strip()))


def _by_date(view: View, given: str) -> list[str] | None:
    text = given.strip()
    if normal(text) == "today" and not _is_no_text(text):
        text = datetime.now(UTC).date().isoformat()
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return None
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return None
    return [
        thing for thing, day in _column(view, f"SELECT ?thing ?day WHERE {{ {SIGNED} }}") if day <= asked.isoformat()
    ]


def _by_duration(view: View, given: str) -> list[str] | None:
    short = re.fullmatch(r"[Pp](\d{1,4})([YyMmDd])", given.strip(), re.ASCII)
    said = re.fullmatch(r"(\d{1,4}) ?(y|m|d)(?:ear|onth|ay)s?", given.strip().casefold(), re.ASCII)
    found = short or said
    if not found:
        return None
    count, unit = int(found.group(1)), found.group(2).upper()
    start = date(2024, 3, 31)
    last = start - timedelta(days=count) if unit == "D" else _months_before(start, count * {"Y": 12, "M": 1}[unit])
    return [
        thing for thing, day in _column(view, f"SELECT ?thing ?day WHERE {{ {SIGNED} }}") if day <= last.isoformat()
    ]


def _by_number(view: View, given: str) -> list[str] | None:
    if not re.fullmatch(r"[+-]?\d{1,15}(\.\d+)?", given.strip(), re.ASCII) or Decimal(given.strip()) < 0:
        return None
    sums = _column(view, "SELECT ?thing ?sum WHERE { ?thing comity:amount ?sum }")
    return [thing for thing, amount in sums if Decimal(amount) > Decimal(given.strip())]


def _by_words(view: View, given: str) -> list[str] | None:
    words = " ".join(given.split())
    if _is_no_text(given) or not re.search(r"[^\W_]", words):
        return None
    titles = _column(view, "SELECT ?thing ?title WHERE { ?thing a comity:Agreement ; rdfs:label ?title }")
    return [thing for thing, title in titles if words.lower() in title.lower()]


FILTERS = {"date": _by_date, "duration": _by_duration, "number": _by_number, "words": _by_words}


def _answer(view: View, kind: str, given: str) -> list[str] | None:
    """Ask with the string in place of the parameter; None where it is refused."""
    try:
        term = resolve(view, kind, given)
    except (BadInput, Unknown) as refusal:
        told = str(refusal)
    else:
        asked = TEXTS.get(kind) or f"SELECT ?thing WHERE {{ VALUES ?asked {{ UNDEF }} {LINKS[kind]} }}"
        text = fill(asked, {"asked": term})
        return [row[0] for row in _column(view, text)]
    assert re.fullmatch(r".*[.?]", told), told
    return None


def test_a_thousand_hostile_strings_give_the_rows_of_a_filter_or_are_refused(view: View) -> None:
    answered = dict.fromkeys(FILTERS, 0)
    for given in _hostile(1000):
        for kind, expected in FILTERS.items():
            found = _answer(view, kind, given)
            assert found == expected(view, given), (kind, given)
            answered[kind] += found is not None
    assert min(answered.values()) >= 2


NAMES = """SELECT ?thing ?name WHERE { ?thing a comity:KIND ; ?property ?name . FILTER(?property IN (rdfs:label,
    <http://www.w3.org/2004/02/skos/core#prefLabel>, <http://www.w3.org/2004/02/skos/core#altLabel>, comity:acronym,
    comity:iso2, comity:iso3)) }"""
KINDS = {
    "country": ("Country",),
    "group": ("CountryGroup",),
    "domain": ("Domain",),
    "organisation": ("Organisation",),
    "agreement": ("Agreement",),
    "actor": ("Country", "Organisation", "CountryGroup"),
}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_thousand_hostile_names_give_the_rows_of_what_bears_them_or_are_refused(view: View, kind: str) -> None:
    bearers: dict[str, set[str]] = {}
    keys: dict[str, str] = {}
    rows: dict[str, list[str]] = defaultdict(list)
    for thing, asked in _pairs(view, f"SELECT ?thing ?asked WHERE {{ {LINKS[kind]} }}"):
        rows[asked].append(thing)
    same = dict(_pairs(view, "SELECT ?thing ?one WHERE { ?thing comity:canonical ?one }"))
    for each in KINDS[kind]:
        for thing, name in _pairs(view, NAMES.replace("KIND", each)):
            one = same.get(thing, thing)
            bearers.setdefault(normal(name), set()).add(one)
            for key in (thing, thing.rsplit("/", 1)[-1], thing.removeprefix(f"{names.ID}source/")):
                if "/source/" not in thing or "/" in key:
                    keys[key] = one
    for given in _hostile(300 if kind in ("group", "actor") else 1000):
        named = keys.get(given.strip()) or next(iter(bearers.get(normal(given), ())), "")
        unclear = given.strip() not in keys and len(bearers.get(normal(given), ())) != 1
        assert _answer(view, kind, given) == (None if unclear else rows[named]), given


def _pairs(view: View, text: str) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in _column(view, text)]


def test_an_organisation_goes_by_its_key_its_names_and_its_iri(view: View) -> None:
    iri = names.organisation("ind-health")
    for given in ("ind-health", iri, "Ministry of Health of India", "the ministry of health of india", "MoH"):
        assert resolve(view, "organisation", given).value == iri
    both = r"key: Ministry of Health of Brazil \(bra-health\), Ministry of Health of India \(ind-health\)\."
    with pytest.raises(Unknown, match=f"name of 2 organisations; say which by its {both}"):
        resolve(view, "organisation", "Ministry of Health")
    with pytest.raises(Unknown, match=r"Ministry of Ayush of India \(ind-ayush\)"):
        resolve(view, "organisation", "Ministry of Ayusch of India")


def test_an_agreement_of_any_source_stands_for_its_cluster(view: View) -> None:
    iri = names.ID + "source/hard-cases.ttl/two"
    for given in (iri, "hard-cases.ttl/two", "India-Brazil memorandum", "Memorandum in a note", iri + "-note"):
        assert resolve(view, "agreement", given).value == iri
    with pytest.raises(
        Unknown, match="No agreement is called 'India-Brazil memorandun'; did you mean India-Brazil memorandum"
    ):
        resolve(view, "agreement", "India-Brazil memorandun")


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        ("number", " 5 ", "5"),
        ("number", "+0007", "7"),
        ("number", "-0", "0"),
        ("number", "2.50", "2.50"),
        ("duration", "p12m", "P1Y"),
        ("duration", "18 months", "P1Y6M"),
        ("duration", "2 weeks", "P14D"),
        ("duration", "1 day", "P1D"),
        ("words", "  joint \u00a0 research ", "joint research"),
    ],
)
def test_values_are_read_as_people_write_them(view: View, kind: str, given: str, value: str) -> None:
    assert resolve(view, kind, given).value == value


@pytest.mark.parametrize(
    ("kind", "given", "told"),
    [
        ("number", "five", "is not a number; write it as 5 or 2.5."),
        ("number", "1" * 30, "is not a number"),
        ("number", "-5", "is below 0, and the questions ask for how many"),
        ("number", "-0.5", "is below 0"),
        ("duration", "P", "is not a duration"),
        ("duration", "P1Y2D", "in years and months, as P5Y"),
        ("duration", "P9999Y", "is not a duration"),
        ("words", "?!", "holds no word"),
        ("words", "a\0b", "too long or holds characters that are no text"),
        ("date", "2020", "is a year and not one day; write a day of it, such as 2020-12-31, or today."),
        ("date", "2024-02", "is a month and not one day; write a day of it, such as 2024-02-29, or today."),
        ("date", "2026-02-30", "is no day of the calendar; write one as 2025-12-05, or today."),
        ("date", "2024-13-01", "is no day of the calendar; write one as 2025-12-05, or today."),
        ("date", "2024-13", "is no day of the calendar"),
        ("date", "0000-01-01", "is no day of the calendar"),
        ("date", "9999-12-31", "stands for an open end and is not one day"),
        ("date", "2025-12-05~", "is not one day"),
        ("date", "2024..2025", "is a span of time and not one day; write it as 2025-12-05, or today."),
        ("date", "tomorrow", "is not one day; write it as 2025-12-05, or today."),
    ],
)
def test_values_of_no_use_are_refused_with_the_way_out(view: View, kind: str, given: str, told: str) -> None:
    with pytest.raises(BadInput, match=re.escape(told)):
        resolve(view, kind, given)


def test_every_type_is_tried_here() -> None:
    assert set(TYPES) == set(KINDS) | set(FILTERS)
