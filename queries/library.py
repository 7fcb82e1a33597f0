"""The questions: plain SPARQL files with a ``#+`` YAML header."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files

from comity.graph.errors import Unknown

HEADER = "#+ "


@dataclass(frozen=True)
class Parameter:
    """A parameter of one of the types that ``resolve`` knows; the default ``any`` leaves it open."""

    name: str
    type: str
    default: str
    help: str


@dataclass(frozen=True)
class Question:
    """One question: its name, header and SPARQL text; ``differ`` lists parameters of which no two may mean the same."""

    name: str
    summary: str
    topic: str
    row: str
    example: str
    parameters: tuple[Parameter, ...]
    differ: tuple[str, ...]
    lists: tuple[str, ...]
    text: str

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in order."""
        select = re.search(r"^SELECT (.+?) WHERE", self.text, re.MULTILINE)
        return re.findall(r"\?(\w+)", select.group(1)) if select else []


def names() -> list[str]:
    """List the names of the questions."""
    return sorted(
        file.name.removesuffix(".rq") for file in files("comity.queries").iterdir() if file.name.endswith(".rq")
    )


def question(name: str) -> Question:
    """Return one question; raises Unknown with the nearest names."""
    known = names()
    if name not in known:
        near = get_close_matches(name, known, n=3, cutoff=0.4) or known
        raise Unknown(f"There is no question {name!r}; did you mean {', '.join(near)}?")
    return parse(name, files("comity.queries").joinpath(f"{name}.rq").read_text(encoding="utf-8"))


def parse(name: str, text: str) -> Question:
    """Read a question from its file."""
    import yaml

    header = "\n".join(line.removeprefix(HEADER) for line in text.splitlines() if line.startswith("#+"))
    # Every scalar stays a string: YAML would read the parameter "on" as true.
    data = yaml.load(header, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but strings, lists and mappings
    parameters = tuple(
        Parameter(key, value["type"], value["default"], value["help"]) for key, value in data["parameters"].items()
    )
    return Question(
        name=name,
        summary=data["summary"],
        topic=data["topic"],
        row=" ".join(data["row"].split()),
        example=data["example"],
        parameters=parameters,
        differ=tuple(data.get("differ", ())),
        lists=tuple(data.get("lists", ())),
        text=text,
    )
