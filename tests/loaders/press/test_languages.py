"""What is read in each language: one instrument with its act, day, sides, signers and areas."""

from pathlib import Path
from typing import Any

import pytest

from comity.graph.context import Context
from comity.graph.records import Record
from comity.loaders.press import extract, load
from comity.loaders.press.language import language
from comity.loaders.press.output import as_json

ENGLISH = (
    "date 2024-05-17 Nurses to be trained together\n\n"
    "The health minister of Ghana, Ama Boateng, and her Cuban counterpart, Luis Prieto, signed on Wednesday a "
    "memorandum of understanding on nursing education, malaria and telemedicine.\n"
)
FRENCH = (
    "date 2024-05-17 Des infirmiers formés ensemble\n\n"
    "La ministre ghanéenne de la Santé, Ama Boateng, et son homologue de Cuba, Luis Prieto, ont signé mercredi un "
    "mémorandum d'entente dans les domaines de la télémédecine, du paludisme et de la santé maternelle.\n"
)
SPANISH = (
    "date 2024-05-17 Enfermeros se formarán juntos\n\n"
    "La ministra de Salud de Ghana, Ama Boateng, y su homólogo de Cuba, Luis Prieto, firmaron el miércoles un "
    "memorando de entendimiento en materia de telemedicina, malaria y salud mental.\n"
)
PORTUGUESE = (
    "date 2024-05-17 Enfermeiros serão formados juntos\n\n"
    "A ministra da Saúde de Gana, Ama Boateng, e o seu homólogo de Cuba, Luis Prieto, assinaram na quarta-feira um "
    "memorando de entendimento nas áreas de telemedicina, malária e saúde mental.\n"
)


def only(text: str, country: str | None = None) -> dict[str, Any]:
    (agreement,) = as_json(extract(text, country))["agreements"]
    return dict(agreement)


@pytest.mark.parametrize(
    ("text", "code", "area"),
    [
        (ENGLISH, "en", "telemedicine"),
        (FRENCH, "fr", "télémédecine"),
        (SPANISH, "es", "telemedicina"),
        (PORTUGUESE, "pt", "telemedicina"),
    ],
)
def test_a_signing_is_read_alike_in_four_languages(text: str, code: str, area: str) -> None:
    assert extract(text).language == code
    agreement = only(text)
    assert (agreement["type"], agreement["status"], agreement["date"]) == (
        "memorandum_of_understanding",
        "signed",
        "2024-05-15",
    )
    assert set(agreement["parties_countries"]) == {"GHA", "CUB"}
    assert [person["name"] for person in agreement["persons"]] == ["Ama Boateng", "Luis Prieto"]
    assert area in agreement["domains"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chile y Perú firmarán un convenio sobre salud mental.\n", "proposed"),
        ("Chile y Perú renovaron el convenio sobre salud mental.\n", "renewed"),
        ("Le Parlement a approuvé un accord avec le Togo sur le paludisme.\n", "approved"),
        ("La France et le Togo ont annoncé un accord sur le paludisme.\n", "announced"),
        ("O Brasil e a Bolívia prorrogaram o acordo sobre saúde indígena.\n", "renewed"),
        ("Brazil withdrew from the agreement with Bolivia on malaria.\n", "terminated"),
        ("Brazil and Bolivia are about to sign an agreement on malaria after cabinet approval.\n", "proposed"),
    ],
)
def test_the_act_is_told_by_the_verb(text: str, status: str) -> None:
    assert only(text)["status"] == status


def test_another_language_is_named_and_only_what_is_certain_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Sverige och Vietnam har undertecknat ett avtal om hälsa, och WHO var med på mötet som hölls i Hanoi.\n"
    )
    records: list[Record] = []
    context = Context(path, "k", records.append, lambda *_: None)
    load(context)
    result = extract(path.read_text())
    assert result.language == "sv"
    assert {found.value for found in result.countries} == {"SWE", "VNM"}
    assert [body.key for body in result.organisations] == ["who"]
    assert records == []
    assert any("Swedish" in note for note in context.notes)


def test_a_text_with_no_agreement_is_said_to_have_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The minister opened a clinic in Kenya and spoke with the nurses who work there every day.\n")
    context = Context(path, "k", lambda _: None, lambda *_: None)
    load(context)
    assert any("no agreement" in note for note in context.notes)


def test_few_words_are_taken_for_english() -> None:
    assert language("Accord signé.") == "en"
    assert language("اتفاقية تعاون في مجال الصحة بين البلدين") == "ar"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("date 2024-06-13 Ghana and Cuba signed a pact on malaria the day before yesterday.\n", "2024-06-11"),
        ("date 2024-06-13 Le Gabon et le Bénin ont signé avant-hier un accord sur le paludisme.\n", "2024-06-11"),
        ("date 2024-06-13 Cuba y Panamá firmaron anteayer un convenio sobre malaria.\n", "2024-06-11"),
        ("date 2024-06-13 Angola e Cuba assinaram anteontem um acordo sobre malária.\n", "2024-06-11"),
        ("Ghana and Cuba signed a pact on malaria on 7\u00a0June\u202f2024.\n", "2024-06-07"),
        ("Le Gabon et le Bénin ont signé le 1er\u202fjuin\u00a02024 un accord sur le paludisme.\n", "2024-06-01"),
        (
            "Cuba y Panamá firmaron el 7\u00a0de\u00a0junio de\u00a02024 un convenio sobre malaria en las escuelas.\n",
            "2024-06-07",
        ),
        (
            "Angola e Cuba assinaram em 7\u202fde junho\u00a0de 2024 um acordo sobre malária e câncer nas escolas.\n",
            "2024-06-07",
        ),
    ],
)
def test_a_day_is_read_two_days_back_and_across_spaces_that_do_not_break(text: str, day: str) -> None:
    result = extract(text)
    assert only(text)["date"] == day
    assert all(text[line["start"] : line["end"]] == line["quote"] for line in as_json(result)["evidence"])


@pytest.mark.parametrize(
    "text",
    [
        "Ghana did not sign the pact on malaria with Cuba.\n",
        "No pact on malaria was signed between Ghana and Cuba.\n",
        "Ghana denied that it had signed a pact on malaria with Cuba on 3 June 2024.\n",
        "Ghana withdrew its signature from the pact on malaria with Cuba.\n",
        "The signing of the pact on malaria between Ghana and Cuba was postponed.\n",
        "Le Gabon n'a pas signé l'accord sur le paludisme avec le Bénin.\n",
        "Aucun accord sur le paludisme n'a été signé entre le Gabon et le Bénin.\n",
        "La signature de l'accord sur le paludisme entre le Gabon et le Bénin est reportée.\n",
        "Cuba nunca firmó el convenio sobre malaria con Panamá.\n",
        "Ningún convenio sobre malaria fue firmado entre Cuba y Panamá.\n",
        "La firma del convenio sobre malaria entre Cuba y Panamá fue aplazada.\n",
        "Angola não assinou o acordo sobre malária com Cuba.\n",
        "Nenhum acordo sobre malária foi assinado entre Angola e Cuba.\n",
        "Angola negou ter assinado um acordo sobre malária com Cuba.\n",
    ],
)
def test_what_is_denied_is_not_told_as_done(text: str) -> None:
    result = extract(text)
    assert result.full
    assert result.agreements == result.others == []


@pytest.mark.parametrize(
    "text",
    [
        "Ghana not only signed a pact on malaria with Cuba but paid for it.\n",
        "Le Gabon a non seulement signé un accord sur le paludisme avec le Bénin.\n",
        "Cuba no solo firmó un convenio sobre malaria con Panamá.\n",
        "Angola não só assinou um acordo sobre malária com Cuba.\n",
    ],
)
def test_what_only_looks_denied_is_told_as_done(text: str) -> None:
    assert only(text)["status"] == "signed"


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("date 2024-06-13 Ghana and Cuba signed a pact on telemedicine on 7 June 2024 in Accra.\n", ["telemedicine"]),
        ("date 2024-06-13 Ghana and Cuba signed a pact on malaria yesterday.\n", ["malaria"]),
        ("Ghana and Cuba extended the pact on pandemic preparedness of 2021.\n", ["pandemic preparedness"]),
        (
            "date 2024-06-13 Le Gabon et le Bénin ont signé un accord sur la télémédecine le 7 juin 2024 à Cotonou.\n",
            ["télémédecine"],
        ),
        ("date 2024-06-13 Cuba y Panamá firmaron un convenio sobre telemedicina el 7 de junio.\n", ["telemedicina"]),
        ("date 2024-06-13 Angola e Cuba assinaram um acordo sobre telemedicina em 7 de junho.\n", ["telemedicina"]),
    ],
)
def test_an_area_ends_before_the_day(text: str, areas: list[str]) -> None:
    assert only(text)["domains"] == areas


def test_a_deputy_holds_another_post_than_the_minister() -> None:
    text = (
        "Ana Reis, Deputy Minister of Health of Brazil, signed a pact on malaria with Luis Paz, Minister of Health of "
        "Cuba.\n"
    )
    roles = {one.name: (one.role, one.known_post) for one in extract(text).persons}
    assert roles["Ana Reis"] == ("health-secretary", None)
    assert roles["Luis Paz"][0] == "minister-of-health"


def test_the_second_of_two_ministers_does_not_get_the_country_of_the_first() -> None:
    text = "Los ministros de Salud de Cuba, Luis Paz, y de Panamá, Ana Reis, firmaron un convenio sobre malaria.\n"
    posts = {one.name: one.post.value for one in extract(text).persons if one.post}
    assert posts["Ana Reis"] == "ministros de Salud"
