"""What is found in a text: every value with its words, their place and how sure the rule is."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeVar

T = TypeVar("T")
HEALTH = re.compile(r"health|santé|salud|saúde|sanidad", re.I)


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the text at their place, in the sentence from ``sentence[0]`` to ``sentence[1]``."""

    start: int
    end: int
    quote: str
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, the words that say it, and how sure the rule is."""

    value: T
    spans: tuple[Span, ...]
    confidence: Decimal = Decimal("0.9")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body named in the text; ``key`` where the reference graph knows it."""

    name: str
    kind: str
    country: str | None
    key: str | None
    span: Span
    confidence: Decimal = Decimal("0.9")

    @property
    def same(self) -> str:
        """Return what two namings of one body share."""
        small = self.name.lower().replace("&", "and").removeprefix("the ")
        if self.kind.endswith("Ministry") and HEALTH.search(small):
            small = "ministry of health"
        return self.key or f"{small} {self.country or ''}"

    @property
    def counts(self) -> bool:
        """Tell whether its country is party where it is: not for a company, a foundation or a world body."""
        from comity.graph.standing import PUBLIC

        return self.kind in PUBLIC


@dataclass(slots=True)
class Person:
    """Somebody named, with the post as worded; ``role`` is a key of the wording, ``known_post`` of the reference."""

    name: str
    spans: list[Span]
    post: Found[str] | None = None
    role: str | None = None
    country: str | None = None
    known_post: str | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """One thing the sides undertake."""

    span: Span
    kinds: tuple[Found[str], ...]
    domains: tuple[Found[str], ...] = ()
    beneficiaries: tuple[Found[str], ...] = ()


@dataclass(slots=True)
class Body:
    """A joint body that is set up or used."""

    name: str
    span: Span
    status: Found[str] | None = None
    mandates: list[Found[str]] = field(default_factory=list)
    frequency: Found[tuple[str, str | None, str | None]] | None = None
    hosts: list[Found[str]] = field(default_factory=list)
    alternate: Found[bool] | None = None


@dataclass(slots=True)
class Agreement:
    """One instrument, by the words that introduce it."""

    anchor: Span
    type: Found[str]
    status: Found[str]
    date: Found[str] | None = None
    signed: Found[str] | None = None
    in_force: Found[str] | None = None
    place: Found[str] | None = None
    approver: Found[str] | None = None
    duration: Found[str] | None = None
    renewal: Found[bool] | None = None
    amount: Found[tuple[str, str]] | None = None
    countries: list[Found[str]] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    signers: list[Person] = field(default_factory=list)
    domains: list[Found[str]] = field(default_factory=list)
    areas: list[Found[str]] = field(default_factory=list)
    unmatched: list[Found[str]] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Event:
    """A meeting, visit or conflict; ``kind`` is the name of its class."""

    kind: str
    span: Span
    date: Found[str] | None = None
    persons: list[Person] = field(default_factory=list)
    countries: list[Found[str]] = field(default_factory=list)
    in_country: Found[str] | None = None
    duration: Found[str] | None = None
    during: "tuple[Event, Span] | None" = None
    since: "tuple[Event, Span] | None" = None
    outcomes: list[Found[str]] = field(default_factory=list)
    domains: list[Found[str]] = field(default_factory=list)


@dataclass(slots=True)
class Extraction:
    """Everything found in one text."""

    agreements: list[Agreement] = field(default_factory=list)
    countries: list[Found[str]] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    published: Found[str] | None = None
    place: Found[str] | None = None
    speakers: dict[tuple[int, int], str] = field(default_factory=dict)
    others: list[Agreement] = field(default_factory=list)
    language: str = "en"
    full: bool = True
