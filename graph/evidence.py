"""One line of proof for each thing a source speaks of: its sentence, or its file, line and page."""

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from comity.graph.quads import Statement
from comity.graph.store import View, strings
from comity.ontology import terms as C

RECORDS = f"""
PREFIX comity: <{C.NS}>
SELECT ?thing ?file ?line WHERE {{
  ?thing comity:locatorFile ?file FILTER(ISIRI(?thing))
  OPTIONAL {{ ?thing comity:locatorLine ?line }}
}}"""
# Asked for apart and joined here: of the very many things that a table or file has, few cite a page.
PAGES = f"""
PREFIX comity: <{C.NS}>
SELECT ?thing ?address WHERE {{
  ?thing comity:citedFrom ?page . ?page comity:url ?address
  FILTER NOT EXISTS {{ ?page comity:supportsField ?part }}
}}"""

# The kind of a thing is claimed by the words that first name it: their sentence is its proof.
SENTENCES = f"""
PREFIX comity: <{C.NS}>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?thing ?sentence ?start ?title WHERE {{
  ?claim comity:claimPredicate rdf:type ; comity:claimSubject ?thing ; comity:fromPassage ?passage .
  ?passage comity:sentenceText ?sentence ; comity:charStart ?start ; comity:inSource ?source .
  ?source <http://www.w3.org/2000/01/rdf-schema#label> ?title .
  FILTER(ISIRI(?thing))
}}"""


def evidence_lines(view: View) -> Iterator[Statement]:
    """State the line of proof of each thing, and its source."""
    predicate = ox.NamedNode(C.evidence)
    lines: dict[str, tuple[int, str]] = {}
    for thing, sentence, start, title in strings(view.select(SENTENCES)):
        if not start.isdecimal():
            continue
        line = (int(start), f"“{' '.join(sentence.split())}” ({title})")
        lines[thing] = min(lines.get(thing, line), line)
    pages: dict[str, list[str]] = defaultdict(list)
    for thing, address in strings(view.select(PAGES)):
        pages[thing].append(f", {address}")
    for thing, file, line_number in strings(view.select(RECORDS)):
        place = f"{file} line {line_number}" if line_number else file
        proof = place + min(pages.get(thing, [""]))
        lines[thing] = min(lines.get(thing, (0, proof)), (0, proof))
    for thing, (_, proof) in sorted(lines.items()):
        yield ox.NamedNode(thing), predicate, ox.Literal(proof)
