"""An explanation as text."""

from collections.abc import Sequence

import click

from comity.graph.explain import Explanation, Row
from comity.output import folded


def write(found: Explanation) -> None:
    """Print an explanation: how to cite it, the proof, then everything that was said."""
    click.echo(f"{found.label}\n{found.iri}" if found.label else found.iri)
    _part("Cite as", [(found.citation,)])
    _part("Proof", [(proof,) for proof in found.evidence])
    if found.members != [found.iri]:
        _part("Said of it, under these names", [(member,) for member in found.members])
    _part("Passages", [_passage(row, found) for row in found.passages])
    _part("Records", [(_place(row), row.get("identifier", ""), _local(row["about"])) for row in found.records])
    _part("Pages", [_page(row) for row in found.pages])
    _part("Sources", [_source(row) for row in found.sources])
    _part("Judgements", [_judgement(row) for row in found.judgements])
    _part("Rules", [_rule(row) for row in found.rules])
    _part("Statements", [_statement(row, found.iri) for row in found.statements])


def _passage(row: Row, found: Explanation) -> tuple[str, ...]:
    """Say what the words claim, and of what, where that is a part or another thing."""
    return (
        "" if row["about"] in found.members else f"({_kind(row['about'])})",
        f"{_local(row['predicate'])} {_named(row)}",
        f"“{row['quote']}”",
        f"characters {row['start']} to {row['end']} of {_local(row['source'])}",
        f"confidence {row['confidence']}" if "confidence" in row else "",
        f"said by {row['speaker']}" if "speaker" in row else "",
        row.get("review", ""),
    )


def _place(row: Row) -> str:
    return f"{row['file']} line {row['line']}" if "line" in row else row["file"]


def _page(row: Row) -> tuple[str, ...]:
    official = {"true": "official", "false": "not official"}.get(row.get("official", ""), "")
    supports = f"supports {row['supports']}" if "supports" in row else ""
    return (*_parts(row, "publisher", "published", "address"), official, supports)


def _source(row: Row) -> tuple[str, ...]:
    parts = _parts(row, "title", "publisher", "published", "address", "licence")
    return (*parts, f"read by {row['loader']} {row['version']}", f"SHA-256 {row.get('sha256', '')[:12]}")


def _judgement(row: Row) -> tuple[str, ...]:
    """Tell what was judged, and what stands in its place."""
    judged = " ".join(part for part in (row["kind"], row.get("fact", ""), row.get("value", "")) if part)
    return (f"{judged} to {row['to']}" if "to" in row else judged, *_parts(row, "by", "on", "reason"))


def _rule(row: Row) -> tuple[str, ...]:
    if "grade" not in row:
        return (row["what"], row["definition"])
    spell = f"from {row.get('from', 'an unknown day')} until {row.get('until', 'further notice')}"
    return (row["grade"], spell, row.get("why", ""), row["definition"])


def _statement(row: Row, iri: str) -> tuple[str, ...]:
    about = "" if row["about"] == iri else f"({_local(row['about'])})"
    return (_local(row["graph"]), about, _local(row["predicate"]), _named(row))


def _kind(iri: str) -> str:
    """Tell a thing that a source speaks of by its kind and place, such as ``provision/842``."""
    return "/".join(iri.split("/")[-2:])


def _parts(row: Row, *names: str) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in names)


def _named(row: Row) -> str:
    """Put the name of a thing beside its IRI."""
    return f"{row['name']} <{row['value']}>" if "name" in row else row["value"]


def _part(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    if rows:
        click.echo(f"\n{title}")
        for row in rows:
            click.echo(folded("  ".join(cell for cell in row if cell), 4, "  "))


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1] if iri.startswith("http") else iri
