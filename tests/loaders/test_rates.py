"""Exchange rates: exact as the table has them, refused where they are none, replaced by a table of the user's own."""

from decimal import Decimal
from pathlib import Path

import pytest

from comity import loading
from comity.checking import check_files
from comity.graph import names
from comity.graph.check import check
from comity.graph.embedded import EmbeddedStore
from comity.graph.errors import BadInput
from comity.graph.records import Record, When
from comity.graph.store import strings
from comity.graph.validate import validate
from comity.loaders.reference.rates import RATES, rates, rates_file
from comity.ontology import terms as C

HEAD = "currency,period,units_per_usd,source,address,seen\n"
ROW = "EUR,2015,0.901296423367096,Tea Bank,https://example.org/rates,2026-02-26\n"
MONTH = "EUR,2015-03,0.9234,Tea Bank,https://example.org/rates,2026-02-26\n"
ASKED = f"""PREFIX c: <{C.NS}> SELECT ?units ?who ?day WHERE {{ ?rate a c:ExchangeRate ; c:rateCurrency "EUR" ;
    c:ratePeriodAsWritten "2015" ; c:unitsPerDollar ?units ; c:rateSource [ c:publisherName ?who ; c:seenOn ?day ] }}"""


def _write(folder: Path, text: str) -> Path:
    path = folder / RATES
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def _base(store: EmbeddedStore) -> None:
    with store.writer() as writer:
        list(loading.base(writer))


def _values(record: Record) -> dict[str, object]:
    return {fact.predicate: getattr(fact.value, "value", fact.value) for fact in record.facts}


def test_a_rate_is_as_exact_as_the_table_has_it_and_names_its_source(tmp_path: Path) -> None:
    page, year, month = rates(_write(tmp_path, ROW + "\n" + MONTH))
    assert year.iri == names.ID + "rate/EUR/2015"
    assert year.locator is not None
    assert (year.locator.file, year.locator.line) == (RATES, 2)
    found = _values(year)
    assert found[C.unitsPerDollar] == Decimal("0.901296423367096")
    assert found[C.rateSource] == page.iri
    assert _values(page)[C.url] == "https://example.org/rates"
    period = _values(month)[C.ratePeriod]
    assert isinstance(period, When)
    assert (str(period.earliest), str(period.latest)) == ("2015-03-01", "2015-03-31")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ROW + MONTH + ROW, f"{RATES} line 4: EUR has a rate for 2015 in line 2 already; keep one."),
        (ROW.replace("EUR", "EUX"), "line 2: 'EUX' is no currency of ISO 4217"),
        (ROW.replace("EUR", "USD"), "line 2: rates are counted in US dollars"),
        (ROW.replace("2015,", "15,"), "line 2: '15' is neither a year nor a month"),
        (ROW.replace("2015,", "2015-13,"), "line 2: '2015-13' is neither a year nor a month"),
        (ROW.replace("0.901296423367096", "0"), "line 2: '0' is no number above zero"),
        (ROW.replace("0.901296423367096", "-0.9"), "line 2: '-0.9' is no number above zero"),
        (ROW.replace("0.901296423367096", "9e-1"), "line 2: '9e-1' is no number above zero"),
        (ROW.replace("Tea Bank", " "), "line 2: the rate names no source"),
        (ROW.replace("https://example.org/rates", "example"), "line 2: 'example' is no address on the web"),
        (ROW.replace("2026-02-26", "soon"), "line 2: 'soon' is no day on which the source was read"),
        ("EUR,2015,0.9\n", "line 2: it has 3 cells under 6 columns"),
        ('EUR,2015,"0.9', "is no table of comma-separated values"),
    ],
)
def test_what_cannot_be_a_rate_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = _write(tmp_path, text)
    with pytest.raises(BadInput) as refused:
        list(rates(path))
    assert said in str(refused.value)
    assert [said in sentence for sentence in check_files([str(path)]).wrong] == [True]


def test_a_table_without_a_column_or_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / RATES
    path.write_text("currency,period,rate\n", encoding="utf-8")
    with pytest.raises(BadInput, match="line 1: there is no column units_per_usd, source, address, seen"):
        list(rates(path))
    path.write_bytes((HEAD + ROW.replace("Tea", "Thé")).encode("cp1252"))
    with pytest.raises(BadInput, match="is not UTF-8 text"):
        list(rates(path))


def test_the_bundled_rates_are_of_the_currencies_that_donors_report_in() -> None:
    found = {
        (str(_values(one)[C.rateCurrency]), str(one.iri).rsplit("/", 1)[1]): _values(one)[C.unitsPerDollar]
        for one in rates(rates_file())
        if one.kind == C.ExchangeRate
    }
    currencies = {"EUR", "GBP", "CAD", "AUD", "JPY", "SEK", "NOK", "DKK", "CHF", "NZD", "KRW"}
    assert {(code, str(year)) for code in currencies for year in range(2000, 2025)} <= found.keys()
    assert found["SAR", "2010"] == Decimal("3.75")
    assert ("USD", "2010") not in found


def test_a_table_of_ones_own_replaces_the_bundled_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = EmbeddedStore(tmp_path / "store")
    own = _write(tmp_path, "EUR,2015,0.5,Our ministry,,2026-03-01\n")
    monkeypatch.setenv("COMITY_RATES", str(own))
    _base(store)
    assert list(strings(store.view().select(ASKED))) == [("0.5", "Our ministry", "2026-03-01")]
    assert len(list(strings(store.view().select(f"SELECT ?rate {{ ?rate a <{C.ExchangeRate}> }}")))) == 1
    monkeypatch.delenv("COMITY_RATES")
    _base(store)
    assert [units for units, *_ in strings(store.view().select(ASKED))] == ["0.901296423367096"]
    assert validate(store).findings == []
    assert list(check(store.view())) == []


def test_a_rates_file_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_RATES", "/nowhere/rates.csv")
    with pytest.raises(BadInput, match=r"COMITY_RATES names /nowhere/rates\.csv, which is no file"):
        rates_file()
