"""An explanation as text."""

from collections.abc import Sequence

import click

from comity.graph.explain import Explanation


def write(found: Explanation) -> None:
    """Print an explanation: proof first, then everything that was said."""
    click.echo(found.iri)
    _part("Proof", [(proof,) for proof in found.evidence])
    if found.members != [found.iri]:
        _part("Said of it, under these names", [(member,) for member in found.members])
    claims = [
        (
            f"{_local(predicate)} {_local(value)}",
            f"“{quote}”",
            f"characters {start} to {end} of {_local(source)}",
            *_more(rest),
        )
        for _, predicate, value, quote, start, end, source, *rest in found.claims
    ]
    _part("Passages", claims)
    _part(
        "Judgements",
        [tuple(part for part in (_local(kind), by, on, why) if part) for kind, by, on, why in found.judgements],
    )
    rules = [
        (grade, f"from {start or 'an unknown day'} until {end or 'further notice'}", why, rule)
        for grade, start, end, why, rule in found.rules
    ]
    _part("In force, and by which rule", rules)
    _part("Statements", [(_local(graph), _local(predicate), value) for graph, predicate, value in found.statements])


def _more(rest: list[str]) -> list[str]:
    confidence, speaker = rest
    return [f"confidence {confidence}"] * bool(confidence) + [f"said by {speaker}"] * bool(speaker)


def _part(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    if rows:
        click.echo(f"\n{title}")
        for row in rows:
            click.echo("  " + "  ".join(cell for cell in row if cell))


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1] if iri.startswith("http") else iri
