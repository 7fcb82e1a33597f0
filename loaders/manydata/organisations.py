"""Tables of organisations."""

from collections import Counter
from collections.abc import Iterator

from comity.graph import names
from comity.graph.context import Context
from comity.graph.records import Fact, Iri, Record
from comity.loaders.manydata.actors import country_named
from comity.loaders.manydata.frames import Frame, Row
from comity.loaders.manydata.rows import distinct, tell
from comity.loaders.manydata.wording import wording
from comity.ontology import terms as C

READ = frozenset(["organizationID", "Organization", "State"])


def read(context: Context, frame: Frame) -> None:
    """Emit the organisation of each row."""
    own = wording()["lists"].get(frame.name, frame.name)
    types: dict[str, str] = wording()["organisation_types"].get(own, {})
    tell(context, frame, READ | {"Type"} if types else READ)
    met: Counter[str] = Counter()
    for number, row in distinct(context, frame):
        if "Organization" not in row:
            context.skip(f"organisations of {frame.name} without a name", frame.place(number))
            continue
        called = row.get("organizationID") or f"row-{number}"
        met[called] += 1
        parts: list[str | int] = [frame.name, called, *([met[called]] if met[called] > 1 else [])]
        kind = getattr(C, types.get(row.get("Type", ""), "Organisation"))
        facts = [Fact(C.identifier, f"manydata-organisation:{own}/{called}")] if "organizationID" in row else []
        facts += _stands(context, frame, number, row, kind)
        locator = frame.locator(number, called)
        node = names.minted(context.key, "organisation", *parts)
        context.emit(Record(node, kind, row["Organization"], tuple(facts), locator=locator))


def _stands(context: Context, frame: Frame, number: int, row: Row, kind: str) -> Iterator[Fact]:
    """Yield the country of its seat as that of its law, but for bodies set up between states."""
    if "State" not in row:
        return
    country = country_named(row["State"])
    if kind == C.InternationalOrganisation:
        context.skip("seats of international organisations, which stand under no country's law", frame.place(number))
    elif country is None or not country.startswith(names.country("")):
        context.skip(f"countries of organisations that are not known: {row['State']}", frame.place(number))
    else:
        yield Fact(C.jurisdiction, Iri(country))
