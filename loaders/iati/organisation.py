"""One organisation of an organisation file: its names, its budgets in all and by recipient, its documents."""

from collections.abc import Iterator

from comity.graph.records import Fact, Iri, Record
from comity.loaders.iati.activity import Children, titles
from comity.loaders.iati.documents import documents
from comity.loaders.iati.money import organisation_sum
from comity.loaders.iati.setting import Setting
from comity.ontology import terms as C

SUMS = {
    "total-budget": "organisation-budget",
    "recipient-org-budget": "organisation-budget",
    "recipient-country-budget": "organisation-budget",
    "recipient-region-budget": "organisation-budget",
    "total-expenditure": "organisation-expenditure",
}
LINES = ("budget-line", "expense-line")


def records(setting: Setting, own: Children) -> Iterator[Record]:
    """Yield the sums and documents; the organisation itself is described with the others of the file."""
    found = setting.organisations.named(setting.identifier, titles(own, setting.language, "name"), setting.place())
    facts = (Fact(C.provider, Iri(found)),) if found else ()
    for name, kind in SUMS.items():
        for number, element in enumerate(own.get(name, ()), start=1):
            yield from organisation_sum(setting, element, f"{name}-{number}", kind, facts)
            for line in LINES:
                parts = sum(1 for _ in element.iterchildren(line))
                setting.leave("lines of budgets of organisations, which are parts of them", element, parts)
    yield from documents(setting, own, (Fact(C.documentOf, Iri(found)),) if found else ())
