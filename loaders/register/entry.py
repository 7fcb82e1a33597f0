"""One agreement of a register file on its way to records, after everything it points to in its own source."""

from collections.abc import Iterator
from typing import Any

from comity.graph import names
from comity.graph.records import Fact, Iri, Record, Text
from comity.loaders.register import facts, parts
from comity.loaders.register.links import Links
from comity.loaders.register.parties import Side, side_of, sides, sides_of
from comity.loaders.register.place import Place
from comity.ontology import terms as C

KINDS = {
    "agreement": C.Agreement,
    "treaty": C.Treaty,
    "protocol": C.Protocol,
    "memorandum_of_understanding": C.MemorandumOfUnderstanding,
    "letter_of_intent": C.LetterOfIntent,
    "joint_declaration": C.JointDeclaration,
    "programme": C.CooperationProgramme,
    "strategy": C.Strategy,
    "grant": C.GrantAgreement,
    "contract": C.Contract,
    "other": C.Agreement,
}


class Entry:
    """One agreement of a file."""

    def __init__(self, source: str, entry: dict[str, Any], place: Place, links: Links):
        """Keep the entry with the key of its source, its place and what it may point to."""
        self.source, self.entry, self.place, self.links = source, entry, place, links
        self.locator = place.locator(entry["key"])
        self.sides = sides(entry.get("parties", []), place)

    def mint(self, kind: str, *parts: str | int) -> str:
        """Name a thing of this entry."""
        return names.minted(self.source, kind, self.entry["key"], *parts)

    def records(self) -> Iterator[Record]:
        """Yield the parts and then the agreement itself."""
        own = list(facts.facts(self.entry, self.place, self.links))
        for number, side in enumerate(self.sides, start=1):
            yield from self._participation(number, side, own)
        if not self.sides:
            self._refuse_orphans()
        for number in range(1, len(self.entry.get("bodies", ())) + 1):
            yield from parts.body(self, number)
            own.append(Fact(C.establishes, Iri(self.mint("body", number))))
        if "amount" in self.entry:
            yield parts.flow(self)
            own.append(Fact(C.flow, Iri(self.mint("flow", 1))))
        for page in parts.pages(self):
            yield page
            own.append(Fact(C.citedFrom, Iri(page.iri)))
        if "address" not in self.entry["source"]:
            own.append(Fact(facts.NOTE, Text(f"source: {self.entry['source']['publisher']}, no address known")))
        kind = KINDS[self.entry["type"]]
        yield Record(self.mint("agreement"), kind, self.entry["title"], tuple(own), locator=self.locator)

    def _participation(self, number: int, side: Side, agreement: list[Fact]) -> Iterator[Record]:
        """Yield the part that one side has, its signers first, and point the agreement to it."""
        node = self.mint("participation", number)
        agreement += [Fact(C.party, Iri(side.actor)), Fact(C.participation, Iri(node))]
        own = [Fact(C.participant, Iri(side.actor)), Fact(C.role, Iri(names.concept("role", "party")))]
        if side.country:
            agreement.append(Fact(C.partyCountry, Iri(names.country(side.country))))
        if side.country and side.organisation:
            own.append(Fact(C.onBehalfOf, Iri(names.country(side.country))))
        own += self._approval(number - 1)
        for index, signer in enumerate(self.entry.get("signers", ())):
            if side_of(signer["for"], self.sides, self.place, "signers", index) != number - 1:
                continue
            *posts, person = parts.signer(self, side, number, index + 1)
            yield from (*posts, person)
            own.append(Fact(C.signatory, Iri(person.iri)))
            own += [Fact(C.signatoryPost, held.value) for held in person.facts]
            agreement.append(Fact(C.signedBy, Iri(person.iri)))
        label = f"{side.name} in {self.entry['title']}"
        yield Record(node, C.Participation, label, tuple(own), locator=self.locator)

    def _approval(self, index: int) -> Iterator[Fact]:
        approved = self.entry.get("dates", {}).get("approved")
        if isinstance(approved, dict):
            where = ("dates", "approved", "by")
            if index in sides_of(approved["by"], self.sides, self.place, *where):
                yield Fact(C.approvedOn, self.place.when(approved["on"], "dates", "approved", "on"))

    def _refuse_orphans(self) -> None:
        """Refuse signers and approvals where no party is listed that they could belong to."""
        for index, signer in enumerate(self.entry.get("signers", ())):
            side_of(signer["for"], [], self.place, "signers", index)
        approved = self.entry.get("dates", {}).get("approved")
        if isinstance(approved, dict):
            sides_of(approved["by"], [], self.place, "dates", "approved", "by")
