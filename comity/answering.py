"""What a reviewer answers: single keys in a terminal, one answer a line from anywhere else."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

try:
    import termios
    import tty
except ImportError:  # pragma: no cover - no Unix: keys are then read one by one
    termios = tty = None  # type: ignore[assignment]


class Answers:
    """Reads a letter, and the words after it."""

    def __init__(self) -> None:
        """Use keys where a terminal is there to press them."""
        self.is_terminal = sys.stdin.isatty()
        self._pressed = ""
        self._lines: Any = None

    @contextmanager
    def session(self) -> Iterator[None]:
        """Hear each key at once, also one that is pressed before it is asked for."""
        if not self.is_terminal or termios is None:
            yield
            return
        self._lines = termios.tcgetattr(sys.stdin)
        tty.setcbreak(sys.stdin, termios.TCSANOW)
        try:
            yield
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSANOW, self._lines)

    def next(self) -> tuple[str, str]:
        """Wait for the next answer; raises EOFError where there is none any more."""
        if not self.is_terminal:
            letter, _, words = self._line().strip().partition(" ")
            return letter, words.strip()
        while not self._pressed:
            pressed = self._keys()
            # An arrow or another key of many signs is no answer.
            self._pressed = "" if pressed.startswith("\x1b") else pressed
        letter, self._pressed = self._pressed[0], self._pressed[1:]
        if letter == "\x04":
            raise EOFError
        return letter, ""

    def words(self, prompt: str) -> str:
        """Ask for a line of words."""
        if not self.is_terminal:
            return self._line().strip()
        begun, self._pressed = self._pressed.replace("\r", "\n"), ""
        if "\n" in begun:
            words, _, self._pressed = begun.partition("\n")
            return words.strip()
        if self._lines is not None:
            termios.tcsetattr(sys.stdin, termios.TCSANOW, self._lines)
        try:
            return (begun + input(prompt + begun)).strip()
        finally:
            if self._lines is not None:
                tty.setcbreak(sys.stdin, termios.TCSANOW)

    def _keys(self) -> str:
        if self._lines is None:
            return click.getchar()
        pressed = os.read(sys.stdin.fileno(), 256)
        if not pressed:
            raise EOFError
        return pressed.decode("utf-8", "ignore")

    def _line(self) -> str:
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line
