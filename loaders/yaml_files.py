"""YAML that people edit: every value a string with its line, checked against a JSON Schema."""

import json
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from comity.graph.errors import BadInput

LARGEST = 5_000_000
DEEPEST = 20
Lines = dict[tuple[str | int, ...], int]


def read_yaml(path: Path, name: str, schema: str | None = None) -> tuple[Any, Lines]:
    """Read a file and the line of each value by its path of keys; raises BadInput naming file and line.

    ``name`` is what errors call the file; ``schema`` a file of the register that says what it may hold.
    """
    text = _text(path, name)
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _guard(yaml.parse(text, Loader=loader), name)
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as trouble:
        mark = trouble.problem_mark or trouble.context_mark
        place = f" line {mark.line + 1}" if mark else ""
        raise BadInput(f"{name}{place} is not valid YAML: {trouble.problem or trouble.context}; correct it.") from None
    except yaml.YAMLError as trouble:
        raise BadInput(f"{name} is not valid YAML: {str(trouble).splitlines()[0]}; correct it.") from None
    if node is None:
        raise BadInput(f"{name} is empty; see docs/register.md for a template.")
    lines: Lines = {}
    data = _plain(node, (), lines, name)
    if schema:
        _validate(data, lines, name, schema)
    return data, lines


def _guard(events: Iterable[yaml.Event], name: str) -> None:
    """Refuse aliases, which can unfold without end, and nesting that would end the process."""
    depth = 0
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise BadInput(f"{name} line {line} uses a YAML alias (*name), which is refused; write the value out.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise BadInput(f"{name} line {line} nests deeper than {DEEPEST} levels; flatten it.")


def _text(path: Path, name: str) -> str:
    data = path.read_bytes()
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
    from jsonschema import Draft202012Validator

    rules = json.loads(files("comity.register").joinpath(schema).read_text(encoding="utf-8"))
    errors = sorted(Draft202012Validator(rules).iter_errors(data), key=lambda error: [str(part) for part in error.path])
    if not errors:
        return
    first = errors[0]
    place = tuple(first.absolute_path)
    while place not in lines:
        place = place[:-1]
    field = ".".join(str(part) for part in first.absolute_path if isinstance(part, str)) or "the file"
    wanted = first.schema.get("description", "") if isinstance(first.schema, dict) else ""
    hint = f" ({wanted})" if wanted else ""
    if first.validator == "additionalProperties":
        extra = next(key for key in first.instance if key not in first.schema["properties"])
        place = (*first.absolute_path, extra)
        first.message = f"{extra!r} is no field here"
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    raise BadInput(f"{name} line {lines[place]}, {field}: {first.message[:200]}{hint}; see docs/register.md{more}.")
