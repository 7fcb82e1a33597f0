"""The IRIs of things and graphs: each is made from its parts, so a reload changes nothing."""

from urllib.parse import quote, unquote

NS = "https://w3id.org/comity/ns#"
ID = "https://w3id.org/comity/id/"
DOMAIN = "https://w3id.org/comity/domain/"
CONCEPT = "https://w3id.org/comity/concept/"
GRAPH = "https://w3id.org/comity/graph/"

ONTOLOGY_GRAPH = GRAPH + "ontology"
REFERENCE_GRAPH = GRAPH + "reference"
DERIVED_GRAPH = GRAPH + "derived"
JUDGEMENTS_GRAPH = GRAPH + "judgements"
SOURCE_GRAPHS = GRAPH + "source/"


def encode(part: str) -> str:
    """Write a key as one path segment of an IRI.

    >>> encode("https://example.org/a b")
    'https%3A%2F%2Fexample.org%2Fa%20b'
    """
    return quote(part, safe="")


def source(key: str) -> str:
    """Name the source with this key.

    >>> source("note.txt")
    'https://w3id.org/comity/id/source/note.txt'
    """
    return f"{ID}source/{encode(key)}"


def source_graph(key: str) -> str:
    """Name the graph that holds what the source says."""
    return SOURCE_GRAPHS + encode(key)


def source_graph_of(iri: str) -> str:
    """Name the graph of a source by the IRI of the source.

    >>> source_graph_of(source("note.txt")) == source_graph("note.txt")
    True
    """
    return SOURCE_GRAPHS + iri.removeprefix(source(""))


def source_key(graph: str) -> str:
    """Read the key back from the name of a source graph.

    >>> source_key(source_graph("a/b c.txt"))
    'a/b c.txt'
    """
    return unquote(graph.removeprefix(SOURCE_GRAPHS))


def minted(key: str, kind: str, *parts: str | int) -> str:
    """Name a thing that a source speaks of, by its kind and where it stands in the source.

    >>> minted("note.txt", "agreement", 27)
    'https://w3id.org/comity/id/source/note.txt/agreement/27'
    """
    return "/".join([source(key), kind, *(encode(str(part)) for part in parts)])


def country(alpha3: str) -> str:
    """Name a country by its ISO 3166-1 alpha-3 code."""
    return f"{ID}country/{alpha3}"


def organisation(key: str) -> str:
    """Name an organisation of the reference graph by its key, such as ``ind-mohfw``."""
    return f"{ID}organisation/{key}"


def post(key: str) -> str:
    """Name a post of the reference graph by its key, such as ``ind-minister-of-health``."""
    return f"{ID}post/{key}"


def group(key: str) -> str:
    """Name a group of countries, such as ``eu``."""
    return f"{ID}group/{key}"


def domain(key: str) -> str:
    """Name a domain of cooperation, such as ``digital-health``."""
    return DOMAIN + key


def concept(scheme: str, key: str) -> str:
    """Name a concept of a small scheme.

    >>> concept("status", "signed")
    'https://w3id.org/comity/concept/status/signed'
    """
    return f"{CONCEPT}{scheme}/{key}"
