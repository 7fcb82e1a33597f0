"""The files of the model as package resources, in a fixed order."""

from importlib.resources import files
from importlib.resources.abc import Traversable

# dates.ttl, terms.py and context.jsonld are made by comity.ontology.generate.
MODULES = ("comity", "actors", "agreements", "bodies", "events", "aid", "provenance", "derived", "dates")


def ontology_files() -> list[Traversable]:
    """List the Turtle files with the classes and properties."""
    return [_folder() / f"{name}.ttl" for name in MODULES]


def scheme_files() -> list[Traversable]:
    """List the Turtle files with the SKOS schemes."""
    found = [file for file in (_folder() / "schemes").iterdir() if file.name.endswith(".ttl")]
    return sorted(found, key=lambda file: file.name)


def mappings_file() -> Traversable:
    """Give the Turtle file that maps own terms to other vocabularies."""
    return _folder() / "mappings.ttl"


def shapes_file() -> Traversable:
    """Give the Turtle file with the SHACL shapes."""
    return _folder() / "shapes.ttl"


def context_file() -> Traversable:
    """Give the JSON-LD context."""
    return _folder() / "context.jsonld"


def turtle_files() -> list[Traversable]:
    """List all Turtle files: ontology, schemes, mappings, shapes.

    >>> [file.name for file in turtle_files()][0]
    'comity.ttl'
    """
    return [*ontology_files(), *scheme_files(), mappings_file(), shapes_file()]


def _folder() -> Traversable:
    return files("comity.ontology")
