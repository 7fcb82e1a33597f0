"""Exchange rates on their way to records: a table that users replace by their own."""

import csv
import os
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NoReturn

from comity.graph import names
from comity.graph.dates import when
from comity.graph.errors import BadInput
from comity.graph.records import Fact, Iri, Locator, Record, Typed
from comity.loaders.gazetteer import reference_file
from comity.loaders.yaml_files import shown
from comity.ontology import terms as C

SETTING = "COMITY_RATES"
RATES = "reference-rates.csv"
COLUMNS = ("currency", "period", "units_per_usd", "source", "address", "seen")
PERIOD = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2]))?")
NUMBER = re.compile(r"\d{1,20}(?:\.\d{1,20})?")
ADDRESS = re.compile(r"https?://\S+")
DOLLAR = "USD"
ANY_URI = "http://www.w3.org/2001/XMLSchema#anyURI"


def rates_file() -> Path:
    """Find the table: COMITY_RATES, else that of the register in use; raises BadInput where it is none."""
    given = os.environ.get(SETTING)
    if not given:
        return reference_file(RATES)
    if not Path(given).is_file():
        raise BadInput(f"{SETTING} names {given}, which is no file; correct it, or unset it for the bundled rates.")
    return Path(given)


def rates(path: Path) -> Iterator[Record]:
    """Yield the rates and the pages they are from; raises BadInput with file and line for what cannot be a rate."""
    lines: dict[tuple[str, str], int] = {}
    pages: dict[tuple[str, str, str], str] = {}
    for line, row in _rows(path):
        fault = _fault(row)
        if fault:
            _fail(path, line, fault)
        key = (row["currency"], row["period"])
        if lines.setdefault(key, line) != line:
            _fail(path, line, f"{key[0]} has a rate for {key[1]} in line {lines[key]} already; keep one.")
        page = (row["source"], row["address"], row["seen"])
        if page not in pages:
            pages[page] = f"{names.ID}page/rates/{len(pages) + 1}"
            yield _page(pages[page], row)
        facts = (
            Fact(C.rateCurrency, row["currency"]),
            Fact(C.ratePeriod, when(row["period"])),
            Fact(C.unitsPerDollar, Decimal(row["units_per_usd"])),
            Fact(C.rateSource, Iri(pages[page])),
        )
        label = f"{row['currency']} for one US dollar in {row['period']}"
        where = Locator(shown(path), line, "/".join(key))
        yield Record(f"{names.ID}rate/{'/'.join(key)}", C.ExchangeRate, label, facts, locator=where)


def _page(node: str, row: dict[str, str]) -> Record:
    facts = [Fact(C.publisherName, row["source"]), Fact(C.seenOn, when(row["seen"]))]
    if row["address"]:
        facts.append(Fact(C.url, Typed(row["address"], ANY_URI)))
    return Record(node, C.CitedDocument, row["source"], tuple(facts))


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with its line; an empty line is none."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            heads = [cell.strip() for cell in next(reader, [])]
            missing = [name for name in COLUMNS if name not in heads]
            if missing:
                _fail(path, 1, f"there is no column {', '.join(missing)}; the columns are {', '.join(COLUMNS)}.")
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    if len(cells) != len(heads):
                        _fail(path, reader.line_num, f"it has {len(cells)} cells under {len(heads)} columns.")
                    yield reader.line_num, {name: cell.strip() for name, cell in zip(heads, cells, strict=True)}
    except UnicodeDecodeError:
        raise BadInput(f"{shown(path)} is not UTF-8 text; save the table as UTF-8.") from None
    except (csv.Error, OSError) as trouble:
        raise BadInput(f"{shown(path)} is no table of comma-separated values ({trouble}); correct it.") from None


def _fault(row: dict[str, str]) -> str | None:
    """Tell what is wrong with a row."""
    currency, period, number = row["currency"], row["period"], row["units_per_usd"]
    if currency == DOLLAR:
        return "rates are counted in US dollars, which need none; take the line out."
    if currency not in _known():
        return f"{currency!r} is no currency of ISO 4217; write three letters such as EUR."
    if not PERIOD.fullmatch(period):
        return f"{period!r} is neither a year nor a month; write 2015 or 2015-03."
    if not NUMBER.fullmatch(number) or not Decimal(number):
        return f"{number!r} is no number above zero; write units of {currency} for one US dollar, such as 0.9013."
    if not row["source"]:
        return "the rate names no source; write who published it."
    if row["address"] and not ADDRESS.fullmatch(row["address"]):
        return f"{row['address']!r} is no address on the web; leave it empty where there is none."
    return _bad_day(row["seen"])


def _bad_day(written: str) -> str | None:
    try:
        when(written)
    except BadInput:
        return f"{written!r} is no day on which the source was read; write one such as 2026-02-26."
    return None


@cache
def _known() -> frozenset[str]:
    """List the codes of ISO 4217, those withdrawn among them, as Unicode CLDR has them."""
    from babel import Locale

    return frozenset(Locale.parse("en").currencies)


def _fail(path: Path, line: int, sentence: str) -> NoReturn:
    raise BadInput(f"{shown(path)} line {line}: {sentence}")
