"""Who takes part in which agreement, and by which acts: what the sources say, gathered by actor."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from comity.graph import names
from comity.graph.dates import stored_day
from comity.graph.store import View, strings
from comity.ontology import terms as C

# By these an actor consents to be bound; in the list of kinds they stand below consent.
CONSENT = frozenset(
    {
        *("consent", "definitive-signature", "ratification", "acceptance", "approval", "formal-confirmation"),
        *("accession", "succession", "notification"),
    }
)
PARTIES = f"""
PREFIX comity: <{C.NS}>
SELECT ?agreement ?actor WHERE {{
  ?agreement a comity:Agreement . {{ ?agreement comity:party ?actor }} UNION
  {{ ?agreement comity:partyCountry ?actor FILTER NOT EXISTS {{ ?agreement comity:party ?other }} }}
}}"""
# One pattern at a time, joined here: on tables of many thousand rows a join in the engine takes three times as long.
PAIRS = "SELECT ?one ?other WHERE {{ ?one <{predicate}> ?other FILTER(ISIRI(?one)) }}"
TAKING = {names.concept("role", "party"), names.concept("role", "signatory")}
GONE = f"PREFIX comity: <{C.NS}> SELECT ?state ?day WHERE {{ ?state comity:withdrawnOn ?day }}"
HEIRS = f"PREFIX comity: <{C.NS}> SELECT ?body ?heir WHERE {{ ?heir comity:successorOf+ ?body }}"
# By name: labels are many, and the engine would begin with them.
LABEL = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?label WHERE {{ <{body}> rdfs:label ?label FILTER(LANGMATCHES(LANG(?label), "en")) }}"""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of an actor: its kind, and the days between which it lies."""

    kind: str
    earliest: date | None
    latest: date | None

    @property
    def binds(self) -> bool:
        """Tell whether the act is a consent to be bound."""
        return self.kind in CONSENT


@dataclass(frozen=True, slots=True)
class Part:
    """What one source tells of one actor in one agreement; ``node`` is the participation, else the agreement."""

    agreement: str
    node: str
    acts: tuple[Act, ...] = ()

    def first(self, kind: str) -> Act | None:
        """Find the earliest act of a kind."""
        return min((act for act in self.acts if act.kind == kind), key=_day, default=None)

    def last(self, kind: str) -> Act | None:
        """Find the latest act of a kind."""
        return max((act for act in self.acts if act.kind == kind), key=_day, default=None)

    def consent(self) -> Act | None:
        """Find the earliest act by which the actor consented to be bound."""
        return min((act for act in self.acts if act.binds), key=_day, default=None)


def _day(act: Act) -> date:
    return act.earliest or act.latest or date.max


@dataclass
class Participants:
    """The parts of all actors by agreement and by the canonical of the actor; what ended or took over from whom."""

    by_agreement: Mapping[str, Mapping[str, list[Part]]]
    gone: dict[str, date] = field(default_factory=dict)
    successors: dict[str, set[str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def voices(self, members: list[str]) -> dict[str, list[Part]]:
        """Join what the members of a cluster tell, by actor."""
        found: dict[str, list[Part]] = defaultdict(list)
        for member in members:
            for actor, parts in self.by_agreement.get(member, {}).items():
                found[actor] += parts
        return dict(sorted(found.items()))


def participants(view: View, clusters: dict[str, list[str]]) -> Participants:
    """Read all parts from the store."""
    canonical = {member: head for head, members in clusters.items() for member in members}
    acts = _acts(view)
    taking = {part for part, role in _pairs(view, C.role) if role in TAKING}
    actors = {part: actor for part, actor in _pairs(view, C.participant) if part in taking}
    found: dict[str, dict[str, list[Part]]] = defaultdict(lambda: defaultdict(list))
    for agreement, part in _pairs(view, C.participation):
        if part in actors and agreement in canonical:
            actor = canonical.get(actors[part], actors[part])
            found[agreement][actor].append(Part(agreement, part, acts.get(part, ())))
    for agreement, actor in strings(view.select(PARTIES)):
        known = found[agreement]
        if canonical.get(actor, actor) not in known:
            known[canonical.get(actor, actor)].append(Part(agreement, agreement))
    gone = {state: day for state, written in strings(view.select(GONE)) if (day := stored_day(written))}
    successors: dict[str, set[str]] = defaultdict(set)
    labels = {}
    for body, heir in strings(view.select(HEIRS)):
        named = [label for (label,) in strings(view.select(LABEL.format(body=body)))]
        if named:
            successors[canonical.get(body, body)].add(canonical.get(heir, heir))
            labels[canonical.get(body, body)] = named[-1]
    return Participants(found, gone, successors, labels)


def _pairs(view: View, predicate: str) -> Iterator[tuple[str, str]]:
    return ((one, other) for one, other in strings(view.select(PAIRS.format(predicate=predicate))))


def _acts(view: View) -> dict[str, tuple[Act, ...]]:
    kinds = {act: kind.rsplit("/", 1)[-1] for act, kind in _pairs(view, C.actKind)}
    earliest, latest = (dict(_pairs(view, C.actedOn + end)) for end in ("Earliest", "Latest"))
    found: dict[str, list[Act]] = defaultdict(list)
    for part, act in _pairs(view, C.act):
        if act in kinds:
            days = (stored_day(bound.get(act, "")) for bound in (earliest, latest))
            found[part].append(Act(kinds[act], *days))
    return {part: tuple(sorted(some, key=_order)) for part, some in found.items()}


def _order(act: Act) -> tuple[date, str]:
    return _day(act), act.kind
