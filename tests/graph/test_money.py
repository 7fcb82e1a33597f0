"""What rules make of sums: how they are split, which report counts, and what happens in a circle."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files

import pytest

from comity.graph import names
from comity.graph.context import Description
from comity.graph.money.splitting import GROUPS, split
from comity.graph.store import Store, View, Work, strings
from comity.ontology import terms as C

PREFIXES = """
@prefix c: <https://w3id.org/comity/ns#> .
@prefix country: <https://w3id.org/comity/id/country/> .
@prefix flow: <https://w3id.org/comity/concept/flow/> .
@prefix domain: <https://w3id.org/comity/domain/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix w: <https://w3id.org/comity/id/source/{key}/> .
"""
LEFT = f"SELECT ?what ?rule ?instead WHERE {{ ?what <{C.leftOutOfTotals}> ?rule ; <{C.countedInstead}> ?instead }}"
COUNTED = f"SELECT ?activity ?amount WHERE {{ ?sum <{C.ofActivity}> ?activity ; <{C.amount}> ?amount }}"


def _activity(name: str, identifier: str, kind: str, amount: str, more: str = "") -> str:
    return f"""w:{name} a c:AidActivity ; rdfs:label "{name}" ; c:identifier "iati:{identifier}" ;
    c:provider country:USA ; c:recipient country:IND ; c:concerns domain:malaria ;
    c:sdg <http://metadata.un.org/sdg/3> ;
    c:flow w:{name}-1 {more} .
w:{name}-1 a c:FinancialFlow ; c:flowKind flow:{kind} ; c:amount {amount} ; c:currency "USD" .
"""


def _incoming(name: str, of: str = "") -> str:
    """Give an activity an incoming sum, from the activity of an identifier or from nobody knows where."""
    source = f' ; c:providerActivity "iati:{of}"' if of else ""
    node = f"w:{name}-in{len(of)}"
    money = f'{node} a c:FinancialFlow ; c:flowKind flow:incoming-funds ; c:amount 9.0 ; c:currency "USD"{source} .'
    return f"w:{name} c:flow {node} . {money}\n"


@pytest.fixture
def told(store: Store, turtle: Callable[..., Work]) -> Callable[..., View]:
    """Load texts, each a source, and read what follows."""

    def load(made: dict[str, str] | None = None, /, **texts: str) -> View:
        with store.writer() as writer:
            for key, text in texts.items():
                work = turtle(f"{key}.ttl", PREFIXES.format(key=f"{key}.ttl") + text)
                writer.add(replace(work, description=Description(published=(made or {}).get(key))))
        return store.view()

    return load


def _short(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value.removeprefix(names.ID + "source/").rsplit("concept/rule/", 1)[-1] for value in row)


def _left(view: View) -> list[tuple[str, ...]]:
    return sorted(_short(row) for row in strings(view.select(LEFT)))


def _counted(view: View) -> list[tuple[str, ...]]:
    return sorted(_short(row) for row in strings(view.select(COUNTED)))


def test_of_two_reports_by_others_that_of_the_later_file_counts(told: Callable[..., View]) -> None:
    view = told(
        {"a": "2020-01-01", "b": "2021-01-01"},
        a=_activity("x", "US-1", "commitment", "1.0"),
        b=_activity("x", "US-1", "commitment", "2.0"),
        c=_activity("x", "US-1", "commitment", "3.0"),
    )
    assert _counted(view) == [("b.ttl/x", "2")]
    assert _left(view) == [(f"{key}.ttl/x", "reported-twice", "b.ttl/x") for key in "ac"]


def test_without_dates_the_smaller_iri_counts(told: Callable[..., View]) -> None:
    view = told(b=_activity("x", "US-1", "commitment", "2.0"), a=_activity("x", "US-1", "commitment", "1.0"))
    assert _counted(view) == [("a.ttl/x", "1")]


@pytest.mark.parametrize(
    ("identifier", "publisher"),
    [
        ("XM-DAC-928-7", "w:publisher a c:InternationalOrganisation"),
        (
            "US-GOV-1-7",
            "w:publisher a c:GovernmentAgency ; c:jurisdiction w:land-us",
        ),
        ("DE-5-7", 'w:publisher a c:GovernmentAgency ; c:jurisdiction w:land-de ; c:identifier "dac-agency:5-5"'),
        ("XM-DAC-41122-7", 'w:publisher a c:Organisation ; c:identifier "dac-channel:41122"'),
    ],
)
@pytest.mark.parametrize("later", ["a", "z"])
def test_the_report_of_the_publisher_counts_though_another_came_later(
    told: Callable[..., View], identifier: str, publisher: str, later: str
) -> None:
    own = _activity("x", identifier, "commitment", "1.0", "; c:reportedBy w:publisher")
    other = _activity("x", identifier, "commitment", "2.0", "; c:reportedBy w:by")
    other += 'w:by a c:GovernmentAgency ; c:jurisdiction w:land-fr ; c:identifier "dac-agency:4-3" .\n'
    other += 'w:land-fr c:iso2 "FR" .\n'
    lands = f'{publisher} .\nw:land-us c:iso2 "US" . w:land-de c:iso2 "DE" .\n'
    view = told({later: "2025-01-01", "m": "2024-01-01"}, **{"m": own + lands, later: other})
    assert _counted(view) == [("m.ttl/x", "1")]


def test_identifiers_are_one_in_small_and_capital_letters(told: Callable[..., View]) -> None:
    first = _activity("first", "US-1", "disbursement", "9.0") + _activity("again", "us-2", "disbursement", "8.0")
    view = told(a=first + _incoming("again", "us-1"), b=_activity("x", "US-2", "disbursement", "8.5"))
    assert _counted(view) == [("a.ttl/first", "9")]


def test_two_activities_of_one_file_with_one_identifier_are_two(told: Callable[..., View]) -> None:
    view = told(a=_activity("x", "US-1", "commitment", "1.0") + _activity("y", "US-1", "commitment", "2.0"))
    assert _counted(view) == [("a.ttl/x", "1"), ("a.ttl/y", "2")]


def test_the_whole_counts_where_its_part_reports_another_stage(told: Callable[..., View]) -> None:
    part = _activity("part", "US-2", "expenditure", "1.0", '; c:parentIdentifier "iati:US-1"')
    view = told(a=_activity("whole", "US-1", "commitment", "5.0") + part)
    assert _counted(view) == [("a.ttl/part", "1"), ("a.ttl/whole", "5")]
    paid = told(b=_activity("other", "US-3", "disbursement", "4.0", '; c:childIdentifier "iati:US-2"'))
    assert _left(paid) == [("b.ttl/other-1", "counted-in-parts", "a.ttl/part")]


@pytest.mark.parametrize("up", [True, False])
def test_parts_of_parts_count_instead_of_the_whole(told: Callable[..., View], up: bool) -> None:
    def linked(one: str, other: str) -> tuple[str, str]:
        return ("", f'; c:parentIdentifier "iati:{one}"') if up else (f'; c:childIdentifier "iati:{other}"', "")

    (top, first), (second, bottom) = linked("US-1", "US-2"), linked("US-2", "US-3")
    view = told(
        a=_activity("whole", "US-1", "disbursement", "300.0", top)
        + _activity("middle", "US-2", "commitment", "9.0", first + second)
        + _activity("part", "US-3", "disbursement", "250.0", bottom)
    )
    assert _counted(view) == [("a.ttl/middle", "9"), ("a.ttl/part", "250")]
    assert _left(view) == [("a.ttl/whole-1", "counted-in-parts", "a.ttl/part")]


@pytest.mark.parametrize("link", ["parentIdentifier", "childIdentifier"])
def test_activities_that_are_parts_of_each_other_both_count(told: Callable[..., View], link: str) -> None:
    one = _activity("one", "US-1", "commitment", "1.0", f'; c:{link} "iati:US-2"')
    view = told(a=one + _activity("two", "US-2", "commitment", "2.0", f'; c:{link} "iati:US-1"'))
    assert len(_counted(view)) == 2
    assert not _left(view)


def test_money_that_passes_through_two_hands_counts_where_it_began(told: Callable[..., View]) -> None:
    view = told(
        a=_activity("first", "US-1", "disbursement", "9.0")
        + _activity("second", "US-2", "disbursement", "8.0")
        + _incoming("second", "US-1")
        + _activity("third", "US-3", "expenditure", "7.0")
        + _incoming("third", "US-2")
    )
    assert _counted(view) == [("a.ttl/first", "9")]
    assert _left(view) == [(f"a.ttl/{name}-1", "onward-spending", "a.ttl/first") for name in ("second", "third")]


@pytest.mark.parametrize(("provider", "counts"), [("", False), ("country:USA", False), ("country:FRA", True)])
def test_what_a_giver_says_it_handed_on_is_not_counted_again(
    told: Callable[..., View], provider: str, counts: bool
) -> None:
    giver = _activity("giver", "US-1", "disbursement", "50.0") + 'w:giver-1 c:receiverActivity "iati:US-2" .\n'
    received = _activity("receiver", "US-2", "expenditure", "48.0") + _incoming("receiver")
    received += f"w:receiver-in0 c:provider {provider} .\n" if provider else ""
    found = _counted(told(a=giver + received))
    assert found == [("a.ttl/giver", "50"), *([("a.ttl/receiver", "48")] if counts else [])]


def test_money_of_which_only_a_part_is_traced_counts_and_says_so(told: Callable[..., View]) -> None:
    traced = _activity("a", "US-1", "disbursement", "9.0") + _activity("b", "US-2", "disbursement", "8.0")
    view = told(a=traced + _incoming("b", "US-1") + _incoming("b"))
    assert _counted(view) == [("a.ttl/a", "9"), ("a.ttl/b", "8")]
    ((why,),) = strings(view.select(f"SELECT ?why WHERE {{ ?sum a <{C.CountedSum}> ; <{C.why}> ?why }}"))
    assert why == "part of the money comes from an activity that is counted too"


def test_what_percentages_leave_open_goes_to_those_without_or_to_nobody() -> None:
    sixty = {"A": Decimal(60)}
    assert split(["A"], sixty) == (
        [(("A",), Decimal("0.6")), ((), Decimal("0.4"))],
        "the percentages of {} add up to 60",
    )
    assert split(["A", "B"], sixty) == ([(("A",), Decimal("0.6")), (("B",), Decimal("0.4"))], "")
    assert split(["A", "B", "C"], sixty)[0] == [(("A",), Decimal("0.6")), (("B", "C"), Decimal("0.4"))]


def test_percentages_near_a_hundred_or_above_are_the_whole() -> None:
    for parts in ((Decimal("33.3"), Decimal("66.6")), (Decimal(100), Decimal(100))):
        found, _ = split(["A", "B"], dict(zip("AB", parts, strict=True)))
        assert sum(part for _, part in found) == 1


def test_groups_of_codes_are_those_by_which_activities_are_read() -> None:
    table = tomllib.loads(files("comity.loaders.iati").joinpath("health.toml").read_text(encoding="utf-8"))
    read = {code: names.domain(key) for code, key in table["domains"].items() if len(code) == 3}
    assert {code: GROUPS[code] for code in read} == read
