"""Dates in the forms that a mapping names, and what stands behind them in the cell."""

import re
from functools import cache
from typing import NamedTuple

from comity.graph.dates import when
from comity.graph.errors import BadInput
from comity.graph.records import When
from comity.loaders.table.mapping import Mapping

PARTS = {
    "YYYY": r"(?P<year>\d{4})",
    "MMMM": r"(?P<name>[^\W\d_]+)\.?",
    "MMM": r"(?P<name>[^\W\d_]+)\.?",
    "MM": r"(?P<month>\d{1,2})",
    "M": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{1,2})",
    "D": r"(?P<day>\d{1,2})",
}
TOKENS = re.compile("|".join(PARTS))
FIRST = re.compile(r"(\S+)(?:\s+(.*))?")
DAY = re.compile(r"[12]\d{3}-\d\d-\d\d")
MIDNIGHT = re.compile(r"(?<=\d)[T ]00:00(:00(\.0+)?)?Z?$")


class Found(NamedTuple):
    """A date, and the rest of the cell behind it."""

    on: When
    rest: str


class Dates:
    """Reads dates in the forms of one mapping."""

    def __init__(self, mapping: Mapping):
        """Make the patterns; raises BadInput for a form that is none."""
        forms = mapping.data.get("dates", ["EDTF"])
        self.language = mapping.language
        self.edtf = "EDTF" in forms
        self.patterns = [_pattern(form, mapping) for form in forms if form != "EDTF"]

    def read(self, text: str) -> When:
        """Read a cell that is a date and nothing else; raises BadInput."""
        found = self.find(text)
        if found is None or found.rest:
            raise BadInput(f"{text!r} is no date in the forms of the mapping")
        return found.on

    def find(self, text: str) -> Found | None:
        """Find the date that a cell begins with."""
        text = MIDNIGHT.sub("", text)
        for pattern in self.patterns:
            match = pattern.match(text)
            if match and (day := self._made(match)):
                return Found(day, text[match.end() :].strip())
        if DAY.fullmatch(text):  # as cells of a spreadsheet that are dates are written, whatever the forms
            return self._edtf(text)
        return self._edtf(text) if self.edtf else None

    def _made(self, match: re.Match[str]) -> When | None:
        """Write what a pattern found as EDTF, and read that."""
        parts = match.groupdict()
        month = parts.get("month")
        if parts.get("name"):
            month = months(self.language).get(parts["name"].casefold())
            if month is None:
                return None
        written = "-".join([parts["year"], *(part.zfill(2) for part in (month, parts.get("day")) if part)])
        try:
            return when(written)
        except BadInput:
            return None

    def _edtf(self, text: str) -> Found | None:
        match = FIRST.fullmatch(text)
        for written, rest in ((text, ""), (match[1], match[2] or "")) if match else ():
            try:
                return Found(when(written), rest)
            except BadInput:
                continue
        return None


def _pattern(form: str, mapping: Mapping) -> re.Pattern[str]:
    names = TOKENS.findall(form)
    kinds = [name[0] for name in names]
    if "YYYY" not in names or len(set(kinds)) < len(kinds) or ("D" in kinds and "M" not in kinds):
        mapping.fail("dates", f"{form!r} is no form of dates; write D, DD, M, MM, MMM, MMMM, YYYY, or EDTF")
    pattern, end = "", 0
    for match in TOKENS.finditer(form):
        pattern += _literal(form[end : match.start()]) + PARTS[match[0]]
        end = match.end()
    return re.compile(pattern + _literal(form[end:]) + r"(?!\w)")


def _literal(text: str) -> str:
    return re.sub(r"(\\?\s)+", r"\\s*", re.escape(text))


@cache
def months(language: str) -> dict[str, str]:
    """Map the names of months in a language and in English to their numbers, as Unicode CLDR has them."""
    from babel import Locale, UnknownLocaleError

    found: dict[str, str] = {"sept": "09"}
    for tag in ("en", language):
        try:
            locale = Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    found[str(name).casefold().rstrip(".")] = f"{number:02d}"
    return found
