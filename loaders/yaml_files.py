"""YAML that people edit: every value a string with its line, checked against a JSON Schema."""

import json
import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from comity.graph.errors import BadInput

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

LARGEST = 5_000_000
DEEPEST = 20
# Marks of YAML (values, keys, brackets): some two thousand agreements; more would take minutes to check.
MOST_MARKS = 200_000
MOST_ERRORS = 100
# What the parser says, in the words of someone who edits the file.
PLAIN_WORDS = {
    "mapping values are not allowed": "text with a colon and a space must stand in double quotes",
    "did not find expected key": "something is indented differently from its neighbours, or a quote does not end, "
    "here or just above",
    "did not find expected ',' or": "a bracket does not close, or text with a comma or colon needs double quotes",
    "found character that cannot start": "indent by spaces, not tabs; text that begins with a sign needs double quotes",
    "could not find expected ':'": "a field has no colon, or a quote does not end, here or just above",
    "found unexpected end of stream": "a quote or bracket does not close",
    "did not find expected '-' indicator": "an entry is indented differently from its neighbours, here or just above",
}
# A sign after a space begins a comment: as part of a title it would be lost with all that follows.
LOST = re.compile(r"""^[^"'#]*\s#\w""")
# XML, and so RDF/XML, has no way to write these.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Lines = dict[tuple[str | int, ...], int]


def shown(path: Path) -> str:
    """Name a file in errors and locators: with its folder where that is the register, never with a user's own folders.

    >>> shown(Path("/home/me/comity/register/agreements-india.yaml"))
    'register/agreements-india.yaml'
    """
    return f"register/{path.name}" if path.parent.name == "register" else path.name


def read_yaml(path: Path, name: str, schema: str | None = None) -> tuple[Any, Lines]:
    """Read a file and the line of each value by its path of keys; raises BadInput naming file and line.

    ``name`` is what errors call the file; ``schema`` a file of the register that says what it may hold.
    """
    data, lines = _parsed(_text(path, name), name)
    if schema:
        _validate(data, lines, name, schema)
    return data, lines


# One load asks a file for its key, its entries and those that its neighbours point to; nobody changes what comes back.
@lru_cache(maxsize=64)
def _parsed(text: str, name: str) -> tuple[Any, Lines]:
    for number, line in enumerate(text.splitlines(), start=1):
        if LOST.match(line):
            raise BadInput(f"{name} line {number}: what follows the # would be lost; put the text in double quotes.")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _guard(yaml.parse(text, Loader=loader), name)
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as trouble:
        mark = trouble.problem_mark or trouble.context_mark
        place = f" line {mark.line + 1}" if mark else ""
        problem = str(trouble.problem or trouble.context)
        said = next((words for start, words in PLAIN_WORDS.items() if problem.startswith(start)), problem)
        raise BadInput(f"{name}{place} cannot be read: {said}.") from None
    except yaml.YAMLError as trouble:
        raise BadInput(f"{name} cannot be read: {str(trouble).splitlines()[0]}.") from None
    if node is None:
        raise BadInput(f"{name} is empty; see docs/register.md for a template.")
    lines: Lines = {}
    return _plain(node, (), lines, name), lines


def _guard(events: Iterable[yaml.Event], name: str) -> None:
    """Refuse aliases, which can unfold without end, and nesting and lengths that would end the process."""
    depth = 0
    for count, event in enumerate(events):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise BadInput(f"{name} line {line} uses a YAML alias (*name), which is refused; write the value out.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise BadInput(f"{name} line {line} nests deeper than {DEEPEST} levels; flatten it.")
        if count > MOST_MARKS:
            raise BadInput(f"{name} holds too many values to check, from line {line} on; split it.")


def _text(path: Path, name: str) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as trouble:
        raise BadInput(f"{name} cannot be read ({trouble.strerror}); correct its permissions.") from None
    if len(data) > LARGEST:
        raise BadInput(f"{name} is larger than {LARGEST // 1_000_000} MB; split it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise BadInput(f"{name} is not UTF-8 at byte {trouble.start}; save it as UTF-8.") from None


def _plain(node: Node, path: tuple[str | int, ...], lines: Lines, name: str) -> Any:
    line = node.start_mark.line + 1
    lines[path] = line
    if isinstance(node, ScalarNode):
        if UNWRITABLE.search(node.value):
            raise BadInput(f"{name} line {line} holds a control character; delete it.")
        return node.value
    if isinstance(node, SequenceNode):
        return [_plain(item, (*path, index), lines, name) for index, item in enumerate(node.value)]
    assert isinstance(node, MappingNode)  # noqa: S101 - YAML has no fourth kind
    found: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            raise BadInput(
                f"{name} line {key.start_mark.line + 1} has a list for a key; write a word before the colon."
            )
        if key.value in found:
            raise BadInput(f"{name} line {key.start_mark.line + 1} gives {key.value!r} twice; keep one.")
        found[key.value] = _plain(value, (*path, key.value), lines, name)
        lines[(*path, key.value)] = key.start_mark.line + 1
    return found


def _validate(data: Any, lines: Lines, name: str, schema: str) -> None:
    errors = list(islice(_validator(schema).iter_errors(data), MOST_ERRORS))
    if not errors:
        return
    first = min(errors, key=lambda error: _line(error, lines))
    field = ".".join(part for part in first.absolute_path if isinstance(part, str)) or "the file"
    others = len({(str(error.validator), tuple(error.absolute_path)) for error in errors}) - 1
    more = f" (and {'at least ' if len(errors) == MOST_ERRORS else ''}{others} more)" if others else ""
    raise BadInput(f"{name} line {_line(first, lines)}, {field}: {_complaint(first)}; see docs/register.md{more}.")


@cache
def _validator(schema: str) -> "Draft202012Validator":
    from jsonschema import Draft202012Validator

    rules = json.loads(files("comity.register").joinpath(schema).read_text(encoding="utf-8"))
    return Draft202012Validator(_spelt_out(rules, rules.pop("$defs", {})))


def _spelt_out(rule: Any, definitions: dict[str, Any]) -> Any:
    """Put each definition where it is referred to: looking them up takes a third of the time that checking takes."""
    if isinstance(rule, list):
        return [_spelt_out(one, definitions) for one in rule]
    if not isinstance(rule, dict):
        return rule
    if "$ref" in rule:
        return _spelt_out(definitions[rule["$ref"].removeprefix("#/$defs/")], definitions)
    return {name: _spelt_out(one, definitions) for name, one in rule.items()}


def _line(error: "ValidationError", lines: Lines) -> int:
    place = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        place = (*place, _stray(error))
    while place not in lines:
        place = place[:-1]
    return lines[place]


def _stray(error: "ValidationError") -> str:
    given, rule = _parts(error)
    stray: str = next(key for key in given if key not in rule["properties"])
    return stray


def _parts(error: "ValidationError") -> tuple[Any, dict[str, Any]]:
    """Return what was given and the rule it breaks; jsonschema types both more loosely than they are."""
    given: Any = error.instance
    rule: Any = error.schema
    return given, rule


def _complaint(error: "ValidationError") -> str:
    """Say what is wrong in the words of someone who edits the file."""
    given, rule = _parts(error)
    wanted = rule.get("description")
    if error.validator == "additionalProperties":
        stray = _stray(error)
        near = get_close_matches(stray, list(rule["properties"]), n=1)
        if near:
            return f"{stray!r} is no field here; did you mean {near[0]}"
        if given[stray] == "":  # what a comma leaves behind
            return f"{stray!r} is no field here; text with a comma needs double quotes, and a number has none"
        return f"{stray!r} is no field here"
    if error.validator == "required":
        return f"{', '.join(field for field in rule['required'] if field not in given)} must be given"
    shown = repr(given if len(given) < 60 else given[:60] + "…") if isinstance(given, str) else "this"
    if error.validator == "enum":
        return f"{shown} is none of {', '.join(map(str, rule['enum']))}"
    return f"{shown} should be {wanted}" if wanted else error.message[:200]
