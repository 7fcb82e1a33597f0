"""The reference pages and the picture say what the program and the ontology say."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from comity import listing, reference
from comity.ontology import picture
from comity.queries import library

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("path", list(reference.outputs()), ids=lambda path: path.name)
def test_the_page_is_as_made(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == reference.outputs()[path], "run: python -m comity.reference"


def test_ask_and_the_page_list_the_same_questions() -> None:
    page = (ROOT / "docs/questions.md").read_text(encoding="utf-8")
    listed = [each.name for each in listing.questions()]
    assert re.findall(r"^### (\S+)$", page, re.MULTILINE) == listed
    assert sorted(listed) == library.names()


def test_the_picture_is_as_made() -> None:
    assert picture.PICTURE.read_text(encoding="utf-8") == picture.picture(), "run: python -m comity.ontology.picture"


def test_the_picture_shows_each_class_and_link_with_its_meaning() -> None:
    root = ET.fromstring(picture.picture())
    words = {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Agreement", "Participation", "Country", "Organisation", "CountryGroup", "Domain", "JointBody"} <= words
    assert {"FinancialFlow", "Source", "CitedDocument", "Passage", "Claim", "InForceInterval", "Tie"} <= words
    assert {"party", "partyCountry", "concerns", "ofAgreement", "fromPassage", "tieCountry"} <= words
    titles = [element.text for element in root.iter("{http://www.w3.org/2000/svg}title")]
    assert len(titles) == len(picture.BOXES) + len(picture.LINES) + 1
    assert all(titles)


def test_a_picture_that_the_ontology_no_longer_bears_out_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = ("party", "Domain", "Country", ((0, 0), (1, 1)), (0, 0, "start"))
    monkeypatch.setattr(picture, "LINES", (wrong,))
    with pytest.raises(ValueError, match="party does not lead from Domain to Country"):
        picture.picture()
