"""What must be known of a query before it is run: that it cannot kill the parser, what it reads, what it would do."""

import re

from comity.graph.errors import BadInput

# The engine's process dies at about 2,250 levels.
MAXIMUM_DEPTH = 200
MAXIMUM_RUN = 2_000
# Strings, IRIs and comments: no keyword of SPARQL stands in them.
NOT_CODE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''|'(?:[^'\\\n]|\\.)*'"
    r'|<[^\s<>"{}|^`\\]*>|#[^\n]*',
    re.DOTALL,
)
# A keyword is no part of a variable, a prefixed name or a language tag.
DATASET = re.compile(r"(?<![\w?$:.@%\\-])FROM(?![\w:.-])", re.IGNORECASE)
PROLOGUE = re.compile(r"\s*(?:BASE\s*<>|PREFIX\s+[^\s:]*:\s*<>|VERSION\s*<>)", re.IGNORECASE)
CHANGES = ("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH")


def names_graphs(query: str) -> bool:
    """Tell whether a query says itself which graphs it reads, with FROM or FROM NAMED.

    >>> names_graphs("SELECT * FROM <https://example.org/g> { ?s ?p ?o }")
    True
    >>> names_graphs("SELECT ?from { ?from e:from 'FROM <g>'@from } # FROM <g>")
    False
    """
    return bool(DATASET.search(NOT_CODE.sub("<>", query)))


def is_update(query: str) -> bool:
    """Tell whether a text is a SPARQL update, which changes a store.

    >>> is_update("PREFIX e: <https://example.org/> # more" + chr(10) + "insert data { e:a e:b e:c }")
    True
    >>> is_update("SELECT * { ?insert ?data ?x }")
    False
    """
    code = NOT_CODE.sub(lambda match: "<>" if match.group().startswith("<") else " ", query)
    while begun := PROLOGUE.match(code):
        code = code[begun.end() :]
    first = re.match(r"\s*([a-zA-Z]+)", code)
    return first is not None and first.group(1).upper() in CHANGES


def refuse_depth(query: str) -> None:
    """Refuse SPARQL that nests or repeats operators too deeply, outside strings, IRIs and comments.

    >>> refuse_depth("SELECT * { ?s ?p '{{{' }")
    """
    depth, index, runs = 0, 0, 0
    while index < len(query):
        mark = query[index]
        if mark in "\"'":
            index = _after_string(query, index)
            continue
        if mark == "#":
            end = query.find("\n", index)
            index = len(query) if end < 0 else end
            continue
        if mark == "<":
            index = _after_iri(query, index)
            continue
        depth += (mark in "{([") - (mark in "})]")
        runs += mark == "!" or query[index : index + 5].upper() == "UNION"
        if depth > MAXIMUM_DEPTH or runs > MAXIMUM_RUN:
            raise BadInput(f"The query nests deeper than {MAXIMUM_DEPTH} levels; write it flatter, with VALUES.")
        index += 1


def _after_string(query: str, index: int) -> int:
    quote = query[index] * (3 if query.startswith(query[index] * 3, index) else 1)
    index += len(quote)
    while index < len(query) and not query.startswith(quote, index):
        index += 2 if query[index] == "\\" else 1
    return index + len(quote)


def _after_iri(query: str, index: int) -> int:
    """Step over an IRI; a lone less-than sign is stepped over as such."""
    end = index + 1
    while end < len(query) and query[end] not in ' \n\t<>"{}|^`\\':
        end += 1
    return end + 1 if end < len(query) and query[end] == ">" else index + 1
