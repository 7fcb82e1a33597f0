"""Single values as files write them: words with their language, days, amounts, percentages, identifiers."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from comity.graph.dates import when
from comity.graph.errors import BadInput
from comity.graph.records import Text, When
from comity.loaders.iati.stream import Element, inner_text

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Language, script and place; further subtags have rules of their own, and files that have them mostly break them.
LANGUAGE = re.compile(r"([a-z]{2,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?")
TAG = re.compile(r"([a-z]{2,3})-[a-z0-9-]*")
UNKNOWN = "und"
DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ][0-9:.]*)?(?:Z|[+-]\d\d:?\d\d)?")
PARTIAL = re.compile(r"\d{4}(?:-\d\d)?")
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
PERCENTAGE = re.compile(r"\d{1,3}(?:[.,]\d+)?|\.\d+")
LONGEST_NUMBER = 40


@lru_cache(maxsize=2_000)
def language(written: str | None, otherwise: str) -> str:
    """Give a language tag in small letters, or the other one where this is none.

    >>> language("ES", "en"), language("pt_BR", "en"), language("fr-x", "en"), language("Español!", "en")
    ('es', 'pt-br', 'fr', 'en')
    """
    tag = (written or "").strip().lower().replace("_", "-")
    if LANGUAGE.fullmatch(tag):
        return tag
    longer = TAG.fullmatch(tag)
    return longer[1] if longer else otherwise


def clean(written: str | None) -> str:
    """Make all white space single blanks."""
    return " ".join(written.split()) if written else ""


def plain(name: str) -> str:
    """Fold case, accents, punctuation and a first "the" away.

    >>> plain("The  U.S. Côte-d’Or, Inc."), plain("Centres for Disease Control")
    ('us cote d or inc', 'centres for disease control')
    """
    apart = unicodedata.normalize("NFKD", name.casefold()).replace(".", "")
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[\W_]+", " ", bare).split()).removeprefix("the ")


def words(element: Element, otherwise: str) -> list[Text]:
    """List what an element says, by language: its narratives in version 2, its own text in version 1."""
    own = language(element.get(LANG), otherwise)
    found = []
    for narrative in element:
        if narrative.tag == "narrative":
            text = clean(inner_text(narrative) if len(narrative) else narrative.text)
            if text:
                found.append(Text(text, language(narrative.get(LANG), own)))
    if not found and (text := clean(element.text)):
        return [Text(text, own)]
    return found if len(found) < 2 else list(dict.fromkeys(found))


def first_words(element: Element | None) -> str:
    """Give what an element says first, in whatever language."""
    if element is None:
        return ""
    said = words(element, UNKNOWN)
    return said[0].value if said else ""


def code(element: Element) -> str:
    """Give the code of an element; version 1.0 calls it a reference."""
    return (element.get("code") or element.get("ref") or "").strip()


def day(written: str) -> When | None:
    """Read a date as it is written, with or without a time behind it; None where it is no date.

    >>> day("2013-07-30T16:35:42Z").written
    '2013-07-30'
    >>> day("100000") is None, day("2013-02-30") is None
    (True, True)
    """
    written = written.strip()
    found = DAY.fullmatch(written)
    plain = found[1] if found else written
    if not found and not PARTIAL.fullmatch(plain):
        return None
    try:
        return when(plain)
    except BadInput:
        return None


def dated(element: Element) -> str:
    """Give the date of an element as written: the attribute for dates, whose name has changed, never the text."""
    return (element.get("iso-date") or element.get("iso_date") or "").strip()


def amount(written: str) -> Decimal | None:
    """Read a number; None where its marks can be read in two ways.

    >>> amount(" -99856.50 "), amount("1,234,567"), amount("1,234.50"), amount("1,234"), amount("12.000,00")
    (Decimal('-99856.50'), Decimal('1234567'), Decimal('1234.50'), None, None)
    """
    written = written.strip()
    if len(written) > LONGEST_NUMBER or not written.isascii():
        return None
    if NUMBER.fullmatch(written):
        return Decimal(written)
    if GROUPED.fullmatch(written) and (written.count(",") > 1 or "." in written):
        return Decimal(written.replace(",", ""))
    return None


def percentage(written: str | None) -> Decimal | None:
    """Read a percentage from 0 to 100.

    >>> percentage("33,33"), percentage("50 %"), percentage("120")
    (Decimal('33.33'), Decimal('50'), None)
    """
    text = (written or "").replace("%", "").strip()
    if not text.isascii() or len(text) > LONGEST_NUMBER or not PERCENTAGE.fullmatch(text):
        return None
    number = Decimal(text.replace(",", "."))
    return number if number <= 100 else None
