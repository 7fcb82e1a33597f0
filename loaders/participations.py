"""How an actor takes part in an agreement, act by act: the records that every treaty table comes to."""

from collections.abc import Iterator
from dataclasses import dataclass

from comity.graph import names
from comity.graph.parts import CONSENT
from comity.graph.records import Fact, Iri, Locator, Record, Text, When
from comity.ontology import terms as C


@dataclass(frozen=True)
class Act:
    """One act: its kind as a key of concept/act, its day as the source has it, the words that came with it."""

    kind: str
    on: When | None = None
    text: Text | None = None


@dataclass(frozen=True)
class Taking:
    """One actor's part in one agreement; ``node`` is its IRI, ``parts`` its place in the source, ``actor`` an IRI."""

    key: str
    parts: tuple[str | int, ...]
    actor: str
    label: str
    acts: tuple[Act, ...]
    locator: Locator
    on_behalf_of: str | None = None

    @property
    def node(self) -> str:
        """Name the participation."""
        return names.minted(self.key, "participation", *self.parts)

    def consents(self) -> bool:
        """Tell whether one of the acts is a consent to be bound, or an entry into force, which follows from one."""
        return any(act.kind in CONSENT or act.kind == "entry-into-force" for act in self.acts)

    def records(self, role: str) -> Iterator[Record]:
        """Yield the acts and the participation, in the role of ``party`` or of mere ``signatory``."""
        facts = [Fact(C.participant, Iri(self.actor)), Fact(C.role, Iri(names.concept("role", role)))]
        if self.on_behalf_of:
            facts.append(Fact(C.onBehalfOf, Iri(self.on_behalf_of)))
        for number, act in enumerate(self.acts, start=1):
            node = names.minted(self.key, "act", *self.parts, number)
            facts.append(Fact(C.act, Iri(node)))
            yield Record(node, C.TreatyAct, act.kind.replace("-", " "), tuple(_act_facts(act)))
        yield Record(self.node, C.Participation, self.label, tuple(facts), locator=self.locator)

    def on_agreement(self, role: str) -> Iterator[Fact]:
        """Yield what the agreement says of this part: the participation, and for a party the short ways."""
        yield Fact(C.participation, Iri(self.node))
        if role != "party":
            return
        yield Fact(C.party, Iri(self.actor))
        country = self.on_behalf_of or (self.actor if self.actor.startswith(names.country("")) else None)
        if country:
            yield Fact(C.partyCountry, Iri(country))


def _act_facts(act: Act) -> Iterator[Fact]:
    yield Fact(C.actKind, Iri(names.concept("act", act.kind)))
    if act.on and (act.on.earliest or act.on.latest):
        yield Fact(C.actedOn, act.on)
    if act.text:
        yield Fact(C.actText, act.text)


def roles(parts: list[Taking]) -> list[str]:
    """Tell the role of each: who only signed is no party where others consented by an act of their own.

    Where nobody consented apart from signing, as with declarations, all who signed or are listed take part.
    """
    apart = any(part.consents() for part in parts)
    return ["party" if part.consents() or not apart else "signatory" for part in parts]
