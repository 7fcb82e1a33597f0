"""How many instruments a text tells of, and what belongs to each."""

from time import process_time
from typing import Any

import pytest

from comity.loaders.press import extract
from comity.loaders.press.output import as_json


def agreements(text: str, country: str | None = None) -> list[dict[str, Any]]:
    return list(as_json(extract(text, country))["agreements"])


def test_each_item_of_a_list_is_one_with_the_act_of_its_heading() -> None:
    text = (
        "date 2022-03-01 Agreements of the visit\n\n"
        "The following agreements between Kenya and Norway were signed on Monday:\n\n"
        "1. Agreement on malaria control between Kenya and Norway;\n\n"
        "2. MoU on fisheries between Kenya and Norway;\n\n"
        "3. MoU between the Ministry of Health of Kenya and the University of Oslo on cancer.\n"
    )
    found = agreements(text)
    assert [(one["type"], one["status"], one["date"]) for one in found] == [
        ("agreement", "signed", "2022-02-28"),
        ("memorandum_of_understanding", "signed", "2022-02-28"),
    ]
    assert "University of Oslo" in found[1]["parties_organisations"]


def test_agreements_with_several_countries_are_one_with_each() -> None:
    found = agreements("Ghana signed agreements on vaccination with Togo, Benin and Niger.\n")
    assert [one["parties_countries"] for one in found] == [["TGO", "GHA"], ["BEN", "GHA"], ["NER", "GHA"]]


def test_an_instrument_named_again_is_the_same() -> None:
    text = (
        "Kenya and Norway sign health pact\n\n"
        "Kenya and Norway signed a memorandum of understanding on mental health on Monday. The agreement runs "
        "for five years. Under the MoU, the two sides will train nurses.\n"
    )
    (one,) = agreements(text)
    assert (one["type"], one["duration"]) == ("memorandum_of_understanding", "P5Y")


def test_what_was_signed_years_ago_is_in_force_beside_the_news() -> None:
    text = (
        "date 2023-06-06 Kenya and Norway signed an agreement on cancer care. "
        "Kenya and Cuba in 2017 signed an agreement on the recruitment of doctors.\n"
    )
    assert [(one["status"], one["date"]) for one in agreements(text)] == [("signed", None), ("in_force", "2017")]


def test_the_object_tells_what_is_about_health() -> None:
    assert agreements("The health ministers watched as Kenya and Norway signed an agreement on fisheries.\n") == []
    assert agreements("Kenya and Norway signed a memorandum on health.\n")
    (one,) = agreements("Kenya and Norway signed an agreement in the fields of energy, mining and health.\n")
    assert one["domains"] == ["health"]


def test_a_notice_is_dated_by_itself_and_has_one_award_for_each_recipient() -> None:
    text = (
        "date 2023-03-15 Notice of Award of Cooperative Agreements\n\n"
        "The Centers for Disease Control and Prevention (CDC) announces the award of approximately $2,000,000 to the "
        "Regional Health Bureau, Ethiopia; and approximately $1,500,000 to Mulago University, Uganda, for HIV care.\n"
    )
    found = agreements(text, "USA")
    assert [(one["date"], one["amount"], one["parties_countries"]) for one in found] == [
        ("2023-03-15", {"value": "2000000", "currency": "USD"}, ["ETH"]),
        ("2023-03-15", {"value": "1500000", "currency": "USD"}, ["UGA"]),
    ]


@pytest.mark.parametrize("words", ["drugmaker", "company"])
def test_a_company_is_a_side_and_its_country_is_none(words: str) -> None:
    text = f"Norway signed an agreement with Pfizer to buy doses of a vaccine from the U.S. {words}.\n"
    (one,) = agreements(text)
    assert (one["type"], one["parties_countries"], one["parties_organisations"]) == ("contract", ["NOR"], ["Pfizer"])


def test_the_country_of_the_publisher_is_that_of_its_ministry_and_of_an_approval() -> None:
    text = "The Cabinet approved a Memorandum of Understanding on nutrition between the Ministry of Health and WHO.\n"
    (one,) = agreements(text, "LKA")
    assert one["parties_countries"] == ["LKA"]
    assert one["parties_organisations"] == ["Ministry of Health", "WHO"]


def test_who_only_speaks_or_watches_is_no_signer() -> None:
    text = (
        "Health Minister Ama Boateng signed an agreement on malaria with Norway in the presence of President "
        "Kofi Addo, said Ambassador Kari Lie.\n"
    )
    (one,) = agreements(text)
    assert [person["name"] for person in one["persons"]] == ["Ama Boateng"]


def test_the_publisher_in_the_header_tells_the_country() -> None:
    header = "Publisher: Office of the Cabinet\nAddress: https://www.cabinetoffice.gov.lk/decision/1\n\n"
    text = "The Cabinet approved a Memorandum of Understanding between the Ministry of Health and WHO on nutrition.\n"
    assert agreements(header + text)[0]["parties_countries"] == ["LKA"]


def test_ministers_who_signed_together_are_taken_from_where_they_are_named() -> None:
    (one,) = agreements(
        "The health ministers of Ghana and Cuba signed a memorandum of understanding on nursing on Monday.\n\n"
        "Ghana's Minister of Health, Ama Boateng, spoke of a start. Cuba's Minister of Health, Luis Prieto, agreed.\n"
    )
    assert {person["name"] for person in one["persons"]} == {"Ama Boateng", "Luis Prieto"}


def test_the_long_name_of_mexico_is_not_the_united_states() -> None:
    found = as_json(
        extract(
            "El ministro de Salud de Paraguay visitó los Estados Unidos Mexicanos y firmó un acuerdo sobre vacunas."
        )
    )
    assert set(found["countries_mentioned"]) == {"PRY", "MEX"}


def test_a_memorandum_of_which_a_cabinet_is_apprised_was_signed() -> None:
    (one,) = agreements(
        "The Union Cabinet was apprised of a memorandum of understanding between India and Fiji on malaria, "
        "signed on 4 May 2023 in Suva.\n"
    )
    assert (one["status"], one["date"]) == ("signed", "2023-05-04")


def test_another_memorandum_with_other_sides_is_another() -> None:
    found = agreements(
        "The government approved a memorandum of understanding between India and Fiji on malaria.\n\n"
        "In another decision the cabinet approved the memorandum of understanding between India and Peru on malaria.\n"
    )
    assert [set(one["parties_countries"]) for one in found] == [{"IND", "FJI"}, {"IND", "PER"}]


@pytest.mark.parametrize(
    ("text", "bank"),
    [
        ("The World Bank approved a $200 million loan for Kenya's health sector.\n", "World Bank"),
        ("El Banco Mundial aprobó un préstamo para el sector salud de Honduras.\n", "Banco Mundial"),
        ("La Banque mondiale a approuvé un financement en faveur de la santé au Mali.\n", "Banque mondiale"),
        ("O Banco Mundial aprovou um empréstimo para a saúde em Moçambique.\n", "Banco Mundial"),
    ],
)
def test_a_loan_that_a_bank_approves_is_one_of_the_bank(text: str, bank: str) -> None:
    (one,) = agreements(text)
    assert (one["type"], one["status"], one["parties_organisations"]) == ("agreement", "approved", [bank])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya and Cuba look forward to signing a memorandum of understanding on cancer next month.", "proposed"),
        ("Referring to the pact on nurses signed in 2018 between Kenya and Cuba, the envoy spoke of it.", "in_force"),
        ("The ministers discussed the memorandum of understanding between Kenya and Cuba on nurses.", "in_force"),
        ("Kenya and Cuba extended the period of the memorandum of understanding on nurses.", "renewed"),
        ("Kenya and Cuba signed a pact on nurses. The training programme was approved by Parliament.", "signed"),
    ],
)  # fmt: skip
def test_what_was_done_with_an_instrument(text: str, status: str) -> None:
    found = agreements(f" date 2024-05-15 \nPact\n\n{text}")
    assert [one["status"] for one in found] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The cabinet bought gloves for hospitals from the suppliers named in the Memorandum, as approved.",
        "La France aide les hôpitaux de Goma.\nLire aussi :\nLa France annonce un pacte sur Ebola avec le Mali\n",
        "Doctors of Kenya signed a strike deal with the Minister of Health of Kenya.",
    ],
)
def test_what_only_looks_like_an_instrument_is_none(text: str) -> None:
    assert agreements(text) == []


def test_an_object_that_only_points_back_is_judged_by_the_heading() -> None:
    text = (
        "A cardiac unit for the national hospital\n\n"
        "A bank of Norway offers a loan. The proposal to enter into an agreement with Norway to implement the project "
        "was approved by the Cabinet."
    )
    assert len(agreements(text, "LKA")) == 1


@pytest.mark.parametrize(
    "unit", ["\n- MoU on health with India", "Dr. A. B. ", "India, Kenya and ", "Ministry of Health and "]
)
def test_repetition_takes_no_more_than_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        began = process_time()
        extract(text, "IND")
        return process_time() - began

    seconds(2_000)
    # Twice linear, with a second for what the machine does besides.
    assert seconds(40_000) < 8 * seconds(10_000) + 1


@pytest.mark.parametrize(
    ("text", "status", "date", "signed", "force"),
    [
        (
            "The pact on malaria between Ghana and Cuba, signed on 7 June 2016, entered into force on 9 May 2018.\n",
            "signed",
            "2016-06-07",
            None,
            "2018-05-09",
        ),
        (
            "The pact on malaria between Ghana and Cuba entered into force on 9 May 2018.\n",
            "in_force",
            "2018-05-09",
            None,
            "2018-05-09",
        ),
        (
            "Ghana terminated the pact on malaria with Cuba, "
            "which entered into force on 9 May 2018, with effect from 1 July 2021.\n",
            "terminated",
            "2021-07-01",
            None,
            "2018-05-09",
        ),
        (
            "date 2020-10-02 Ghana today withdrew from the pact on malaria with Cuba signed on 7 June 2016. "
            "The withdrawal takes effect on 2 April 2021.\n",
            "terminated",
            "2021-04-02",
            "2016-06-07",
            None,
        ),
        (
            "date 2023-10-12 Le Gabon et le Bénin ont signé hier un accord sur le paludisme. Il entrera en vigueur le "
            "1er février 2024.\n",
            "signed",
            "2023-10-11",
            None,
            "2024-02-01",
        ),
        (
            "Le Gabon a dénoncé l'accord sur le paludisme signé avec le Bénin le 7 juin 2016. La dénonciation prendra "
            "effet le 1er juillet 2021.\n",
            "terminated",
            "2021-07-01",
            "2016-06-07",
            None,
        ),
        (
            "Cuba denunció el convenio sobre malaria suscrito con Panamá el 7 de junio de 2016. La denuncia surtirá "
            "efecto el 1 de julio de 2021.\n",
            "terminated",
            "2021-07-01",
            "2016-06-07",
            None,
        ),
        (
            "O acordo sobre malária entre Angola e Cuba, assinado em 7 de junho de 2016, entrou em vigor em 9 de maio "
            "de 2018.\n",
            "signed",
            "2016-06-07",
            None,
            "2018-05-09",
        ),
    ],
)
def test_each_day_belongs_to_the_act_that_its_words_name(
    text: str, status: str, date: str, signed: str | None, force: str | None
) -> None:
    (one,) = agreements(text)
    assert (one["status"], one["date"], one["signed_on"], one["in_force_from"]) == (status, date, signed, force)


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Health of Ghana and the Ministry of Health of Togo signed a pact on malaria. A letter of "
        "intent on cancer was signed with Cuba.\n",
        "Le ministère de la Santé du Ghana et le ministère de la Santé du Togo ont signé un accord sur le paludisme. "
        "Une lettre d'intention sur le cancer a été signée avec Cuba.\n",
        "El Ministerio de Salud de Ghana y el Ministerio de Salud de Togo firmaron un convenio sobre malaria. Una "
        "carta de intención sobre cáncer se firmó con Cuba.\n",
        "O Ministério da Saúde de Gana e o Ministério da Saúde do Togo assinaram um acordo sobre malária. Uma carta "
        "de intenções sobre câncer foi assinada com Cuba.\n",
    ],
)
def test_the_side_that_is_not_told_is_the_publisher_and_none_of_another_instrument(text: str) -> None:
    letter = agreements(text, "GHA")[1]
    assert (set(letter["parties_countries"]), letter["parties_organisations"]) == ({"CUB", "GHA"}, [])
