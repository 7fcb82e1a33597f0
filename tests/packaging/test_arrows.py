"""Imports point one way: web, comity -> queries, loaders -> graph -> ontology."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

MAY_IMPORT = {
    "ontology": set[str](),
    "register": set[str](),
    "examples": set[str](),
    "graph": {"ontology"},
    "loaders": {"graph", "ontology", "register"},
    "queries": {"graph", "ontology"},
    "web": {"comity", "queries", "loaders", "graph", "ontology"},
    "comity": {"web", "queries", "loaders", "graph", "ontology"},
}


def imported_modules(source: str, package: str) -> Iterator[str]:
    """Name all modules that a module of this package imports, at its top or within a function."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{name.name}" for name in node.names)


def imported_layers(source: str, package: str) -> set[str]:
    """Name the folders of Comity that a module imports; a module of the front door counts as ``comity``."""
    modules = [module.split(".") for module in imported_modules(source, package)]
    below = [[*module, ""][1] for module in modules if module[0] == "comity"]
    return {name if name in MAY_IMPORT else "comity" for name in below}


@pytest.mark.parametrize(
    ("source", "package", "layers"),
    [
        ("import comity.graph.names", "comity.loaders", {"graph"}),
        ("from comity import graph, loaders", "comity.web", {"graph", "loaders"}),
        ("def read():\n    from comity.loaders.rdf import load", "comity.graph", {"loaders"}),
        ("from ..graph import names\nfrom . import rdf", "comity.loaders", {"graph", "loaders"}),
        ("import comity", "comity.graph", {"comity"}),
        ("from comity import __version__", "comity.graph", {"comity"}),
        ("from comity.cli import main", "comity.graph", {"comity"}),
        ("import graphlib, json", "comity.graph", set[str]()),
    ],
)
def test_an_import_is_seen_in_each_of_its_forms(source: str, package: str, layers: set[str]) -> None:
    assert imported_layers(source, package) == layers


def test_the_arrows_name_every_folder(linked: list[str]) -> None:
    assert set(linked) <= set(MAY_IMPORT)


@pytest.mark.parametrize("layer", MAY_IMPORT)
def test_nothing_imports_upward(layer: str, packaged: dict[str, Path]) -> None:
    allowed = MAY_IMPORT[layer] | {layer}
    for name, path in packaged.items():
        package = ".".join(Path(name).parent.parts)
        if path.suffix == ".py" and [*package.split("."), "comity"][1] == layer:
            assert imported_layers(path.read_text(encoding="utf-8"), package) <= allowed, name


def test_nobody_imports_a_folder_by_its_bare_name(root: Path, linked: list[str], packaged: dict[str, Path]) -> None:
    modules = [*packaged.values(), *(root / "tests").rglob("*.py"), *(root / "benchmarks").rglob("*.py")]
    for path in (path for path in modules if path.suffix == ".py"):
        source = path.read_text(encoding="utf-8")
        heads = {module.split(".")[0] for module in imported_modules(source, "comity")}
        assert heads.isdisjoint(linked), path


def test_those_who_only_read_a_store_do_not_pay_for_what_derives() -> None:
    code = "import sys, comity.graph.embedded, comity.queries.ask; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "comity.graph.generations" in done.stdout.split()
    assert not {"networkx", "comity.graph.writer"} & set(done.stdout.split())
