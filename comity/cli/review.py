"""Review what was read out of texts: accept, reject, correct, take back."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.options import format_option, store_option

if TYPE_CHECKING:
    from comity.graph.store import Store, View
    from comity.judgement_file import Entry, JudgementFile
    from comity.reviewing import Item


@click.command()
@click.argument("what", required=False, metavar="[SOURCE|IRI]")
@store_option
@format_option
@click.option("--by", envvar="COMITY_REVIEWER", help="Who judges; your login name unless given. Also: COMITY_REVIEWER.")
@click.option("--why", help="The reason, for those who ask later.")
@click.option(
    "--file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("judgements.yaml"),
    show_default=True,
    help="The file that keeps the judgements.",
)
@click.option("--list", "listing", is_flag=True, help="List what awaits review, and judge nothing.")
@click.option("--judged", is_flag=True, help="List what was judged, by whom and why.")
@click.option("--accept", multiple=True, metavar="KEY", help="Accept a proposal.")
@click.option("--reject", multiple=True, metavar="KEY", help="Reject a proposal.")
@click.option("--correct", multiple=True, nargs=2, metavar="KEY VALUE", help="Put the right value in its place.")
@click.option("--undo", multiple=True, metavar="KEY", help="Take back what was judged of a proposal.")
@click.option("--everywhere", is_flag=True, help="Reject or correct what the words mean, in every text.")
@click.option(
    "--export",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write all judgements of the store to a file that comity load takes.",
)
def review(
    what: str | None,
    location: str,
    form: str,
    by: str | None,
    why: str | None,
    file: Path,
    listing: bool,
    judged: bool,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    correct: tuple[tuple[str, str], ...],
    undo: tuple[str, ...],
    everywhere: bool,
    target: Path | None,
) -> None:
    """Walk through what was read out of texts, and judge it; a judgement outlives a reload.

    SOURCE is the key of one text, IRI a thing in it; without, all texts come, the least sure first.
    """
    from comity.graph.store import open_store

    store = open_store(location)
    view = store.view()
    if target:
        _export(view, target)
    elif listing or judged:
        _list(view, what, form, judged)
    else:
        decisions = [("accept", key, "") for key in accept] + [("reject", key, "") for key in reject]
        decisions += [("correct", key, value) for key, value in correct] + [("undo", key, "") for key in undo]
        if decisions:
            _decide(store, view, what, decisions, _who(by), why, file, everywhere)
        else:
            _walk(store, view, what, _who(by), why, file)


def _who(by: str | None) -> str:
    """Tell who judges."""
    import getpass

    try:
        name = by if by is not None else getpass.getuser()
    except (OSError, KeyError):
        name = ""
    if not name.strip():
        raise click.UsageError("Nobody is named who judges; give --by NAME.")
    return name.strip()


def _list(view: "View", what: str | None, form: str, judged: bool) -> None:
    from comity.output import write_rows
    from comity.reviewing import items

    found = [item for item in items(view, what) if (item.judgement is not None) == judged]
    columns = ["key", "source", "thing", "fact", "value", "confidence", "held", "quote", "sentence"]
    more = ["judged", "to", "everywhere", "by", "on", "why"] if judged else []
    write_rows(columns + more, [[*_row(item), *(_judgement(item) if judged else ())] for item in found], form)


def _row(item: "Item") -> list[str | float | None]:
    one = item.proposal
    sure = float(one.confidence) if one.confidence is not None else None
    held = "held back" if item.held else ""
    thing = f"{one.kind}: {one.label}"
    return [one.key, one.source, thing, one.field, one.value, sure, held, one.words.quote, one.words.sentence]


def _judgement(item: "Item") -> list[str]:
    one = item.judgement
    return [one.kind, one.to, "yes" if one.everywhere else "", one.by, one.on, one.why] if one else []


def _decide(
    store: "Store",
    view: "View",
    what: str | None,
    decisions: list[tuple[str, str, str]],
    by: str,
    why: str | None,
    file: Path,
    everywhere: bool,
) -> None:
    from comity.judgement_file import JudgementFile
    from comity.reviewing import entry, find

    kept = JudgementFile(file)
    kept.refuse_strangers(view)
    entries: list[Entry] = []
    for decision, key, value in decisions:
        item = find(view, key, what)
        entries.append(entry(view, item, decision, by, why=why, value=value, in_every_text=everywhere))
    kept.put(entries)
    _load(store, kept, len(entries))


def _walk(store: "Store", view: "View", what: str | None, by: str, why: str | None, file: Path) -> None:
    from comity.judgement_file import JudgementFile
    from comity.reviewing import items
    from comity.walking import KEYS, Walk

    kept = JudgementFile(file)
    kept.refuse_strangers(view)
    found = [item for item in items(view, what) if item.judgement is None]
    if not found:
        click.echo("Nothing awaits review.", err=True)
        return
    click.echo(f"{len(found)} proposals; {KEYS}")
    walk = Walk(view, kept, found, by, why)
    made = walk.run()
    if made:
        _load(store, kept, made)
    else:
        click.echo("Nothing was judged.", err=True)
    if walk.trouble:
        raise walk.trouble


def _load(store: "Store", kept: "JudgementFile", count: int) -> None:
    """Load the judgements; they stand in their file, should anything keep us from it."""
    from comity.cli.options import progress

    judged = "1 judgement" if count == 1 else f"{count} judgements"
    with progress("applying"):
        kept.load(store)
    click.echo(f"{judged} made; {'it stands' if count == 1 else 'they stand'} in {kept.path}", err=True)


def _export(view: "View", target: Path) -> None:
    from comity.judgement_file import export

    count = export(view, target)
    click.echo(f"{count} judgements written to {target}", err=True)
