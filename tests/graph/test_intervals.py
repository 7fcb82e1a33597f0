"""In-force intervals, worked out by hand."""

from datetime import date

import pytest

from comity.graph.intervals import spans
from comity.graph.spans import FAR, Span, combine

SIGNED = {"signedOnEarliest": {"2019-03-01"}, "signedOnLatest": {"2019-03-01"}}
IN_FORCE = {"inForceFromEarliest": {"2020-01-01"}, "inForceFromLatest": {"2020-01-01"}}


def _on(day: str, *facts: dict[str, set[str]]) -> tuple[str, str] | None:
    moment = date.fromisoformat(day)
    found = [span for span in combine(tuple(tuple(spans(each)) for each in facts)) if span.start <= moment <= span.end]
    assert len(found) <= 1
    return (found[0].word, found[0].why) if found else None


def test_a_signature_alone_is_possible_from_that_day_and_says_why() -> None:
    assert _on("2019-02-28", SIGNED) is None
    assert _on("2021-06-01", SIGNED) == ("possible", "no entry into force is known")


def test_a_dated_entry_into_force_is_certain_and_not_before() -> None:
    assert _on("2019-06-01", SIGNED | IN_FORCE) is None
    assert _on("2020-01-01", SIGNED | IN_FORCE) == ("certain", "")


def test_a_year_only_entry_is_possible_within_the_year_and_certain_after() -> None:
    year = {"inForceFromEarliest": {"2020-01-01"}, "inForceFromLatest": {"2020-12-31"}}
    assert _on("2020-06-01", year) == ("possible", "the day of entry into force is not known")
    assert _on("2020-12-31", year) == ("certain", "")


def test_a_term_that_ran_out_is_possible_with_its_reason() -> None:
    found = _on("2025-01-01", IN_FORCE | {"duration": {"P5Y"}})
    assert found is not None
    assert found[0] == "possible"
    assert "ran out by 2024-12-31; nothing is known of a renewal" in found[1]
    assert _on("2024-12-31", IN_FORCE | {"duration": {"P5Y"}}) == ("certain", "")


def test_tacit_renewal_is_told_as_such() -> None:
    found = _on("2026-01-01", IN_FORCE | {"duration": {"P5Y"}, "autoRenewal": {"true"}})
    assert found is not None
    assert "renewal is tacit" in found[1]


def test_what_is_known_to_have_ended_did_not_outlive_its_dated_term_unless_it_renews_itself() -> None:
    over = IN_FORCE | {"expiresOnEarliest": {"2022-12-31"}, "expiresOnLatest": {"2022-12-31"}}
    ended = over | {"lastKnownStatus": {"https://w3id.org/comity/concept/status/terminated"}}
    assert (_on("2023-06-01", over) or ("",))[0] == "possible"
    assert _on("2023-06-01", ended) is None
    assert (_on("2022-06-01", ended) or ("",))[0] == "possible"
    assert (_on("2023-06-01", ended | {"autoRenewal": {"true"}}) or ("",))[0] == "possible"


def test_a_termination_ends_it() -> None:
    ended = IN_FORCE | {"terminatedOnEarliest": {"2022-01-01"}, "terminatedOnLatest": {"2022-01-01"}}
    assert _on("2021-12-31", ended) == ("certain", "")
    assert _on("2022-01-01", ended) is None


@pytest.mark.parametrize(
    ("end", "status"), [("terminatedOn", "terminated"), ("terminatedOn", "superseded"), ("expiresOn", "expired")]
)
def test_a_status_of_ended_does_not_blur_an_end_whose_day_is_known(end: str, status: str) -> None:
    day = {f"{end}Earliest": {"2022-01-01"}, f"{end}Latest": {"2022-01-01"}}
    last = {"lastKnownStatus": {f"https://w3id.org/comity/concept/status/{status}"}}
    assert _on("2021-06-01", IN_FORCE | day | last) == ("certain", "")
    assert _on("2022-06-01", IN_FORCE | day | last) is None


def test_what_was_terminated_had_been_in_force_on_days_unknown() -> None:
    ended = {
        "terminatedOnEarliest": {"2009-03-31"},
        "terminatedOnLatest": {"2009-03-31"},
        "lastKnownStatus": {"https://w3id.org/comity/concept/status/terminated"},
    }
    assert _on("2005-01-01", ended) == ("possible", "the day of entry into force is not known")
    assert _on("2009-03-31", ended) is None


@pytest.mark.parametrize("status", ["expired", "terminated"])
def test_what_ran_out_and_has_no_known_beginning_had_been_in_force(status: str) -> None:
    last = {"lastKnownStatus": {f"https://w3id.org/comity/concept/status/{status}"}}
    over = {"expiresOnEarliest": {"2012-01-01"}, "expiresOnLatest": {"2012-12-31"}} | last
    before, within = _on("2005-01-01", over), _on("2012-06-01", over)
    assert before is not None
    assert before[0] == "possible"
    assert "the day of entry into force is not known" in before[1]
    assert within is not None
    assert (within[0], "the day of its end is not known" in within[1]) == ("possible", True)
    assert _on("2013-01-01", over) is None


def test_a_term_alone_does_not_say_that_what_was_superseded_or_only_announced_was_ever_in_force() -> None:
    for status in ("superseded", "announced"):
        last = {"lastKnownStatus": {f"https://w3id.org/comity/concept/status/{status}"}}
        assert (
            _on("2005-01-01", {"expiresOnEarliest": {"2012-12-31"}, "expiresOnLatest": {"2012-12-31"}} | last) is None
        )


def test_one_day_of_validity_is_one_day() -> None:
    one = IN_FORCE | {"terminatedOnEarliest": {"2020-01-02"}, "terminatedOnLatest": {"2020-01-02"}}
    assert combine((tuple(spans(one)),)) == [Span(date(2020, 1, 1), date(2020, 1, 1), "certain", "in-force-dated")]


def test_sources_that_disagree_make_the_days_between_possible() -> None:
    later = {"inForceFromEarliest": {"2021-01-01"}, "inForceFromLatest": {"2021-01-01"}}
    assert _on("2020-06-01", IN_FORCE, later) == ("possible", "the sources disagree on the days it is in force")
    assert _on("2021-01-01", IN_FORCE, later) == ("certain", "")


def test_silence_of_one_source_does_not_weaken_the_other() -> None:
    assert _on("2020-06-01", IN_FORCE, SIGNED) == ("certain", "")
    assert _on("2019-06-01", IN_FORCE, SIGNED) is None


def test_an_approval_without_signature_is_possible_and_says_so() -> None:
    approved = {"approvedOnEarliest": {"2018-07-10"}, "approvedOnLatest": {"2018-07-10"}}
    assert _on("2018-07-10", approved) == ("possible", "approved by one side; no signature is known")


def test_nothing_known_makes_no_interval() -> None:
    assert combine((tuple(spans({"lastKnownStatus": {"concept/status/announced"}})),)) == []


@pytest.mark.parametrize("status", ["expired", "terminated"])
def test_an_end_on_an_unknown_day_is_told(status: str) -> None:
    found = _on("2021-01-01", IN_FORCE | {"lastKnownStatus": {f"https://w3id.org/comity/concept/status/{status}"}})
    assert found is not None
    assert found == ("possible", f"last known to be {status}, on an unknown day")


def test_an_open_interval_has_no_end() -> None:
    assert combine((tuple(spans(IN_FORCE)),))[-1].end == FAR


def test_what_is_known_to_have_ended_by_a_day_is_possible_before_it_and_not_in_force_after() -> None:
    ended = {
        "lastKnownStatus": {"https://w3id.org/comity/concept/status/terminated"},
        "lastKnownStatusOnEarliest": {"2026-03-06"},
        "lastKnownStatusOnLatest": {"2026-03-06"},
    }
    found = _on("2020-01-01", ended)
    assert found is not None
    assert found[0] == "possible"
    assert "last known to be terminated, on an unknown day" in found[1]
    assert _on("2026-03-06", ended) is None
    assert _on("2026-03-06", ended | SIGNED) is None
    assert (_on("2026-03-05", ended | SIGNED) or ("",))[0] == "possible"
