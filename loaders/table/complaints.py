"""What is wrong with a mapping, in the words of someone who writes one."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from comity.loaders.register.facts import domains

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

SCHEMA = "schema-mapping.json"


@cache
def schema() -> dict[str, Any]:
    """Read the schema of mappings."""
    found: dict[str, Any] = json.loads(files("comity.loaders.table").joinpath(SCHEMA).read_text(encoding="utf-8"))
    return found


@cache
def _validator() -> "Draft202012Validator":
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())


def complaint(data: dict[str, Any]) -> tuple[str, str] | None:
    """Return the key and the sentence of the first thing that the schema does not let in."""
    error = next(iter(_validator().iter_errors(data)), None)
    if error is None:
        return None
    error = _deepest(error)
    place = [str(part + 1) if isinstance(part, int) else part for part in error.absolute_path]
    return ".".join(place) or "the mapping", _said(error)


def _deepest(error: "ValidationError") -> "ValidationError":
    """Of the forms that a value may have, take the complaint of the one that was meant: a table is no name."""
    while error.validator == "anyOf" and isinstance(error.instance, dict) and error.context:
        inner = [one for one in error.context if one.validator != "type"]
        if not inner:
            return error
        error = inner[0]
    return error


def _said(error: "ValidationError") -> str:
    given: Any = error.instance
    rule: Any = error.schema
    if error.validator == "additionalProperties":
        stray = next(key for key in given if key not in rule["properties"])
        near = get_close_matches(stray, list(rule["properties"]), n=1)
        known = ", ".join(rule["properties"])
        return f"{stray!r} is no key here; " + (f"did you mean {near[0]}?" if near else f"the keys are {known}")
    if error.validator == "required":
        return f"{', '.join(key for key in rule['required'] if key not in given)} must be given"
    shown = repr(given)[:60]
    if error.validator == "enum":
        return f"{shown} is none of {', '.join(map(str, rule['enum']))}"
    wanted = rule.get("description")
    return f"{shown} should be {wanted}" if wanted else error.message[:200]


def stray_choice(data: dict[str, Any]) -> tuple[str, str] | None:
    """Return the key and the sentence of the first word that is none of ours."""
    for part, key, known in choices():
        given = data.get(part, {}).get(key)
        for place, word in _words_of_ours(given, f"{part}.{key}"):
            if not isinstance(word, str) or word not in known:
                near = known if len(known) < 20 else get_close_matches(str(word), known, n=3, cutoff=0.4)
                more = f"; write {' or '.join(near)}" if near else "; the keys are in docs/domains.md"
                return place, f"{str(word)[:60]!r} is no {key.removesuffix('s')} of ours{more}"
    return None


def choices() -> Iterator[tuple[str, str, list[str]]]:
    """Yield the keys that translate into a list of ours, with that list."""
    for part in ("agreement", "parties"):
        for key, rule in schema()["properties"][part]["properties"].items():
            if "x-one-of" in rule:
                yield part, key, rule["x-one-of"]
    yield "agreement", "domains", sorted(domains())


def _words_of_ours(given: Any, place: str) -> Iterator[tuple[str, Any]]:
    if not isinstance(given, dict):
        return
    for key in ("value", "otherwise"):
        for word in given.get(key, []) if isinstance(given.get(key), list) else [given[key]] if key in given else []:
            yield f"{place}.{key}", word
    for written, word in given.get("values", {}).items():
        for one in word if isinstance(word, list) else [word]:
            yield f"{place}.values.{written}", one
