"""Which activities are reported twice, and which of the reports is that of the publisher itself."""

import re
from collections import defaultdict

from comity.graph import names
from comity.graph.store import View, strings
from comity.ontology import terms as C

CODES = f"""SELECT ?activity ?by ?code ?letters WHERE {{
  ?activity a <{C.AidActivity}> ; <{C.reportedBy}> ?by .
  OPTIONAL {{ ?by <{C.identifier}> ?code }} OPTIONAL {{ ?by <{C.jurisdiction}>/<{C.iso2}> ?letters }} }}"""
COUNTRIES = f"SELECT ?country ?letters WHERE {{ ?country <{C.iso2}> ?letters }}"
MADE = f"SELECT ?source ?day WHERE {{ ?source a <{C.Source}> ; <{C.publishedOn}Latest> ?day }}"
THIRD = f"SELECT ?one ?other WHERE {{ ?one <{C.thirdPartyIdentifier}> ?other FILTER(ISIRI(?one)) }}"
# How the lists of the DAC are written in identifiers of activities.
WRITTEN = {"dac-donor": ("xm-dac-{}", "dac-{}"), "dac-channel": ("xm-dac-{}", "{}"), "dac-agency": ("xm-dac-{}",)}
# A public body: GB-GOV-1 and GB-1.
PUBLIC = re.compile(r"([a-z]{2})-(?:gov-|\d)")
OWN, MAYBE, OTHER = range(3)


def twice(view: View, graphs: dict[str, str], nodes: dict[str, list[str]]) -> dict[str, str]:
    """Map each report that is not counted to the one that is; two nodes of one file are two activities."""
    repeated = {code: some for code, some in nodes.items() if len({graphs[iri] for iri in some}) > 1}
    found: dict[str, str] = {}
    if repeated:
        own = _owners(view, repeated)
        made = {names.source_graph_of(source): day for source, day in strings(view.select(MADE))}
        for some in repeated.values():
            ranked = sorted(some)
            ranked.sort(key=lambda iri: made.get(graphs[iri], ""), reverse=True)
            ranked.sort(key=lambda iri: own.get(iri, MAYBE))
            found |= {iri: ranked[0] for iri in some if graphs[iri] != graphs[ranked[0]]}
    winners = set(found.values())
    for iri, code in sorted(strings(view.select(THIRD))):
        for other in nodes.get(code.casefold(), ()):
            if iri in graphs and other != iri and not {iri, other} & found.keys() and other not in winners:
                found[other] = iri
                winners.add(iri)
    return found


def _owners(view: View, repeated: dict[str, list[str]]) -> dict[str, int]:
    """Tell of each report whether its publisher's code begins the identifier.

    The bodies and countries of the reference graph bear no codes of their own there: who has none may be the publisher,
    while one whose code is known to be another is not.
    """
    identifiers = {iri: code.partition(":")[2] for code, some in repeated.items() for iri in some}
    countries = {land: letters.casefold() for land, letters in strings(view.select(COUNTRIES))}
    said: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for iri, by, code, home in strings(view.select(CODES)):
        if iri in identifiers:
            said[iri].append((code.casefold(), home.casefold() or countries.get(by, "")))
    return {iri: min(_rank(identifiers[iri], *one) for one in some) for iri, some in said.items()}


def _rank(identifier: str, code: str, home: str) -> int:
    """Compare an identifier with the code and the two letters of the country of who reports it.

    >>> _rank("de-1-7", "dac-agency:5-1", "de"), _rank("xm-dac-928-7", "dac-donor:928", "")
    (0, 0)
    >>> _rank("xm-dac-928-7", "", ""), _rank("us-gov-1-7", "", "us"), _rank("se-0-7", "dac-agency:10-6", "se")
    (1, 1, 1)
    >>> _rank("gb-gov-1-7", "", "us"), _rank("us-gov-11-7", "iati-org:us-gov-1", "us")
    (2, 2)
    """
    system, _, bare = code.partition(":")
    spellings = [form.format(bare) for form in WRITTEN.get(system, ("{}",))] if bare else []
    spellings += [f"{home}-{bare.partition('-')[2]}"] if system == "dac-agency" and home else []
    if any(re.match(rf"{re.escape(one)}(?!\d)", identifier) for one in spellings):
        return OWN
    public = PUBLIC.match(identifier)
    if public and home and system != "iati-org":
        return MAYBE if public[1] == home else OTHER
    return OTHER if bare else MAYBE
