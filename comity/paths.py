"""Which files the paths given mean, and what of a folder is passed over: each by name, with its reason."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from comity.graph.counted import counted
from comity.graph.errors import BadInput
from comity.graph.store import Outcome
from comity.loaders import loader_for
from comity.registers import holds_reference

NAMED = 20
SKIPPED = "skipped"


@dataclass
class Found:
    """The files that the paths mean: those that must load, and those met in a folder, which may be passed over."""

    named: list[Path] = field(default_factory=list)
    met: list[Path] = field(default_factory=list)
    passed: list[Outcome] = field(default_factory=list)


def find(paths: list[str], form: str | None) -> Found:
    """Find the files; raises BadInput for a path that leads to none."""
    found = Found()
    for given in paths:
        if given == "register" or (_is_folder(given) and holds_reference(Path(given))):
            from comity.loaders.register import register_files

            found.named += register_files()
        elif _is_folder(given):
            folder = Path(given)
            if not os.access(folder, os.R_OK | os.X_OK):
                raise BadInput(f"{folder} cannot be read; correct its permissions.")
            _look_through(folder, form, found)
        elif Path(given).is_file():
            found.named.append(Path(given))
        else:
            raise BadInput(f"There is no file or folder {given}, and no known source; correct the path.")
    return found


def _is_folder(given: str) -> bool:
    """Tell whether the path is a folder; raises BadInput for what is no path."""
    if not given.strip():
        raise BadInput("A path is empty; name a file or a folder, such as . for the one you are in.")
    return Path(given).is_dir()


def passed_over(path: Path, why: str) -> Outcome:
    """Tell of what stands in a folder and is not loaded."""
    return Outcome(path.name, SKIPPED, 0, {}, (why,))


def unreadable(path: Path, trouble: OSError) -> str:
    """Say that a file cannot be read."""
    return f"{path} cannot be read ({trouble.strerror}); correct its permissions."


def _look_through(folder: Path, form: str | None, found: Found) -> None:
    unknown: list[Path] = []
    readable = 0
    for path in sorted(_walk(folder, set(), found)):
        try:
            if not form:
                loader_for(path)
            found.met.append(path)
            readable += 1
        except BadInput:
            unknown.append(path)
        except OSError as trouble:
            found.passed.append(passed_over(path, unreadable(path, trouble)))
    if not readable and not found.passed:
        raise BadInput(
            f"{folder} holds no files that Comity reads; give a folder with press texts, RDF or register files."
        )
    if unknown:
        found.passed.append(Outcome(str(folder), "read", 0, {}, (_told(folder, unknown),)))


def _told(folder: Path, unknown: list[Path]) -> str:
    names = ", ".join(str(path.relative_to(folder)) for path in unknown[:NAMED])
    more = f" and {len(unknown) - NAMED} more" if len(unknown) > NAMED else ""
    return f"left out: {counted(len(unknown), 'file')} in no format that Comity reads ({names}{more})"


def _walk(folder: Path, seen: set[Path], found: Found) -> Iterator[Path]:
    """Yield the files below a folder, but for hidden ones and those of stores; a link leads nowhere twice."""
    seen.add(folder.resolve())
    for path in folder.iterdir():
        if path.name.startswith(".") or path.name.endswith(".mapping.toml"):  # read with the table beside it
            continue
        if not path.is_dir():
            yield path
        elif not os.access(path, os.R_OK | os.X_OK):
            found.passed.append(passed_over(path, f"{path} cannot be read; correct its permissions."))
        elif path.resolve() not in seen and not (path / "generations").is_dir():
            yield from _walk(path, seen, found)
