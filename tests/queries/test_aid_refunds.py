"""What was paid back shows no giving; what speaks against an agreement that is named. Rows by hand."""

from collections.abc import Callable

import pytest

from comity.graph import names
from comity.graph.store import View
from comity.queries import library
from comity.queries.ask import Cell, ask
from comity.queries.silence import silence

USA, IND, BRA, CUB, CHN, RUS = "United States", "India", "Brazil", "Cuba", "China", "Russia"
AGREEMENT = "Agreement of the United States and India on telemedicine"
NONE_LATER = "no later sum is in the graph, which does not prove that there was none"


@pytest.fixture(scope="module")
def world(make_world: Callable[..., View]) -> View:
    """The activities of ``aid-refunds.ttl`` in a store of each backend."""
    return make_world("aid-refunds.ttl")


def _rows(view: View, name: str, columns: str, /, **given: str) -> list[tuple[Cell, ...]]:
    answer = ask(view, name, {"on": "2025-01-01", **given})
    chosen = [answer.columns.index(column) for column in columns.split()]
    return [tuple(row[index] for index in chosen) for row in answer.rows]


def test_a_year_in_which_money_only_came_back_is_no_last_year(world: View) -> None:
    assert _rows(world, "donors-left", "donor first last why", recipient="Cuba") == [(RUS, 2015, 2015, NONE_LATER)]


def test_a_donor_whose_country_went_on_giving_says_so(world: View) -> None:
    why = f"{NONE_LATER} | the same country went on giving, last in 2021"
    assert _rows(world, "donors-left", "donor last why", recipient="China") == [("Agency for aid", 2013, why)]
    assert _rows(world, "donors-left", "why", recipient="China", on="2020-12-31") == [(NONE_LATER,)]


def test_money_that_came_back_makes_no_giver(world: View) -> None:
    pairs = [(IND, BRA, 2015, 2015), (RUS, BRA, 2020, 2020), (RUS, CUB, 2015, 2015), (USA, CHN, 2013, 2021)]
    assert _rows(world, "one-way", "donor recipient first last") == [*pairs, (USA, IND, 2010, 2020)]
    found = _rows(world, "aid-without-agreement", "donor amount last", recipient="Cuba")
    assert found == [(RUS, 800, 2015)]
    assert _rows(world, "triangular", "donor between", recipient="Brazil") == []
    asked = {"country": "Cuba", "with": "Russia"}
    assert [row[1:] for row in _rows(world, "brief", "kind day detail", **asked) if row[0] == "money"] == [
        ("2015", "800 USD by 1 activity")
    ]


def test_there_is_no_share_where_more_came_back_than_was_given(world: View) -> None:
    why = "more was paid back than given, of the whole or of a part: no share can be told"
    columns = "total through share grade why"
    assert _rows(world, "multilateral-share", columns, recipient="Brazil", year="2015") == [
        (80.11, -20, None, "certain", why)
    ]
    assert _rows(world, "multilateral-share", columns, recipient="Brazil", year="2020") == [(8, 0, 0, "certain", None)]


def test_an_agreement_named_against_its_time_or_parties_or_with_a_denial_is_possible(world: View) -> None:
    named = f"the activity names the title “{AGREEMENT}”"
    assert _rows(world, "activities-under", "name grade why") == [
        (f"Nets under the {AGREEMENT}", "certain", named),
        (
            f"Nets like those of the {AGREEMENT}",
            "possible",
            f"{named}; nobody who gives is party to it; nobody who receives is party to it",
        ),
        (
            f"Old nets, {AGREEMENT}",
            "possible",
            f"{named}; it is not in force while the activity runs (2010-05-01..2010-05-01)",
        ),
        (f"Other nets. This is not part of the {AGREEMENT}", "possible", f"{named}, with “not” before it"),
        (
            "Telemedicine by two",
            "possible",
            f"parties: {IND}, {USA}; domain: telemedicine; it is in force while the activity runs (2019-01-01..)",
        ),
    ]


def test_money_under_an_agreement_that_is_possible_is_that_of_its_parties(world: View) -> None:
    columns = "name donor promised paid"
    assert _rows(world, "activities-under", columns)[-1] == (
        "Telemedicine by two",
        f"{USA} | World Health Organization",
        "3 USD",
        None,
    )


def test_amounts_in_dollars_are_whole_cents(world: View) -> None:
    assert _rows(world, "health-aid", "currency usd", recipient="Russia", year="2018") == [("INR", 360924.84)]


def test_an_activity_that_certainly_is_under_an_agreement_is_not_without_one(world: View) -> None:
    assert _rows(world, "aid-without-agreement", "amount first last", recipient="India", domain="malaria") == [
        (6, 2010, 2020)
    ]


def test_an_empty_answer_on_aid_tells_of_activities(world: View) -> None:
    asked = {"recipient": names.country("CUB"), "domain": names.domain("malaria"), "donor": names.organisation("moh-b")}
    told = silence(world, asked, library.question("donors-left").text)
    assert told == [
        "None found; of Cuba the sources hold aid activities in: aid-refunds.ttl (3, 2015 to 2022).",
        "None found; of malaria the sources hold aid activities in: aid-refunds.ttl (12, 2010 to 2022).",
        "No source that is loaded has aid activities of Ministry of Health of B: nothing was searched that could tell.",
    ]
    statistics = "No statistics are loaded: nothing was searched that could tell."
    assert silence(world, {}, library.question("aid-statistics").text) == [statistics]
