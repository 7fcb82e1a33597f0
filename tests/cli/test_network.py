"""``comity network`` as a user meets it: rows, files, pictures, and one sentence for each mistake."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).resolve().parents[2]
MAIN = "from comity.cli import main; main()"


def run(*words: str, folder: Path, code: str = MAIN) -> subprocess.CompletedProcess[str]:
    """Run ``comity`` as a process of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COMITY_")}
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of the small network that the tests of the graph work out by hand."""
    place = tmp_path_factory.mktemp("network")
    done = run("load", "--unchecked", str(ROOT / "tests" / "graph" / "network.ttl"), folder=place)
    assert done.returncode == 0, done.stderr
    return place


def network(folder: Path, *words: str) -> list[dict[str, str]]:
    """Ask for rows on a day."""
    done = run("network", "--on", "2022-01-01", "--format", "csv", *words, folder=folder)
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_rows_are_ranked_and_say_whom_they_count(folder: Path) -> None:
    found = network(folder)
    assert [(row["rank"], row["node"], row["degree"]) for row in found][:3] == [
        ("1", "Russia", "3"),
        ("1", "United States", "3"),
        ("3", "Kazakhstan", "2"),
    ]
    assert found[0]["with"] == "India | Kazakhstan | United States"


def test_names_and_kinds_are_understood_in_their_several_forms(folder: Path) -> None:
    for kind in ("memorandum_of_understanding", "memorandum of understanding", "MemorandumOfUnderstanding"):
        found = network(folder, "--measure", "ties", "--kind", kind, "--domain", "AMR")
        assert [(row["one"], row["other"], row["since"]) for row in found] == [
            ("India", "Russia", "2021"),
            ("Russia", "United States", "2021-03-02"),
        ]


def test_the_day_the_counts_and_the_method_are_told_beside_the_rows(folder: Path) -> None:
    done = run("network", "--on", "2022-01-01", "--measure", "communities", folder=folder)
    first, left_out, method = done.stderr.splitlines()
    assert first == (
        "Countries, all domains, on 2022-01-01: 7 countries, 6 ties, 6 agreements that may be in force, "
        "of at most 15 country parties."
    )
    assert left_out == "Left out for more than 15 country parties: 1 (--max-parties any takes them)."
    assert method.startswith(
        "communities: Louvain (Blondel 2008), weighted by agreements, resolution 1, seed 0; modularity 0."
    )


def test_json_says_what_was_asked_and_of_what(folder: Path) -> None:
    words = (
        "--measure",
        "bridges",
        "--on",
        "2022-01-01",
        "--grade",
        "certain",
        "--max-parties",
        "2",
        "--format",
        "json",
    )
    answer = json.loads(run("network", *words, folder=folder).stdout)
    assert (answer["measure"], answer["as_of"]) == ("bridges", "2022-01-01")
    assert answer["parameters"] == {
        "nodes": "countries", "domain": None, "max_parties": 2, "kind": None, "certain": True,
    }  # fmt: skip
    assert [(row["one"], row["other"], row["through"]) for row in answer["rows"]] == [
        ("Brazil", "United States", "US-Brazil treaty"),
        ("Cuba", "France", "Cuba-France treaty"),
        ("India", "Russia", "India-Russia treaty"),
    ]


def test_the_command_offers_every_measure_and_network_there_is() -> None:
    from comity.cli.network import network as command
    from comity.graph.network.build import NODES
    from comity.graph.network.measures import MEASURES

    offered = {option.name: option.type for option in command.params}
    assert list(getattr(offered["measure"], "choices", ())) == list(MEASURES)
    assert list(getattr(offered["nodes"], "choices", ())) == list(NODES)


def test_any_day_takes_what_is_over(folder: Path) -> None:
    found = network(folder, "--measure", "ties", "--on", "any")
    assert ("Brazil", "Cuba") in [(row["one"], row["other"]) for row in found]


@pytest.mark.parametrize("name", ["n.graphml", "n.gexf"])
def test_a_file_is_written_without_rows_and_again_with_the_same_bytes(folder: Path, name: str) -> None:
    done = run("network", "--on", "2022-01-01", "--output", name, folder=folder)
    assert (done.returncode, done.stdout) == (0, "")
    written = (folder / name).read_bytes()
    done = run("network", "--on", "2022-01-01", "--output", name, "--measure", "degree", folder=folder)
    assert "Kazakhstan" in done.stdout
    assert (folder / name).read_bytes() == written
    back = nx.read_gexf(folder / name) if name.endswith("gexf") else nx.read_graphml(folder / name)
    assert back.number_of_edges() == 6


def test_a_picture_is_the_same_bytes_in_every_process(folder: Path) -> None:
    for name in ("n.svg", "n.png"):
        first, second = (_drawn(folder, name, seed) for seed in ("1", "2"))
        assert first == second


def _drawn(folder: Path, name: str, seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "COMITY_STORE": "comity.store"}
    words = ["network", "--on", "2022-01-01", "--plot", name]
    subprocess.run([sys.executable, "-c", MAIN, *words], cwd=folder, env=environment, check=True, capture_output=True)
    return (folder / name).read_bytes()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--domain", "telemedicin"], "No domain is called 'telemedicin'; did you mean telemedicine"),
        (["--on", "yesterday"], "'yesterday' is not one day"),
        (["--on", "2022"], "2022"),
        (["--kind", "handshake"], "No kind of agreement is called 'handshake'; take agreement, contract,"),
        (["--max-parties", "1"], "1 is no limit; give 2 or more, or any."),
        (["--max-parties", "few"], "'few' is no limit; give 2 or more, or any."),
        (["--output", "n.xlsx"], "n.xlsx does not end in .graphml or .gexf"),
        (["--plot", "n.gif"], "n.gif does not end in .svg or .png"),
        (["--output", "no/such/n.gexf"], "no/such/n.gexf cannot be written"),
        (["--plot", "no/such/n.png"], "no/such/n.png cannot be written"),
        (
            ["--nodes", "two-mode", "--measure", "through-third"],
            "ask through-third with --nodes countries or ministries",
        ),
        (["--measure", "fame"], "'fame'"),
        (["--nodes", "cities"], "'cities'"),
        (["--store", "nowhere"], "nowhere"),
    ],
)
def test_a_mistake_is_one_sentence(folder: Path, words: list[str], sentence: str) -> None:
    done = run("network", *words, folder=folder)
    assert done.returncode == 2
    assert done.stdout == ""
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(folder.glob("*.draft"))


def test_without_matplotlib_a_picture_names_what_to_install_and_the_rest_works(folder: Path) -> None:
    code = "import sys; sys.modules['matplotlib'] = sys.modules['numpy'] = None; " + MAIN
    done = run("network", "--plot", "n.svg", folder=folder, code=code)
    assert done.returncode == 2
    assert done.stderr == "comity: A picture needs matplotlib; in Comity's folder: pip install '.[plot]'.\n"
    done = run("network", "--measure", "communities", "--output", "without.gexf", folder=folder, code=code)
    assert done.returncode == 0, done.stderr
