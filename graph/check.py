"""Check the store: texts have their hashes, quotes stand at their offsets, graphs are disjoint, counts hold."""

import hashlib
from collections import Counter
from collections.abc import Iterator

from comity.graph import names
from comity.graph.counted import counted
from comity.graph.embedded import EmbeddedStore
from comity.graph.store import View, strings
from comity.ontology import terms as C

PASSAGES = f"""
PREFIX comity: <{C.NS}>
SELECT ?passage ?hash ?start ?end ?quote WHERE {{
  ?passage a comity:Passage ; comity:inSource/comity:textSha256 ?hash ;
    comity:charStart ?start ; comity:charEnd ?end ; comity:quote ?quote }}"""
TWICE = """
SELECT ?s ?p ?o (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?s ?p ?o HAVING(COUNT(*) > 1) LIMIT 20"""
CANONICALS = f"""
PREFIX comity: <{C.NS}>
SELECT DISTINCT ?thing WHERE {{
  VALUES ?kind {{ comity:Agreement comity:Organisation comity:Person comity:JointBody }}
  ?thing a ?kind . FILTER NOT EXISTS {{ ?thing comity:canonical ?any }} }} LIMIT 20"""
FOREIGN = f"""
SELECT DISTINCT ?g ?s WHERE {{ GRAPH ?g {{ ?s ?p ?o }}
  FILTER(STRSTARTS(STR(?g), "{names.SOURCE_GRAPHS}") && STRSTARTS(STR(?s), "{names.ID}"))
  BIND(CONCAT("{names.ID}source/", STRAFTER(STR(?g), "{names.SOURCE_GRAPHS}")) AS ?own)
  FILTER(STR(?s) != ?own && !STRSTARTS(STR(?s), CONCAT(?own, "/"))) }} LIMIT 20"""

DANGLING = f"""
PREFIX comity: <{C.NS}>
SELECT DISTINCT ?thing ?other WHERE {{
  VALUES ?link {{ comity:party comity:partyCountry comity:participant comity:holdsPost comity:signatoryPost
    comity:provider comity:hostCountry }}
  ?thing ?link ?other
  FILTER(STRSTARTS(STR(?other), "{names.ID}") && !STRSTARTS(STR(?other), "{names.ID}source/"))
  FILTER NOT EXISTS {{ ?other a ?kind }} }} LIMIT 20"""


def check(view: View) -> Iterator[str]:
    """Yield one sentence for each thing that is wrong in the graph."""
    for thing, *_ in strings(view.select(TWICE)):
        yield f"A statement about {thing} stands in two graphs and would count twice; load its sources again."
    for graph, thing in strings(view.select(FOREIGN)):
        yield f"{graph} speaks of {thing}, which it has not minted."
    for (thing,) in strings(view.select(CANONICALS)):
        yield f"{thing} has no canonical; load any source again to derive it."
    for thing, other in strings(view.select(DANGLING)):
        yield f"{thing} points to {other}, which the reference graph does not know; load the register that has it."
    yield from _quotes(view)


def _quotes(view: View) -> Iterator[str]:
    texts: dict[str, str | None] = {}
    missing: Counter[str] = Counter()
    for passage, digest, start, end, quote in strings(view.select(PASSAGES)):
        if digest not in texts:
            texts[digest] = view.text(digest)
        text = texts[digest]
        if text is None:
            missing[digest] += 1
        elif text[int(start) : int(end)] != quote:
            yield f"{passage} does not stand at characters {start} to {end} of its text."
    if view.generation.isdigit():
        for digest, count in missing.items():
            yield f"The text {digest} of {counted(count, 'passage')} is missing; load its source again."


def check_store(store: EmbeddedStore) -> Iterator[str]:
    """Yield what is wrong in an embedded store: the files beside the graph, then the graph."""
    manifest = store.manifest()
    view = store.view()
    total = sum(1 for _ in view.quads())
    if total != manifest.quads:
        held = counted(total, "statement")
        yield f"The generation holds {held} and its manifest says {manifest.quads}; load the sources again."
    for entry in manifest.sources.values():
        if not (store.parts / entry.part).is_file():
            yield f"The part {entry.part} of {entry.key} is missing; load that source again."
        if entry.text_sha256:
            text = view.text(entry.text_sha256)
            if text is None or hashlib.sha256(text.encode()).hexdigest() != entry.text_sha256:
                yield f"The stored text of {entry.key} is missing or changed; load that source again."
    yield from check(view)
