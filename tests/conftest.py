"""What every test may ask for: other people's files, and stores of every backend, each empty."""

import hashlib
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError

import pytest

from comity.graph import names
from comity.graph.context import Context
from comity.graph.store import Store, Work, open_store
from comity.loaders import rdf


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of other people's files beside the repository, or skip."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("needs ../shared: other people's files, which are not part of the repository")
    return folder


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real SPARQL server on this machine, shared by the tests."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("server")
    command = ["oxigraph", "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        for _ in range(100):
            try:
                urllib.request.urlopen(address, timeout=1).close()
                break
            except (URLError, OSError):
                time.sleep(0.1)
        yield address
        process.terminate()


BACKENDS = ("embedded", "remote")


@pytest.fixture(params=BACKENDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty store of each backend in turn."""
    return _empty(request, tmp_path)


@pytest.fixture(scope="module", params=BACKENDS)
def lasting_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store of each backend in turn, for the tests of a module that only read it once it is filled."""
    return _empty(request, tmp_path_factory.mktemp("lasting"))


def _empty(request: pytest.FixtureRequest, folder: Path) -> Store:
    if request.param == "embedded":
        return open_store(str(folder / "store"))
    address = request.getfixturevalue("server")
    from comity.graph.remote import RemoteView

    RemoteView(address).update("DROP ALL")
    return open_store(address)


@pytest.fixture
def turtle(tmp_path: Path) -> Callable[..., Work]:
    """Make the work of loading a Turtle text, under its own name or into a graph of the store."""
    return _turtle(tmp_path)


@pytest.fixture(scope="module")
def lasting_turtle(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Work]:
    """Make such work for a lasting store."""
    return _turtle(tmp_path_factory.mktemp("turtle"))


def _turtle(folder: Path) -> Callable[..., Work]:
    def make(name: str, text: str, graph: str | None = None) -> Work:
        path = folder / name
        path.write_text(text, encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        return Work(name, path, digest, "rdf", "1", _anything if graph else rdf.load, graph)

    return make


def _anything(context: Context) -> None:
    """Emit Turtle without asking whose names it uses: for reference graphs."""
    import pyoxigraph as ox

    for triple in ox.parse(path=str(context.path), format=ox.RdfFormat.TURTLE, base_iri=names.ID):
        context.emit_triple(triple.subject, triple.predicate, triple.object)
