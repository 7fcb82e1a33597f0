"""What docs/register.md shows can be written as it stands."""

import re
from pathlib import Path

import pytest

from comity.graph.context import Context
from comity.graph.records import Record
from comity.loaders import reference, register
from comity.loaders.folder import register_folder
from comity.loaders.yaml_files import read_yaml

PAGE = Path(__file__).resolve().parents[2] / "docs" / "register.md"
HEAD = "key: try\ntitle: A try\npublisher: Us\nlicence: CC BY 4.0\nagreements:\n"


@pytest.fixture(scope="module")
def blocks() -> list[str]:
    text = PAGE.read_text(encoding="utf-8")
    return re.findall(r"^```yaml\n(.+?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_template_is_an_entry_and_shows_every_field(blocks: list[str], tmp_path: Path) -> None:
    template = next(block for block in blocks if "official_title" in block)
    other = "- {key: key-of-another-entry, title: A, type: other, parties: [IND, CUB], domains: [malaria], "
    other += "status: {last_known: signed}, source: {publisher: P, official: no}, checked: no}\n"
    path = tmp_path / "try.yaml"
    path.write_text(HEAD + template + other, encoding="utf-8")
    found: list[Record] = []
    register.load(Context(path, "try", found.append, lambda *_: None))
    assert len(found) > 10
    entry = read_yaml(path, path.name)[0]["agreements"][0]
    schema = read_yaml(register_folder() / register.SCHEMA, register.SCHEMA)[0]
    shown = set(entry) | set(re.findall(r"\w+", template))
    assert set(schema["$defs"]["agreement"]["properties"]) <= shown


def test_the_sample_party_and_post_are_good_entries(blocks: list[str], tmp_path: Path) -> None:
    party, post = next(block for block in blocks if "cub-cecmed" in block).splitlines()
    (tmp_path / "reference-organisations.yaml").write_text(
        party + "\n- {key: cub-minsap, kind: Ministry, country: CUB, names: [Ministry of Cuba]}\n", encoding="utf-8"
    )
    (tmp_path / "reference-posts.yaml").write_text(post, encoding="utf-8")
    for path in tmp_path.iterdir():
        reference.check(path)


def test_entries_that_the_page_points_to_are_there() -> None:
    text = PAGE.read_text(encoding="utf-8")
    keys = {
        f"{data['key']}/{entry['key']}"
        for data in (read_yaml(path, path.name)[0] for path in register.register_files())
        for entry in data.get("agreements", ())
    }
    named = set(re.findall(r"register-[a-z-]+/[a-z0-9-]+", text)) - {"register-cuba/agreement"}
    assert named
    assert named <= keys
