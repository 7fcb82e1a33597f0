"""Walk through proposals with a reviewer: by single keys in a terminal, by one answer a line from anywhere else."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from comity.answering import Answers
from comity.graph.errors import BadInput, ComityError
from comity.graph.judged import judgements
from comity.graph.proposals import WHOLE
from comity.graph.store import View
from comity.judgement_file import Change, Entry, JudgementFile
from comity.reviewing import ACCEPT, CORRECT, NAMES, REJECT, Item, entry, name_of, parts
from comity.showing import show

KEYS = "a accept, r reject, c correct, s skip, u undo, q quit and keep; A, R the whole; ? more"
HELP = """\
a  accept: the words say so                r  reject: the words do not say so
c  correct: give the right value           s  skip: decide later
A  accept the whole, with all that is open of it but for what is held back
R  reject the whole: it is none, and all that is said of it goes
n  never: the words mean this in no text (parties and domains)
m  mean: the words mean another thing in every text (parties and domains)
u  undo the last answer                    q  quit and keep what was judged
From a file or a pipe: one answer a line, as r, r WHY or c VALUE."""
DECISIONS = {"a": ACCEPT, "r": REJECT, "c": CORRECT, "n": REJECT, "m": CORRECT, "A": ACCEPT, "R": REJECT}


class Walk:
    """One session of review: each answer is saved in the file at once."""

    def __init__(self, view: View, file: JudgementFile, found: list[Item], by: str, why: str | None) -> None:
        """Begin at the first item; ``why`` is the reason of all judgements, where one is given."""
        self.view, self.file, self.found, self.by, self.why = view, file, found, by, why
        self.place = 0
        self.decided: dict[str, str] = {}
        self.past: list[tuple[int, Change, dict[str, str]]] = []
        self.known = judgements(view)
        self.answers = Answers()
        self.trouble: BadInput | None = None

    def run(self) -> int:
        """Ask until all is answered, or the reviewer leaves; return how many judgements were written."""
        with _interruptible(), self.answers.session():
            try:
                while self.trouble is None and self._seek():
                    item = self.found[self.place]
                    before = self.found[self.place - 1] if self.place else None
                    show(item, name_of(self.view, item.proposal), (self.place, len(self.found)), before)
                    while not self._answered(item):
                        pass
            except (EOFError, KeyboardInterrupt, click.Abort):
                click.echo()
        return sum(len(change.added) for _, change, _ in self.past)

    def _seek(self) -> bool:
        """Go on to what is still open."""
        while self.place < len(self.found) and self.found[self.place].proposal.key in self.decided:
            self.place += 1
        return self.place < len(self.found)

    def _answered(self, item: Item) -> bool:
        """Take one answer; tell whether it moved us on."""
        letter, words = self.answers.next()
        try:
            return self._taken(letter, words, item)
        except ComityError as trouble:
            if not self.answers.is_terminal:
                # What follows was meant for what comes after, and would be taken for this.
                self.trouble = BadInput(f"Line {self.answers.number} of the answers is refused: {trouble}")
                return True
            click.echo(f"  {trouble}")
            return False

    def _taken(self, letter: str, words: str, item: Item) -> bool:
        if letter == "q":
            raise EOFError
        if letter == "s":
            self.past.append((self.place, Change(), dict(self.decided)))
            self.place += 1
            return True
        if letter == "u":
            return self._undo()
        if letter in DECISIONS:
            self._judge(letter, words, item)
            return True
        if letter != "?" and not self.answers.is_terminal:
            raise BadInput(f"{letter[:20]!r} is no answer; {KEYS}.")
        click.echo(HELP if letter == "?" else f"  {KEYS}")
        return False

    def _judge(self, letter: str, words: str, item: Item) -> None:
        everywhere = letter in ("n", "m")
        if everywhere and item.proposal.field not in NAMES:
            raise BadInput(f"Only a party or a domain is judged for every text, and this is a {item.proposal.field}.")
        value, why = "", words or self.why
        if DECISIONS[letter] == CORRECT:
            value, why = words or self.answers.words("  right value: "), self.why
        chosen = self._chosen(letter, item)
        entries = [
            entry(
                self.view,
                one,
                DECISIONS[letter],
                self.by,
                why=why,
                value=value,
                in_every_text=everywhere,
                known=self.known,
            )
            for one in chosen
        ]
        self.past.append((self.place, self.file.put(entries), dict(self.decided)))
        self._settle(letter, item, chosen, entries)

    def _settle(self, letter: str, item: Item, chosen: list[Item], entries: list[Entry]) -> None:
        done = entries[0]["kind"] + (f" as {entries[0]['to']}" if "to" in entries[0] else "")
        more = f", with {len(chosen) - 1} more" if len(chosen) > 1 else ""
        click.echo(f"  {done}{more}")
        gone = parts(item, self.found) if letter == "R" else chosen
        self.decided |= {one.proposal.key: done for one in gone}

    def _chosen(self, letter: str, item: Item) -> list[Item]:
        """Tell what an answer is about: the fact, or the whole."""
        if letter not in ("A", "R"):
            return [item]
        open_ = [one for one in parts(item, self.found) if one.proposal.key not in self.decided]
        if letter == "A":
            sure = [one for one in open_ if not one.held]
            if not sure:
                raise BadInput("Nothing is open of it but what is held back: accept that by itself, with a.")
            return sure
        main = [one for one in open_ if one.proposal.field == WHOLE and one.proposal.thing == item.proposal.main]
        if not main:
            raise BadInput("The whole is judged already; u takes back what was judged here.")
        return main

    def _undo(self) -> bool:
        if not self.past:
            raise BadInput(
                "Nothing was answered in this session yet; comity review --undo KEY takes back an older one."
            )
        self.place, change, self.decided = self.past[-1]
        if change.added:
            self.file.take_back(change)
        self.past.pop()
        click.echo("  taken back")
        return True


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C end the session and not the process, so that what was judged is loaded."""

    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
