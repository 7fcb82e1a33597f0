"""Draw the heart of the model: ``python -m comity.ontology.picture`` writes docs/model.svg.

Where things stand is laid down here; whether they exist, what they mean and what leads where comes from the Turtle.
"""

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from comity.ontology import files
from comity.ontology.model import NS, Term, ancestors, read, terms

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "model.svg"
SIZE = (1280, 800)
FACTS, ACTORS, DERIVED, PROOF = "#dbe9f6", "#dff0df", "#fbecc8", "#ececec"

# Class: left, top, width, height, colour, and the properties named in its box.
BOXES: dict[str, tuple[int, int, int, int, str, tuple[str, ...]]] = {
    "Tie": (380, 45, 190, 75, DERIVED, ("agreementCount", "firstDay, lastDay")),
    "InForceInterval": (690, 45, 210, 75, DERIVED, ("validFrom, validUntil", "grade, rule, why")),
    "Country": (75, 190, 180, 125, ACTORS, ("iso2, iso3", "isoNumeric, m49", "officialName")),
    "Organisation": (75, 370, 180, 75, ACTORS, ("officialName", "acronym")),
    "CountryGroup": (75, 500, 180, 60, ACTORS, ("officialName",)),
    "Participation": (380, 190, 190, 85, FACTS, ("role, act", "approvedOn …", "signatory, signatoryPost")),
    "Agreement": (
        690,
        190,
        210,
        215,
        FACTS,
        (
            "signedOn …, adoptedOn …",
            "inForceFrom …",
            "expiresOn …, terminatedOn …",
            "duration, autoRenewal",
            "isBinding, lastKnownStatus",
            "areaText, place",
            "review, evidence, canonical",
            "locatorFile, locatorLine",
        ),
    ),
    "Domain": (1030, 190, 180, 60, FACTS, ()),
    "JointBody": (1030, 295, 180, 85, FACTS, ("meetingFrequency", "lastMeetingOn", "nextMeetingDue")),
    "FinancialFlow": (1030, 420, 180, 75, FACTS, ("amount, currency", "flowKind, flowDate …")),
    "CitedDocument": (380, 650, 170, 75, PROOF, ("url, publisherName", "supportsField")),
    "Claim": (640, 650, 170, 90, PROOF, ("claimPredicate", "claimObject, claimValue", "confidence, reviewState")),
    "Passage": (900, 650, 150, 90, PROOF, ("quote", "charStart, charEnd", "sentenceText")),
    "Source": (1110, 650, 150, 90, PROOF, ("url, publisherName", "publishedOn …", "sha256")),
}
FRAME = ("Actor", 20, 150, 260, 430)

# A property, from where to where, the corners of its line, and the place and anchor of its name.
Line = tuple[str, str, str, tuple[tuple[int, int], ...], tuple[int, int, str]]
LINES: tuple[Line, ...] = (
    ("tieCountry", "Tie", "Country", ((380, 80), (165, 80), (165, 190)), (372, 74, "end")),
    ("tieDomain", "Tie", "Domain", ((475, 45), (475, 20), (1120, 20), (1120, 190)), (482, 34, "start")),
    ("ofAgreement", "InForceInterval", "Agreement", ((860, 120), (860, 190)), (866, 158, "start")),
    ("onBehalfOf", "Participation", "Country", ((380, 215), (255, 215)), (372, 209, "end")),
    ("participant", "Participation", "Actor", ((380, 255), (280, 255)), (372, 249, "end")),
    ("participation", "Agreement", "Participation", ((690, 235), (570, 235)), (682, 229, "end")),
    ("partyCountry", "Agreement", "Country", ((690, 300), (255, 300)), (682, 294, "end")),
    ("party", "Agreement", "Actor", ((690, 345), (280, 345)), (682, 339, "end")),
    ("jurisdiction", "Organisation", "Country", ((165, 370), (165, 315)), (171, 346, "start")),
    ("memberOf", "Country", "CountryGroup", ((75, 270), (45, 270), (45, 530), (75, 530)), (39, 430, "turned")),
    ("amends", "Agreement", "Agreement", ((750, 190), (750, 150), (800, 150), (800, 190)), (744, 146, "end")),
    ("concerns", "Agreement", "Domain", ((900, 225), (1030, 225)), (908, 219, "start")),
    (
        "withinDomain",
        "Domain",
        "Domain",
        ((1160, 190), (1160, 160), (1240, 160), (1240, 220), (1210, 220)),
        (1167, 154, "start"),
    ),
    ("establishes", "Agreement", "JointBody", ((900, 335), (1030, 335)), (908, 329, "start")),
    ("flow", "Agreement", "FinancialFlow", ((900, 385), (965, 385), (965, 455), (1030, 455)), (972, 449, "start")),
    ("provider", "FinancialFlow", "Actor", ((1120, 495), (1120, 560), (280, 560)), (1112, 554, "end")),
    ("citedFrom", "Agreement", "CitedDocument", ((715, 405), (715, 610), (465, 610), (465, 650)), (706, 604, "end")),
    ("claimSubject", "Claim", "Agreement", ((760, 650), (760, 405)), (767, 480, "start")),
    ("fromPassage", "Claim", "Passage", ((810, 695), (900, 695)), (815, 689, "start")),
    ("inSource", "Passage", "Source", ((1050, 695), (1110, 695)), (1055, 689, "start")),
)
# Links from an agreement to another that share one line.
BESIDE = ("renews", "implements", "supersedes", "buildsOn")


def picture() -> str:
    """Draw the picture from the ontology as it stands; raises KeyError or ValueError where it no longer fits."""
    known = {term.name: term for term in terms(read(files.ontology_files()))}
    width, height = SIZE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="DejaVu Sans, sans-serif">',
        '<defs><marker id="end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0 L8 4 L0 8 z" fill="#444"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        *_frame(known[FRAME[0]]),
        *(part for line in LINES for part in _line(line, known)),
        *(part for name in BOXES for part in _box(known[name], known)),
        *_legend(),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def holds(one: Term, start: str, known: dict[str, Term]) -> bool:
    """Tell whether things of a class may have a property."""
    return not one.domain or not _kinds(start, known).isdisjoint(one.domain)


def leads(one: Term, end: str, known: dict[str, Term]) -> bool:
    """Tell whether a property may lead to things of a class."""
    return one.range is None or one.range in _kinds(end, known)


def _kinds(name: str, known: dict[str, Term]) -> set[str]:
    classes = {term.iri: term for term in known.values() if term.kind == "class"}
    return {NS + name, *ancestors(known[name], classes)}


def _frame(actor: Term) -> Iterator[str]:
    _, left, top, width, height = FRAME
    yield f'<g><title>{escape(actor.definition)}</title><rect x="{left}" y="{top}" width="{width}" height="{height}" '
    yield 'rx="10" fill="none" stroke="#5a8a5a" stroke-dasharray="6 4"/>'
    yield f'<text x="{left + 12}" y="{top + 22}" font-size="15" font-weight="bold">{actor.name}</text></g>'


def _box(term: Term, known: dict[str, Term]) -> Iterator[str]:
    left, top, width, height, colour, properties = BOXES[term.name]
    yield f"<g><title>{escape(term.definition)}</title>"
    yield f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="6" fill="{colour}" stroke="#666"/>'
    yield f'<text x="{left + 10}" y="{top + 21}" font-size="15" font-weight="bold">{term.name}</text>'
    for place, words in enumerate(properties):
        for word in words.replace(" …", "").split(", "):
            if not holds(known[word], term.name, known):
                raise ValueError(f"{word} is no property of {term.name}")
        yield f'<text x="{left + 10}" y="{top + 41 + 17 * place}" font-size="12" fill="#333">{escape(words)}</text>'
    yield "</g>"


def _line(line: Line, known: dict[str, Term]) -> Iterator[str]:
    name, start, end, corners, (x, y, anchor) = line
    every = (name, *BESIDE) if name == "amends" else (name,)
    for each in every:
        if not (holds(known[each], start, known) and leads(known[each], end, known)):
            raise ValueError(f"{each} does not lead from {start} to {end}")
    path = " L".join(f"{left} {top}" for left, top in corners)
    meaning = " ".join(f"{each}: {known[each].definition}" for each in every)
    yield f'<g><title>{escape(meaning)}</title><path d="M{path}" fill="none" stroke="#444" marker-end="url(#end)"/>'
    turn = f' transform="rotate(-90 {x} {y})"' if anchor == "turned" else ""
    where = "start" if anchor == "turned" else anchor
    for place, words in enumerate(", ".join(every[at : at + 2]) for at in range(0, len(every), 2)):
        yield (
            f'<text x="{x}" y="{y + 15 * place}" font-size="12" font-style="italic" fill="#1a3f6f" '
            f'text-anchor="{where}"{turn}>{words}</text>'
        )
    yield "</g>"


def _legend() -> Iterator[str]:
    kinds = (
        (FACTS, "what was agreed"),
        (ACTORS, "who"),
        (PROOF, "who says so"),
        (DERIVED, "what rules derive from it"),
    )
    for place, (colour, words) in enumerate(kinds):
        x = 20 + 170 * place
        yield f'<rect x="{x}" y="766" width="16" height="16" rx="3" fill="{colour}" stroke="#666"/>'
        yield f'<text x="{x + 22}" y="779" font-size="12">{words}</text>'
    yield '<text x="1260" y="779" font-size="12" text-anchor="end">signedOn …: also signedOnEarliest, signedOnLatest, '
    yield "signedOnAsWritten</text>"


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(picture(), encoding="utf-8")
    print(f"wrote {PICTURE}")


if __name__ == "__main__":
    main()
