"""From the stream of a file to the records of its activities, and the count of all that is left out."""

from collections import Counter

from comity.graph.context import Context
from comity.graph.counted import counted
from comity.graph.errors import BadInput
from comity.loaders.iati import organisation
from comity.loaders.iati.activity import Children, children, records, titles
from comity.loaders.iati.health import CERTAIN, Verdict, judge
from comity.loaders.iati.money import Parts, budget, is_elsewhere, parts, planned, transaction
from comity.loaders.iati.organisations import Organisations
from comity.loaders.iati.sectors import Sector, sector
from comity.loaders.iati.setting import Setting
from comity.loaders.iati.stream import ACTIVITY, ORGANISATION, ROOTS, Element, elements, line
from comity.loaders.iati.tables import vocabulary
from comity.loaders.iati.tally import Tally
from comity.loaders.iati.values import LANG, UNKNOWN, clean, code, day, first_words, language
from comity.ontology import terms as C

MOST_SECTORS = 500
VERSIONS = frozenset(["1.0", "1.00", "1.01", "1.02", "1.03", "1.04", "1.05", "2.01", "2.02", "2.03"])
BUDGETS = ("budget", "planned-disbursement")


class Reader:
    """One file on its way to records."""

    def __init__(self, context: Context) -> None:
        """Begin a file."""
        self.context = context
        self.file = context.path.name
        self.tally = Tally(self.file)
        self.organisations = Organisations(context.key)
        self.met: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.publishers: dict[str, None] = {}

    def read(self) -> None:
        """Read the file to its end; raises BadInput where it holds nothing of the standard."""
        for element in elements(self.context.path, self.context.reached):
            if element.tag in ROOTS:
                self._root(element)
            elif element.tag == ORGANISATION:
                self._organisation(element)
            elif element.tag == ACTIVITY:
                self._activity(element)
        if not self.counts["activities"] and not self.counts["organisations"] and not self.counts["roots"]:
            raise BadInput(f"{self.context.path} holds no iati-activity; give an activity file of IATI.")
        for record in self.organisations.records():
            self.context.emit(record)
        self._tell()

    def _root(self, root: Element) -> None:
        self.counts["roots"] += 1
        version = clean(root.get("version"))
        if version not in VERSIONS:
            said = f"the file says version {version[:20]}" if version else "the file says no version"
            self.context.note(f"{said}; it is read as the versions 1.0 to 2.03 are")
        made = day(root.get("generated-datetime") or "")
        if made:
            self.context.describe(published=made.written)

    def _activity(self, element: Element) -> None:
        self.counts["activities"] += 1
        setting, own = self._setting(element)
        extra = own["sector"][MOST_SECTORS:]
        if extra:
            setting.leave(f"sectors beyond the first {MOST_SECTORS} of an activity", element, len(extra))
            del own["sector"][MOST_SECTORS:]
        sectors = [sector(one, setting.language) for one in own["sector"]]
        sums = [parts(one, setting.language) for one in own["transaction"]]
        self.counts["transactions"] += len(sums)
        verdict = CERTAIN if self.context.include_all else self._verdict(setting, own, sectors, sums)
        if not verdict.kept:
            setting.leave(verdict.why, element)
            setting.leave("transactions of activities that are left out", element, len(sums))
            setting.leave("budgets of activities that are left out", element, sum(len(own[name]) for name in BUDGETS))
            return
        self.counts["kept"] += 1
        self.counts["possible"] += bool(verdict.why)
        flows = self._flows(setting, own, sums)
        for record in records(setting, element, own, sectors, verdict, flows):
            self.context.emit(record)
        if own["reporting-org"] and len(self.publishers) < 2 and (name := first_words(own["reporting-org"][0])):
            self.publishers[name] = None

    def _organisation(self, element: Element) -> None:
        self.counts["organisations"] += 1
        setting, own = self._setting(element)
        self.counts["budgets of organisations"] += sum(len(own[name]) for name in organisation.SUMS)
        for record in organisation.records(setting, own):
            self.context.emit(record)
            self.counts["budgets of organisations kept"] += record.kind == C.FinancialFlow
            self.counts["documents of organisations"] += record.kind == C.CitedDocument
        if len(self.publishers) < 2 and (name := first_words(next(iter(own["name"]), None))):
            self.publishers[name] = None

    def _setting(self, element: Element) -> tuple[Setting, Children]:
        own = children(element)
        stated = own["organisation-identifier"] or own["iati-identifier"]
        identifier = first_words(next(iter(stated), None))
        if not identifier:
            other = next(iter(own["other-identifier"]), None)
            identifier = "" if other is None else clean(other.get("ref")) or clean(other.text)
        number = self.counts["activities"] + self.counts["organisations"]
        called = identifier or f"number-{number}"
        if called in self.met:
            self.counts["repeated"] += 1
            called = f"{called} ({number})"
        self.met.add(called)
        setting = Setting(
            key=self.context.key,
            file=self.file,
            called=called,
            identifier=identifier,
            line=line(element),
            language=language(element.get(LANG), UNKNOWN),
            currency=(element.get("default-currency") or "").strip().upper(),
            organisations=self.organisations,
            tally=self.tally,
        )
        return setting, own

    def _verdict(self, setting: Setting, own: Children, sectors: list[Sector], sums: list[Parts]) -> Verdict:
        tags = [
            Sector(vocabulary("tag_vocabulary", one.get("vocabulary")), code(one), (), None, "") for one in own["tag"]
        ]
        everything = [*sectors, *tags, *(one for each in sums for one in each.sectors)]
        return judge(everything, [text.value for text in titles(own, setting.language)])

    def _flows(self, setting: Setting, own: Children, sums: list[Parts]) -> list[str]:
        """Emit the sums of an activity; return what they are called."""
        flows = []
        for number, (element, each) in enumerate(zip(own["transaction"], sums, strict=True), start=1):
            if not self.context.include_all and is_elsewhere(each):
                setting.leave("transactions of other sectors than health, in activities that are kept", element)
                continue
            for record in transaction(setting, element, each, number):
                self.context.emit(record)
                if record.kind == C.FinancialFlow:
                    self.counts["transactions kept"] += 1
                    flows.append(record.iri)
        for name, make in (("budget", budget), ("planned-disbursement", planned)):
            for number, element in enumerate(own[name], start=1):
                for record in make(setting, element, number):
                    self.context.emit(record)
                    if record.kind == C.FinancialFlow:
                        flows.append(record.iri)
        return flows

    def _tell(self) -> None:
        """Say what was read, and hand over what was left out."""
        publisher = next(iter(self.publishers)) if len(self.publishers) == 1 else None
        named = publisher or self.file
        count = self.counts
        what = "organisations" if count["organisations"] and not count["activities"] else "activities"
        self.context.describe(title=f"IATI {what} of {named}", publisher=publisher)
        if count["organisations"]:
            self.context.note(
                f"{counted(count['organisations'], 'organisation')} read; "
                f"{counted(count['budgets of organisations'], 'budget or expenditure', 'budgets and expenditures')} "
                f"read, {count['budgets of organisations kept']} kept; "
                f"{counted(count['documents of organisations'], 'document')}"
            )
        if count["activities"] or not count["organisations"]:
            possible = f", {count['possible']} of them possibly about health" if count["possible"] else ""
            self.context.note(
                f"{counted(count['activities'], 'activity', 'activities')} read, {count['kept']} kept{possible}; "
                f"{counted(count['transactions'], 'transaction')} read, {count['transactions kept']} kept"
            )
        if count["repeated"]:
            self.context.note(f"{what} whose identifier another of the file has: {count['repeated']}")
        self.tally.tell(self.context)
