"""Statistics of aid: each form by its header, totals never beside their parts, every row in the graph or counted."""

import csv
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from comity import loading
from comity.graph import names
from comity.graph.check import check
from comity.graph.context import Context
from comity.graph.errors import BadInput
from comity.graph.records import Record, Text, When
from comity.graph.store import Store, strings
from comity.graph.validate import validate
from comity.loaders import crs, loader_for
from comity.ontology import terms as C

STAT = (
    '"DONOR","Donor","RECIPIENT","Recipient","SECTOR","Sector","FLOW","Flow","CHANNEL","Channel","AMOUNTTYPE",'
    '"Amount type","FLOWTYPE","Flow type","AIDTYPE","Type of aid","YEAR","Year","Unit Code","Unit","PowerCode Code",'
    '"PowerCode","Reference Period Code","Reference Period","Value","Flag Codes","Flags"'
)
SDMX = (
    "STRUCTURE,STRUCTURE_ID,ACTION,DONOR,RECIPIENT,SECTOR,MEASURE,CHANNEL,MODALITY,FLOW_TYPE,PRICE_BASE,MD_DIM,MD_ID,"
    "UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,BASE_PER,OBS_STATUS,UNIT_MULT,DECIMALS,PROJECT_TITLE"
)
BULK = (
    "Year|DonorCode|DonorName|AgencyCode|CrsID|RecipientCode|RecipientName|FlowCode|FlowName|Aid_T|USD_Commitment|"
    "USD_Disbursement|USD_Commitment_Defl|PurposeCode|PurposeName|ChannelCode|ChannelName|ProjectTitle"
)
DESCRIPTION = "http://purl.org/dc/terms/description"


def _stat(donor: str = "12,United Kingdom", recipient: str = "248,Kenya", value: str = "1.5", **other: str) -> str:
    """Write a row of OECD.Stat."""
    sector, flow = other.get("sector", "12262,Malaria"), other.get("flow", "11,ODA Grants")
    channel, aid = other.get("channel", "100,All Channels"), other.get("aid", "100,All Types")
    price, kind = other.get("price", "A,Current Prices"), other.get("kind", "115,Commitments")
    year, unit, power = other.get("year", "2015"), other.get("unit", "USD"), other.get("power", "6,Millions")
    base = other.get("base", "")
    place = f"{donor},{recipient},{sector},{flow},{channel},{price},{kind},{aid}"
    cells = f"{place},{year},{year},{unit},x,{power},{base},{base}"
    return ",".join(f'"{cell}"' for cell in cells.split(",")) + f",{value},,"


def _sdmx(donor: str = "GBR", recipient: str = "KEN", value: str = "1.5", **other: str) -> str:
    sector, channel, aid = other.get("sector", "12262"), other.get("channel", "_T"), other.get("aid", "_T")
    kind, price, detail = other.get("kind", "C"), other.get("price", "V"), other.get("detail", "_T,_T")
    base, title = other.get("base", "2022"), other.get("title", "")
    flow = other.get("flow", "11")
    place = f"{donor},{recipient},{sector},{flow},{channel},{aid},{kind},{price},{detail},USD,2015"
    return f"DATAFLOW,x,I,{place},{value},{base},A,6,6,{title}"


def _bulk(donor: str = "12|United Kingdom", amounts: str = "1.5|0.25|9.9", **other: str) -> str:
    recipient, purpose = other.get("recipient", "248|Kenya"), other.get("purpose", "12262|Malaria control")
    flow, channel = other.get("flow", "11|ODA Grants"), other.get("channel", "41122|UNICEF")
    title = other.get("title", "Nets")
    return f"2015|{donor}|1|2015000123|{recipient}|{flow}|C01|{amounts}|{purpose}|{channel}|{title}"


def _write(folder: Path, header: str, rows: Iterable[str], encoding: str = "utf-8") -> Path:
    path = folder / "file.csv"
    path.write_bytes(("\n".join([header, *rows]) + "\n").encode(encoding))
    return path


def _load(path: Path, everything: bool = False) -> tuple[list[Record], Context]:
    found: list[Record] = []
    context = Context(path, path.name, found.append, lambda *_: None, include_all=everything)
    crs.load(context)
    return found, context


def _read(folder: Path, header: str, *rows: str, everything: bool = False) -> tuple[list[Record], Context]:
    return _load(_write(folder, header, rows), everything)


def _values(record: Record) -> dict[str, Any]:
    return {fact.predicate: getattr(fact.value, "value", fact.value) for fact in record.facts}


def _sums(records: list[Record]) -> list[Record]:
    return [record for record in records if record.kind == C.AidStatistic]


def _amounts(records: list[Record], *, aggregates: bool = False) -> list[Decimal]:
    return [_values(one)[C.amount] for one in _sums(records) if (_values(one).get(C.isAggregate) is True) is aggregates]


# --- Each form ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (STAT, _stat()),
        ("\ufeff" + STAT, _stat()),
        (SDMX, _sdmx()),
        (BULK, _bulk(amounts="1.5||")),
        (BULK.lower().replace("donorcode", "donor_code").replace("|", ","), _bulk(amounts="1.5||").replace("|", ",")),
        (
            '"' + BULK.replace("|", '"|"').replace("DonorCode", "DEDonorcode").replace("CrsID", "X") + '"',
            _bulk("GBR|United Kingdom", "1.5||"),
        ),
    ],
)
def test_each_form_is_told_by_its_header_and_means_the_same(tmp_path: Path, header: str, row: str) -> None:
    path = _write(tmp_path, header, [row])
    assert loader_for(path).name == "crs"
    (one,), context = _load(path)
    found = _values(one)
    assert found[C.amount] == 1_500_000
    assert found[C.reportedAmount] == "1.5 million"
    assert (found[C.currency], found[C.priceBasis], found[C.flowType]) == ("USD", "current", "ODA grants")
    assert found[C.flowKind] == names.concept("flow", "commitment")
    assert found[C.provider] == names.country("GBR")
    assert found[C.recipient] == names.country("KEN")
    assert found[C.dacCode] == "12262"
    assert found[C.concerns] == names.domain("malaria")
    assert C.isAggregate not in found
    day = found[C.flowDate]
    assert isinstance(day, When)
    assert (str(day.earliest), str(day.latest), day.written) == ("2015-01-01", "2015-12-31", "2015")
    assert one.locator is not None
    assert (one.locator.file, one.locator.line) == ("file.csv", 2)
    assert not context.skipped


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_bulk_file_is_read_in_the_encoding_that_it_has(tmp_path: Path, encoding: str) -> None:
    path = _write(tmp_path, BULK, [_bulk(amounts="1.5||", title="Santé à Kisumu")], encoding)
    assert loader_for(path).name == "crs"
    (one,), context = _load(path)
    assert Text("Santé à Kisumu", "und") in [fact.value for fact in one.facts if fact.predicate == DESCRIPTION]
    assert ("the file is no UTF-8, and is read as Windows-1252" in context.notes) is (encoding == "cp1252")


def test_amounts_are_exact_in_full_units(tmp_path: Path) -> None:
    longest = "12345678901234567890.123456789012345678901234567890"
    written = ["2363.650823", "-0.000001", "1E-06", "123456789.123456789", ".5", longest]
    rows = [_stat(value=value, year=str(2000 + count)) for count, value in enumerate(written)]
    rows.append(_stat(value="12", power="3,Thousands", year="2010"))
    records, _ = _read(tmp_path, STAT, *rows)
    assert [f"{amount:f}" for amount in _amounts(records)] == [
        *(
            "2363650823",
            "-1",
            "1",
            "123456789123456.789",
            "500000",
            "12345678901234567890123456.789012345678901234567890",
            "12000",
        ),
    ]


def test_a_bulk_row_has_a_commitment_and_a_disbursement_and_constant_prices_are_told(tmp_path: Path) -> None:
    records, context = _read(tmp_path, BULK, _bulk(), _bulk(amounts="0||3"), _bulk(amounts="2|much|3"))
    kinds = [str(_values(one)[C.flowKind]).rsplit("/", 1)[1] for one in records]
    assert kinds == ["commitment", "disbursement", "commitment"]
    assert _amounts(records) == [1_500_000, 250_000, 2_000_000]
    assert dict(context.skipped) == {
        "rows with neither a commitment nor a disbursement": 1,
        "one of two sums, of rows whose amount is no number": 1,
    }
    assert context.notes == [
        "3 rows read, 2 kept; 3 sums",
        "columns of amounts that are not read: USD_Commitment_Defl",
    ]


def test_a_channel_that_is_a_known_organisation_is_the_receiver(tmp_path: Path) -> None:
    (known, other), _ = _read(
        tmp_path, BULK, _bulk(amounts="1||"), _bulk(amounts="1||", channel="12001|Central Government")
    )
    assert _values(known)[C.receiver] == names.organisation("unicef")
    assert _values(known)[C.channelCode] == "dac-channel:41122"
    assert C.receiver not in _values(other)
    assert (_values(other)[C.channelCode], _values(other)[C.channelText]) == (
        "dac-channel:12001",
        "Central Government",
    )


@pytest.mark.parametrize(
    ("donor", "iri"),
    [
        ("918|EU Institutions", names.group("eu")),
        ("1312|Global Fund", names.organisation("global-fund")),
        ("928|WHO", names.organisation("who")),
        ("57|Kosovo", names.country("XKX")),
        ("1614|Comic Relief", names.minted("file.csv", "organisation", "1614")),
    ],
)
def test_a_donor_is_the_country_or_body_of_its_code(tmp_path: Path, donor: str, iri: str) -> None:
    records, _ = _read(tmp_path, BULK, _bulk(donor, "1||"), _bulk(donor, "2||"))
    assert [_values(one)[C.provider] for one in _sums(records)] == [iri, iri]
    own = [record for record in records if record.kind == C.Organisation]
    assert [(one.label, _values(one)[C.identifier]) for one in own] == (
        [("Comic Relief", "dac-donor:1614")] if "1614" in donor else []
    )


@pytest.mark.parametrize(
    ("recipient", "region"),
    [
        ("298,Africa regional", "dac:298"),
        ("9998,Developing countries unspecified", "dac:998"),
        ("361,Netherlands Antilles", "dac:361"),
    ],
)
def test_a_recipient_that_is_no_country_is_a_region(tmp_path: Path, recipient: str, region: str) -> None:
    (one,), _ = _read(tmp_path, STAT, _stat(recipient=recipient))
    assert _values(one)[C.recipientRegion] == region
    assert C.recipient not in _values(one)
    assert C.isAggregate not in _values(one)


def test_current_and_constant_prices_are_told_apart(tmp_path: Path) -> None:
    records, context = _read(
        tmp_path, STAT, _stat(), _stat(price="D,Constant Prices", base="2016"), _stat(price="D,Constant Prices")
    )
    bases = [(_values(one)[C.priceBasis], _values(one).get(C.priceYear)) for one in records]
    assert bases == [("current", None), ("constant", 2016)]
    assert dict(context.skipped) == {"rows in constant prices that do not say of which year": 1}
    (current, constant), _ = _read(tmp_path, SDMX, _sdmx(), _sdmx(price="Q"))
    assert C.priceYear not in _values(current)
    assert _values(constant)[C.priceYear] == 2022


# --- What is kept ---------------------------------------------------------------------------------------------------


def test_only_purposes_of_health_are_kept_unless_all_are_asked_for(tmp_path: Path) -> None:
    purposes = ["12220,Basic health care", "13040,STD control", "122,Basic Health", "14030,Water", "11220,Schools"]
    purposes += ["16010,Social protection", "1000,All sectors", "14031,Drinking water", "14032,Sanitation"]
    rows = [_stat(sector=purpose, value=str(count + 1)) for count, purpose in enumerate(purposes)]
    records, context = _read(tmp_path, STAT, *rows)
    assert len(records) == 6
    domains = [_values(one).get(C.concerns) for one in records]
    assert domains.count(names.domain("water-sanitation-hygiene")) == 3
    assert dict(context.skipped) == {"rows of other purposes than health": 3}
    records, context = _read(tmp_path, STAT, *rows, everything=True)
    assert len(records) == 9
    assert not context.skipped


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (_stat(kind="113,Net"), "rows that are neither commitments nor gross disbursements"),
        (_stat(price="N,National"), "rows that are neither in current nor in constant prices"),
        (_stat(flow="77,Something"), "rows of a flow that is neither aid, other official nor private"),
        (_stat(unit="PCT"), "rows whose unit is no currency"),
        (_stat(power="x,Many"), "rows that do not say in thousands, millions or what the amount is"),
        (_stat(year="n.d."), "rows without a year"),
        (_stat(value=""), "rows without an amount"),
        (_stat(value="0"), "rows of the amount zero"),
        (_stat(value="1 5"), "rows whose amount is no number"),
        (_stat(donor=","), "rows without a provider or a recipient"),
        (_stat(donor="4711,Atlantis"), "rows of a provider that is not known"),
        (_stat(recipient="4711,Atlantis"), "rows of a recipient that is not known"),
        (_stat() + ",,more", "rows with fewer or more cells than the header"),
        (_stat(), "rows that repeat another"),
        (_stat(value="7"), "rows with the place of an earlier row and another amount"),
    ],
)
def test_a_row_that_is_no_sum_is_counted_with_its_line(tmp_path: Path, row: str, reason: str) -> None:
    records, context = _read(tmp_path, STAT, _stat(), row)
    assert _amounts(records) == [1_500_000]
    assert dict(context.skipped) == {reason: 1}
    assert context.skipped_at[0][1].startswith("file.csv line 3: ")
    assert context.notes[0] == "2 rows read, 1 kept; 1 sum"


# --- Totals ---------------------------------------------------------------------------------------------------------


def test_a_total_whose_parts_add_up_to_it_is_left_out(tmp_path: Path) -> None:
    rows = [
        _stat(recipient="10100,Developing Countries Total", value="4.000001"),
        _stat(recipient="10001,Africa Total", value="4"),
        _stat(recipient="248,Kenya", value="1.5"),
        _stat(recipient="285,Uganda", value="2.5"),
    ]
    records, context = _read(tmp_path, STAT, *rows)
    assert _amounts(records) == [1_500_000, 2_500_000]
    assert _amounts(records, aggregates=True) == []
    assert dict(context.skipped) == {"totals over recipients whose parts are in the file and add up to them": 2}


def test_a_total_whose_parts_are_not_all_there_stays_and_is_marked(tmp_path: Path) -> None:
    rows = [
        _stat(donor="20005,All Donors", value="5"),
        _stat(donor="20001,DAC Countries", value="4"),
        _stat(donor="12,United Kingdom", value="1.5"),
    ]
    records, context = _read(tmp_path, STAT, *rows)
    assert _amounts(records) == [1_500_000]
    assert _amounts(records, aggregates=True) == [5_000_000, 4_000_000]
    total = _values(records[0])
    assert (total[C.totalOver], total[C.flowSide]) == ("provider", "All Donors")
    assert C.provider not in total
    assert not context.skipped
    assert context.notes[0] == "3 rows read, 3 kept; 3 sums, 2 of them totals that no sum takes"


def test_a_table_of_totals_only_is_kept_and_marked(tmp_path: Path) -> None:
    row = _stat(donor="20005,All Donors", recipient="10100,Developing Countries", sector="120,Health Total")
    (one,), _ = _read(tmp_path, STAT, row)
    over = [fact.value for fact in one.facts if fact.predicate == C.totalOver]
    assert over == ["provider", "recipient", "purpose"]
    assert _values(one)[C.sectorCode] == "dac3:120"
    assert _values(one)[C.recipientRegion] == "dac:10100"


def test_a_total_is_told_by_its_name_where_its_code_is_not_known(tmp_path: Path) -> None:
    row = _stat().replace('"12","United Kingdom"', '"999","Northern donors, Total"')
    (one,), _ = _read(tmp_path, STAT, row)
    assert _values(one)[C.isAggregate] is True


def test_a_group_of_purposes_is_left_out_beside_its_purposes(tmp_path: Path) -> None:
    rows = [
        _stat(sector="120,Health", value="6"),
        _stat(sector="122,Basic health", value="4"),
        _stat(sector="121,General health", value="2.5"),
        _stat(sector="12110,Policy", value="2"),
        _stat(sector="12220,Care", value="1"),
        _stat(sector="12262,Malaria", value="3"),
    ]
    records, context = _read(tmp_path, STAT, *rows)
    assert _amounts(records) == [2_000_000, 1_000_000, 3_000_000]
    assert _amounts(records, aggregates=True) == [2_500_000]
    assert dict(context.skipped) == {"totals over purposes whose parts are in the file and add up to them": 2}


def test_all_channels_are_one_sum_unless_the_channels_add_up(tmp_path: Path) -> None:
    alone, _ = _read(tmp_path, STAT, _stat())
    assert _amounts(alone) == [1_500_000]
    parts = [_stat(channel="41122,UNICEF", value="1"), _stat(channel="12000,Government", value="0.5")]
    whole, context = _read(tmp_path, STAT, _stat(), *parts)
    assert _amounts(whole) == [1_000_000, 500_000]
    assert dict(context.skipped) == {"totals over channels whose parts are in the file and add up to them": 1}
    levels, context = _read(tmp_path, STAT, _stat(), *parts, _stat(channel="40000,Multilateral", value="1"))
    assert _amounts(levels) == [1_500_000]
    assert dict(context.skipped) == {"parts by channels that do not add up to their total, which stays": 3}


def test_aid_is_left_out_beside_grants_and_loans_and_other_flows_are_no_part_of_it(tmp_path: Path) -> None:
    rows = [
        _stat(flow="100,ODA", value="3"),
        _stat(flow="11,Grants", value="1"),
        _stat(flow="13,Loans", value="2"),
        _stat(flow="14,OOF", value="8"),
    ]
    records, _ = _read(tmp_path, STAT, *rows)
    assert [(_values(one)[C.flowType], _values(one)[C.amount]) for one in records] == [
        ("ODA grants", 1_000_000),
        ("ODA loans", 2_000_000),
        ("OOF", 8_000_000),
    ]


def test_parts_prove_only_the_total_of_their_own_year_and_kind(tmp_path: Path) -> None:
    rows = [
        _stat(recipient="10100,All", value="1.5"),
        _stat(),
        _stat(recipient="10100,All", value="1.5", year="2016"),
        _stat(recipient="10100,All", value="1.5", kind="112,Disbursements"),
    ]
    records, _ = _read(tmp_path, STAT, *rows)
    assert _amounts(records) == [1_500_000]
    assert len(_amounts(records, aggregates=True)) == 2


def test_reports_beside_their_totals_are_left_out_and_alone_are_kept(tmp_path: Path) -> None:
    reports = [_sdmx(detail="DD,T1", value="1", title="Nets"), _sdmx(detail="DD,T2", value="0.5", title="Nets")]
    records, context = _read(tmp_path, SDMX, _sdmx(), *reports)
    assert _amounts(records) == [1_500_000]
    assert dict(context.skipped) == {"single reports in a table that has their totals too": 2}
    records, context = _read(tmp_path, SDMX, *reports)
    assert _amounts(records) == [1_000_000, 500_000]
    assert not context.skipped


def test_the_data_explorer_has_totals_by_letters(tmp_path: Path) -> None:
    rows = [_sdmx("ALLD", value="4"), _sdmx("DAC", value="4"), _sdmx(value="1.5"), _sdmx("FRA", value="2.5")]
    records, _ = _read(tmp_path, SDMX, *rows, _sdmx("4EU001", recipient="F_X", value="1"))
    assert _amounts(records) == [1_500_000, 2_500_000, 1_000_000]
    assert _values(records[2])[C.provider] == names.group("eu")
    assert _values(records[2])[C.recipientRegion] == "dac:298"


# --- Broken files ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (STAT.replace("FLOWTYPE", "FLOW KIND") + "\n" + _stat(), "file.csv has no column FLOWTYPE; it has 'DONOR'"),
        (BULK.replace("USD_Commitment|", "Commitment|") + "\n" + _bulk(), "file.csv has no column USD_Commitment"),
        (STAT + "\n" + _stat() + "\n" + _stat(year="2016")[:-2], "file.csv breaks off in line 3"),
        (STAT + "\n" + _stat() + "\n" + _stat(year="2016")[:40], "file.csv line 3 is no row of a table"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "file.csv"
    path.write_text(content, encoding="utf-8")
    assert loader_for(path).name == "crs"
    with pytest.raises(BadInput) as refused:
        _load(path)
    assert said in str(refused.value)


def test_a_table_of_too_many_totals_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.loaders.crs.totals.MOST", 1)
    rows = [_stat(recipient=one, year=year) for year in ("2015", "2016") for one in ("10100,All", "248,Kenya")]
    with pytest.raises(BadInput, match=r"file\.csv holds more than 1 totals by line 4, too many to add up"):
        _read(tmp_path, STAT, *rows)


def test_quotes_in_the_texts_of_a_bulk_file_without_quotes_swallow_no_rows(tmp_path: Path) -> None:
    records, context = _read(tmp_path, BULK, _bulk(title='"Nets', amounts="1||"), _bulk(amounts="2||"))
    assert _amounts(records) == [1_000_000, 2_000_000]
    assert not context.skipped


def test_a_file_that_ends_without_a_line_break_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text(STAT + "\n" + _stat(), encoding="utf-8")
    assert _amounts(_load(path)[0]) == [1_500_000]


def test_other_tables_are_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("DONOR,RECIPIENT,MEASURE,PRICE_BASE,TIME_PERIOD,OBS_VALUE\n", encoding="utf-8")
    with pytest.raises(BadInput, match="is a table, and no mapping says"):
        loader_for(path)


# --- In a store -----------------------------------------------------------------------------------------------------


def test_sums_are_in_the_store_apart_from_activities_and_hold_to_the_shapes(store: Store, tmp_path: Path) -> None:
    rows = [_stat(), _stat(donor="20005,All Donors", value="5"), _stat(donor="1614,Comic Relief", value="2")]
    path = _write(tmp_path, STAT, rows)
    loading.load(store, [str(path)])
    query = f"""PREFIX c: <{C.NS}> SELECT (SUM(?amount) AS ?sum) (COUNT(?one) AS ?n) WHERE {{
      ?one a c:AidStatistic , c:FinancialFlow ; c:priceBasis "current" ; c:amount ?amount .
      FILTER NOT EXISTS {{ ?one c:isAggregate true }} FILTER NOT EXISTS {{ ?activity c:flow ?one }} }}"""
    assert list(strings(store.view().select(query))) == [("3500000", "2")]
    assert validate(store, ["file.csv"]).findings == []
    assert list(check(store.view())) == []
    (again,) = loading.load(store, [str(path)])
    assert again.state == "unchanged"


# --- The real file --------------------------------------------------------------------------------------------------


def test_every_row_of_the_real_table_is_kept_or_counted(shared: Path) -> None:
    records, context = _load(shared / "data" / "oecd-crs" / "CRS1_educ_health.csv")
    sums = _sums(records)
    assert dict(context.skipped) == {
        "rows of other purposes than health": 7000,
        "totals over recipients whose parts are in the file and add up to them": 893,
    }
    assert len(sums) + context.skipped.total() == 13734
    kenya = [_values(one)[C.amount] for one in sums if _values(one).get(C.recipient) == names.country("KEN")]
    with (shared / "data" / "oecd-crs" / "CRS1_educ_health.csv").open(encoding="utf-8-sig", newline="") as file:
        given = [row for row in csv.DictReader(file) if (row["Recipient"], row["SECTOR"]) == ("Kenya", "120")]
    assert len(kenya) == 37
    assert sum(kenya) == sum(Decimal(row["Value"]) for row in given) * 1_000_000
    assert all(_values(one)[C.isAggregate] is True for one in sums)  # all of them are totals over donors
