"""The command line as a user meets it: output, exit codes, and one sentence for each mistake."""

import json
import os
import re
import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pytest

from comity.cli import cli
from comity.queries import library

ROOT = Path(__file__).resolve().parents[2]


def run(*words: str, folder: Path, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run ``comity`` as a process of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COMITY_")}
    command = [sys.executable, "-c", "from comity.cli import main; main()", *words]
    return subprocess.run(
        command, cwd=folder, env=environment, input=text, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which quickstart has run."""
    folder = tmp_path_factory.mktemp("quick")
    done = run("quickstart", folder=folder)
    assert done.returncode == 0, done.stderr
    (folder / "printed").write_text(done.stdout, encoding="utf-8")
    return folder


def test_quickstart_prints_answers_with_quoted_words_and_records(quick: Path) -> None:
    printed = (quick / "printed").read_text(encoding="utf-8")
    assert "“" in printed
    assert "register/" in printed
    assert " line " in printed
    assert re.search(r"register/\S+ line \d+, https://", printed)
    assert "words      digital health" in printed


def test_check_finds_nothing_after_quickstart(quick: Path) -> None:
    done = run("check", folder=quick)
    assert (done.returncode, done.stdout) == (0, "")


def test_an_answer_as_json_says_what_was_asked_and_of_what(quick: Path) -> None:
    done = run(
        "ask", "between", "--country", "India", "--with=RUS", "--on", "2026-01-01", "--format", "json", folder=quick
    )
    answer = json.loads(done.stdout)
    assert list(answer) == ["question", "parameters", "as_of", "generation", "columns", "rows", "truncated"]
    assert answer["as_of"] == "2026-01-01"
    assert answer["rows"]
    assert list(answer["rows"][0]) == answer["columns"]


# The register tells no acts of parties, no posts with a successor, no notice beside a term and no aid: these have rows
# once a treaty table, office holders or aid files are loaded.
OF_OTHER_SOURCES = (
    "activities-under",
    "aid-statistics",
    "aid-without-agreement",
    "counted",
    "donors-left",
    "health-aid",
    "left-out",
    "multilateral-share",
    "notice-due",
    "one-way",
    "parties-compared",
    "reported-twice",
    "reservations",
    "signed-by-former",
    "triangular",
    "unpaid",
)


def test_every_question_answers_on_the_quickstart_store_and_one_in_every_format(quick: Path) -> None:
    formats = ("table", "csv", "tsv", "json", "jsonl")
    for name, form in [*zip(library.names(), cycle(formats)), *(("between", form) for form in formats)]:
        done = run("ask", name, "--format", form, folder=quick)
        assert done.returncode == 0, done.stderr
        assert name in OF_OTHER_SOURCES or done.stdout.count("\n") > 1, name
    for name in OF_OTHER_SOURCES:
        assert json.loads(run("ask", name, "--format", "json", folder=quick).stdout)["rows"] == []


def test_the_row_of_an_answer_can_be_explained(quick: Path) -> None:
    done = run("ask", "between", "--format", "json", folder=quick)
    for row in json.loads(done.stdout)["rows"]:
        explained = run("explain", row["agreement"], folder=quick)
        assert explained.returncode == 0
        assert "Proof" in explained.stdout


def test_sparql_gives_w3c_json_and_reads_files_and_stdin(quick: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?a a <https://w3id.org/comity/ns#Agreement> }"
    (quick / "q.rq").write_text(query, encoding="utf-8")
    answers = [
        run("sparql", query, "--format", "json", folder=quick).stdout,
        run("sparql", "q.rq", "--format", "json", folder=quick).stdout,
        run("sparql", "-", "--format", "json", folder=quick, text=query).stdout,
    ]
    assert len(set(answers)) == 1
    assert int(json.loads(answers[0])["results"]["bindings"][0]["n"]["value"]) > 20


def test_loading_again_changes_nothing_and_the_dump_is_the_same(quick: Path) -> None:
    before = run("export", "-", folder=quick).stdout
    again = run("load", "register", folder=quick)
    assert again.returncode == 0
    assert "unchanged" in again.stderr
    assert run("export", "-", folder=quick).stdout == before
    assert before.splitlines() == sorted(before.splitlines(), key=lambda line: (line[line.rindex(" <") :], line))


def _bad_files(folder: Path) -> dict[str, str]:
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "long.txt").write_text("a" * 5_000_000)
    (folder / "latin.txt").write_bytes("Le ministère de la santé a signé un accord.".encode("latin-1"))
    (folder / "broken.ttl").write_text("@prefix e: <http://e.org/> .\ne:a e:b e:c\ne:d e:e e:f .")
    (folder / "nothing").mkdir(exist_ok=True)
    (folder / "notastore").mkdir(exist_ok=True)
    (folder / "notastore" / "letter.txt").write_text("hello")
    return {
        "load missing.txt": "missing.txt",
        "load nothing": "no files",
        "load binary.txt": "binary.txt",
        "load empty.txt": "empty.txt",
        "load long.txt": "long.txt",
        "load latin.txt": "latin.txt",
        "load broken.ttl": "broken.ttl line 3 column",
        "ask partnrs": "partners",
        "ask partners --country Indai": "India (IND)",
        "ask partners --domain telemedicin": "telemedicine",
        "ask partners --on 2025-13-01": "2025-13-01",
        "ask partners --colour red": "colour",
        "ask partners --store notastore": "not a Comity store",
        "load broken.ttl --store notastore": "not a Comity store",
        "ask partners --store nowhere": "quickstart",
        "ask partners --store http://127.0.0.1:9": "does not answer",
        "load binary.txt --country XX": "alpha-3",
        "sparql SELECT": "query",
        "ask partners --store broken.ttl": "no Comity store",
        "load broken.ttl --store broken.ttl": "no Comity store",
        "explain not-an-iri": "IRI",
        "export dump.xyz": "--format",
    }


def test_each_mistake_is_one_sentence_and_exit_2_and_changes_nothing(quick: Path) -> None:
    before = sorted(
        (path.name, path.stat().st_mtime_ns) for path in (quick / "comity.store").rglob("*") if path.is_file()
    )
    for words, expected in _bad_files(quick).items():
        done = run(*words.split(), folder=quick)
        assert done.returncode == 2, (words, done.stdout, done.stderr)
        assert expected in done.stderr, (words, done.stderr)
        assert "Traceback" not in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1, (words, done.stderr)
        assert done.stdout == ""
    after = sorted(
        (path.name, path.stat().st_mtime_ns) for path in (quick / "comity.store").rglob("*") if path.is_file()
    )
    assert [name for name, _ in after if name != "lock"] == [name for name, _ in before if name != "lock"]


def test_a_folder_is_read_and_what_no_loader_reads_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "note.txt").write_text("Geneva, 5 May 2024 - Norway and Ghana signed an agreement on malaria.")
    (folder / "data.json").write_text("{}")
    done = run("load", "notes", folder=tmp_path)
    assert done.returncode == 0
    assert "left out: 1 file in no format that Comity reads (data.json)" in done.stderr
    assert run("load", "notes/data.json", folder=tmp_path).returncode == 2
    assert run("load", "notes/note.txt", "--source", "reference", folder=tmp_path).returncode == 2


def test_a_failed_first_load_leaves_no_store_behind(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run("load", "empty.txt", folder=tmp_path).returncode == 2
    assert not (tmp_path / "comity.store").exists()


def test_every_command_option_and_question_is_documented() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for name, command in cli.commands.items():
        assert f"`comity {name}" in page
        line = next(line for line in page.splitlines() if line.startswith(f"| `comity {name}"))
        for parameter in command.params:
            for option in parameter.opts:
                assert not option.startswith("--") or f"`{option}`" in line, (name, option)
    for name in library.names():
        question = library.question(name)
        line = next(line for line in page.splitlines() if line.startswith(f"| `{name}`"))
        assert question.summary in line
        assert all(f"`{parameter.name}`" in line for parameter in question.parameters)
    assert "COMITY_STORE" in page
    assert "COMITY_UPDATE" in page
