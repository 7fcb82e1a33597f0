"""The aid activities of a store with their sums, some hundreds at a time, so that memory stays flat."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from comity.graph import names
from comity.graph.store import View, strings
from comity.ontology import terms as C

BATCH = 500
# Kinds of sums that leave an activity; those that come in are the provider's, and plans are no payments.
OUTGOING = {
    "commitment": "promised",
    "pledge": "promised",
    "disbursement": "paid",
    "expenditure": "paid",
}
# What is read of an activity, of a sum and of a share; local names.
ACTIVITY = (
    *("provider", "reportedBy", "accountable", "extending", "implementer", "recipient", "recipientRegion"),
    *("dacCode", "sectorCode", "sdg", "concerns", "grade", "why"),
    *("startsOnEarliest", "endsOnLatest", "plannedStartEarliest", "plannedEndLatest"),
)
SINGLE = ("provider", "receiver", "providerActivity", "flowDate")
# A date that is no day has bounds; most have none.
UNSURE = ("flowDateEarliest", "flowDateLatest", "valueDate", "valueDateEarliest")
SPLIT = ("recipient", "recipientRegion", "dacCode", "sectorCode")
SOURCES = f"""PREFIX comity: <{C.NS}>
SELECT ?activity ?graph WHERE {{ GRAPH ?graph {{ ?activity a comity:AidActivity }} FILTER(ISIRI(?activity)) }}"""
# Each in the form that the engine answers fastest: few rows for sums, which are many.
THESE = f"PREFIX comity: <{C.NS}> SELECT * WHERE {{{{ VALUES ?activity {{{{ {{these}} }}}} "
OWN = (
    THESE
    + f"?activity ?predicate ?value FILTER(?predicate IN ({', '.join(f'comity:{name}' for name in ACTIVITY)})) }}}}"
)
SUMS = (
    THESE
    + "?activity comity:flow ?owner . ?owner comity:flowKind ?kind FILTER(?kind IN ("
    + ", ".join(f"<{names.concept('flow', kind)}>" for kind in OUTGOING)
    + ")) ?owner comity:amount ?amount ; comity:currency ?currency . "
    + " ".join(f"OPTIONAL {{{{ ?owner comity:{name} ?{name} }}}}" for name in SINGLE)
    + "}}"
)
UNDATED = (
    THESE
    + "?activity comity:flow ?owner . FILTER NOT EXISTS {{ ?owner comity:flowDate ?day }} "
    + " ".join(f"OPTIONAL {{{{ ?owner comity:{name} ?{name} }}}}" for name in UNSURE)
    + "}}"
)
DETAILS = (
    THESE
    + "?activity comity:flow ?owner . "
    + " UNION ".join(
        f'{{{{ ?owner comity:{name} ?value BIND("{name}" AS ?predicate) }}}}' for name in (*SPLIT, "concerns")
    )
    + "}}"
)
SHARES = "?owner comity:share ?share . ?share comity:percentage ?percentage " + " ".join(
    f"OPTIONAL {{{{ ?share comity:{name} ?{name} }}}}" for name in SPLIT
)
OWN_SHARES = THESE + f"BIND(?activity AS ?owner) {SHARES} }}}}"
SUM_SHARES = THESE + f"?activity comity:flow ?owner . {SHARES} }}}}"
Said = dict[str, list[str]]


@dataclass(slots=True)
class Told:
    """A node with what its source says of it, by local name, and its shares, each said the same way."""

    iri: str
    said: Said = field(default_factory=lambda: defaultdict(list))
    shares: dict[str, Said] = field(default_factory=dict)

    def all(self, name: str) -> list[str]:
        """List the values of a property, in order."""
        return sorted(set(self.said[name])) if name in self.said else []

    def one(self, *names: str) -> str:
        """Give the first value of the first property that has one."""
        return next((min(self.said[name]) for name in names if self.said.get(name)), "")


@dataclass(slots=True)
class Activity(Told):
    """An aid activity with its sums; ``graph`` is that of its source."""

    graph: str = ""
    sums: dict[str, Told] = field(default_factory=dict)


def sources(view: View) -> dict[str, str]:
    """Map each activity to the graph that describes it; of two, the smaller."""
    found: dict[str, str] = {}
    for activity, graph in strings(view.select(SOURCES)):
        if activity not in found or graph < found[activity]:
            found[activity] = graph
    return dict(sorted(found.items()))


def activities(view: View, graphs: dict[str, str]) -> Iterator[Activity]:
    """Read the activities one by one, with their sums."""
    rest = iter(graphs)
    while batch := list(islice(rest, BATCH)):
        yield from _batch(view, {iri: Activity(iri, graph=graphs[iri]) for iri in batch})


def _batch(view: View, found: dict[str, Activity]) -> Iterator[Activity]:
    these = " ".join(f"<{iri}>" for iri in found)
    owners: dict[str, list[Told]] = {iri: [activity] for iri, activity in found.items()}
    for row in _rows(view, OWN, these):
        found[row["activity"]].said[row["predicate"].removeprefix(C.NS)].append(row["value"])
    for row in _rows(view, SUMS, these):
        sums = found[row["activity"]].sums
        if row["owner"] not in sums:
            sums[row["owner"]] = Told(row["owner"])
            owners.setdefault(row["owner"], []).append(sums[row["owner"]])
        told = sums[row["owner"]].said
        for name, own in (("flowKind", "kind"), *((name, name) for name in ("amount", "currency", *SINGLE))):
            if row[own]:
                told[name].append(row[own])
    for row in _rows(view, UNDATED, these):
        for told_sum in owners.get(row["owner"], ()):
            for name in UNSURE:
                if row[name]:
                    told_sum.said[name].append(row[name])
    for row in _rows(view, DETAILS, these):
        for told_sum in owners.get(row["owner"], ()):
            told_sum.said[row["predicate"]].append(row["value"])
    for query in (OWN_SHARES, SUM_SHARES):
        for row in _rows(view, query, these):
            for told_sum in owners.get(row["owner"], ()):
                share = {name: [row[name]] for name in ("percentage", *SPLIT) if row[name]}
                told_sum.shares[row["share"]] = share
    yield from found.values()


def _rows(view: View, query: str, these: str) -> Iterator[dict[str, str]]:
    table = view.select(query.format(these=these))
    for row in strings(table):
        yield dict(zip(table.columns, row, strict=True))


def kind(told: Told) -> str:
    """Give the kind of a sum by the key of its concept."""
    return told.one("flowKind").removeprefix(names.concept("flow", ""))
