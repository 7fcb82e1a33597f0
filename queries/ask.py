"""The runner: a question, its parameters as terms, and the rows that answer it."""

import re
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pyoxigraph as ox

from comity.graph.errors import BadInput, Unknown
from comity.graph.store import View
from comity.queries.library import Question, question
from comity.queries.resolve import normal, resolve

SEPARATOR = " | "
NUMBERS = ("integer", "decimal", "double", "int", "float", "long")
Cell = str | int | float | None


@dataclass(frozen=True)
class Answer:
    """Rows of plain values under their columns, with what was asked, of which generation and for which day."""

    question: str
    parameters: dict[str, str]
    as_of: str
    generation: str
    columns: list[str]
    rows: list[tuple[Cell, ...]]
    truncated: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the answer as the JSON object that every face gives."""
        return {
            "question": self.question,
            "parameters": self.parameters,
            "as_of": self.as_of,
            "generation": self.generation,
            "columns": self.columns,
            "rows": [dict(zip(self.columns, row, strict=True)) for row in self.rows],
            "truncated": self.truncated,
        }


def ask(view: View, name: str, given: dict[str, str] | None = None) -> Answer:
    """Answer a question of the library; raises Unknown for what is not known, BadInput for a value of no use."""
    asked = question(name)
    terms = _terms(view, asked, given or {})
    table = view.select(fill(asked.text, terms))
    rows = [
        tuple(_cell(column, term, asked) for column, term in zip(table.columns, row, strict=True)) for row in table.rows
    ]
    shown = {key: _shown(term) for key, term in terms.items()}
    return Answer(asked.name, shown, shown.get("on", ""), view.generation, table.columns, rows)


def fill(text: str, terms: dict[str, ox.NamedNode | ox.Literal | None]) -> str:
    """Put the terms in place of the defaults: each ``VALUES ?name { ... }`` of a parameter holds its term, or UNDEF.

    >>> fill("VALUES ?a { UNDEF }", {"a": ox.Literal('"} DROP')})
    'VALUES ?a { "\\\\"} DROP" }'
    """

    def replace(match: re.Match[str]) -> str:
        if match.group(1) not in terms:
            return match.group(0)
        term = terms[match.group(1)]
        return f"VALUES ?{match.group(1)} {{ {'UNDEF' if term is None else term} }}"

    return re.sub(r"VALUES \?(\w+) \{ [^{}\n]* \}", replace, text)


def _terms(view: View, asked: Question, given: dict[str, str]) -> dict[str, ox.NamedNode | ox.Literal | None]:
    known = [parameter.name for parameter in asked.parameters]
    for name in given:
        if name not in known:
            raise Unknown(f"The question {asked.name} takes no {name!r}; it takes {', '.join(known)}.")
    found: dict[str, ox.NamedNode | ox.Literal | None] = {}
    for parameter in asked.parameters:
        value = given.get(parameter.name, parameter.default)
        open_ended = parameter.default == "any" and normal(value) == "any"
        found[parameter.name] = None if open_ended else resolve(view, parameter.type, value)
    for one, other in combinations(asked.differ, 2):
        if found[one] == found[other]:
            raise BadInput(f"--{one} and --{other} of {asked.name} both mean {_key(found[one])}; name two that differ.")
    return found


def _key(term: ox.NamedNode | ox.Literal | None) -> str:
    return _shown(term).rsplit("/", 1)[-1]


def _shown(term: ox.NamedNode | ox.Literal | None) -> str:
    return "any" if term is None else term.value


def _cell(column: str, term: object, asked: Question) -> Cell:
    if term is None:
        return None
    value = str(getattr(term, "value", term))
    if column in asked.lists:
        return SEPARATOR.join(sorted(part for part in value.split(SEPARATOR) if part)) or None
    if isinstance(term, ox.Literal) and term.datatype.value.rsplit("#", 1)[-1] in NUMBERS:
        return int(value) if re.fullmatch(r"[+-]?\d+", value) else float(value)
    return value or None
