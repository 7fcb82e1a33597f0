"""What people judge of a text: answers heed it, it outlives a reload, it travels, and another judgement undoes it."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from comity.cli import cli
from comity.graph import check, names
from comity.graph.claims import on_one_line
from comity.graph.remote import RemoteView
from comity.graph.store import Store, open_store, strings
from comity.graph.writer import EmbeddedWriter
from comity.judgement_file import JudgementFile
from comity.loading import load
from comity.reviewing import entry, find
from comity.showing import marked

NOTE = """\
Title: Kenya and Cuba agree on health
Published: 2024-05-20

Nairobi, 20 May 2024: The Ministry of Health of Kenya and the Ministry of Public Health of Cuba signed a memorandum of \
understanding on digital health and nursing education in April 2024. Under the memorandum, both sides will exchange \
specialists. A joint committee will be set up and will meet every year.
"""
NEW_BODY = """\
Title: Kenya and Uganda on nurses
Published: 2024-05-20

The Kisumu Institute of Tropical Nursing of Kenya signed an agreement on nursing education with the Ministry of Health \
of Uganda on 3 May 2024.
"""
AGAIN = """\
Title: Uganda and Kenya, again
Published: 2024-08-20

Kampala, 20 August 2024: The Ministry of Health of Uganda signed a health agreement with the Kisumu Institute of \
Tropical Nursing of Kenya on 19 August 2024. It covers digital health.
"""
Row = dict[str, str]


class Desk:
    """A store with texts, and the commands that a reviewer gives."""

    def __init__(self, store: Store, folder: Path) -> None:
        """Use a store of any backend, and a folder for texts and judgements."""
        self.store, self.folder = store, folder
        self.location = str(getattr(store, "folder", None) or getattr(store, "address", ""))
        self.file = folder / "judgements.yaml"

    def load(self, name: str, text: str) -> None:
        """Write and load a text."""
        (self.folder / name).write_text(text, encoding="utf-8")
        load(self.store, [str(self.folder / name)], may_shrink=True)

    def run(self, *words: str, answers: str | None = None, code: int = 0) -> Result:
        """Run a command."""
        command = [*words, "--store", self.location]
        if words[0] == "review":
            command += ["--file", str(self.file)]
        result = CliRunner().invoke(cli, command, input=answers)
        if not isinstance(result.exception, SystemExit | None):
            if code:
                return result
            raise result.exception
        assert result.exit_code == code, result.output
        return result

    def review(self, *words: str, answers: str | None = None) -> str:
        """Judge as Ada, and give what is printed."""
        return self.run("review", *words, "--by", "Ada", answers=answers).stdout

    def rows(self, *words: str) -> list[Row]:
        """Give the rows of a command."""
        return list(csv.DictReader(io.StringIO(self.run(*words, "--format", "csv").stdout)))

    def key(self, fact: str, value: str, thing: str = "") -> str:
        """Find the key of one proposal."""
        rows = [*self.rows("review", "--list"), *self.rows("review", "--judged")]
        (found,) = [
            row["key"]
            for row in rows
            if (row["fact"], row["value"]) == (fact, value) and row["thing"].startswith(thing)
        ]
        return found

    def between(self) -> list[Row]:
        """Ask what Kenya and Cuba have agreed."""
        return self.rows("ask", "between", "--country", "Kenya", "--with", "Cuba")

    def graph(self, name: str) -> set[str]:
        """Give all that the graph of a text says."""
        return {str(quad) for quad in self.store.view().quads(names.source_graph(name))}

    def agreement(self) -> str:
        """Give the IRI of the one agreement."""
        query = "SELECT ?one WHERE { ?one a <https://w3id.org/comity/ns#Agreement> }"
        ((iri,),) = set(strings(self.store.view().select(query)))
        return iri


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder store with the note, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    Desk(open_store(str(folder / "store")), folder).load("note.txt", NOTE)
    return folder / "store"


@pytest.fixture
def folder_desk(made: Path, tmp_path: Path) -> Desk:
    """A desk with the note, on a folder store."""
    shutil.copytree(made, tmp_path / "store")
    return Desk(open_store(str(tmp_path / "store")), tmp_path)


@pytest.fixture(params=["embedded", "remote"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    """A desk with the note, on each backend; a server keeps the ontology and the reference from the test before."""
    if request.param == "embedded":
        found: Desk = request.getfixturevalue("folder_desk")
        return found
    address = request.getfixturevalue("server")
    view = RemoteView(address)
    graphs = [graph for (graph,) in strings(view.select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"))]
    for graph in graphs:
        if graph not in (names.ONTOLOGY_GRAPH, names.REFERENCE_GRAPH):
            view.update(f"DROP GRAPH <{graph}>")
    made = Desk(open_store(address), tmp_path)
    made.load("note.txt", NOTE)
    return made


def test_what_is_unsure_is_no_answer_until_it_is_accepted_and_again_when_that_is_undone(desk: Desk) -> None:
    before = desk.graph("note.txt")
    assert [row["signed"] for row in desk.between()] == [""]
    first = desk.rows("review", "--list")[0]
    assert (first["fact"], first["value"], first["held"], first["confidence"]) == (
        "date",
        "2024-04",
        "held back",
        "0.65",
    )
    desk.review("--accept", first["key"])
    assert [row["signed"] for row in desk.between()] == ["2024-04"]
    assert first["key"] not in {row["key"] for row in desk.rows("review", "--list")}
    desk.review("--undo", first["key"])
    assert desk.graph("note.txt") == before
    assert [row["signed"] for row in desk.between()] == [""]


def test_what_is_rejected_leaves_the_answers_and_stays_on_record(desk: Desk) -> None:
    before = desk.graph("note.txt")
    agreement = desk.agreement()
    desk.review("--reject", desk.key("party", "country/CUB"), "--why", "Cuba only hosted it")
    assert desk.between() == []
    supported = desk.rows("ask", "support", "--agreement", agreement)
    assert {row["party"] for row in supported if row["party"] in ("Kenya", "Cuba")} == {"Kenya"}
    told = desk.run("explain", agreement).stdout
    assert "rejected party country/CUB  Ada  " in told
    assert "Cuba only hosted it" in told
    claims = [line for line in told.splitlines() if "partyCountry Cuba" in line]
    assert [line.rsplit("  ", 1)[-1] for line in claims] == ["rejected"]
    assert list(check.check(desk.store.view())) == []
    desk.review("--undo", desk.key("party", "country/CUB"))
    assert desk.graph("note.txt") == before
    assert len(desk.between()) == 1


def test_what_is_corrected_is_replaced_and_the_old_value_is_still_explained(desk: Desk) -> None:
    before = desk.graph("note.txt")
    date, domain = desk.key("date", "2024-04"), desk.key("domain", "domain/digital-health")
    desk.review("--correct", date, "2024-04-17", "--correct", domain, "vaccines")
    (row,) = desk.between()
    assert row["signed"] == "2024-04-17"
    assert "vaccin" in row["areas"]
    assert "digital" not in row["areas"]
    told = desk.run("explain", desk.agreement()).stdout
    assert [line.split()[-1] for line in told.splitlines() if "signedOn 2024-04 " in line] == ["corrected"]
    assert "corrected date 2024-04 to 2024-04-17  Ada" in told
    assert list(check.check(desk.store.view())) == []
    desk.review("--undo", date, "--undo", domain)
    assert desk.graph("note.txt") == before


def test_an_accepted_agreement_is_reviewed_and_a_rejected_one_is_in_no_answer(desk: Desk) -> None:
    whole = desk.key("whole", "MemorandumOfUnderstanding")
    assert [row["review"] for row in desk.between()] == ["unreviewed"]
    desk.review("--accept", whole)
    assert [row["review"] for row in desk.between()] == ["reviewed"]
    desk.review("--reject", whole, "--why", "no agreement at all")
    assert desk.between() == []
    assert desk.rows("ask", "bodies-due", "--country", "Kenya") == []
    assert list(check.check(desk.store.view())) == []
    desk.review("--undo", whole)
    assert [row["review"] for row in desk.between()] == ["unreviewed"]


def test_a_rejected_agreement_breaks_no_rule_of_the_model(folder_desk: Desk) -> None:
    folder_desk.review("--reject", folder_desk.key("whole", "MemorandumOfUnderstanding"))
    assert folder_desk.run("validate").stdout == ""


def test_a_rebuilt_store_heeds_the_judgements_too(folder_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = folder_desk
    desk.review("--reject", desk.key("party", "country/CUB"), "--correct", desk.key("date", "2024-04"), "2024-04-17")
    judged = desk.graph("note.txt")
    monkeypatch.setattr(EmbeddedWriter, "_must_rebuild", lambda _: True)
    desk.load("again.txt", AGAIN)
    assert desk.graph("note.txt") == judged
    assert desk.run("check").stdout == ""


def test_one_agreement_is_reviewed_by_its_iri_or_that_of_its_cluster(folder_desk: Desk) -> None:
    desk = folder_desk
    agreement = desk.agreement()
    desk.load("copy.txt", NOTE.replace("Kenya and Cuba agree", "Cuba and Kenya agree"))
    other = agreement.replace("note.txt", "copy.txt")
    desk.run("resolve", "accept", agreement, other, "--by", "Ada", "--why", "one", "--file", str(desk.file))
    head = min(agreement, other)
    rows = desk.rows("review", head, "--list")
    assert {row["source"] for row in rows} == {"note.txt", "copy.txt"}
    assert {row["thing"].split(":")[0] for row in rows} == {"agreement", "body"}


def test_a_reason_with_odd_signs_leaves_the_file_readable(folder_desk: Desk) -> None:
    desk = folder_desk
    desk.review("--reject", desk.key("party", "country/CUB"), "--why", "no\x1b: #1\n*x '\"")
    desk.review("--accept", desk.key("party", "country/KEN"))
    assert desk.file.read_text(encoding="utf-8").count("kind:") == 2


def test_a_corrected_status_takes_the_date_along(folder_desk: Desk) -> None:
    desk = folder_desk
    desk.review("--accept", desk.key("date", "2024-04"))
    desk.review("--correct", desk.key("status", "signed"), "Approved")
    (row,) = desk.between()
    assert (row["signed"], row["status"]) == ("", "approved")
    graph = "\n".join(desk.graph("note.txt"))
    assert 'ns#approvedOnAsWritten> "2024-04"' in graph
    assert "ns#signedOnAsWritten" not in graph
    assert "ns#type> <https://w3id.org/comity/ns#SigningEvent>" not in graph
    desk.review("--reject", desk.key("status", "signed"))
    assert [row["status"] for row in desk.between()] == [""]


def test_a_corrected_party_brings_its_country(folder_desk: Desk) -> None:
    desk = folder_desk
    desk.review(
        "--correct", desk.key("party", "organisation/cub-minsap"), "Ministry of Health and Family Welfare of India"
    )
    rows = desk.rows("ask", "between", "--country", "Kenya", "--with", "India")
    assert [row["countries"] for row in rows] == ["3"]
    assert list(check.check(desk.store.view())) == []


CHANGED = {
    "other words before": ("Title: Kenya and", "Title: Corrected version: Kenya and"),
    "other words in the sentence": ("signed a memorandum", "have signed a long awaited memorandum"),
}


@pytest.mark.parametrize("change", CHANGED)
def test_a_judgement_outlives_new_bytes_of_its_text(folder_desk: Desk, change: str) -> None:
    desk = folder_desk
    desk.review("--reject", desk.key("party", "country/CUB"), "--accept", desk.key("date", "2024-04"))
    old, new = CHANGED[change]
    assert NOTE.count(old) == 1
    desk.load("note.txt", NOTE.replace(old, new))
    assert desk.between() == []
    assert {row["value"]: row["judged"] for row in desk.rows("review", "--judged")} == {
        "country/CUB": "rejected",
        "2024-04": "accepted",
    }


def test_a_judgement_waits_where_its_words_are_gone_and_applies_when_they_are_back(folder_desk: Desk) -> None:
    desk = folder_desk
    desk.review("--reject", desk.key("party", "country/CUB"))
    desk.load("note.txt", NOTE.replace("Cuba signed", "Chile signed"))
    assert desk.rows("review", "--judged") == []
    assert len(desk.rows("ask", "between", "--country", "Kenya", "--with", "Chile")) == 1
    desk.load("note.txt", NOTE)
    assert desk.between() == []


def test_of_two_agreements_in_one_sentence_one_is_judged(folder_desk: Desk) -> None:
    desk = folder_desk
    text = "Kenya signed an agreement on vaccines with Cuba and an agreement on nursing with Uganda on 3 May 2024.\n"
    desk.load("two.txt", text)
    wholes = [row for row in desk.rows("review", "two.txt", "--list") if row["fact"] == "whole"]
    if len(wholes) < 2:
        pytest.fail("the text no longer gives two agreements")
    assert len({row["key"] for row in wholes}) == len(wholes)
    desk.review("--reject", wholes[1]["key"])
    assert [row["key"] for row in desk.rows("review", "two.txt", "--judged")] == [wholes[1]["key"]]


def test_what_words_mean_holds_in_the_next_text(folder_desk: Desk) -> None:
    desk = folder_desk
    desk.review("--correct", desk.key("domain", "domain/digital-health"), "telemedicine", "--everywhere")
    desk.load("again.txt", AGAIN)
    row = next(row for row in desk.rows("review", "again.txt", "--judged"))
    assert (row["value"], row["judged"], row["everywhere"], row["by"]) == (
        "domain/digital-health",
        "corrected",
        "yes",
        "Ada",
    )
    assert "digital-health" not in str(
        [s for s in desk.graph("again.txt") if "ns#concerns> <" in s and "claim" not in s]
    )
    mine = desk.key("domain", "domain/digital-health", "agreement: Agreement between Kisumu")
    desk.review("again.txt", "--accept", mine)
    assert [row["judged"] for row in desk.rows("review", "again.txt", "--judged")] == ["accepted"]


def test_what_is_judged_in_its_own_text_says_nothing_of_the_next(folder_desk: Desk) -> None:
    desk = folder_desk
    desk.review("--reject", desk.key("domain", "domain/digital-health"))
    desk.load("again.txt", AGAIN)
    assert desk.rows("review", "again.txt", "--judged") == []


def test_what_is_judged_now_counts_whatever_the_line_of_a_colleague(folder_desk: Desk) -> None:
    desk = folder_desk
    cuba, date = desk.key("party", "country/CUB"), desk.key("date", "2024-04")
    desk.review("--accept", date, "--reject", desk.key("domain", "domain/digital-health"), "--accept", cuba)
    colleague = desk.folder / "bo.yaml"
    text = desk.file.read_text(encoding="utf-8").replace("by: Ada", "by: Bo")
    colleague.write_text(text.replace("key: own-judgements", "key: bo"), encoding="utf-8")
    load(desk.store, [str(colleague)])
    desk.file.write_text(text.split("- kind")[0] + "- kind" + text.split("- kind")[1], encoding="utf-8")
    load(desk.store, [str(desk.file)], may_shrink=True)

    def judged() -> dict[str, str]:
        return {row["value"]: row["judged"] for row in desk.rows("review", "--judged")}

    desk.review("--reject", cuba)
    assert judged()["country/CUB"] == "rejected"
    assert "turn: '1'" in desk.file.read_text(encoding="utf-8")
    desk.review("--undo", cuba)
    assert "country/CUB" not in judged()


def test_a_judgement_of_a_day_to_come_is_told_and_not_judged_against(folder_desk: Desk) -> None:
    desk = folder_desk
    cuba = desk.key("party", "country/CUB")
    desk.review("--accept", cuba)
    text = re.sub(r"'on': '\d{4}-", "'on': '2999-", desk.file.read_text(encoding="utf-8"))
    desk.file.write_text(text, encoding="utf-8")
    load(desk.store, [str(desk.file)])
    told = desk.run("review", "--reject", cuba, "--by", "Bo", code=2)
    assert "Ada has judged this on 2999-" in str(told.exception)


def test_undo_brings_back_what_was_judged_of_every_text(folder_desk: Desk) -> None:
    desk = folder_desk
    first = desk.key("domain", "domain/digital-health")
    desk.review("--correct", first, "telemedicine", "--everywhere")
    desk.load("again.txt", AGAIN)

    def judged() -> list[str]:
        return [row["judged"] for row in desk.rows("review", "again.txt", "--judged")]

    second = desk.key("domain", "domain/digital-health", "agreement: Agreement between Kisumu")
    desk.review("--accept", second)
    assert judged() == ["accepted"]
    desk.review("--undo", second)
    assert judged() == ["corrected"]
    desk.review("--reject", first, "--everywhere")
    assert judged() == ["rejected"]
    desk.review("--undo", second)
    assert judged() == []
    assert desk.rows("review", "note.txt", "--judged") == []
    desk.review("--reject", first, "--everywhere")
    assert judged() == ["rejected"]


def test_what_nobody_judged_is_not_undone(folder_desk: Desk) -> None:
    told = folder_desk.run("review", "--undo", folder_desk.key("party", "country/CUB"), "--by", "Ada", code=2)
    assert "Nobody has judged" in str(told.exception)
    assert not folder_desk.file.exists()


def test_sessions_on_one_file_keep_the_judgements_of_each_other(folder_desk: Desk) -> None:
    desk = folder_desk
    rows = desk.rows("review", "--list")
    view = desk.store.view()
    mine, theirs = JudgementFile(desk.file), JudgementFile(desk.file)
    change = mine.put([entry(view, find(view, rows[0]["key"]), "accept", "Ada")])
    theirs.put([entry(view, find(view, rows[1]["key"]), "reject", "Bo")])
    mine.put([entry(view, find(view, rows[2]["key"]), "accept", "Ada")])
    assert [each["by"] for each in JudgementFile(desk.file).judgements] == ["Ada", "Bo", "Ada"]
    mine.take_back(change)
    assert [each["by"] for each in JudgementFile(desk.file).judgements] == ["Bo", "Ada"]


def test_an_accepted_new_body_is_known_in_the_next_text(desk: Desk) -> None:
    desk.load("first.txt", NEW_BODY)
    key = desk.key("whole", "ResearchInstitution")
    desk.load("again.txt", AGAIN)
    query = """PREFIX comity: <https://w3id.org/comity/ns#>
    SELECT DISTINCT ?one WHERE { ?body a comity:ResearchInstitution ; comity:canonical ?one ;
      <http://www.w3.org/2000/01/rdf-schema#label> "Kisumu Institute of Tropical Nursing of Kenya"@en }"""
    assert len(list(desk.store.view().select(query).rows)) == 1  # held back in the first text, another in the second
    desk.review("--accept", key)
    assert len(list(desk.store.view().select(query).rows)) == 1
    heads = "SELECT ?thing WHERE { ?thing <https://w3id.org/comity/ns#canonical> ?one FILTER(?thing != ?one) }"
    joined = [thing for (thing,) in strings(desk.store.view().select(heads)) if "/organisation/" in thing]
    assert len(joined) == 1


def test_judgements_travel_to_another_store(folder_desk: Desk, tmp_path: Path) -> None:
    desk = folder_desk
    desk.review("--reject", desk.key("party", "country/CUB"), "--correct", desk.key("date", "2024-04"), "2024-04-17")
    exported = tmp_path / "exported.yaml"
    desk.run("review", "--export", str(exported))
    (tmp_path / "elsewhere").mkdir()
    other = Desk(open_store(str(tmp_path / "other")), tmp_path / "elsewhere")
    load(other.store, [str(exported)])  # before the text: a judgement waits for it
    other.load("note.txt", NOTE)
    assert other.graph("note.txt") == desk.graph("note.txt")
    assert [row["by"] for row in other.rows("review", "--judged")] == ["Ada", "Ada"]
    told = other.run("review", "--accept", other.key("domain", "domain/digital-health"), "--by", "Bo", code=2)
    assert "has none: it would replace them" in str(told.exception)


def test_answers_come_line_by_line_where_there_is_no_terminal(folder_desk: Desk) -> None:
    answers = "?\nc 2024-04-17\ns\nu\nn not meant\nR it is none\n"
    told = folder_desk.review("note.txt", answers=answers)
    assert "[1/" in told
    assert "date: 2024-04  confidence 0.65  held back from answers" in told
    assert "in «April 2024»." in told
    assert "corrected as 2024-04-17" in told
    assert "taken back" in told
    judged = {
        row["fact"] + " " + row["value"]: (row["judged"], row["why"]) for row in folder_desk.rows("review", "--judged")
    }
    assert judged == {
        "date 2024-04": ("corrected", "The words say another thing."),
        "party organisation/ken-moh": ("rejected", "not meant"),
        "whole MemorandumOfUnderstanding": ("rejected", "it is none"),
    }
    assert folder_desk.between() == []


@pytest.mark.parametrize("bad", ["c 2024-13-45", "x"])
def test_a_line_that_is_refused_ends_the_session_and_keeps_what_was_judged(folder_desk: Desk, bad: str) -> None:
    told = folder_desk.run("review", "note.txt", "--by", "Ada", answers=f"a\n{bad}\nr\n", code=2)
    assert str(told.exception).startswith("Line 2 of the answers is refused: ")
    assert bad.split()[-1] in str(told.exception)
    assert [row["value"] for row in folder_desk.rows("review", "--judged")] == ["2024-04"]


def test_a_thing_is_explained_by_its_short_name(folder_desk: Desk) -> None:
    iri = folder_desk.agreement()
    assert folder_desk.run("explain", iri.removeprefix(names.ID)).stdout == folder_desk.run("explain", iri).stdout


def test_accepting_the_whole_accepts_what_is_open_but_for_what_is_held_back(folder_desk: Desk) -> None:
    folder_desk.review("note.txt", answers="s\nA\n")
    left = {row["fact"] for row in folder_desk.rows("review", "--list")}
    assert left == {"date"}
    assert [row["review"] for row in folder_desk.between()] == ["reviewed"]


def test_a_key_that_nothing_has_and_a_value_of_no_use_are_told_in_a_sentence(folder_desk: Desk) -> None:
    told = folder_desk.run("review", "--accept", "000000000000", "--by", "Ada", code=2)
    assert str(told.exception) == "No text proposes '000000000000'; comity review --list shows the keys."
    key = folder_desk.key("date", "2024-04")
    told = folder_desk.run("review", "--correct", key, "last spring", "--by", "Ada", code=2)
    assert "last spring" in str(told.exception)
    told = folder_desk.run("review", "--reject", key, "--everywhere", "--by", "Ada", code=2)
    assert "only a party or a domain" in str(told.exception)
    assert not folder_desk.file.exists()
    told = folder_desk.run("review", "nowhere.txt", "--list", code=2)
    assert "no text that was read for proposals" in str(told.exception)


def test_signs_of_a_hostile_text_are_shown_as_text_and_judged(folder_desk: Desk) -> None:
    desk = folder_desk
    text = NOTE.replace("digital health", "digital health [red]now[/red] \u202e #aids: {x}'\" \u200b")
    desk.load("note.txt", text)
    refused = desk.run("review", "note.txt", "--by", "Ada", answers="A\nA\n", code=2)
    assert "Nothing is open of it but what is held back" in str(refused.exception)
    told = refused.stdout + desk.review("note.txt", answers="a\n")
    assert "[red]now[/red]" in told
    assert "\u202e" not in told
    assert len(desk.rows("review", "--judged")) > 5
    assert desk.file.read_text(encoding="utf-8").count("[red]now[/red]") > 5
    assert [row["review"] for row in desk.between()] == ["reviewed"]


def test_no_sign_of_a_text_reaches_the_terminal_as_a_command() -> None:
    assert on_one_line("a\x1b[31mred\x07\nline\u2028end\x9b1m") == "a [31mred line end 1m"
    shown = marked("India and [bold]India[/bold]", "India [2]")
    assert shown.plain == "India and [bold]«India»[/bold]"


def test_the_report_of_a_load_tells_what_is_held_back_and_least_lets_it_in(folder_desk: Desk) -> None:
    desk = folder_desk
    (desk.folder / "b.txt").write_text(NOTE + "More follows.\n", encoding="utf-8")
    told = desk.run("load", str(desk.folder / "b.txt"))
    assert "1 proposal was read below the confidence 0.7: no answer until accepted; see comity review" in told.stderr
    told = desk.run("load", str(desk.folder / "b.txt"), "--least", "0")
    assert "replaced b.txt" in told.stderr
    assert "no answer until accepted" not in told.stderr
    assert [row["signed"] for row in desk.between()] == ["", "2024-04"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("kind: same\n  text: t\n  thing: agreement", "must be given"),
        ("kind: corrected\n  text: t", "must be given"),
        ("kind: corrected\n  about: [a/agreement/1]", "a correction says which fact of a text it corrects"),
    ],
)
def test_a_judgement_that_lacks_its_words_is_refused(tmp_path: Path, wrong: str, said: str) -> None:
    file = tmp_path / "own.yaml"
    head = "key: own\ntitle: own\npublisher: me\nlicence: none\njudgements:\n"
    file.write_text(f"{head}- {wrong}\n  by: Ada\n  on: 2026-01-01\n  why: so\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["check", str(file)])
    assert result.exit_code == 1
    assert said in result.stdout


def test_the_list_is_json_too(folder_desk: Desk) -> None:
    rows: list[Row] = json.loads(folder_desk.run("review", "--list", "--format", "json").stdout)
    assert {"key", "source", "thing", "fact", "value", "confidence", "held", "quote", "sentence"} == set(rows[0])
