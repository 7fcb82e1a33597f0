"""The flat tables for spreadsheets: which rows each has, and what stands in its columns."""

from dataclasses import dataclass

PREFIXES = """PREFIX comity: <https://w3id.org/comity/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


@dataclass(frozen=True)
class Column:
    """A column: its name, what it holds, the pattern that finds its ?value, and what is made of several values.

    ``all`` joins them, ``first`` and ``last`` take one, ``names`` joins the names of things, ``keys`` those of sources.
    Where the pattern finds nothing, ``sided`` is tried, which finds the ?other of all rows of a ?thing at once: row by
    row, a convention of 190 parties would be read through 190 times. Then ``at_last`` is.
    """

    name: str
    meaning: str
    pattern: str
    take: str = "all"
    sided: str = ""
    at_last: str = ""


@dataclass(frozen=True)
class FlatTable:
    """A table: what a row is, the pattern that finds the ?thing (and ?other) of each row, and its columns."""

    name: str
    row: str
    rows: str
    columns: tuple[Column, ...]


def _dates(base: str, name: str, what: str, of: str = "?m comity:canonical ?thing .") -> tuple[Column, ...]:
    """Give a date its three columns: as written, and the bounds that all sources together leave open."""
    written = f"""{of} {{ ?m comity:{base}AsWritten ?value }} UNION {{
        ?m comity:{base} ?day FILTER NOT EXISTS {{ ?m comity:{base}AsWritten ?written }} BIND(STR(?day) AS ?value) }}"""
    first, last = f"{of} ?m comity:{base}Earliest ?value", f"{of} ?m comity:{base}Latest ?value"
    return (
        Column(name, f"{what}, as the sources write it (EDTF)", written),
        Column(f"{name}_earliest", f"{what}: the earliest day it can be", first, "first"),
        Column(f"{name}_latest", f"{what}: the latest day it can be", last, "last"),
    )


def _head(node: str, value: str = "?value") -> str:
    """Go from a node to the one that stands for it in all sources."""
    return f"OPTIONAL {{ {node} comity:canonical ?head }} BIND(COALESCE(?head, {node}) AS {value})"


MEMBER = "?m comity:canonical ?thing ."
TITLE = Column("title", "title of the agreement", "BIND(?thing AS ?value)", "names")
AGREEMENT = Column("agreement", "IRI of the agreement, one for all sources", "BIND(?thing AS ?value)")
EVIDENCE = f"{MEMBER} ?m comity:evidence ?value"
SIDE = "?m comity:canonical ?thing ; comity:participation ?side ."
SIGNER = _head("?person", "?other")
OF_FLOW = f"?m comity:flow ?thing ; a comity:Agreement . {_head('?m')}"
OF_ACTIVITY = "?held comity:flow ?thing ; a comity:AidActivity ;"
BY_PARTICIPANT = f"{SIDE} ?side comity:participant/comity:canonical? ?other ;"
BY_SIGNATORY = f"{SIDE} ?side comity:signatory/comity:canonical? ?other ;"

AGREEMENTS = FlatTable(
    "agreements",
    "one agreement, however many sources speak of it",
    "?m a comity:Agreement ; comity:canonical ?thing",
    (
        AGREEMENT,
        TITLE,
        Column(
            "kind",
            "legal form, where a source says it",
            f"{MEMBER} ?m a ?value . ?value rdfs:subClassOf+ comity:Agreement ."
            " FILTER NOT EXISTS { ?m a ?narrower . ?narrower rdfs:subClassOf ?value FILTER(?narrower != ?value) }",
            "names",
        ),
        *_dates("signedOn", "signed", "day of signature"),
        *_dates("adoptedOn", "adopted", "day of adoption"),
        *_dates("inForceFrom", "in_force_from", "day of entry into force"),
        *_dates("expiresOn", "expires", "last day of the term"),
        *_dates("terminatedOn", "terminated", "day of termination"),
        Column("status", "status last known", f"{MEMBER} ?m comity:lastKnownStatus ?value", "names"),
        *_dates("lastKnownStatusOn", "status_on", "day for which the status is known"),
        Column(
            "in_force",
            "spells in force with their grade, certain or possible, as rules derive them; .. is an open side",
            """?spell comity:ofAgreement ?thing ; comity:grade/skos:notation ?grade .
            OPTIONAL { ?spell comity:validFrom ?from } OPTIONAL { ?spell comity:validUntil ?until }
            BIND(CONCAT(COALESCE(STR(?from), ".."), "/", COALESCE(STR(?until), ".."), " ", ?grade) AS ?value)""",
        ),
        Column("duration", "term (ISO 8601)", f"{MEMBER} ?m comity:duration ?value"),
        Column("renews_by_itself", "true or false, where a source says it", f"{MEMBER} ?m comity:autoRenewal ?value"),
        Column("notice", "notice before the end (ISO 8601)", f"{MEMBER} ?m comity:noticePeriod ?value"),
        Column("binding", "true or false, where a source says it", f"{MEMBER} ?m comity:isBinding ?value"),
        Column("place", "place of signature", f"{MEMBER} ?m comity:place ?value"),
        Column("countries", "countries behind the parties", f"{MEMBER} ?m comity:partyCountry ?value", "names"),
        Column("parties", "parties", f"{MEMBER} ?m comity:party ?party . {_head('?party')}", "names"),
        Column("domains", "domains of cooperation", f"{MEMBER} ?m comity:concerns ?value", "names"),
        Column("areas_as_worded", "areas in the words of the source", f"{MEMBER} ?m comity:areaText ?value"),
        Column("bodies", "joint bodies", f"{MEMBER} ?m comity:establishes ?body . {_head('?body')}", "names"),
        Column("review", "reviewed, unreviewed or disputed", "?thing comity:review ?value", "names"),
        Column("sources", "keys of the sources", f"{MEMBER} GRAPH ?value {{ ?m a comity:Agreement }}", "keys"),
        Column("evidence", "sentence, or file, line and page", EVIDENCE),
    ),
)

PARTIES = FlatTable(
    "parties",
    "one party of one agreement",
    f"?m a comity:Agreement ; comity:canonical ?thing ; comity:party ?party . {_head('?party', '?other')}",
    (
        AGREEMENT,
        TITLE,
        Column("party", "IRI of the party, one for all sources", "BIND(?other AS ?value)"),
        Column("name", "name of the party", "BIND(?other AS ?value)", "names"),
        Column(
            "kind",
            "country, country group, organisation, joint body or person",
            "VALUES ?value { comity:Country comity:CountryGroup comity:Organisation comity:JointBody comity:Person }"
            " ?other a ?value",
            "names",
        ),
        Column(
            "country",
            "country for which it takes part, or its own",
            "?other a comity:Country BIND(?other AS ?value)",
            "names",
            sided=f"{BY_PARTICIPANT} comity:onBehalfOf ?value",
            at_last="?other comity:jurisdiction ?value",
        ),
        Column(
            "iso3",
            "ISO 3166-1 alpha-3 of that country",
            "?other a comity:Country ; comity:iso3 ?value",
            sided=f"{BY_PARTICIPANT} comity:onBehalfOf/comity:iso3 ?value",
            at_last="?other comity:jurisdiction/comity:iso3 ?value",
        ),
        Column("role", "role in the agreement", "", "names", sided=f"{BY_PARTICIPANT} comity:role ?value"),
        Column("evidence", "sentence, or file, line and page of the agreement", EVIDENCE),
    ),
)

DOMAINS = FlatTable(
    "domains",
    "one domain of one agreement",
    "?m a comity:Agreement ; comity:canonical ?thing ; comity:concerns ?other",
    (
        AGREEMENT,
        TITLE,
        Column("domain", "IRI of the domain", "BIND(?other AS ?value)"),
        Column("key", "key of the domain", "?other skos:notation ?value"),
        Column("name", "name of the domain", "BIND(?other AS ?value)", "names"),
        Column("within", "all broader domains", "?other skos:broader+ ?value", "names"),
        Column("evidence", "sentence, or file, line and page of the agreement", EVIDENCE),
    ),
)

SIGNERS = FlatTable(
    "signers",
    "one signer of one agreement",
    f"{{ {SIDE} ?side comity:signatory ?person . {SIGNER} }} UNION"
    f" {{ {MEMBER} ?m a comity:Agreement ; comity:signedBy ?person . {SIGNER} }}",
    (
        AGREEMENT,
        TITLE,
        Column("signer", "IRI of the person, one for all sources", "BIND(?other AS ?value)"),
        Column("name", "name of the person", "BIND(?other AS ?value)", "names"),
        Column(
            "post",
            "post in which the person signed",
            "",
            "names",
            sided=f"{BY_SIGNATORY} comity:signatoryPost ?value",
        ),
        Column(
            "for_party",
            "party for which the person signed",
            "",
            "names",
            sided=f"{BY_SIGNATORY} comity:participant ?party . {_head('?party')}",
        ),
        *_dates("signedOn", "signed", "day of signature"),
        Column("evidence", "sentence, or file, line and page", "?p comity:canonical ?other ; comity:evidence ?value"),
    ),
)

BODIES = FlatTable(
    "bodies",
    "one joint body, however many sources speak of it",
    "?m a comity:JointBody ; comity:canonical ?thing",
    (
        Column("body", "IRI of the body, one for all sources", "BIND(?thing AS ?value)"),
        Column("name", "name of the body", "BIND(?thing AS ?value)", "names"),
        Column(
            "agreement",
            "IRI of the agreement that establishes it",
            f"{MEMBER} ?agreement comity:establishes|^comity:establishedBy ?m . {_head('?agreement')}",
        ),
        Column(
            "title",
            "title of that agreement",
            f"{MEMBER} ?agreement comity:establishes|^comity:establishedBy ?m . {_head('?agreement')}",
            "names",
        ),
        Column("status", "planned, active or dissolved", f"{MEMBER} ?m comity:bodyStatus ?value", "names"),
        Column("meets", "how often it meets", f"{MEMBER} ?m comity:meetingFrequency ?value", "names"),
        Column("meets_as_worded", "the same in the words of the source", f"{MEMBER} ?m comity:meetingText ?value"),
        Column("hosts", "countries that host it", f"{MEMBER} ?m comity:hostCountry ?value", "names"),
        Column("mandate", "what it is to do", f"{MEMBER} ?m comity:mandate ?value"),
        Column("last_met", "last day of its last meeting known", f"{MEMBER} ?m comity:lastMeetingOn ?value", "last"),
        Column("next_due", "day by which the next is due", f"{MEMBER} ?m comity:nextMeetingDue ?value", "last"),
        Column("next_host", "country that hosts the next", f"{MEMBER} ?m comity:nextHost ?value", "names"),
        Column("evidence", "sentence, or file, line and page", EVIDENCE),
    ),
)

SUMS = FlatTable(
    "sums",
    "one sum, as one source states it: do not add rows of one agreement from several sources",
    "?thing a comity:FinancialFlow",
    (
        Column("sum", "IRI of the sum", "BIND(?thing AS ?value)"),
        Column("agreement", "IRI of the agreement", OF_FLOW),
        Column("title", "title of the agreement", OF_FLOW, "names"),
        Column(
            "activity",
            "title of the aid activity of the sum",
            "?value comity:flow ?thing ; a comity:AidActivity",
            "names",
        ),
        Column("kind", "commitment, disbursement or another kind", "?thing comity:flowKind ?value", "names"),
        Column("amount", "amount", "?thing comity:amount ?value"),
        Column("currency", "currency (ISO 4217)", "?thing comity:currency ?value"),
        Column("provider", "whose money it is", f"?thing comity:provider ?party . {_head('?party')}", "names"),
        Column(
            "recipient",
            "country or region that the sum is for, else that of its activity",
            "?thing comity:recipient|comity:recipientRegion ?value",
            "names",
            at_last=f"{OF_ACTIVITY} comity:recipient|comity:recipientRegion ?value",
        ),
        Column(
            "domains",
            "domains of the sum, else of its activity",
            "?thing comity:concerns ?value",
            "names",
            at_last=f"{OF_ACTIVITY} comity:concerns ?value",
        ),
        Column("whose_as_worded", "the same in the words of the source", "?thing comity:flowSide ?value"),
        *_dates("flowDate", "on", "day of the sum", "BIND(?thing AS ?m)"),
        Column(
            "statistic",
            "yes where it is a statistic of aid: not to be added to sums of activities",
            "?thing a comity:AidStatistic . BIND('yes' AS ?value)",
        ),
        Column("prices", "current or constant prices, of a statistic", "?thing comity:priceBasis ?value"),
        Column("total_over", "over what it is a total: not to be added at all", "?thing comity:totalOver ?value"),
        Column(
            "left_out",
            "why the sum, or its whole activity, is left out of totals of aid; empty where it is not",
            "?thing comity:leftOutOfTotals ?value",
            "names",
            at_last=f"{OF_ACTIVITY} comity:leftOutOfTotals ?value",
        ),
        Column("note", "what the reader should know", "?thing skos:note ?value"),
        Column("source", "key of the source", "GRAPH ?value { ?thing a comity:FinancialFlow }", "keys"),
        Column("evidence", "sentence, or file, line and page", "?thing comity:evidence ?value"),
    ),
)

TABLES = (AGREEMENTS, PARTIES, DOMAINS, SIGNERS, BODIES, SUMS)
