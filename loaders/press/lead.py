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
