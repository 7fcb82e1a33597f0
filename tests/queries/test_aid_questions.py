"""The questions on aid, on activities with each case in which money is reported more than once; rows by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.graph.store import Store, View, Work
from comity.queries.ask import Cell, ask

USA, IND, BRA, CUB, CHN, RUS = "United States", "India", "Brazil", "Cuba", "China", "Russia"
AGENCY, WHO, PAHO = "Agency of the States", "World Health Organization", "Pan American Health Organization"
MALARIA, TELEMEDICINE, PRIMARY = "malaria", "telemedicine", "primary health care"
COMMITTED, PAID = "commitment", "disbursement"
GENERAL = "Agreement of the United States and Brazil on cooperation in health"
MEMORANDUM = "Memorandum of the United States and India on malaria"
NONE_KNOWN = "no agreement of the two is in the graph, which does not prove that there is none"
OPEN = "several recipients are named without percentages; several providers are named"
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def world(make_world: Callable[..., View], lasting_store: Store, lasting_turtle: Callable[..., Work]) -> View:
    """Both files of activities, in a store of each backend."""
    make_world("aid.ttl")
    with lasting_store.writer() as writer:
        writer.add(lasting_turtle("aid-again.ttl", (HERE / "aid-again.ttl").read_text(encoding="utf-8")))
    return lasting_store.view()


def _rows(view: View, name: str, columns: str, /, **given: str) -> list[tuple[Cell, ...]]:
    answer = ask(view, name, {"on": "2025-01-01", **given})
    chosen = [answer.columns.index(column) for column in columns.split()]
    return [tuple(row[index] for index in chosen) for row in answer.rows]


def test_each_sum_is_counted_once_by_donor_recipient_domain_kind_year_and_currency(world: View) -> None:
    rows = _rows(world, "health-aid", "donor recipient area kind year currency amount activities grade")
    assert rows == [
        (AGENCY, BRA, MALARIA, COMMITTED, None, "EUR", 5, 1, "certain"),
        (AGENCY, CUB, MALARIA, PAID, 2012, "USD", 7, 1, "certain"),
        (AGENCY, BRA, PRIMARY, COMMITTED, 2016, "USD", 40, 1, "certain"),
        (AGENCY, BRA, PRIMARY, PAID, 2016, "USD", 30, 1, "certain"),
        ("several", "several", "health infrastructure", PAID, 2016, "USD", 8, 1, "possible"),
        (IND, CHN, TELEMEDICINE, PAID, 2018, "USD", 4, 1, "certain"),
        (IND, CUB, MALARIA, PAID, 2018, "INR", 3, 2, "certain"),
        (RUS, CHN, TELEMEDICINE, PAID, 2018, "USD", 50, 1, "certain"),
        (AGENCY, IND, MALARIA, COMMITTED, 2019, "USD", 60, 1, "certain"),
        (AGENCY, IND, MALARIA, PAID, 2019, "USD", 10, 1, "certain"),
        (AGENCY, BRA, MALARIA, COMMITTED, 2020, "USD", 16, 1, "certain"),
        (AGENCY, CUB, MALARIA, COMMITTED, 2020, "USD", 4, 1, "certain"),
    ]


def test_a_total_is_asked_by_donor_recipient_domain_year_and_kind(world: View) -> None:
    asked = {"donor": "USA", "recipient": "Brazil", "domain": "communicable diseases"}
    assert _rows(world, "health-aid", "kind year amount", **asked) == [(COMMITTED, None, 5), (COMMITTED, 2020, 16)]
    assert _rows(world, "health-aid", "donor amount", year="2018", recipient="Cuba") == [(IND, 3)]
    assert _rows(world, "health-aid", "donor amount", kind="disbursement", recipient="India") == [(AGENCY, 10)]


def test_a_sum_is_converted_only_by_a_rate_of_its_year_that_is_named(world: View) -> None:
    rate = "60.123456789012345 INR for one dollar in 2018, The Bank, read 2026-02-26"
    assert _rows(world, "health-aid", "currency amount usd rate", donor="India") == [
        ("USD", 4, 4, None),
        ("INR", 3, 0.05, rate),
    ]
    assert _rows(world, "health-aid", "currency usd rate", recipient="Brazil", domain=MALARIA) == [
        ("EUR", None, None),
        ("USD", 16, None),
    ]


def test_what_is_open_names_those_it_may_be(world: View) -> None:
    why = f"{OPEN}; among {AGENCY}, {RUS}; among {BRA}, {CUB}"
    assert _rows(world, "health-aid", "donor recipient amount why", recipient="Cuba", year="2016") == [
        ("several", "several", 8, why)
    ]


def test_a_total_lists_the_activities_that_it_counts(world: View) -> None:
    assert _rows(world, "counted", "title reporter amount evidence", recipient="Cuba", year="2018") == [
        ("Round one", "Aid system of India", 1, "aid-again.ttl line 3"),
        ("Round two", "Aid system of India", 2, "aid-again.ttl line 4"),
    ]


def test_what_is_left_out_of_totals_says_why_and_what_is_counted_instead(world: View) -> None:
    assert _rows(world, "left-out", "title kind currency amount rule instead") == [
        ("Malaria in India, all of it", COMMITTED, "USD", 100, "counted-in-parts", "Bed nets in India"),
        ("Telemedicine in China", "expenditure", "USD", 45, "onward-spending", "Russia's support of telemedicine"),
        ("Telemedicine in China, more of it", PAID, "USD", 3, "onward-spending", "Russia's support of telemedicine"),
        ("Bed nets, as India has it", None, None, None, "reported-twice", "Bed nets in India"),
        ("Nurses for Cuba, by those who send them", None, None, None, "reported-twice", "Nurses for Cuba"),
    ]


def test_of_two_reports_that_of_the_publisher_of_the_identifier_is_counted(world: View) -> None:
    assert _rows(world, "reported-twice", "title reporter counted countedReporter evidence") == [
        ("Nurses for Cuba, by those who send them", "Nurses Abroad", "Nurses for Cuba", AGENCY,
         "aid.ttl line 8 | aid.ttl line 9"),
        ("Bed nets, as India has it", "Aid system of India", "Bed nets in India", AGENCY,
         "aid-again.ttl line 1 | aid.ttl line 2"),
    ]  # fmt: skip


def test_an_activity_is_under_the_agreement_that_it_names_and_may_be_under_one_that_fits(world: View) -> None:
    doctors = f"Doctors for Brazil, under the {GENERAL[0].lower()}{GENERAL[1:]}"
    parties = f"parties: {IND}, {USA}; domain: malaria; it is in force while the activity runs"
    general = f"parties: {BRA}, {USA}; the agreement names no domain; it may be in force while the activity runs"
    assert _rows(world, "activities-under", "title name promised paid grade why") == [
        (GENERAL, doctors, "40 USD", "30 USD", "certain", f"the activity names the title “{GENERAL}”"),
        (GENERAL, "Clinics", None, "8 USD", "possible", f"{general} (2016-05-01..2016-05-01)"),
        (GENERAL, "Malaria in the Americas", "20 USD | 5 EUR", None, "possible", f"{general} (2019-01-01..)"),
        (MEMORANDUM, "Bed nets in India", "60 USD", None, "possible", f"{parties} (2019-01-01..)"),
        (MEMORANDUM, "Malaria in India, all of it", None, "10 USD", "possible", f"{parties} (2019-01-01..2021-12-31)"),
    ]
    assert len(_rows(world, "activities-under", "name", country="India")) == 2


def test_an_agreement_without_money_says_where_was_searched(world: View) -> None:
    assert _rows(world, "without-money", "title parties searched activities grade") == [
        ("Agreement of Russia and China on telemedicine", f"{CHN} | {RUS}", "aid-again.ttl | aid.ttl", 2, "possible")
    ]
    assert _rows(world, "without-money", "title", country="Brazil") == []


def test_aid_without_an_agreement_on_its_domain_is_told(world: View) -> None:
    columns = "donor recipient area kind currency amount first last others why"
    assert _rows(world, "aid-without-agreement", columns) == [
        (IND, CHN, TELEMEDICINE, PAID, "USD", 4, 2018, 2018, None, NONE_KNOWN),
        (IND, CUB, MALARIA, PAID, "INR", 3, 2018, 2018, None, NONE_KNOWN),
        (USA, CUB, MALARIA, COMMITTED, "USD", 4, 2020, 2020, None, NONE_KNOWN),
        (USA, CUB, MALARIA, PAID, "USD", 7, 2012, 2012, None, NONE_KNOWN),
    ]
    # Before the memorandum on malaria was in force, and with none of so few parties.
    assert _rows(world, "aid-without-agreement", "donor amount", recipient="India", on="2018-05-01") == []
    early = _rows(world, "aid-without-agreement", "donor kind amount", recipient="India", most="1")
    assert early == [(USA, COMMITTED, 60), (USA, PAID, 10)]


def test_the_share_that_comes_through_international_organisations(world: View) -> None:
    columns = "kind currency total through share organisations"
    assert _rows(world, "multilateral-share", columns, recipient="Brazil") == [
        (COMMITTED, "EUR", 5, 0, 0, None),
        (COMMITTED, "USD", 56, 40, 71.4, PAHO),
        (PAID, "USD", 30, 30, 100, PAHO),
    ]
    assert _rows(world, "multilateral-share", "total through share", recipient="China") == [(54, 50, 92.6)]


def test_commitments_beyond_what_was_paid(world: View) -> None:
    rows = _rows(
        world, "unpaid", "title currency committed paid open", recipient="Brazil", domain="primary health care"
    )
    assert [row[1:] for row in rows] == [("USD", 40, 30, 10)]
    assert _rows(world, "unpaid", "title", recipient="Brazil", domain="primary health care", more="34") == []


def test_donors_who_left(world: View) -> None:
    assert _rows(world, "donors-left", "donor first last", recipient="Cuba", since="2020", domain="malaria") == [
        (IND, 2018, 2018)
    ]
    assert _rows(world, "donors-left", "donor last", recipient="Cuba", since="2021", domain="malaria") == [
        (AGENCY, 2020),
        (IND, 2018),
    ]


def test_aid_in_one_direction(world: View) -> None:
    pairs = [(IND, CHN), (IND, CUB), (RUS, CHN), (USA, BRA), (USA, CUB), (USA, IND)]
    assert _rows(world, "one-way", "donor recipient") == pairs
    assert _rows(world, "one-way", "areas first last", country="Brazil") == [(f"{MALARIA} | {PRIMARY}", 2016, 2020)]


def test_who_stands_between_two_countries(world: View) -> None:
    assert _rows(world, "triangular", "donor between recipient roles") == [
        (RUS, WHO, CHN, "implementing | receiving"),
        (USA, CUB, BRA, "implementing"),
        (USA, PAHO, BRA, "extending"),
    ]


def test_statistics_stand_apart_and_no_total_is_added(world: View) -> None:
    columns = "donor recipient area kind year flow prices amount lines evidence"
    line = (USA, IND, MALARIA, COMMITTED, 2019, "ODA grants")
    assert _rows(world, "aid-statistics", columns) == [
        (*line, "constant of 2018", 12, 1, "aid.ttl line 203"),
        (*line, "current", 13.75, 2, "aid.ttl line 201 | aid.ttl line 202"),
    ]
    assert _rows(world, "aid-statistics", "amount", donor="Russia") == []


def test_one_page_before_a_meeting(world: View) -> None:
    pair = {"country": "India", "with": "United States"}
    assert _rows(world, "brief", "kind what day detail grade evidence", **pair) == [
        ("instrument", MEMORANDUM, "2018-01-01", "signed", "certain", "aid.ttl line 101"),
        ("domain", "communicable diseases", None, "instruments: 1", "certain", "aid.ttl line 101"),
        ("body", "Working group on malaria", "2020-03-01", "last met", "certain", "aid.ttl line 105"),
        ("money", f"{USA} to {IND}, commitments", "2019", "60 USD by 1 activity", "certain", "aid.ttl line 2"),
        ("money", f"{USA} to {IND}, disbursements", "2019", "10 USD by 1 activity", "certain", "aid.ttl line 1"),
        ("follow-up", "Working group on malaria", "2021-03-01", "meeting overdue", "possible", "aid.ttl line 105"),
        ("contact", "Visit of the minister", "2021-04-01", "event", "certain", "aid.ttl line 106"),
    ]
    on_time = _rows(world, "brief", "kind what", on="2020-06-01", **pair)
    assert ("follow-up", "Working group on malaria") not in on_time
