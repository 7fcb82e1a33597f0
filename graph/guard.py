"""Guards before a parser that untrusted text could kill."""

from comity.graph.errors import BadInput

# The engine's process dies at about 2,250 levels.
MAXIMUM_DEPTH = 200
MAXIMUM_RUN = 2_000


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
