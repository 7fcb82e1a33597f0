"""Withdrawals from a world body on health: the end of a membership, told without the name of an instrument."""

import re

from comity.loaders.press.acts import Act
from comity.loaders.press.extraction import Organisation
from comity.loaders.press.instrument import Instrument
from comity.loaders.press.material import Material
from comity.loaders.press.naming import Naming
from comity.loaders.press.words import part, pattern
from comity.ontology import terms as C

BEFORE = 90
# What may stand between the act and the body: "from the UN".
BRIDGE = re.compile(r"[\w’' ,.-]{0,50}")


def find(material: Material, known: list[Instrument]) -> list[Instrument]:
    """Return one instrument for each world body on health that a state is told to leave."""
    ended = {n.sentence for one in known for n in one.namings if n.act and n.act.status == "terminated"}
    bodies = frozenset(word.lower() for word in part(material.language, "memberships", "bodies"))
    leaves = pattern(material.language, "memberships", "leaves")
    doubted = pattern(material.language, "memberships", "doubted")
    found: dict[str, Instrument] = {}
    for number, here in material.organisations.items():
        start = material.document.sentences[number][0]
        for body in here:
            if body.kind != C.InternationalOrganisation or body.name.lower() not in bodies or number in ended:
                continue
            begin = max(body.span.start - BEFORE, start)
            acts = list(leaves.finditer(material.text, begin, body.span.start))
            if not acts or not BRIDGE.fullmatch(material.text, acts[-1].end(), body.span.start):
                continue
            if doubted.search(material.text, max(acts[-1].start() - 40, start), acts[-1].start()):
                continue
            naming = _naming(material, number, acts[-1].span(), body)
            if naming.countries and body.same in found:
                found[body.same].namings.append(naming)
            elif naming.countries:
                found[body.same] = Instrument([naming], membership=True)
    return list(found.values())


def _naming(material: Material, number: int, act: tuple[int, int], body: Organisation) -> Naming:
    start = material.document.sentences[number][0]
    naming = Naming(
        start=body.span.start,
        end=body.span.end,
        sentence=number,
        type="other",
        tie=False,
        plain=False,
        plural=False,
        new=False,
        back=False,
        another=False,
        ordinal=False,
        title=number in material.document.title,
        named=False,
        item=False,
        stop=body.span.end,
        act=Act("terminated", *act),
        bodies=[body],
    )
    naming.countries = list(dict.fromkeys(m.value for m in material.countries_in(start, body.span.start)))[:1]
    return naming
