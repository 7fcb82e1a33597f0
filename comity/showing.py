"""Show a proposal to a reviewer: the fact, and beside it the sentence with the quoted words marked."""

import re

from rich.console import Console
from rich.text import Text

from comity.graph.claims import UNPRINTED, on_one_line
from comity.reviewing import Item

NUMBER = re.compile(r" \[(\d+)\]$")


def show(item: Item, name: str, place: tuple[int, int], before: Item | None) -> None:
    """Print one proposal; what the text says is text, whatever signs or marks it holds."""
    one = item.proposal
    console = Console(highlight=False, markup=False, emoji=False)
    if before is None or before.proposal.thing != one.thing:
        console.print(Text.assemble("\n", (f"{one.kind}: {one.label}", "bold"), (f"  in {_plain(one.source)}", "dim")))
    sure = "" if one.confidence is None else f"  confidence {one.confidence}"
    held = "  held back from answers" if item.held else ""
    fact = "is there such a thing?" if one.field == "whole" else f"{one.field}:"
    console.print(
        Text.assemble(
            (f"[{place[0] + 1}/{place[1]}] ", "dim"),
            (f"{fact} ", "cyan"),
            (_plain(name or one.value), "bold"),
            (f" {_plain(one.value)}" if name else "", "dim"),
            (sure + held, "dim"),
        )
    )
    console.print(Text("  ").append_text(marked(one.words.sentence, one.words.quote)), soft_wrap=True)


def marked(sentence: str, quote: str) -> Text:
    """Mark the quoted words in their sentence; ``[2]`` after a quote is the second place of the same words."""
    number = NUMBER.search(quote)
    words = quote[: number.start()] if number else quote
    start = -1
    for _ in range(int(number[1]) if number else 1):
        start = sentence.find(words, start + 1)
    if start < 0:
        return Text(f"{sentence} («{words}»)" if sentence != "?" else f"«{words}»")
    end = start + len(words)
    return Text.assemble(sentence[:start], ("«" + sentence[start:end] + "»", "bold reverse"), sentence[end:])


def _plain(text: str) -> str:
    return on_one_line(UNPRINTED.sub(" ", text))
