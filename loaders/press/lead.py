"""The lead line and the date line: metadata before the first words of the prose."""

import re
from datetime import date

from comity.loaders.press import dates
from comity.loaders.press.extraction import Found
from comity.loaders.press.text import Document

LEAD = re.compile(r"\s{0,20}date (\d{4}(?:-\d\d){0,2})(?!\d)[ \t]{0,20}")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
DATELINE = re.compile(
    r"\s{0,20}(?P<place>[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,3}), "
    rf"(?P<day>{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
    r"(?: ?\([^()\n]{1,30}\))?(?:[ \t]*[:–—-]+)?[.,]?\s+"
)
PLACE = re.compile(r"\s{0,20}(?P<place>[A-Z]{3,20}(?: [A-Z]{2,20}){0,2})(?: ?\([^()\n]{1,30}\))? [–—-]{1,2} ")


BYLINE = 90
BELOW = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.'’-]{1,20}(?: [A-ZÀ-Þ][\w.'’-]{1,20}){0,3}),? (?P<day>\d{1,2}[^\n()–—-]{3,24}"
    r"|[A-Z][a-z]{2,9}\.? \d{1,2}[^\n()–—-]{0,8}?)"
    r"(?: ?\([^()\n]{1,30}\))? ?\.? ?[–—-]{1,2}"
)


def read(document: Document) -> tuple[Found[str] | None, Found[str] | None]:
    """Return the date of publication and the place of the date line; the prose then begins after them."""
    text = document.text
    published: Found[str] | None = None
    lead = LEAD.match(text, document.prose)
    if lead:
        document.prose = lead.end()
        published = Found(lead[1], (document.span(lead.start(1), lead.end(1)),))
    line = DATELINE.match(text, document.prose) or PLACE.match(text, document.prose)
    place = None
    if line:
        document.prose = line.end()
        place = Found(line["place"], (document.span(line.start("place"), line.end("place")),))
        if not published and "day" in line.groupdict():
            said = dates.find(text, line.start("day"), line.end("day"), _day(document.header.get("published")))
            if said:
                published = Found(said[0].written, (document.span(said[0].start, said[0].end),))
    return published, place


def further(document: Document, language: str) -> tuple[Found[str] | None, Found[str] | None, int]:
    """Return the date and the place of a line below the heading, and where that line ends.

    Such a line is a byline with a date, or "Montevideo, 27 sep (EFE).-" before the first sentence.
    """
    text = document.text
    opening = list(document.paragraphs[:6])
    for start in opening:
        line = BELOW.match(text, start)
        end = text.find("\n", start) if "\n" in text[start:] else len(text)
        edges = line.span("day") if line else (start, end)
        if not line and end - start > BYLINE:
            continue
        said = [
            one
            for code in dict.fromkeys((language, "en"))
            for one in dates.find(text, *edges, None, language=code)
            if len(one.written) == 10
        ]
        if not line and said and said[0].end - said[0].start < (end - start) / 4:
            continue
        if line and not said:
            said = list(dates.find(text, *edges, _day(document.header.get("published")), language=language))
        if not line and not said:
            continue
        published = Found(said[0].written, (document.span(said[0].start, said[0].end),)) if said else None
        place = Found(line["place"], (document.span(*line.span("place")),)) if line else None
        return published, place, line.end() if line else end
    return None, None, 0


def day(document: Document, published: Found[str] | None) -> date | None:
    """Return the day that "today" is in the text."""
    return _day(published.value if published else None) or _day(document.header.get("published"))


def partial(document: Document, published: Found[str] | None) -> str:
    """Return the date line where it is no more than a year or a month, else nothing.

    >>> partial(Document("", {"published": "2024-08"}), None)
    '2024-08'
    """
    written = published.value if published else document.header.get("published", "")
    return written if 4 <= len(written) < 10 and written[:4].isdigit() else ""


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
