"""IATI activity files: all versions alike, health by default, every defect counted with its place."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from comity import loading
from comity.graph import names
from comity.graph.check import check
from comity.graph.context import Context
from comity.graph.embedded import EmbeddedStore
from comity.graph.errors import BadInput
from comity.graph.quads import lines
from comity.graph.records import Iri, Record, Text, When
from comity.graph.store import Store, strings
from comity.graph.validate import validate
from comity.loaders import iati, loader_for
from comity.loaders.gazetteer import gazetteer
from comity.loaders.iati.donors import folded, whom
from comity.loaders.iati.organisations import ALT_LABEL
from comity.ontology import terms as C

FIRST = """<?xml version="1.0"?>
<iati-activities version="1.0">
 <iati-activity default-currency="EUR" xml:lang="en">
  <iati-identifier> XM-1-TEA
  </iati-identifier>
  <reporting-org>Tea Aid</reporting-org>
  <title>Nets against malaria</title>
  <recipient-country code="TG">Togo</recipient-country>
  <participating-org role="donor" ref="" type="multilateral">Tea Bank</participating-org>
  <activity-date type="start" iso_date="2003-10-01"/>
  <activity-status ref="ongoing"/>
  <sector vocabulary="DAC" ref="12262"/>
  <transaction type="commitment"><value currency="" value-date="2003-01-01">1000</value></transaction>
 </iati-activity>
</iati-activities>
"""
FOURTH = """<iati-activities version="1.04">
 <iati-activity default-currency="EUR" xml:lang="en">
  <iati-identifier>XM-1-TEA</iati-identifier>
  <reporting-org>Tea Aid</reporting-org>
  <title>Nets against malaria</title>
  <recipient-country code="TG"/>
  <participating-org role="Funding" type="40">Tea Bank</participating-org>
  <activity-date type="start-actual" iso-date="2003-10-01"/>
  <activity-status code="2">Implementation</activity-status>
  <sector vocabulary="DAC" code="12262"/>
  <transaction><transaction-type code="C"/><value value-date="2003-01-01">1000</value></transaction>
 </iati-activity>
</iati-activities>
"""
SECOND = """<iati-activities version="2.03">
 <iati-activity default-currency="EUR" xml:lang="en">
  <iati-identifier>XM-1-TEA</iati-identifier>
  <reporting-org><narrative>Tea Aid</narrative></reporting-org>
  <title><narrative>Nets against malaria</narrative></title>
  <recipient-country code="TG"/>
  <participating-org role="1" type="40"><narrative>Tea Bank</narrative></participating-org>
  <activity-date type="2" iso-date="2003-10-01T00:00:00Z"/>
  <activity-status code="2"/>
  <sector vocabulary="1" code="12262"/>
  <transaction><transaction-type code="2"/><value value-date="2003-01-01">1000</value></transaction>
 </iati-activity>
</iati-activities>
"""
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
HEALTH = '<sector vocabulary="1" code="12220"/>'


def _load(path: Path, everything: bool = False) -> tuple[list[Record], Context]:
    found: list[Record] = []
    context = Context(path, path.name, found.append, lambda *_: None, include_all=everything)
    iati.load(context)
    return found, context


def _read(folder: Path, *inside: str, everything: bool = False) -> tuple[list[Record], Context]:
    """Read a file of version 2.03 with these activities."""
    activities = "\n".join(f'<iati-activity default-currency="USD">{one}</iati-activity>' for one in inside)
    path = folder / "file.xml"
    path.write_text(f'<iati-activities version="2.03">\n{activities}\n</iati-activities>', encoding="utf-8")
    return _load(path, everything)


def _said(record: Record, predicate: str) -> list[Any]:
    values = [fact.value for fact in record.facts if fact.predicate == predicate]
    return [getattr(value, "written", getattr(value, "value", value)) for value in values]


def _of(records: list[Record], kind: str) -> list[Record]:
    return [record for record in records if record.kind == kind]


@pytest.mark.parametrize("text", [FIRST, FOURTH, SECOND])
def test_all_versions_say_the_same(tmp_path: Path, text: str) -> None:
    path = tmp_path / "file.xml"
    path.write_text(text, encoding="utf-8")
    assert loader_for(path).name == "iati"
    records, context = _load(path)
    (activity,), (flow,) = _of(records, C.AidActivity), _of(records, C.FinancialFlow)
    assert (activity.label, activity.language) == ("Nets against malaria", "en")
    assert _said(activity, C.identifier) == ["iati:XM-1-TEA"]
    assert _said(activity, C.recipient) == [names.country("TGO")]
    assert _said(activity, C.startsOn) == ["2003-10-01"]
    assert _said(activity, C.activityStatus) == [names.concept("activity-status", "implementation")]
    assert _said(activity, C.dacCode) == ["12262"]
    assert _said(activity, C.concerns) == [names.domain("malaria")]
    assert _said(activity, C.flow) == [flow.iri]
    (bank,) = _of(records, C.InternationalOrganisation)
    assert (bank.label, _said(activity, C.provider)) == ("Tea Bank", [bank.iri])
    assert [_said(flow, one) for one in (C.flowKind, C.amount, C.currency, C.valueDate, C.flowDate)] == [
        [names.concept("flow", "commitment")],
        [Decimal(1000)],
        ["EUR"],
        ["2003-01-01"],
        [],
    ]
    assert not context.skipped
    assert context.notes == ["1 activity read, 1 kept; 1 transaction read, 1 kept"]
    assert context.description.publisher == "Tea Aid"


@pytest.mark.parametrize(
    ("inside", "kept", "possible"),
    [
        ('<sector vocabulary="1" code="12220"/>', True, False),
        ('<sector code="13040"/>', True, False),
        ('<sector vocabulary="1" code="72011"/>', True, False),
        *((f'<sector vocabulary="1" code="{code}"/>', True, False) for code in (14030, 14031, 14032)),
        ('<sector vocabulary="1" code="14020"/>', False, False),
        ('<sector vocabulary="1" code="31110"/><sector vocabulary="1" code="12110"/>', True, False),
        ('<sector vocabulary="2" code="122"/>', True, False),
        ('<sector vocabulary="3" code="07.2"/>', True, False),
        ('<sector vocabulary="7" code="3"/>', True, False),
        ('<sector vocabulary="1" code="31110"/><tag vocabulary="3" code="3.8"/>', True, False),
        ('<transaction><sector vocabulary="1" code="12220"/></transaction>', True, False),
        ("<title><narrative>Lutte contre le paludisme</narrative></title>", True, True),
        ('<sector vocabulary="1" code="99810"/><title><narrative>A hospital</narrative></title>', True, True),
        ('<sector vocabulary="99" code="7"><narrative>Primary Health</narrative></sector>', True, True),
        ('<sector vocabulary="1" code="11420"/><title><narrative>Medical students</narrative></title>', True, True),
        ('<sector vocabulary="1" code="11420"/><title><narrative>Students</narrative></title>', False, False),
        ('<sector vocabulary="1" code="31110"/><title><narrative>Healthy soils</narrative></title>', False, False),
        ('<sector vocabulary="7" code="13"/>', False, False),
        ("<title><narrative>Roads</narrative></title>", False, False),
        ("", False, False),
    ],
)
def test_codes_decide_what_is_health_and_words_only_where_none_tells(
    tmp_path: Path, inside: str, kept: bool, possible: bool
) -> None:
    records, context = _read(tmp_path, f"<iati-identifier>A</iati-identifier>{inside}")
    activities = _of(records, C.AidActivity)
    assert len(activities) == kept
    assert [_said(one, C.grade) for one in activities] == [
        [names.concept("grade", "possible")] if possible else []
    ] * kept
    assert [bool(_said(one, C.why)) for one in activities] == [possible] * kept
    left = [what for what in context.skipped if what.startswith("activities")]
    assert len(left) == (not kept)


def test_all_keeps_what_is_not_about_health(tmp_path: Path) -> None:
    inside = '<sector code="31110"/><transaction><transaction-type code="3"/><value>5</value></transaction>'
    records, context = _read(tmp_path, inside, everything=True)
    assert (len(_of(records, C.AidActivity)), len(_of(records, C.FinancialFlow))) == (1, 1)
    assert not context.skipped


def test_what_is_left_out_with_an_activity_is_counted_and_has_a_place(tmp_path: Path) -> None:
    money = "<transaction><transaction-type code='3'/><value>5</value></transaction><budget/>"
    _, context = _read(tmp_path, HEALTH, f'<iati-identifier>B</iati-identifier><sector code="31110"/>{money}')
    assert dict(context.skipped) == {
        "activities whose sector codes are not about health": 1,
        "transactions of activities that are left out": 1,
        "budgets of activities that are left out": 1,
    }
    assert dict(context.skipped_at)["transactions of activities that are left out"] == "file.xml line 3: B"


def test_a_transaction_of_another_sector_is_left_out_of_a_health_activity(tmp_path: Path) -> None:
    one = '<transaction><transaction-type code="3"/><value>5</value><sector vocabulary="1" code="{}"/></transaction>'
    records, context = _read(tmp_path, one.format(12262) + one.format(31110))
    (flow,) = _of(records, C.FinancialFlow)
    assert (_said(flow, C.dacCode), _said(flow, C.concerns)) == (["12262"], [names.domain("malaria")])
    assert context.skipped == {"transactions of other sectors than health, in activities that are kept": 1}


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<value>5</value>", "transactions of no kind that the standard has"),
        ('<transaction-type code="77"/><value>5</value>', "transactions of no kind that the standard has"),
        ('<transaction-type code="3"/>', "transactions without an amount"),
        ('<transaction-type code="3"/><value> </value>', "transactions without an amount"),
        (
            '<transaction-type code="3"/><value>1,234</value>',
            "transactions whose amount is no number that can be read in one way only",
        ),
        (
            '<transaction-type code="3"/><value currency="Euro">5</value>',
            "transactions of a currency that ISO 4217 does not have",
        ),
    ],
)
def test_a_transaction_that_cannot_be_used_is_counted_and_not_guessed(tmp_path: Path, inside: str, reason: str) -> None:
    records, context = _read(tmp_path, f"{HEALTH}<transaction>{inside}</transaction>")
    assert len(_of(records, C.AidActivity)) == 1
    assert not _of(records, C.FinancialFlow)
    assert context.skipped == {reason: 1}


def test_a_sum_without_any_currency_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "file.xml"
    inside = f'{HEALTH}<transaction><transaction-type code="3"/><value>5</value></transaction>'
    path.write_text(f'<iati-activities version="2.03"><iati-activity>{inside}</iati-activity></iati-activities>')
    records, context = _load(path)
    assert not _of(records, C.FinancialFlow)
    assert context.skipped == {"transactions without a currency": 1}


def test_dates_that_are_none_are_counted_and_open_ones_have_no_day(tmp_path: Path) -> None:
    dates = [("1", "2020-02-30"), ("2", "12/5/2020"), ("3", "2020"), ("4", "9999-12-31")]
    inside = HEALTH + "".join(f'<activity-date type="{kind}" iso-date="{day}"/>' for kind, day in dates)
    records, context = _read(tmp_path, inside)
    (activity,) = _of(records, C.AidActivity)
    assert [_said(activity, one) for one in (C.plannedStart, C.startsOn)] == [[], []]
    planned, actual = (next(f.value for f in activity.facts if f.predicate == one) for one in (C.plannedEnd, C.endsOn))
    assert isinstance(planned, When)
    assert (str(planned.earliest), str(planned.latest)) == ("2020-01-01", "2020-12-31")
    assert actual == When("9999-12-31", None, None)
    assert context.skipped == {"dates of activities that are no dates": 2}


def test_an_end_before_the_start_is_counted_and_not_stated(tmp_path: Path) -> None:
    dates = '<activity-date type="2" iso-date="2020-05-05"/><activity-date type="4" iso-date="2020-05-04"/>'
    records, context = _read(tmp_path, HEALTH + dates)
    (activity,) = _of(records, C.AidActivity)
    assert (_said(activity, C.startsOn), _said(activity, C.endsOn)) == (["2020-05-05"], [])
    assert context.skipped == {"ends of activities that lie before the start": 1}


def test_shares_are_kept_with_their_percentage(tmp_path: Path) -> None:
    inside = """<sector vocabulary="1" code="12262" percentage="33,3"/><sector vocabulary="99" code="X" percentage="9">
      <narrative>Own words</narrative></sector><sector vocabulary="1" code="12220" percentage="lots"/>
      <recipient-country code="ke" percentage="60"/><recipient-region code="298" percentage="40"/>
      <recipient-country code="QQ"/>"""
    records, context = _read(tmp_path, inside)
    (activity,) = _of(records, C.AidActivity)
    kinds = (C.dacCode, C.sectorCode, C.recipient, C.recipientRegion)
    shares = [sum((_said(one, kind) for kind in kinds), _said(one, C.percentage)) for one in _of(records, C.Share)]
    assert shares == [
        [Decimal("33.3"), "12262"],
        [Decimal(9), "reporter:X"],
        [Decimal(60), names.country("KEN")],
        [Decimal(40), "dac:298"],
    ]
    assert len(_said(activity, C.share)) == 4
    assert (_said(activity, C.recipient), _said(activity, C.recipientRegion)) == ([names.country("KEN")], ["dac:298"])
    assert (_said(activity, C.sectorCode), _said(activity, C.sectorText)) == (["reporter:X"], ["Own words"])
    assert context.skipped == {
        "percentages that are no number from 0 to 100": 1,
        "recipients that are no known country or region": 1,
    }


def test_what_stands_alone_has_all_and_needs_no_share(tmp_path: Path) -> None:
    inside = """<recipient-country code="KE" percentage="100"/><sector vocabulary="1" code="12262" percentage="100"/>
      <sector vocabulary="99" code="X" percentage="100"/><sector vocabulary="99" code="Y" percentage="100"/>"""
    records, _ = _read(tmp_path, inside)
    assert [_said(one, C.sectorCode) for one in _of(records, C.Share)] == [["reporter:X"], ["reporter:Y"]]


def test_a_sum_is_stated_in_few_statements(tmp_path: Path) -> None:
    path = tmp_path / "file.xml"
    path.write_text(
        f"""<iati-activities version="2.03"><iati-activity default-currency="USD">{HEALTH}<transaction ref="7">
        <transaction-type code="3"/><transaction-date iso-date="2020-05-01"/><value>5</value>
        <description><narrative xml:lang="en">Nets</narrative></description></transaction>
        </iati-activity></iati-activities>""",
        encoding="utf-8",
    )
    (flow,) = _of(_load(path)[0], C.FinancialFlow)
    said = sorted((predicate[1:-1].removeprefix(C.NS), value) for _, predicate, value in lines(flow, "file.xml"))
    day = '"2020-05-01"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert said == [
        ("amount", '"5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("currency", '"USD"'),
        ("evidence", '"file.xml line 1: 7"'),
        ("flowDate", day),
        ("flowDateEarliest", day),
        ("flowDateLatest", day),
        ("flowKind", f"<{names.concept('flow', 'disbursement')}>"),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"<{C.FinancialFlow}>"),
        (LABEL, '"Nets"@en'),
    ]


def test_titles_and_descriptions_stand_by_language(tmp_path: Path) -> None:
    inside = f"""{HEALTH}<title><narrative>Tea</narrative><narrative xml:lang="FR">Thé</narrative>
      <narrative xml:lang="Español!">Té</narrative></title><description><narrative> A
      cup </narrative></description>"""
    records, _ = _read(tmp_path, inside)
    (activity,) = _of(records, C.AidActivity)
    assert (activity.label, activity.language) == ("Tea", "und")
    others = [fact.value for fact in activity.facts if fact.predicate == LABEL]
    assert others == [Text("Thé", "fr"), Text("Té", "und")]
    assert _said(activity, "http://purl.org/dc/terms/description") == ["A cup"]


def test_an_organisation_is_one_by_its_code_else_by_its_name_and_known_ones_are_pointed_to(tmp_path: Path) -> None:
    inside = f"""{HEALTH}
      <participating-org role="1" ref="GB-GOV-99" type="10"><narrative>UK Aid</narrative></participating-org>
      <participating-org role="2" ref="GB-GOV-99" type="10"><narrative>British Aid</narrative></participating-org>
      <participating-org role="3" ref="XM-DAC-928" type="40"><narrative>W.H.O.</narrative></participating-org>
      <participating-org role="3" ref="N/A"><narrative>World Health Organization</narrative></participating-org>
      <participating-org role="4" ref="12711"><narrative>Windows</narrative></participating-org>
      <participating-org role="4"><narrative>tea  HOUSE</narrative></participating-org>
      <participating-org role="4"><narrative>Tea House</narrative></participating-org>
      <participating-org role="9"><narrative>Nobody</narrative></participating-org>
      <participating-org role="4" ref=""/>"""
    records, context = _read(tmp_path, inside)
    (activity,) = _of(records, C.AidActivity)
    (state,) = _of(records, C.GovernmentAgency)
    assert _said(activity, C.provider) == _said(activity, C.accountable) == [state.iri]
    assert (state.label, _said(state, C.identifier)) == ("UK Aid", ["iati-org:GB-GOV-99"])
    assert _said(state, C.jurisdiction) == [names.country("GBR")]
    assert _said(state, "http://www.w3.org/2004/02/skos/core#altLabel") == ["British Aid"]
    assert _said(activity, C.extending) == [names.organisation("who")]
    own = {one.label: _said(one, C.identifier) for one in _of(records, C.Organisation)}
    assert own == {"Windows": [], "tea HOUSE": []}
    assert context.skipped == {
        "participating organisations without a role that the standard has": 1,
        "participating organisations without code and name": 1,
    }


@pytest.mark.parametrize(
    ("reference", "name", "meant"),
    [
        *((code, "", names.organisation("usa-usaid")) for code in ("US-1", "US-GOV-1", "us-gov-1", "XM-DAC-302-1")),
        *((code, "UK Aid", names.organisation("gbr-fcdo")) for code in ("GB-1", "GB-GOV-1", "XM-DAC-12-1")),
        *(
            (code, "UNITED STATES", names.country("USA"))
            for code in ("US", "302", "XM-DAC-302", "DAC-302", "", "US-USAGOV")
        ),
        ("302", "Fund 302", None),
        ("US", "", names.country("USA")),
        ("TF", "Trust Funds", None),
        ("TF", "", None),
        ("", "Government of Bolivia", names.country("BOL")),
        ("XM-DAC-7", "Netherlands - Ministry of Foreign Affairs", names.country("NLD")),
        ("DAC-1601", "", names.organisation("usa-gates")),
        ("928", "Some body", None),
        ("XM-DAC-22000", "An organisation of a donor country", None),
        *(("", name, names.organisation("who")) for name in ("WHO", "who", "Organisation mondiale de la sante")),
        ("", "Pan-American Health Organisation", names.organisation("paho")),
        ("", "Joint United Nations Program on HIV-AIDS", names.organisation("unaids")),
        ("", "USAID", names.organisation("usa-usaid")),
        ("", "GAVI", names.organisation("gavi")),
        ("", "Department for International Development", names.organisation("gbr-fcdo")),
        ("XI-OTHER-7", "USAID", None),
        *(("", name, None) for name in ("MINSA", "MoHP", "CDC", "MINSAL", "Ministry of Health", "WHO Foundation")),
    ],
)
def test_donors_are_bodies_and_countries_of_the_reference_whatever_code_they_go_by(
    tmp_path: Path, reference: str, name: str, meant: str | None
) -> None:
    said = f"<narrative>{name}</narrative>" if name else ""
    inside = f'{HEALTH}<participating-org role="1" ref="{reference}">{said}</participating-org>'
    (activity,) = _of(_read(tmp_path, inside)[0], C.AidActivity)
    (provider,) = _said(activity, C.provider)
    assert provider == meant if meant else "/source/" in provider


def test_no_country_or_group_and_no_second_body_bears_a_name_by_which_a_donor_is_known() -> None:
    known = gazetteer()
    states = {folded(name) for some in (known.countries, known.groups) for each in some.values() for name in each}
    borne = [name for one in known.organisations for name in {folded(each) for each in one.names}]
    for name in (*states, *(name for name, bearers in Counter(borne).items() if bearers > 1)):
        assert not (whom("", [name]) or "").startswith(names.organisation("")), name


def test_an_embassy_is_a_public_body_of_its_country_wherever_the_aid_goes(tmp_path: Path) -> None:
    inside = f"""{HEALTH}<recipient-country code="CD"/>
      <participating-org role="1"><narrative>Embassy of Belgium</narrative></participating-org>"""
    (embassy,) = _of(_read(tmp_path, inside)[0], C.GovernmentAgency)
    assert (embassy.label, _said(embassy, C.jurisdiction)) == ("Embassy of Belgium", [names.country("BEL")])


def test_the_name_most_often_given_labels_a_body_and_of_equals_the_first(tmp_path: Path) -> None:
    mention = '<participating-org role="1" ref="XX-A-{}" type="{}"><narrative>{}</narrative></participating-org>'
    said = [(1, "", "Office"), (1, "40", "Agency"), (1, "", "Agency"), (2, "", "One"), (2, "", "Two"), (3, "", "")]
    records, _ = _read(tmp_path, HEALTH + "".join(mention.format(*each) for each in said))
    bodies = [record for record in records if record.kind in (C.Organisation, C.InternationalOrganisation)]
    assert [one.label for one in bodies] == ["Agency", "One", "XX-A-3"]
    assert [_said(one, ALT_LABEL) for one in bodies] == [["Office"], ["Two"], []]
    assert bodies[0].kind == C.InternationalOrganisation, "the kind is said at the second mention only"


def test_codes_of_one_body_outside_the_reference_are_one_canonical(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    for number, code in enumerate(["US-18", "US-GOV-18", "XM-DAC-302-18"]):
        text = (
            f'{HEALTH}<participating-org role="1" ref="{code}"><narrative>Corporation</narrative></participating-org>'
        )
        path = tmp_path / f"{number}.xml"
        path.write_text(f"<iati-activities><iati-activity>{text}</iati-activity></iati-activities>", encoding="utf-8")
        loading.load(store, [str(path)])
    rows = strings(
        store.view().select(f"""SELECT DISTINCT ?head ?land WHERE {{
          ?activity a <{C.AidActivity}> ; <{C.provider}> ?body .
          ?body <{C.canonical}> ?head ; <{C.jurisdiction}> ?land }}""")
    )
    assert [land for _, land in rows] == [names.country("USA")]


def test_budgets_relations_markers_tags_and_documents_are_read(tmp_path: Path) -> None:
    inside = f"""{HEALTH}<budget type="2" status="2"><period-start iso-date="2020-01-01"/>
      <period-end iso-date="2020-12-31"/>
      <value currency="KES" value-date="2020-01-01">7.50</value></budget>
      <planned-disbursement><period-start iso-date="2021-01-01"/><value>8</value>
      <receiver-org receiver-activity-id="Z-1"/></planned-disbursement>
      <related-activity type="1" ref=" P "/><related-activity type="2" ref="K"/><related-activity type="4" ref="F"/>
      <related-activity ref="lost"/>
      <policy-marker code="9" significance="2"/><policy-marker code="1" significance="0"/>
      <tag vocabulary="3" code="3.C"/><tag vocabulary="99" code="COVID-19"/>
      <humanitarian-scope vocabulary="1-2" code="EP-2020-1"/>
      <document-link url="https://example.org/a b"><title><narrative>Plan</narrative></title></document-link>
      <document-link url="https://example.org/a b"/><document-link url="C:/plan.doc"/>"""
    records, context = _read(tmp_path, inside)
    (activity,), flows = _of(records, C.AidActivity), _of(records, C.FinancialFlow)
    said = {
        C.parentIdentifier: ["iati:P"],
        C.childIdentifier: ["iati:K"],
        C.coFundedIdentifier: ["iati:F"],
        C.principalObjective: ["dac:9"],
        C.notObjective: ["dac:1"],
        C.sdg: ["http://metadata.un.org/sdg/3.c"],
        C.activityTag: ["reporter:COVID-19"],
        C.humanitarianScope: ["glide:EP-2020-1"],
        C.flow: [flow.iri for flow in flows],
    }
    assert {one: _said(activity, one) for one in said} == said
    kinds = [names.concept("flow", kind) for kind in ("budget", "planned-disbursement")]
    assert [(*_said(flow, C.flowKind), _said(flow, C.flowDate), _said(flow, C.flowUntil)) for flow in flows] == [
        (kinds[0], ["2020-01-01"], ["2020-12-31"]),
        (kinds[1], ["2021-01-01"], []),
    ]
    assert [_said(flows[0], one) for one in (C.budgetType, C.budgetStatus, C.valueDate)] == [
        ["revised"],
        ["committed"],
        [],
    ]
    assert _said(flows[1], C.receiverActivity) == ["iati:Z-1"]
    (page,) = _of(records, C.CitedDocument)
    assert (page.label, _said(page, C.url)) == ("Plan", ["https://example.org/a%20b"])
    assert context.skipped == {
        "related activities without an identifier or a kind that the standard has": 1,
        "documents without an address on the web": 1,
    }


def test_an_identifier_borne_twice_makes_two_nodes_and_is_told(tmp_path: Path) -> None:
    one = f"<iati-identifier>A</iati-identifier>{HEALTH}"
    records, context = _read(tmp_path, one, one, HEALTH)
    activities = _of(records, C.AidActivity)
    assert len({activity.iri for activity in activities}) == 3
    assert [_said(activity, C.identifier) for activity in activities] == [["iati:A"], ["iati:A"], []]
    assert "activities whose identifier another of the file has: 1" in context.notes


def test_too_many_sectors_are_counted_and_the_next_activity_is_read(tmp_path: Path) -> None:
    records, context = _read(tmp_path, HEALTH * 10_000, HEALTH)
    assert len(_of(records, C.AidActivity)) == 2
    assert context.skipped == {"sectors beyond the first 500 of an activity": 9_500}


def test_results_and_comments_within_values_do_not_disturb(tmp_path: Path) -> None:
    money = "<transaction><transaction-type code='3'/><value>1<!-- x -->5</value></transaction>"
    nested = "<result><indicator><transaction/></indicator></result>"
    records, context = _read(tmp_path, f"{HEALTH}<!-- y -->{nested}{money}")
    assert [_said(flow, C.amount) for flow in _of(records, C.FinancialFlow)] == [[Decimal(15)]]
    assert context.notes == ["1 activity read, 1 kept; 1 transaction read, 1 kept"]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "file.xml"
    declared = encoding.removesuffix("-sig")
    text = SECOND.replace("Nets", "Née")
    path.write_bytes(f'<?xml version="1.0" encoding="{declared}"?>\n{text}'.encode(encoding))
    assert loader_for(path).name == "iati"
    assert _of(_load(path)[0], C.AidActivity)[0].label == "Née against malaria"


@pytest.mark.parametrize(
    ("head", "taken"),
    [
        (b"<iati-activities>", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x --><iati-activities version='1.0'", True),
        (b"<result><iati-activities><iati-activity>", True),
        (b"<iati-organisations version='2.03'", True),
        (b"The file begins with <iati-activities>", False),
        (b"<http://a.org/b> <http://a.org/c> '<iati-activity>' .", False),
        (b"@prefix a: <b> . a:b a:c '<iati-activity>' .", False),
        (b"<?xml version='1.0'?><rdf:RDF>", False),
    ],
)
def test_a_file_is_known_by_its_first_elements(head: bytes, taken: bool) -> None:
    assert iati.recognises(Path("file"), head) is taken


@pytest.mark.parametrize(
    ("data", "helps"),
    [
        (SECOND.encode().replace(b"malaria", b"malaria \xe9t\xe9"), "save it as UTF-8."),
        (SECOND.replace("Nets", "Nets & beds").encode(), "write &amp; for a bare &."),
        (SECOND.replace("Nets", "Nets &beds").encode(), "write &amp; for a bare &."),
        (SECOND.replace("Nets", "Nets \x01").encode(), "take the character out."),
        (SECOND.replace("Nets", "&nets;").encode(), "in place of the entity."),
        (SECOND.replace("Nets", "<a>" * 300 + "</a>" * 300).encode(), "nested or long beyond all need."),
        (SECOND.encode()[:-30], "get the whole file again if it breaks off there."),
        (b"", "so nothing of it is loaded; get the whole file again."),
    ],
)
def test_a_file_that_is_no_sound_xml_tells_what_helps(tmp_path: Path, data: bytes, helps: str) -> None:
    (tmp_path / "file.xml").write_bytes(data)
    with pytest.raises(BadInput) as told:
        _load(tmp_path / "file.xml")
    assert str(told.value).endswith(helps)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (SECOND.encode()[:600], "is no sound XML at line 11"),
        (SECOND.encode().replace(b"malaria", b"malaria \xe9t\xe9"), "is no sound XML at line 5"),
        ((BOMB + SECOND.replace("Nets", "&b;")).encode(), "declares a DOCTYPE"),
        ((BOMB + SECOND.replace("Nets", "&b;")).encode("utf-16"), "declares a DOCTYPE"),
        ((f"<!--{'x' * 5000}-->" + BOMB + SECOND).encode(), "declares a DOCTYPE"),
        (SECOND.replace("Nets", "&nets;").encode(), "is no sound XML at line 5"),
        (SECOND.replace("Nets", "<a>" * 300 + "</a>" * 300).encode(), "is no sound XML at line 5"),
        (b"<other><iati-activit/></other>", "holds no iati-activity"),
        (b"", "is no sound XML"),
    ],
)
def test_a_broken_or_hostile_file_is_refused_in_one_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "file.xml"
    path.write_bytes(data)
    with pytest.raises(BadInput, match=said) as caught:
        _load(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


ORGANISATIONS = """<iati-organisations version="2.03">
 <iati-organisation default-currency="EUR" xml:lang="en">
  <organisation-identifier>XM-1</organisation-identifier><name><narrative>Tea Aid</narrative></name>
  <total-budget status="2"><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/>
   <value>100</value><budget-line ref="1"><value>60</value></budget-line></total-budget>
  <total-budget><value>1,5</value></total-budget>
  <recipient-country-budget><recipient-country code="KE"/><value currency="USD">7</value></recipient-country-budget>
  <recipient-region-budget><recipient-region code="298"/><value>8</value></recipient-region-budget>
  <recipient-org-budget><recipient-org ref="XM-DAC-41122"/><value>9</value></recipient-org-budget>
  <total-expenditure><value>90</value></total-expenditure>
  <document-link url="https://example.org/plan"><title><narrative>Plan</narrative></title></document-link>
 </iati-organisation>
 <iati-organisation><organisation-identifier>XM-DAC-928</organisation-identifier><name>WHO</name>
  <total-budget><value currency="USD">5</value></total-budget>
 </iati-organisation>
</iati-organisations>"""


def test_organisation_files_give_budgets_by_recipient_and_documents(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "file.xml"
    path.write_text(ORGANISATIONS, encoding="utf-8")
    assert loader_for(path).name == "iati"
    records, context = _load(path)
    (own,) = _of(records, C.Organisation)
    assert (own.label, own.locator.identifier if own.locator else "") == ("Tea Aid", "XM-1")
    who = names.organisation("who")
    flows = [
        (*_said(one, C.provider), str(*_said(one, C.amount)), *_said(one, C.currency), *_said(one, C.flowKind))
        for one in _of(records, C.FinancialFlow)
    ]
    budget, spent = (names.concept("flow", f"organisation-{kind}") for kind in ("budget", "expenditure"))
    assert flows == [
        (own.iri, "100", "EUR", budget),
        (own.iri, "9", "EUR", budget),
        (own.iri, "7", "USD", budget),
        (own.iri, "8", "EUR", budget),
        (own.iri, "90", "EUR", spent),
        (who, "5", "USD", budget),
    ]
    first, second, third, fourth = _of(records, C.FinancialFlow)[:4]
    assert (_said(first, C.flowDate), _said(first, C.flowUntil), _said(first, C.budgetStatus)) == (
        ["2020-01-01"],
        ["2020-12-31"],
        ["committed"],
    )
    assert _said(second, C.receiver) == [names.organisation("unicef")]
    assert (_said(third, C.recipient), _said(fourth, C.recipientRegion)) == ([names.country("KEN")], ["dac:298"])
    (page,) = _of(records, C.CitedDocument)
    assert (page.label, _said(page, C.documentOf)) == ("Plan", [own.iri])
    assert context.notes == ["2 organisations read; 7 budgets and expenditures read, 6 kept; 1 document"]
    assert context.skipped == {
        "budgets of organisations whose amount is no number that can be read in one way only": 1,
        "lines of budgets of organisations, which are parts of them": 1,
    }
    loading.load(store, [str(path)])
    assert validate(store, ["file.xml"]).findings == []


def test_a_load_tells_the_first_place_of_each_reason(tmp_path: Path) -> None:
    path = tmp_path / "file.xml"
    inside = "".join(f"<iati-activity><iati-identifier>{name}</iati-identifier></iati-activity>" for name in "AB")
    path.write_text(f'<iati-activities version="2.03">\n{inside}</iati-activities>', encoding="utf-8")
    outcome = loading.load(EmbeddedStore(tmp_path / "store"), [str(path)])[-1]
    assert list(outcome.first.values()) == ["file.xml line 2: A"]
    assert list(outcome.skipped.values()) == [2]


def test_a_broken_file_takes_nothing_from_those_beside_it(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "aid"
    folder.mkdir()
    (folder / "cut.xml").write_text(SECOND[:600], encoding="utf-8")
    (folder / "whole.xml").write_text(SECOND, encoding="utf-8")
    outcomes = {outcome.key: outcome.state for outcome in loading.load(store, [str(folder)])}
    assert outcomes["whole.xml"] == "added"
    assert [state for key, state in outcomes.items() if key.endswith("cut.xml")] == ["skipped"]
    found = store.view().select(f"SELECT ?a WHERE {{ ?a a <{C.AidActivity}> }}")
    assert len(list(found.rows)) == 1


def test_what_is_loaded_is_valid_and_a_second_load_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "file.xml"
    path.write_text(FIRST, encoding="utf-8")
    loading.load(store, [str(path)])
    assert validate(store, ["file.xml"]).findings == []
    assert list(check(store.view())) == []
    quads = sorted(map(str, store.view().quads()))
    assert [outcome.state for outcome in loading.load(store, [str(path)])] == ["unchanged"]
    assert sorted(map(str, store.view().quads())) == quads


def test_every_reference_is_to_a_node_of_the_file_or_of_the_reference(tmp_path: Path) -> None:
    records, _ = _read(tmp_path, f"{HEALTH}<reporting-org ref='A'/><participating-org role='4' ref='B'/>")
    minted = {record.iri for record in records}
    pointed = {fact.value.value for record in records for fact in record.facts if isinstance(fact.value, Iri)}
    own = {iri for iri in pointed if iri.startswith(names.source("file.xml"))}
    assert own <= minted
    assert own
