"""The register: YAML files of agreements and of judgements, each record with its line and its page."""

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NoReturn

from comity.graph import names
from comity.graph.context import Context
from comity.graph.dates import day, when
from comity.graph.errors import BadInput
from comity.graph.records import Fact, Iri, Locator, Record, Text, Typed
from comity.loaders.gazetteer import gazetteer
from comity.loaders.yaml_files import Lines, read_yaml
from comity.ontology import terms as C

SCHEMA = "schema-register.json"
XSD = "http://www.w3.org/2001/XMLSchema#"
NOTE = "http://www.w3.org/2004/02/skos/core#note"
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
DATES = {
    "signed": C.signedOn,
    "adopted": C.adoptedOn,
    "approved": C.approvedOn,
    "in_force": C.inForceFrom,
    "expires": C.expiresOn,
    "terminated": C.terminatedOn,
    "renewed": C.renewedOn,
}
EVERY = {"annual": "P1Y", "twice-a-year": "P6M", "quarterly": "P3M", "every-two-years": "P2Y"}
LINKS = {"amends": C.amends, "renews": C.renews, "supersedes": C.supersedes, "implements": C.implements}


def register_files() -> list[Path]:
    """List the bundled files of agreements and judgements."""
    folder = Path(str(files("comity.register")))
    return sorted([*folder.glob("agreements-*.yaml"), folder / "judgements.yaml"])


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether the file is YAML with a key of its own."""
    return path.suffix.lower() in (".yaml", ".yml") and b"key:" in head


def file_key(path: Path) -> str | None:
    """Return the key that the file states."""
    data, _ = read_yaml(path, path.name)
    key = data.get("key") if isinstance(data, dict) else None
    return key if isinstance(key, str) else None


def load(context: Context) -> None:
    """Emit the agreements or judgements of one file."""
    name = f"register/{context.path.name}"
    data, lines = read_yaml(context.path, name, SCHEMA)
    context.describe(
        title=data["title"], publisher=data["publisher"], licence=data["licence"], published=data.get("published")
    )
    _refuse_twins(data.get("agreements", ()), name, lines)
    for index, entry in enumerate(data.get("agreements", ())):
        for record in _Entry(context, name, entry, ("agreements", index), lines).records():
            context.emit(record)
    for index, entry in enumerate(data.get("judgements", ())):
        place = f"{name} line {lines['judgements', index, 'on']}"
        context.emit(_judgement(entry, place))


def _refuse_twins(entries: list[dict[str, Any]], file: str, lines: Lines) -> None:
    """Refuse two entries of one key, and links to a key that no entry has."""
    known: set[str] = set()
    for index, entry in enumerate(entries):
        if entry["key"] in known:
            place = lines["agreements", index, "key"]
            raise BadInput(f"{file} line {place} uses the key {entry['key']!r} again; give this entry its own.")
        known.add(entry["key"])
    for index, entry in enumerate(entries):
        for link in LINKS:
            for other in entry.get(link, ()):
                if other not in known:
                    place = lines["agreements", index, link]
                    raise BadInput(f"{file} line {place}: no entry of this file has the key {other!r}; correct it.")


@cache
def _domains() -> frozenset[str]:
    import pyoxigraph as ox

    found = ox.parse(
        files("comity.ontology").joinpath("schemes", "domains.ttl").read_bytes(), format=ox.RdfFormat.TURTLE
    )
    iris = {str(getattr(quad.subject, "value", "")) for quad in found}
    return frozenset(iri.removeprefix(names.DOMAIN) for iri in iris if iri.startswith(names.DOMAIN))


class _Entry:
    """One agreement of a file, on its way to records."""

    def __init__(self, context: Context, file: str, entry: dict[str, Any], path: tuple[str | int, ...], lines: Lines):
        self.file, self.entry, self.path, self.lines, self.key = file, entry, path, lines, context.key
        self.own: str = entry["key"]
        self.iri = self.mint("agreement")
        self.place = Locator(file, lines[path], self.own)

    def mint(self, kind: str, *parts: str | int) -> str:
        return names.minted(self.key, kind, self.own, *parts)

    def records(self) -> Iterator[Record]:
        """Yield the agreement after everything it points to in its own source."""
        facts = list(self._facts())
        for index, party in enumerate(self.entry["parties"]):
            yield from self._side(index, party, facts)
        self._refuse_stray_signers()
        for index, body in enumerate(self.entry.get("bodies", ())):
            yield self._body(index, body, facts)
        if "amount" in self.entry:
            yield self._flow(facts)
        if "address" in self.entry["source"]:
            yield self._page(facts)
        else:
            facts.append(Fact(NOTE, Text(f"source: {self.entry['source']['publisher']}, no address known")))
        kind = KINDS[self.entry["type"]]
        yield Record(self.iri, kind, self.entry["title"], tuple(facts), locator=self.place)

    def _refuse_stray_signers(self) -> None:
        sides: set[str] = set()
        known = {one.key: one for one in gazetteer().organisations}
        for party in self.entry["parties"]:
            name = party if isinstance(party, str) else party["organisation"]
            country = known[name].country if name in known else None
            sides |= {name, country or "", "" if isinstance(party, str) else party.get("on_behalf_of", "")}
        for index, signer in enumerate(self.entry.get("signers", ())):
            if signer["for"] not in sides:
                self._fail(f"{signer['for']!r} is no party of this agreement; write one that is.", "signers", index)

    def _facts(self) -> Iterator[Fact]:
        entry = self.entry
        for name, written in entry.get("dates", {}).items():
            yield Fact(DATES[name], self._when(written, "dates", name))
        status = entry["status"]
        yield Fact(C.lastKnownStatus, Iri(names.concept("status", status["last_known"])))
        if "as_of" in status:
            yield Fact(C.lastKnownStatusOn, self._when(status["as_of"], "status", "as_of"))
        for index, domain in enumerate(entry.get("domains", ())):
            self._known(domain, _domains(), "domain", "domains", index)
            yield Fact(C.concerns, Iri(names.domain(domain)))
        for phrase in entry.get("areas_as_worded", ()):
            yield Fact(C.areaText, phrase)
        if "place" in entry:
            yield Fact(C.place, Text(entry["place"]))
        if "note" in entry:
            yield Fact(NOTE, Text(entry["note"]))
        if "duration" in entry:
            yield Fact(C.duration, Typed(entry["duration"], XSD + "duration"))
        if "renewal" in entry:
            yield Fact(C.autoRenewal, entry["renewal"] == "automatic")
        for name, predicate in LINKS.items():
            for other in entry.get(name, ()):
                yield Fact(predicate, Iri(names.minted(self.key, "agreement", other)))
        reviewed = "reviewed" if entry["checked"] == "yes" else "unreviewed"
        yield Fact(C.reviewState, Iri(names.concept("review", reviewed)))

    def _side(self, index: int, party: Any, facts: list[Fact]) -> Iterator[Record]:
        if isinstance(party, str):
            party = {"country": party} if len(party) == 3 and party.isupper() else {"organisation": party}
        organisation, country = party.get("organisation"), party.get("country") or party.get("on_behalf_of")
        at = ("parties", index)
        if organisation:
            known = {one.key: one for one in gazetteer().organisations}
            self._known(organisation, known, "organisation", *at)
            country = country or known[organisation].country
        if country:
            self._known(country, gazetteer().countries, "country", *at)
            facts.append(Fact(C.partyCountry, Iri(names.country(country))))
        actor = names.organisation(organisation) if organisation else names.country(str(country))
        facts.append(Fact(C.party, Iri(actor)))
        node = self.mint("participation", index + 1)
        facts.append(Fact(C.participation, Iri(node)))
        side = [Fact(C.participant, Iri(actor)), Fact(C.role, Iri(names.concept("role", "party")))]
        if organisation and country:
            side.append(Fact(C.onBehalfOf, Iri(names.country(country))))
        for number, signer in enumerate(self.entry.get("signers", ())):
            if signer["for"] in (organisation, country):
                yield from self._signer(index + 1, number + 1, signer, side, facts)
        label = f"{organisation or country} in {self.entry['title']}"
        yield Record(node, C.Participation, label, tuple(side), locator=self.place)

    def _signer(
        self, side: int, number: int, signer: dict[str, str], facts: list[Fact], agreement: list[Fact]
    ) -> Iterator[Record]:
        known = {post.key for post in gazetteer().posts}
        if "-" in signer["post"] and " " not in signer["post"]:
            self._known(signer["post"], known, "post", "signers", number - 1)
            post = names.post(signer["post"])
        else:
            post = self.mint("post", side, number)
            yield Record(post, C.Post, signer["post"], locator=self.place)
        person = self.mint("person", side, number)
        yield Record(person, C.Person, signer["name"], (Fact(C.holdsPost, Iri(post)),), locator=self.place)
        facts += [Fact(C.signatory, Iri(person)), Fact(C.signatoryPost, Iri(post))]
        agreement.append(Fact(C.signedBy, Iri(person)))

    def _body(self, index: int, body: dict[str, Any], facts: list[Fact]) -> Record:
        node = self.mint("body", index + 1)
        facts.append(Fact(C.establishes, Iri(node)))
        own = [Fact(C.mandate, Text(mandate)) for mandate in body.get("mandate", ())]
        if "status" in body:
            own.append(Fact(C.bodyStatus, Iri(names.concept("body-status", body["status"]))))
        if "meets" in body:
            own.append(Fact(C.meetingFrequency, Iri(names.concept("frequency", body["meets"]))))
            if body["meets"] in EVERY:
                own.append(Fact(C.meetingInterval, Typed(EVERY[body["meets"]], XSD + "duration")))
        for host in body.get("hosts", ()):
            self._known(host, gazetteer().countries, "country", "bodies", index)
            own.append(Fact(C.hostCountry, Iri(names.country(host))))
        if "alternate" in body:
            own.append(Fact(C.hostsAlternate, body["alternate"] == "yes"))
        return Record(node, C.JointBody, body["name"], tuple(own), locator=self.place)

    def _flow(self, facts: list[Fact]) -> Record:
        amount = self.entry["amount"]
        node = self.mint("flow", 1)
        facts.append(Fact(C.flow, Iri(node)))
        own = [
            Fact(C.flowKind, Iri(names.concept("flow", "commitment"))),
            Fact(C.amount, Decimal(amount["sum"])),
            Fact(C.currency, amount["currency"]),
        ]
        if "whose" in amount:
            own.append(Fact(C.flowSide, amount["whose"]))
        label = f"{amount['sum']} {amount['currency']} under {self.entry['title']}"
        return Record(node, C.FinancialFlow, label, tuple(own), locator=self.place)

    def _page(self, facts: list[Fact]) -> Record:
        source = self.entry["source"]
        node = self.mint("page", 1)
        facts.append(Fact(C.citedFrom, Iri(node)))
        own = [
            Fact(C.url, Typed(source["address"], XSD + "anyURI")),
            Fact(C.publisherName, source["publisher"]),
            Fact(C.isOfficial, source["official"] == "yes"),
        ]
        if "published" in source:
            own.append(Fact(C.publishedOn, self._when(source["published"], "source", "published")))
        return Record(node, C.CitedDocument, source["publisher"], tuple(own), locator=self.place)

    def _when(self, written: str, *where: str | int) -> Any:
        try:
            return when(written)
        except BadInput as trouble:
            self._fail(str(trouble), *where)

    def _known(self, given: str, known: Any, kind: str, *where: str | int) -> None:
        if given not in known:
            near = get_close_matches(given, list(known), n=3, cutoff=0.3)
            hint = f"did you mean {', '.join(near)}?" if near else "see docs/register.md."
            self._fail(f"{given!r} is no known {kind}; {hint}", *where)

    def _fail(self, sentence: str, *where: str | int) -> NoReturn:
        raise BadInput(f"{self.file} line {self.lines[(*self.path, *where)]}: {sentence}")


def _judgement(entry: dict[str, Any], place: str) -> Record:
    about = [_full(one) for one in entry["about"]]
    parts = [entry["kind"], *sorted(about), entry["by"], entry["on"]]
    node = f"{names.ID}judgement/{hashlib.sha256(' '.join(parts).encode()).hexdigest()[:16]}"
    try:
        judged_on = day(entry["on"])
    except BadInput as trouble:
        raise BadInput(f"{place}: {trouble}") from None
    facts = [
        Fact(C.judgementKind, Iri(names.concept("judgement", entry["kind"]))),
        *(Fact(C.about, Iri(one)) for one in about),
        Fact(C.judgedBy, entry["by"]),
        Fact(C.judgedOn, judged_on),
        Fact(C.reason, entry["why"]),
    ]
    return Record(node, C.Judgement, f"{entry['kind']}, judged by {entry['by']}", tuple(facts))


def _full(short: str) -> str:
    """Write ``SOURCEKEY/KIND/ANCHOR`` as the IRI it is short for."""
    return short if "://" in short else names.ID + "source/" + short
