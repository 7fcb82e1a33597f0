"""What a reviewer answers: single keys in a terminal, one answer a line from anywhere else."""

import os
import re
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

# Elsewhere keys are read one by one.
if sys.platform != "win32":
    import termios
    import tty

# Arrows and other keys of many signs are no answers.
ARROWS = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|O.|.)?")


class Answers:
    """Reads a letter, and the words after it."""

    def __init__(self) -> None:
        """Use keys where a terminal is there to press them."""
        self.is_terminal = sys.stdin.isatty()
        self.number = 0
        self._pressed = ""
        self._lines: Any = None
        self._woken = -1

    @contextmanager
    def session(self) -> Iterator[None]:
        """Hear each key at once, also one that is pressed before it is asked for."""
        if not self.is_terminal or sys.platform == "win32":
            yield
            return
        self._lines = termios.tcgetattr(sys.stdin)
        tty.setcbreak(sys.stdin, termios.TCSANOW)
        self._woken, waker = os.pipe()
        os.set_blocking(waker, False)
        before = signal.set_wakeup_fd(waker)
        try:
            yield
        finally:
            signal.set_wakeup_fd(before)
            os.close(waker)
            os.close(self._woken)
            termios.tcsetattr(sys.stdin, termios.TCSANOW, self._lines)

    def next(self) -> tuple[str, str]:
        """Wait for the next answer; raises EOFError where there is none any more."""
        if not self.is_terminal:
            letter, _, words = self._line().strip().partition(" ")
            return letter, words.strip()
        while not self._pressed:
            self._pressed = ARROWS.sub("", self._keys())
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
        if self._lines is None or sys.platform == "win32":
            return (begun + input(prompt + begun)).strip()
        termios.tcsetattr(sys.stdin, termios.TCSANOW, self._lines)
        try:
            click.echo(prompt + begun, nl=False)
            return ARROWS.sub("", begun + self._keys()).strip()
        finally:
            tty.setcbreak(sys.stdin, termios.TCSANOW)

    def _keys(self) -> str:
        if self._lines is None:
            return click.getchar()
        # Where Ctrl-C came before the wait began, the wait would not end: the signal wakes it by a pipe.
        while sys.stdin.fileno() not in select.select([sys.stdin.fileno(), self._woken], [], [])[0]:
            os.read(self._woken, 64)
        pressed = os.read(sys.stdin.fileno(), 4096)
        if not pressed:
            raise EOFError
        return pressed.decode("utf-8", "ignore")

    def _line(self) -> str:
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        self.number += 1
        return line
