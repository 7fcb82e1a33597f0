"""Notices of awards, withdrawals and the days of what they tell."""

from typing import Any

import pytest

from comity.loaders.press import extract
from comity.loaders.press.output import as_json

NOTICE = (
    " date 2024-03-04 Notice of Award of a Cooperative Agreement To Fund {heading}\n\n"
    "The Centers for Disease Control and Prevention (CDC), a part of the Department of Health and Human "
    "Services (HHS), announces {told}"
)


def agreements(text: str, country: str | None = None) -> list[dict[str, Any]]:
    return list(as_json(extract(text, country))["agreements"])


def test_the_recipient_is_read_from_the_heading_where_the_notice_has_its_letters() -> None:
    text = NOTICE.format(
        heading="the Institute of Fevers (IOF) in Mozambique",
        told="the award of $1,000,000 to IOF. The award will support measles surveillance in Mozambique.",
    )
    (found,) = agreements(text)
    assert found["parties_organisations"] == [
        "Centers for Disease Control and Prevention",
        "Department of Health and Human Services",
        "Institute of Fevers (IOF)",
    ]
    assert (found["parties_countries"], found["date"]) == (["MOZ"], "2024-03-04")


def test_several_awards_of_one_sentence_are_one_each() -> None:
    text = NOTICE.format(
        heading="Elm Clinic, Oak Clinic and Ash Clinic",
        told="3 separate awards to fund Elm Clinic, Oak Clinic and Ash Clinic. The awards will support HIV testing.",
    )
    assert [one["parties_organisations"][-1] for one in agreements(text)] == ["Elm Clinic", "Oak Clinic", "Ash Clinic"]


def test_a_cancelled_award_has_ended() -> None:
    text = NOTICE.format(
        heading="Togo Ministry of Health", told="the cancellation of an award of $5,000 to the Togo Ministry of Health."
    )
    assert [one["status"] for one in agreements(text)] == ["terminated"]


def test_a_call_for_applications_is_no_award() -> None:
    text = " date 2024-03-04 Applications for New Awards; School Health\n\nThe Department of Education invites them."
    assert agreements(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Argentina withdrew from the World Health Organization on 3 May 2025.", [("ARG", "2025-05-03")]),
        ("La France quitte l'Organisation mondiale de la santé.", [("FRA", None)]),
        ("Experts fear that Argentina could withdraw from the World Health Organization.", []),
        ("Argentina withdrew its troops and thanked the World Health Organization.", []),
    ],
)
def test_a_withdrawal_from_a_world_body_is_told_of_the_state_that_leaves(
    text: str, told: list[tuple[str, str | None]]
) -> None:
    found = [one for one in agreements(text) if one["status"] == "terminated"]
    assert [(one["parties_countries"][0], one["date"]) for one in found] == told


@pytest.mark.parametrize(
    ("prose", "date"),
    [
        ("Kenya and Cuba signed a pact on malaria. The ceremony took place on Friday.", "2024-05-10"),
        ("The presidents of Kenya and Cuba met on Monday. The two signed a pact on malaria.", "2024-05-13"),
        ("Kenya and Cuba signed a pact on malaria beside a congress, which opened on 2 May 2024.", None),
        ("Kenya and Cuba signed a pact on malaria for families that had fled the floods, which had ruined the homes "
         "of many thousands along the rivers of the east in 2019.", None),
    ],
)  # fmt: skip
def test_a_date_is_that_of_the_act(prose: str, date: str | None) -> None:
    assert [one["date"] for one in agreements(f" date 2024-05-15 \nPact\n\n{prose}")] == [date]


def test_a_day_that_cannot_be_known_is_not_replaced_by_a_year_far_off() -> None:
    found = agreements("Cuba y Kenia firmaron hoy un acuerdo de salud, tras el ataque a dos médicos en 2019.")
    assert [one["date"] for one in found] == [None]


def test_a_date_line_says_the_day_of_which_the_lead_says_the_month() -> None:
    text = " date 2024-01 Praia, 15 Jan (Agency) – Cape Verde and Cuba signed a pact on malaria today."
    assert [one["date"] for one in agreements(text)] == ["2024-01-15"]
