"""Who gives: the one node of each actor, the country behind a public body, and the organisations of many countries."""

from dataclasses import dataclass

from comity.graph.money.reading import Activity, Told
from comity.graph.store import View, strings
from comity.graph.ties import LABELS, labelled
from comity.ontology import terms as C

PUBLIC = (
    C.Ministry,
    C.GovernmentAgency,
    C.RegulatoryAuthority,
    C.ResearchInstitution,
    C.HealthFacility,
)
KINDS = f"""SELECT ?actor ?kind WHERE {{ VALUES ?kind {{
  {" ".join(f"<{kind}>" for kind in (*PUBLIC, C.InternationalOrganisation, C.Country))} }} ?actor a ?kind }}"""
HOMES = f"SELECT ?actor ?country WHERE {{ ?actor <{C.jurisdiction}> ?country }}"
PROVIDERS = f"""
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?actor ?label WHERE {{
  {{ SELECT DISTINCT ?actor WHERE {{ ?any <{C.provider}> ?actor }} }} ?actor rdfs:label ?label }}"""
CHANNELS = ("receiver", "extending", "implementer", "reportedBy")


@dataclass
class Actors:
    """What the graph knows of actors, by their canonical nodes."""

    canonical: dict[str, str]
    country: dict[str, str]
    multilateral: set[str]
    labels: dict[str, str]

    def named(self, found: tuple[str, ...]) -> str:
        """List the names of some things; what is neither a country nor a domain nor a provider is something else."""
        known = [self.labels.get(one, one.rsplit("/", 1)[-1]) for one in found if one]
        return ", ".join([*sorted(known), *(["something else"] if "" in found else [])])

    def one(self, actor: str) -> str:
        """Give the node that stands for an actor."""
        return self.canonical.get(actor, actor)

    def all(self, found: list[str]) -> tuple[str, ...]:
        """Give the nodes that stand for some actors, each once."""
        return tuple(sorted({self.one(actor) for actor in found}))

    def providers(self, activity: Activity, told: Told) -> tuple[str, ...]:
        """Tell whose money a sum is: its own provider, else the funders of its activity, else who reports it."""
        return self.all(told.all("provider") or activity.all("provider") or activity.all("reportedBy"))

    def through(self, activity: Activity, told: Told, providers: tuple[str, ...]) -> str:
        """Find the international organisation by which a sum comes; of several, the one nearest to the money."""
        steps: list[tuple[str, ...]] = [providers] if len(providers) == 1 else []
        steps += [self.all(told.all(name) or activity.all(name)) for name in CHANNELS]
        return next((actor for step in steps for actor in step if actor in self.multilateral), "")


def actors(view: View, clusters: dict[str, list[str]]) -> Actors:
    """Read the actors of a store."""
    canonical = {member: head for head, members in clusters.items() for member in members}
    public: set[str] = set()
    multilateral: set[str] = set()
    country: dict[str, str] = {}
    for actor, kind in strings(view.select(KINDS)):
        if kind == C.Country:
            country[actor] = actor
        elif kind == C.InternationalOrganisation:
            multilateral.add(canonical.get(actor, actor))
        else:
            public.add(actor)
    for actor, home in sorted(strings(view.select(HOMES))):
        if actor in public:
            country.setdefault(canonical.get(actor, actor), home)
    labels = labelled(view, LABELS)
    for actor, label in sorted(labelled(view, PROVIDERS).items()):
        labels.setdefault(canonical.get(actor, actor), label)
    return Actors(canonical, country, multilateral, labels)
