"""The parts of an entry that are things of their own: signers, joint bodies with sessions, sums, pages."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, Protocol

from comity.graph import names
from comity.graph.records import Fact, Iri, Locator, Record, Text, Typed
from comity.loaders.gazetteer import gazetteer
from comity.loaders.register.facts import NOTE, XSD
from comity.loaders.register.parties import Side, payer
from comity.loaders.register.place import Place
from comity.ontology import terms as C

EVERY = {"annual": "P1Y", "twice-a-year": "P6M", "quarterly": "P3M", "every-two-years": "P2Y"}
# The key of a post, as against its words (Director-General).
POST_KEY = re.compile(r"[a-z]{2,}(?:-[a-z]+)+")


@cache
def currencies() -> frozenset[str]:
    """List the codes of ISO 4217, those withdrawn among them, as Unicode CLDR has them."""
    from babel import Locale

    return frozenset(Locale.parse("en").currencies)


class Owner(Protocol):
    """The entry that the parts belong to."""

    place: Place
    locator: Locator
    entry: dict[str, Any]

    def mint(self, kind: str, *parts: str | int) -> str:
        """Name a thing of the entry."""
        ...


def signer(owner: Owner, side: Side, side_number: int, number: int) -> Iterator[Record]:
    """Yield a signer's post, where only the entry knows it, and the signer last."""
    given = owner.entry["signers"][number - 1]
    held: tuple[Fact, ...] = ()
    if "post" in given:
        post = names.post(given["post"])
        if POST_KEY.fullmatch(given["post"]):
            known = {one.key for one in gazetteer().posts}
            owner.place.known(given["post"], known, "post", "signers", number - 1)
        else:
            post = owner.mint("post", side_number, number)
            yield Record(post, C.Post, given["post"], (_home(owner, side, number),), locator=owner.locator)
        held = (Fact(C.holdsPost, Iri(post)),)
    person = owner.mint("person", side_number, number)
    yield Record(person, C.Person, given["name"], held, locator=owner.locator)


def _home(owner: Owner, side: Side, number: int) -> Fact:
    if side.country:
        return Fact(C.postOfCountry, Iri(names.country(side.country)))
    if not side.organisation:
        sentence = f"{side.key!r} is a group; write the post as a key of reference-posts.yaml."
        owner.place.fail(sentence, "signers", number - 1)
    return Fact(C.postIn, Iri(names.organisation(side.organisation)))


def body(owner: Owner, number: int) -> Iterator[Record]:
    """Yield a joint body and its last session, where one is known."""
    given = owner.entry["bodies"][number - 1]
    node = owner.mint("body", number)
    own = [Fact(C.mandate, Text(mandate)) for mandate in given.get("mandate", ())]
    if "status" in given:
        own.append(Fact(C.bodyStatus, Iri(names.concept("body-status", given["status"]))))
    if "meets" in given:
        own.append(Fact(C.meetingFrequency, Iri(names.concept("frequency", given["meets"]))))
        if given["meets"] in EVERY:
            own.append(Fact(C.meetingInterval, Typed(EVERY[given["meets"]], XSD + "duration")))
    if "meets_as_worded" in given:
        own.append(Fact(C.meetingText, Text(given["meets_as_worded"])))
    for index, host in enumerate(given.get("hosts", ())):
        owner.place.known(host, gazetteer().countries, "country", "bodies", number - 1, "hosts", index)
        own.append(Fact(C.hostCountry, Iri(names.country(host))))
    if "alternate" in given:
        own.append(Fact(C.hostsAlternate, given["alternate"] == "yes"))
    if "note" in given:
        own.append(Fact(NOTE, Text(given["note"])))
    yield Record(node, C.JointBody, given["name"], tuple(own), locator=owner.locator)
    if "last_met" in given:
        yield _session(owner, number, given, node)


def _session(owner: Owner, number: int, given: dict[str, Any], body: str) -> Record:
    met = given["last_met"]
    first, _, last = met["on"].partition("..")
    facts = [Fact(C.heldBy, Iri(body))]
    for predicate, written in ((C.startsOn, first), (C.endsOn, last)):
        if written:
            facts.append(Fact(predicate, owner.place.when(written, "bodies", number - 1, "last_met", "on")))
    if "session" in met:
        facts.append(Fact(C.sessionNumber, int(met["session"])))
    if "place" in met:
        facts.append(Fact(C.place, Text(met["place"])))
    label = f"{given['name']}, {met['on']}"
    return Record(owner.mint("session", number), C.BodyMeeting, label, tuple(facts), locator=owner.locator)


def flow(owner: Owner) -> Record:
    """Make the record of the sum."""
    amount = owner.entry["amount"]
    own = [
        Fact(C.flowKind, Iri(names.concept("flow", "commitment"))),
        Fact(C.amount, Decimal(amount["sum"])),
        Fact(C.currency, amount["currency"]),
    ]
    owner.place.known(amount["currency"], currencies(), "currency of ISO 4217", "amount", "currency")
    if "whose" in amount:
        actor = payer(amount["whose"])
        if not actor and re.fullmatch(r"[A-Z]{3}", amount["whose"]):
            owner.place.known(amount["whose"], gazetteer().countries, "country", "amount", "whose")
        own.append(Fact(C.provider, Iri(actor)) if actor else Fact(C.flowSide, amount["whose"]))
    if "note" in amount:
        own.append(Fact(NOTE, Text(amount["note"])))
    label = f"{amount['sum']} {amount['currency']} under {owner.entry['title']}"
    return Record(owner.mint("flow", 1), C.FinancialFlow, label, tuple(own), locator=owner.locator)


def pages(owner: Owner) -> Iterator[Record]:
    """Yield the page that the entry rests on, and those that support single fields of it."""
    given = [("source", owner.entry["source"])] if "address" in owner.entry["source"] else []
    others = [(("other_sources", index), one) for index, one in enumerate(owner.entry.get("other_sources", ()))]
    for number, (where, page) in enumerate([*given, *others], start=1):
        path = (where,) if isinstance(where, str) else where
        own = [
            Fact(C.url, Typed(page["address"], XSD + "anyURI")),
            Fact(C.publisherName, page["publisher"]),
            *(Fact(C.supportsField, field) for field in page.get("supports", ())),
        ]
        if "official" in page:
            own.append(Fact(C.isOfficial, page["official"] == "yes"))
        if "published" in page:
            own.append(Fact(C.publishedOn, owner.place.when(page["published"], *path, "published")))
        node = owner.mint("page", number)
        yield Record(node, C.CitedDocument, page["publisher"], tuple(own), locator=owner.locator)
