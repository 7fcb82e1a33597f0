"""A line to cite a thing by: its title, parties and date, the page that says so, and where in Comity it stands."""

from urllib.parse import unquote

import pyoxigraph as ox

from comity.graph.counted import counted
from comity.graph.store import View, strings
from comity.ontology import terms as C

PREFIXES = f"""
PREFIX comity: <{C.NS}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
# The agreement that a fact belongs to, whichever way they are joined.
OF = """
SELECT DISTINCT ?agreement WHERE {{
  {{ BIND({thing} AS ?near) }}
  UNION {{ ?near comity:participation|comity:provision|comity:establishes|comity:flow|comity:citedFrom {thing} }}
  UNION {{ {thing} comity:ofAgreement|comity:supports|comity:establishedBy ?near }}
  UNION {{ ?claim comity:fromPassage {thing} ; comity:supports ?near }}
  ?near a comity:Agreement ; comity:canonical ?agreement
}} ORDER BY ?agreement LIMIT 1"""
TITLE = 'SELECT ?title WHERE {{ {agreement} rdfs:label ?title }} ORDER BY (LANG(?title) != "en") ?title LIMIT 1'
PARTIES = """
SELECT ?party ?name WHERE {{ ?member comity:canonical {agreement} ; comity:party ?one .
  OPTIONAL {{ ?one comity:canonical ?head }} BIND(COALESCE(?head, ?one) AS ?party)
  ?party rdfs:label ?name }} ORDER BY ?party (LANG(?name) != "en") ?name"""
# The dates of each member, those of the one that stands for all first: another may tell of a later step of the same.
DATES = """
SELECT DISTINCT ?property ?written (?member = {agreement} AS ?own) WHERE {{ ?member comity:canonical {agreement} .
  VALUES (?property ?date) {{ {properties} }} ?member ?date ?written }} ORDER BY ?written"""
PAGES = """
SELECT DISTINCT ?publisher ?address ?published WHERE {{ ?member comity:canonical {agreement} ; comity:citedFrom ?page .
  OPTIONAL {{ ?page comity:publisherName ?publisher }} OPTIONAL {{ ?page comity:url ?address }}
  OPTIONAL {{ ?page comity:publishedOnAsWritten ?published }}
  FILTER NOT EXISTS {{ ?page comity:supportsField ?part }} }} ORDER BY ?address"""
ACTS = {"signedOn": "signed", "adoptedOn": "adopted", "approvedOn": "approved", "announcedOn": "announced"}
SPELL = {"inForceFrom": "in force from", "terminatedOn": "terminated", "expiresOn": "term until"}
DATED = " ".join(f'("{name}" comity:{name}AsWritten)' for name in (*ACTS, *SPELL))
MOST_PARTIES = 6
REGISTER = "Comity register, CC BY 4.0"
Row = dict[str, str]


def citation(view: View, iri: str, label: str, pages: list[Row], sources: list[Row]) -> str:
    """Write the line for a thing, which is an agreement, a fact of one, or something else that sources describe."""
    thing = ox.NamedNode(iri)
    agreement = next((ox.NamedNode(one) for (one,) in strings(view.select(PREFIXES + OF.format(thing=thing)))), None)
    told: list[str] = []
    page = next((page for page in pages if page["page"] == iri), None)
    if agreement is None:
        told += [label or iri]
        told += [_document(each) for each in pages]
    else:
        filled = {"agreement": agreement}
        ((title,),) = strings(view.select(PREFIXES + TITLE.format(**filled)))
        known = {title, *(page or {}).values()}
        told += [label] if label and label not in known and not _is_of(view, thing, agreement) else []
        told += [title, _parties(view, filled), _dates(view, filled)]
        told += [_document(each) for each in ([page] if page else _rows(view, PAGES, filled))]
    told += dict.fromkeys(_origin(source) for source in sources)
    told += [f"Generation {view.generation}" if view.generation.isdigit() else view.generation]
    return ". ".join(part.rstrip(".") for part in told if part) + f". <{iri}>"


def _is_of(view: View, thing: ox.NamedNode, agreement: ox.NamedNode) -> bool:
    return bool(view.query(f"{PREFIXES}ASK {{ {thing} comity:canonical {agreement} }}"))


def _parties(view: View, filled: dict[str, ox.NamedNode]) -> str:
    parties: dict[str, str] = {}
    for party, name in strings(view.select(PREFIXES + PARTIES.format(**filled))):
        parties.setdefault(party, name)
    listed = sorted(parties.values())
    more = f" and {counted(len(listed) - MOST_PARTIES, 'other')}" if len(listed) > MOST_PARTIES else ""
    return "; ".join(listed[:MOST_PARTIES]) + more


def _dates(view: View, filled: dict[str, ox.NamedNode]) -> str:
    """Give the first kind of act that is dated, and when it was in force, as the sources write it."""
    found: dict[str, list[str]] = {}
    own: set[str] = set()
    for name, written, of_head in strings(view.select(PREFIXES + DATES.format(**filled, properties=DATED))):
        found.setdefault(name, []).append(written)
        own |= {name} if of_head == "true" else set()
    acts = [name for name in ACTS if name in (own & {*ACTS, "inForceFrom"} or found)]
    told = [
        f"{verb} {' or '.join(dict.fromkeys(found[name]))}"
        for name, verb in (ACTS | SPELL).items()
        if name in acts[:1] or (name in SPELL and name in found)
    ]
    return _capital("; ".join(told)) or "Undated"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _document(page: Row) -> str:
    return ", ".join(page[part] for part in ("title", "publisher", "published", "address") if page.get(part))


def _origin(source: Row) -> str:
    """Name the source: the register as a whole, any other document by its own title and licence."""
    if source["loader"] == "register":
        return REGISTER
    known = _document(source) or unquote(source["source"].rsplit("/", 1)[-1])
    return ", ".join(part for part in (known, source.get("licence")) if part)


def _rows(view: View, query: str, filled: dict[str, ox.NamedNode]) -> list[Row]:
    table = view.select(PREFIXES + query.format(**filled))
    return [dict(zip(table.columns, row, strict=True)) for row in strings(table)]
