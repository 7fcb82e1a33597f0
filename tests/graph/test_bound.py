"""Who is bound when: the rules worked out by hand, act by act, on every backend."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from comity.graph import names
from comity.graph.store import Store, View, Work, strings

# A treaty in force from 2005-02-27 whose parties wait 90 days (T), the same without a known delay (U, in a second
# source), a declaration that is only signed (D), a memorandum with no acts (M) and a convention of no known entry (N).
HEAD = """
@prefix comity: <https://w3id.org/comity/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix country: <https://w3id.org/comity/id/country/> . @prefix act: <https://w3id.org/comity/concept/act/> .
@prefix role: <https://w3id.org/comity/concept/role/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix org: <https://w3id.org/comity/id/organisation/> .
"""
REFERENCE = (
    HEAD
    + """
country:YUG a comity:HistoricalCountry , comity:Country ; rdfs:label "Yugoslavia"@en ;
  comity:withdrawnOn "2006-01-01"^^xsd:date .
org:old a comity:Ministry , comity:Organisation ; rdfs:label "Old ministry"@en .
org:new a comity:Ministry , comity:Organisation ; rdfs:label "New ministry"@en ; comity:successorOf org:old .
"""
)


def _day(name: str, day: str, last: str = "") -> str:
    return f'comity:{name}Earliest "{day}"^^xsd:date ; comity:{name}Latest "{last or day}"^^xsd:date'


def _part(base: str, agreement: str, who: str, *acts: tuple[str, str] | tuple[str, str, str]) -> str:
    """Write one participation with its acts in Turtle."""
    part = f"{base}:{agreement}-{who.replace(':', '-')}"
    lines = [
        f"{base}:{agreement} comity:participation {part} .",
        f"{part} a comity:Participation ; comity:role role:party ;",
    ]
    lines[-1] += f' rdfs:label "{who}"@en ; comity:participant {who} .'
    for number, (kind, *days) in enumerate(acts):
        lines.append(
            f"{part} comity:act {part}-{number} . {part}-{number} a comity:TreatyAct ; comity:actKind act:{kind} ;"
        )
        lines[-1] += f" {_day('actedOn', *days)} ."
    return "\n".join(lines)


ONE = "\n".join(
    [
        HEAD + "@prefix one: <https://example.org/one/> .",
        'one:T a comity:Treaty , comity:Agreement ; rdfs:label "T"@en ; comity:identifier "untc:T" ;',
        f'  {_day("inForceFrom", "2005-02-27")} ; comity:entryDelay "P90D"^^xsd:duration .',
        _part("one", "T", "country:AFG", ("signature", "2004-06-29"), ("ratification", "2010-08-13")),
        _part("one", "T", "country:IND", ("signature", "2003-09-10"), ("ratification", "2004-02-05")),
        _part("one", "T", "country:ARG", ("signature", "2003-09-25")),
        _part("one", "T", "country:RUS", ("accession", "2008-06-03"), ("withdrawal", "2022-09-16")),
        _part("one", "T", "country:YUG", ("succession", "2006-01-01", "2006-12-31")),
        _part(
            "one", "T", "country:FRA", ("ratification", "2004-10-19"), ("entry-into-force", "2005-02-01", "2005-02-28")
        ),
        _part("one", "T", "country:USA"),
        'one:D a comity:Agreement ; rdfs:label "D"@en .',
        _part("one", "D", "country:ARG", ("signature", "1978-09-12")),
        f'one:N a comity:Treaty , comity:Agreement ; rdfs:label "N"@en ; {_day("signedOn", "2020-01-01")} .',
        _part("one", "N", "country:IND", ("ratification", "2021-03-01")),
        'one:M a comity:Agreement ; rdfs:label "M"@en ; comity:party org:old , country:IND ;',
        f"  {_day('inForceFrom', '2010-01-01')} ; {_day('expiresOn', '2019-12-31')} .",
        f'one:V a comity:Treaty , comity:Agreement ; rdfs:label "V"@en ; {_day("inForceFrom", "1994-01-01")} .',
        _part("one", "V", "country:IND", ("accession", "2000-05-01")),
    ]
)
TWO = "\n".join(
    [
        HEAD + "@prefix two: <https://example.org/two/> .",
        'two:T a comity:Treaty , comity:Agreement ; rdfs:label "T in the second"@en ; comity:identifier "untc:T" .',
        _part("two", "T", "country:AFG", ("ratification", "2010-08-13"), ("entry-into-force", "2010-11-11")),
        _part("two", "T", "country:RUS", ("accession", "2008-06-03")),
        _part("two", "T", "country:ARG", ("signature", "2003-09-25")),
    ]
)
INTERVALS = """
PREFIX comity: <https://w3id.org/comity/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?title ?actor ?grade ?rule ?from ?until ?why WHERE {
  ?interval a comity:BoundInterval ; comity:boundTo ?agreement ; comity:boundActor ?actor .
  ?interval comity:grade ?grade ; comity:rule ?rule . ?agreement rdfs:label ?title .
  OPTIONAL { ?interval comity:validFrom ?from } OPTIONAL { ?interval comity:validUntil ?until }
  OPTIONAL { ?interval comity:why ?why }
}"""
REVIEWED = """
PREFIX comity: <https://w3id.org/comity/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?title WHERE {
  ?interval a comity:BoundInterval ; comity:boundTo ?agreement . ?agreement rdfs:label ?title ; comity:review ?state
}"""
Told = dict[tuple[str, str], list[tuple[str, str, str, str, str]]]


@pytest.fixture(scope="module")
def view(lasting_store: Store, lasting_turtle: Callable[..., Work]) -> View:
    """The two sources and their reference."""
    with lasting_store.writer() as writer:
        writer.add(lasting_turtle("reference", REFERENCE, names.REFERENCE_GRAPH))
        writer.add(lasting_turtle("one.ttl", ONE))
        writer.add(lasting_turtle("two.ttl", TWO))
    return lasting_store.view()


@pytest.fixture(scope="module")
def told(view: View) -> Told:
    """All intervals by title and actor: grade, rule, first and last day, reason; in order of the days."""
    found: Told = {}
    for title, actor, grade, rule, start, end, why in strings(view.select(INTERVALS)):
        words = (grade.rsplit("/", 1)[-1], rule.rsplit("/", 1)[-1], start, end, why)
        found.setdefault((title, actor.rsplit("/", 1)[-1]), []).append(words)
    return {key: sorted(rows, key=lambda row: row[2]) for key, rows in found.items()}


def _on(told: Told, title: str, actor: str, day: str) -> tuple[str, str, str] | None:
    """Give grade, rule and reason on a day."""
    rows = [row for row in told.get((title, actor), []) if row[2] <= day and day <= (row[3] or "9999")]
    assert len(rows) <= 1
    return (rows[0][0], rows[0][1], rows[0][4]) if rows else None


def test_two_nodes_with_one_identifier_are_one_treaty(told: Told) -> None:
    assert {title for title, _ in told} == {"T", "D", "N", "M", "V"}


def test_a_day_of_entry_into_force_for_the_party_is_certain_and_goes_with_the_delay_of_the_treaty(told: Told) -> None:
    assert _on(told, "T", "AFG", "2010-11-10") is None
    assert _on(told, "T", "AFG", "2010-11-11") == ("certain", "consent-and-entry-into-force", "")
    assert date(2010, 8, 13) + timedelta(days=90) == date(2010, 11, 11)


def test_who_consented_before_the_treaty_is_bound_with_it(told: Told) -> None:
    assert _on(told, "T", "IND", "2005-02-26") is None
    assert _on(told, "T", "IND", "2005-02-27") == ("certain", "consent-and-entry-into-force", "")


def test_a_signature_alone_does_not_bind_where_others_ratified(told: Told) -> None:
    assert ("T", "ARG") not in told


def test_a_declaration_that_is_only_signed_is_possible(told: Told) -> None:
    assert _on(told, "D", "ARG", "1978-09-12") == (
        "possible",
        "signed-no-entry-into-force",
        "signed; no act of consent is known",
    )


def test_a_withdrawal_that_one_source_does_not_know_of_is_a_disagreement(told: Told) -> None:
    assert _on(told, "T", "RUS", "2022-09-15") == ("certain", "consent-and-entry-into-force", "")
    found = _on(told, "T", "RUS", "2022-09-16")
    assert found is not None
    assert found[:2] == ("possible", "sources-disagree")


def test_a_state_of_the_past_is_bound_until_its_end(told: Told) -> None:
    assert told["T", "YUG"] == [
        (
            "possible",
            "consent-and-entry-into-force",
            "2006-01-01",
            "2006-01-01",
            "consented to be bound; the day of entry into force for it is not known",
        )
    ]


def test_a_month_of_entry_into_force_is_possible_within_it(told: Told) -> None:
    assert [row[:4] for row in told["T", "FRA"]] == [
        ("possible", "in-force-for-party", "2005-02-01", "2005-02-27"),
        ("certain", "in-force-for-party", "2005-02-28", ""),
    ]


def test_who_is_listed_without_a_day_is_possible_on_any(told: Told) -> None:
    assert told["T", "USA"] == [("possible", "listed-no-date", "", "", "listed as taking part, without a day")]


def test_consent_to_a_treaty_of_no_known_entry_into_force_is_possible(told: Told) -> None:
    assert _on(told, "N", "IND", "2021-02-28") is None
    found = _on(told, "N", "IND", "2021-03-01")
    assert found is not None
    assert found[:2] == ("possible", "consent-no-entry-into-force")


def test_without_a_known_delay_the_year_after_consent_is_possible_and_then_certain(told: Told) -> None:
    assert [row[:4] for row in told["V", "IND"]] == [
        ("possible", "consent-and-entry-into-force", "2000-05-01", "2001-04-30"),
        ("certain", "consent-and-entry-into-force", "2001-05-01", ""),
    ]


def test_a_party_without_acts_is_bound_as_the_agreement_is_in_force(told: Told) -> None:
    assert _on(told, "M", "IND", "2009-12-31") is None
    assert _on(told, "M", "old", "2015-06-01") == ("certain", "in-force-dated", "")
    assert (_on(told, "M", "old", "2020-01-01") or ("",))[0] == "possible"


def test_a_successor_is_possibly_bound_to_what_its_predecessor_agreed(told: Told) -> None:
    assert _on(told, "M", "new", "2015-06-01") == (
        "possible",
        "successor-body",
        "as successor of Old ministry; no source tells that its agreements passed on",
    )


def test_an_agreement_without_a_date_of_its_own_can_be_asked_for(view: View) -> None:
    assert {title for (title,) in strings(view.select(REVIEWED))} == {"T", "D", "N", "M", "V"}
