"""Check files of a register before they are loaded: each by the rules of its kind, and all of a folder together."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from comity.graph import names
from comity.graph.context import Context
from comity.graph.errors import BadInput
from comity.graph.records import Iri, Record
from comity.loaders import reference, register
from comity.loaders.folder import registered
from comity.loaders.reference.rates import RATES
from comity.loaders.yaml_files import shown
from comity.ontology import terms as C
from comity.registers import holds_reference, register_of


@dataclass
class Checked:
    """What is wrong with the files, a sentence each, and how much was read."""

    wrong: list[str] = field(default_factory=list)
    read: Counter[str] = field(default_factory=Counter)


def check_files(given: list[str]) -> Checked:
    """Check the YAML files at these paths; a folder's own reference files stand for the bundled ones."""
    found = Checked()
    for given_path in given:
        path = Path(given_path)
        if path.is_dir():
            files = sorted(path.glob("*.y*ml"))
            if not files:
                raise BadInput(f"{path} holds no YAML files that can be read; give a folder such as register/.")
            with register_of([given_path]):
                _check([*files, *path.glob(RATES)], found)
        elif path.is_file() and holds_reference(path.parent):
            with registered(path.parent):
                _check([path], found)
        elif path.is_file():
            _check([path], found)
        else:
            raise BadInput(f"There is no file or folder {path}; correct the path.")
    return found


def _check(files: list[Path], found: Checked) -> None:
    """Check reference files first: what they have wrong would be told of every agreement that points to them."""
    found.read["files"] += len(files)
    references = [file for file in files if file.name in (*reference.FILES, RATES)]
    wrong = [trouble for file in references for trouble in _trouble(reference.check, file)]
    if not wrong:
        together = _Register()
        others = [file for file in files if file not in references]
        wrong = [trouble for file in others for trouble in _trouble(together.add, file)]
        wrong += [] if wrong else together.loose()
        found.read += together.read
    found.wrong += dict.fromkeys(wrong)  # files that point to a broken one tell of it as well


def _trouble(reads: Callable[[Path], None], file: Path) -> Iterator[str]:
    try:
        reads(file)
    except BadInput as trouble:
        yield str(trouble)


class _Register:
    """Register files that are read together."""

    def __init__(self) -> None:
        self.read: Counter[str] = Counter()
        self._files: dict[str, str] = {}
        self._minted: set[str] = set()
        self._judged: list[Record] = []

    def add(self, file: Path) -> None:
        """Read a file; raises BadInput for what it has wrong."""
        key = register.file_key(file) or file.name
        if key in self._files:
            raise BadInput(f"{shown(file)} has the key {key!r}, as {self._files[key]} does; give it its own.")
        self._files[key] = shown(file)
        register.load(Context(file, key, self._take, lambda *_: None))

    def _take(self, record: Record) -> None:
        self._minted.add(record.iri)
        self.read["agreements"] += "/agreement/" in record.iri
        if record.kind == C.Judgement:
            self.read["judgements"] += 1
            self._judged.append(record)

    def loose(self) -> Iterator[str]:
        """Yield the judgements about things that the files read here do not have."""
        own = tuple(names.source(key) + "/" for key in self._files)
        for record in self._judged:
            for fact in record.facts:
                if fact.predicate == C.about and isinstance(fact.value, Iri):
                    thing = fact.value.value
                    if thing.startswith(own) and thing not in self._minted:
                        short = thing.removeprefix(names.ID + "source/")
                        where = f"{record.locator.file} line {record.locator.line}" if record.locator else "a judgement"
                        yield f"{where}: no file has {short}, which this judgement is about; correct it."
