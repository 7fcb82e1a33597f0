"""How a sum is split among places and among domains, by the percentages that the source states and no others."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from comity.graph import names
from comity.graph.money.reading import Activity, Said, Told
from comity.graph.store import View, strings
from comity.ontology import terms as C

WHOLE = Decimal(100)
# Percentages are rounded; what is this near to a hundred is meant to be one.
NEAR = Decimal(1)
DAC, DOMAIN = names.concept("dac", ""), names.DOMAIN
UNSPECIFIED = f"{DOMAIN}health-unspecified"
# Where no domain stands for a code, the domain of the group of codes it belongs to.
GROUPS = {
    **dict.fromkeys(("120", "121", "122"), f"{DOMAIN}health-systems"),
    "123": f"{DOMAIN}non-communicable-diseases",
    "130": f"{DOMAIN}reproductive-health",
}
# Sector not specified, and administration of donors: these codes do not tell what the money is for.
SILENT = ("99810", "99820", "91010", "dac3:998", "dac3:910")
# Beginnings of codes of other lists that are of health.
HEALTH = (
    "cofog:07",
    "nace:86",
    "nace:Q86",
    "ntee:E",
    "ntee:F",
    "ntee:G",
    "ntee:H",
    "naics:621",
    "naics:622",
    "naics:623",
)
GOAL = "http://metadata.un.org/sdg/3"
MATCHES = f"""
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?domain ?code WHERE {{ ?domain a <{C.Domain}> ; skos:exactMatch|skos:closeMatch ?code
  FILTER(STRSTARTS(STR(?code), "{DAC}")) }}"""
# What may get a part, of which all get it together where more than one is named: an empty name is something else.
Parts = list[tuple[tuple[str, ...], Decimal]]


def split(options: Iterable[str], shares: dict[str, Decimal]) -> tuple[Parts, str]:
    """Split one whole among the options; also say what makes that unsure.

    >>> split(["KEN"], {})
    ([(('KEN',), Decimal('1'))], '')
    >>> split(["KEN", "UGA"], {"KEN": Decimal(60), "UGA": Decimal(40)})[0]
    [(('KEN',), Decimal('0.6')), (('UGA',), Decimal('0.4'))]
    >>> split(["KEN", "UGA"], {})
    ([(('KEN', 'UGA'), Decimal('1'))], 'several {} are named without percentages')
    """
    known = sorted(set(options) | set(shares))
    given = sum(shares.values(), Decimal(0))
    silent = tuple(one for one in known if one not in shares)
    if len(known) < 2 and not shares:
        return [(tuple(known), Decimal(1))], ""
    if not shares or given <= 0:
        return [(tuple(known), Decimal(1))], "several {} are named without percentages"
    whole = given if abs(given - WHOLE) <= NEAR or given > WHOLE else WHOLE
    why = f"the percentages of {{}} add up to {given.normalize():f}" if abs(given - WHOLE) > NEAR else ""
    found: Parts = [((one,), share / whole) for one, share in sorted(shares.items()) if share]
    if whole > given:
        found.append((silent, (whole - given) / whole))
        if len(silent) == 1:
            why = ""
    return found, why


def places(activity: Activity, told: Told) -> tuple[Parts, str]:
    """Split a sum among countries and regions: its own, else those of its activity."""
    owner: Told = told if _places(told) or _shares(told, "recipient", "recipientRegion") else activity
    found, why = split(_places(owner), _shares(owner, "recipient", "recipientRegion"))
    return found, why.format("recipients")


def _places(told: Told) -> list[str]:
    return [*told.all("recipient"), *told.all("recipientRegion")]


class Purposes:
    """Which domain a purpose code comes nearest to, as the ontology has it."""

    def __init__(self, view: View) -> None:
        """Read the matches."""
        found = sorted(strings(view.select(MATCHES)), reverse=True)
        self.nearest = {code.removeprefix(DAC): domain for domain, code in found}

    def domain(self, code: str) -> str:
        """Give the domain of a code of five or, as ``dac3:122``, three digits; empty where it is not of health."""
        own = code.removeprefix("dac3:")
        return self.nearest.get(own) or GROUPS.get(own[:3], "")

    def domains(self, activity: Activity, told: Told) -> tuple[Parts, str]:
        """Split a sum among domains, its own else those of its activity; what is not about health is left away."""
        owner: Told = told if self._codes(told) or told.all("concerns") else activity
        codes = self._codes(owner)
        if not any(self.domain(code) for code in codes):
            return self._worded(activity, owner, codes)
        stated = _shares(owner, "dacCode", "sectorCode")
        found, why = split(codes, {code: share for code, share in stated.items() if code in codes})
        kept = [(tuple(sorted({self.domain(code) for code in some})), part) for some, part in found]
        if "without" in why and all(len(some) == 1 for some, _ in kept):
            why = ""
        return [(some, part) for some, part in kept if any(some)], why.format("sectors")

    def _codes(self, told: Told) -> list[str]:
        """List the codes of five digits, else those of three; each list of a source adds up to the whole."""
        return told.all("dacCode") or [code for code in told.all("sectorCode") if code.startswith("dac3:")]

    def _worded(self, activity: Activity, owner: Told, codes: list[str]) -> tuple[Parts, str]:
        """Go by the domains stated where no code is of health, unless a code tells that it is something else."""
        graded = activity.one("grade") == names.concept("grade", "possible")
        if any(code not in SILENT for code in codes) and not graded:
            return [], ""
        found = owner.all("concerns") or activity.all("concerns")
        health = any(code.startswith(HEALTH) for code in activity.all("sectorCode"))
        health = health or any(goal == GOAL or goal.startswith(f"{GOAL}.") for goal in activity.all("sdg"))
        if not found and (health or graded):
            found = [UNSPECIFIED]
        if not found:
            return [], ""
        why = [activity.one("why")] if graded else []
        why += ["several domains are named without percentages"] if len(found) > 1 else []
        return [(tuple(found), Decimal(1))], "; ".join(filter(None, why))


def _shares(told: Told, *kinds: str) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for said in told.shares.values():
        name, number = _first(said, kinds), number_of(_first(said, ("percentage",)))
        if name and number is not None:
            found[name] = found.get(name, Decimal(0)) + number
    return found


def _first(said: Said, wanted: tuple[str, ...]) -> str:
    return next((min(said[name]) for name in wanted if said.get(name)), "")


def number_of(written: str) -> Decimal | None:
    """Read a decimal number; None where it is none."""
    try:
        found = Decimal(written)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
