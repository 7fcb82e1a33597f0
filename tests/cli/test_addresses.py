"""Loading from addresses, and sources known by name, against a real HTTP server of this machine."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import ClassVar

import pytest

from comity import catalogue, downloads, loading
from comity.addresses import clean, is_address
from comity.downloads import Limits, fetch
from comity.graph.errors import BadInput
from comity.graph.remote import RemoteView
from comity.graph.store import open_store
from comity.loaders import LOADERS

TURTLE = "@prefix e: <http://example.org/> .\n" + "".join(f"e:n{number} e:amount {number} .\n" for number in range(50))
SHORTER = TURTLE[: TURTLE.index("e:n9 ")]
POSITIONS = "id,position,country,jurisdiction\nQ1,Minister of Health,Q20,Q20\n"
HOLDERS = "position,person,personID,start,end\nMinister of Health,Kari Nordmann,Q900001,2001,2004-05-06\n"


class Pages(BaseHTTPRequestHandler):
    """What the server of the tests answers, by path."""

    protocol_version = "HTTP/1.1"
    asked: ClassVar[list[tuple[str, str | None]]] = []
    release: ClassVar[Event] = Event()
    turtle: ClassVar[str] = TURTLE

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        Pages.asked.append((self.path, self.headers["Authorization"]))
        host = self.headers["Host"]
        port = host.rpartition(":")[2]
        path = self.path.partition("?")[0]
        match path:
            case "/data.ttl":
                self.give(Pages.turtle.encode())
            case "/typed":
                self.give(TURTLE.encode(), {"Content-Type": "text/turtle; charset=utf-8"})
            case "/packed.ttl":
                self.give(gzip.compress(TURTLE.encode()), {"Content-Encoding": "gzip"})
            case "/bomb.ttl":
                self.give(gzip.compress(b"#" * 30_000_000), {"Content-Encoding": "gzip"})
            case "/half-packed.ttl":
                self.give(gzip.compress(TURTLE.encode())[:-20], {"Content-Encoding": "gzip"})
            case "/brotli.ttl":
                self.give(b"whatever", {"Content-Encoding": "br"})
            case "/moved.ttl":
                self.send(302, {"Location": "/data.ttl", "Content-Length": "0"})
            case "/elsewhere.ttl":
                self.send(302, {"Location": f"http://127.0.0.1:{port}/data.ttl", "Content-Length": "0"})
            case "/loop.ttl":
                self.send(301, {"Location": "/loop-back.ttl", "Content-Length": "0"})
            case "/loop-back.ttl":
                self.send(301, {"Location": "/loop.ttl", "Content-Length": "0"})
            case "/to-file.ttl":
                self.send(302, {"Location": "file:///etc/passwd", "Content-Length": "0"})
            case "/large.ttl":
                self.send(200, {"Content-Length": "2000000"})
            case "/endless.ttl":
                self.send(200, {"Transfer-Encoding": "chunked"})
                for _ in range(200):
                    self.wfile.write(b"4000\r\n" + b"#" * 0x4000 + b"\r\n")
                self.close_connection = True
            case "/cut.ttl":
                self.send(200, {"Content-Length": str(len(TURTLE))})
                self.wfile.write(TURTLE.encode()[:500])
                self.close_connection = True
            case "/cut-chunk.ttl":
                self.send(200, {"Transfer-Encoding": "chunked"})
                self.wfile.write(b"40\r\n" + TURTLE.encode()[:0x40] + b"\r\n40\r\n" + b"@")
                self.close_connection = True
            case "/slow.ttl":
                self.send(200, {"Content-Length": "10"})
                self.wfile.write(b"#")
                self.wfile.flush()
                Pages.release.wait(10)
                self.close_connection = True
            case "/empty.ttl":
                self.give(b"")
            case "/page":
                self.give(b"\n<!DOCTYPE html><html><body>Data</body></html>", {"Content-Type": "text/html"})
            case "/no/positions.csv":
                self.give(POSITIONS.encode())
            case "/no/holders21.csv":
                self.give(HOLDERS.encode())
            case _:
                self.give(b"<html>not here</html>", status=404)

    def give(self, body: bytes, headers: dict[str, str] | None = None, status: int = 200) -> None:
        self.send(status, {"Content-Length": str(len(body)), **(headers or {})})
        self.wfile.write(body)

    def send(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


@pytest.fixture(scope="module")
def running() -> Iterator[str]:
    """A server that stands for the web."""
    web = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    web.daemon_threads = True
    thread = Thread(target=web.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{web.server_port}"
    Pages.release.set()
    web.shutdown()
    web.server_close()
    thread.join()


@pytest.fixture
def web(running: str) -> str:
    """That server, with nothing asked of it yet."""
    Pages.asked.clear()
    Pages.turtle = TURTLE
    return running


def run(*words: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run ``comity`` as a process of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COMITY_")} | settings
    command = [sys.executable, "-c", "from comity.cli import main; main()", *words]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


LIMITS = Limits(size=1_000_000, idle=1, total=20)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/missing.ttl", "answers 404 Not Found"),
        ("/large.ttl", "is larger than 1 MB; .*--limit"),
        ("/endless.ttl", "is larger than 1 MB"),
        ("/bomb.ttl", "is larger than 1 MB"),
        ("/cut.ttl", "broke off before its end"),
        ("/cut-chunk.ttl", "broke off before its end"),
        ("/half-packed.ttl", "broke off before its end"),
        ("/brotli.ttl", "comes packed as br"),
        ("/slow.ttl", "sent nothing for 1 seconds"),
        ("/loop.ttl", "leads from one address to the next"),
        ("/to-file.ttl", "leads to file:///etc/passwd, which is no http address"),
        ("/empty.ttl", "is empty"),
    ],
)
def test_a_download_that_goes_wrong_is_one_sentence_and_leaves_nothing(
    web: str, tmp_path: Path, path: str, told: str
) -> None:
    with pytest.raises(BadInput, match=f"^{web}{path} {told}") as refusal:
        fetch(web + path, tmp_path, LIMITS)
    assert "\n" not in str(refusal.value)
    assert [found for found in tmp_path.rglob("*") if found.is_file()] == []


def test_a_packed_body_is_unpacked(web: str, tmp_path: Path) -> None:
    assert fetch(web + "/packed.ttl", tmp_path, LIMITS).path.read_text() == TURTLE


def test_an_address_without_an_ending_gets_that_of_its_content(web: str, tmp_path: Path) -> None:
    assert fetch(web + "/typed", tmp_path, LIMITS).path.name == "typed.ttl"


def test_neighbours_at_an_address_are_neighbours_on_disk(web: str, tmp_path: Path) -> None:
    one, other = (fetch(f"{web}/no/{name}.csv", tmp_path, LIMITS).path for name in ("holders21", "positions"))
    assert one.parent == other.parent
    assert (
        fetch(f"{web}/data.ttl?page=1", tmp_path, LIMITS).path != fetch(f"{web}/data.ttl?page=2", tmp_path, LIMITS).path
    )


def test_a_server_that_is_down_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"^http://127\.0\.0\.1:9/a\.ttl cannot be fetched"):
        fetch("http://127.0.0.1:9/a.ttl", tmp_path, LIMITS)


def test_a_public_address_may_not_lead_into_a_private_network(
    web: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = web.replace("127.0.0.1", "localhost")
    assert fetch(public + "/elsewhere.ttl", tmp_path, LIMITS).hops == (web + "/data.ttl",)
    # This machine's name stands for a public host, its number for a private one.
    monkeypatch.setattr(downloads, "private", lambda host: host == "127.0.0.1")
    Pages.asked.clear()
    with pytest.raises(BadInput, match="private network"):
        fetch(public + "/elsewhere.ttl", tmp_path, LIMITS)
    assert [path for path, _ in Pages.asked] == ["/elsewhere.ttl"]


def test_credentials_are_sent_to_their_host_only_and_shown_nowhere(web: str, tmp_path: Path) -> None:
    port = web.rpartition(":")[2]
    download = fetch(f"http://me:secret@localhost:{port}/elsewhere.ttl", tmp_path, LIMITS)
    assert Pages.asked == [("/elsewhere.ttl", "Basic bWU6c2VjcmV0"), ("/data.ttl", None)]
    assert "secret" not in f"{download}"
    with pytest.raises(BadInput) as refusal:
        fetch(f"http://me:secret@localhost:{port}/missing.ttl", tmp_path, LIMITS)
    assert "secret" not in str(refusal.value)
    assert "me" not in str(refusal.value).split()


def test_only_http_addresses_are_addresses() -> None:
    assert is_address("https://example.org/a")
    assert not is_address("folder/file.txt")
    for other in ("ftp://me:secret@example.org/a", "file:///etc/passwd", "data://x"):
        with pytest.raises(BadInput, match="no http address") as refusal:
            is_address(other)
        assert "secret" not in str(refusal.value)
    assert clean("HTTP://me@example.org/a#b") == "http://example.org/a"


@pytest.mark.parametrize("backend", ["embedded", "remote"])
def test_an_address_is_loaded_under_itself_as_key(
    backend: str, web: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    place = "s" if backend == "embedded" else request.getfixturevalue("server")
    if backend == "remote":
        RemoteView(place).update("DROP ALL")
    given = web.replace("//", "//me:secret@") + "/moved.ttl"
    done = run("load", given, "--store", place, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"added {web}/moved.ttl" in done.stderr
    assert f"redirected to {web}/data.ttl" in done.stderr
    listed = json.loads(run("sources", "--format", "json", "--store", place, folder=tmp_path).stdout)
    assert [(row["key"], row["address"]) for row in listed][-1] == (f"{web}/moved.ttl", f"{web}/moved.ttl")
    assert "secret" not in done.stderr + json.dumps(listed)
    if backend == "embedded":
        kept = tmp_path / "s" / "downloads" / f"{sha256(TURTLE.encode()).hexdigest()}.ttl"
        assert [path.name for path in kept.parent.iterdir()] == [kept.name]
        assert kept.read_text() == TURTLE
    assert "unchanged" in run("load", given, "--store", place, folder=tmp_path).stderr
    Pages.turtle = SHORTER
    done = run("load", given, "--store", place, folder=tmp_path)
    assert (done.returncode, "--shrink" in done.stderr, "/tmp" in done.stderr) == (2, True, False), done.stderr
    assert run("load", given, "--shrink", "--store", place, folder=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("/page", "is a web page"),
        ("/large.ttl --limit 1", "is larger than 1 MB"),
        ("/cut.ttl", "broke off"),
        ("/missing.ttl", "answers 404"),
        ("/no/holders21.csv", "does not tell whose posts these are"),
    ],
)
def test_what_cannot_be_loaded_from_an_address_is_one_sentence(web: str, tmp_path: Path, words: str, told: str) -> None:
    done = run("load", *(web + words).split(), folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "comity-" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def own_catalogue(web: str, tmp_path: Path) -> str:
    """A catalogue of two sources at the server of the tests."""
    path = tmp_path / "catalogue.toml"
    path.write_text(
        f"""
[[source]]
name = "holders-{{place}}"
title = "Holders of {{place}}"
publisher = "Somebody"
licence = "CC0 1.0"
loader = "officeholders"
beside = ["{web}/{{folder}}/positions.csv"]
files = [{{ address = "{web}/{{folder}}/holders21.csv", expected = {{ Person = 1, Tenure = 3 }} }}]
each = [{{ place = "norway", folder = "no" }}]

[[source]]
name = "numbers"
title = "Numbers"
publisher = "Nobody"
licence = "CC BY 4.0"
loader = "rdf"
notes = "Only numbers."
files = [{{ address = "{web}/data.ttl" }}, {{ address = "{web}/gone.ttl" }}]
"""
    )
    return str(path)


def test_known_sources_are_listed_without_a_store(own_catalogue: str, tmp_path: Path) -> None:
    done = run("sources", "--available", "--format", "json", folder=tmp_path, COMITY_CATALOGUE=own_catalogue)
    rows = json.loads(done.stdout)
    assert [(row["name"], row["licence"], row["loader"]) for row in rows] == [
        ("holders-norway", "CC0 1.0", "officeholders"),
        ("numbers", "CC BY 4.0", "rdf"),
    ]
    assert rows[1]["addresses"].count("http://") == 2


def test_a_known_source_is_loaded_by_its_name_with_what_stands_beside_it(
    web: str, own_catalogue: str, tmp_path: Path
) -> None:
    done = run("load", "holders-norway", folder=tmp_path, COMITY_CATALOGUE=own_catalogue)
    assert done.returncode == 0, done.stderr
    assert f"added {web}/no/holders21.csv" in done.stderr
    assert "1 record of Tenure, where the catalogue expects 3" in done.stderr
    assert "records of Person" not in done.stderr
    (row,) = [row for row in json.loads(run("sources", "--format", "json", folder=tmp_path).stdout) if row["address"]]
    assert [row[name] for name in ("key", "title", "publisher", "licence")] == [
        f"{web}/no/holders21.csv",
        "Holders of norway",
        "Somebody",
        "CC0 1.0",
    ]


def test_a_source_of_which_one_file_is_gone_changes_nothing(own_catalogue: str, tmp_path: Path) -> None:
    done = run("load", "numbers", folder=tmp_path, COMITY_CATALOGUE=own_catalogue)
    assert done.returncode == 2
    assert "gone.ttl answers 404" in done.stderr
    assert not (tmp_path / "comity.store").exists()


def test_a_broken_catalogue_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("[[source]]\nname = 'x'\n")
    for name in ("broken.toml", "missing.toml"):
        done = run("sources", "--available", folder=tmp_path, COMITY_CATALOGUE=name)
        assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
        assert name in done.stderr


def test_the_catalogue_of_comity_is_whole() -> None:
    known = catalogue.entries()
    assert {"manyhealth", "un-treaties-health", "holders-kenya"} <= set(known)
    addresses = [file.address for each in known.values() for file in each.files]
    assert len(addresses) == len(set(addresses))
    for each in known.values():
        assert "{" not in each.title + each.notes + each.addresses + "".join(each.beside)
        assert all(is_address(address) for address in each.beside)
        assert each.licence
        assert each.loader in LOADERS


def test_the_counts_of_the_catalogue_are_those_of_the_files(shared: Path, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store"))
    known = {file.address: file.expected for each in catalogue.entries().values() for file in each.files}
    manyhealth, treaties = shared / "data" / "treaties-manyhealth", shared / "data" / "treaties-un" / "treaties"
    names = ("agreements.rda", "organizations.rda")
    paths = {f"globalgov/manyhealth/main/data/{name}": manyhealth / name for name in names}
    paths |= {f"zmjones/untreaties/master/treaties/{path.name}": path for path in treaties.iterdir()}
    for tail, path in paths.items():
        (outcome,) = [one for one in loading.load(store, [str(path)]) if one.key == path.name]
        expected = known[f"https://raw.githubusercontent.com/{tail}"]
        assert expected
        assert {kind: outcome.kinds.get(kind) for kind in expected} == expected, tail
