"""Networks of a small world, against graphs built by hand with networkx alone, on every backend."""

import io
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from comity.graph import names, ontology_part
from comity.graph.errors import BadInput
from comity.graph.network import ANY, build
from comity.graph.network.algorithms import communities_of
from comity.graph.network.files import plain, write_gexf, write_graphml
from comity.graph.network.measures import MEASURES, measure
from comity.graph.network.picture import draw
from comity.graph.store import Store, View, Work, strings

HERE = Path(__file__).parent
DAY = date(2022, 1, 1)
BASE = names.ID + "source/network.ttl/"
CODES = ["IND", "RUS", "USA", "BRA", "CUB", "FRA", "KAZ", "JPN", "AUT", "BEL", "BGR", "CHE", "CYP", "CZE", "DEU"]
CODES += ["DNK", "ESP", "EST", "FIN", "GRC", "HRV", "HUN"]
# The second source tells of the treaty under another title; a judgement says that it is the same.
SECOND = """
@prefix comity: <https://w3id.org/comity/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix country: <https://w3id.org/comity/id/country/> . @prefix domain: <https://w3id.org/comity/domain/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix s: <https://w3id.org/comity/id/source/second.ttl/> .
s:treaty a comity:Treaty, comity:Agreement ; rdfs:label "Treaty of two"@en ;
  comity:partyCountry country:IND, country:RUS ; comity:concerns domain:digital-health ;
  comity:signedOnEarliest "2019-11-05"^^xsd:date ; comity:signedOnLatest "2019-11-05"^^xsd:date .
"""
SAME = """
@prefix comity: <https://w3id.org/comity/ns#> .
<https://w3id.org/comity/id/judgement/1> a comity:Judgement ;
  comity:judgementKind <https://w3id.org/comity/concept/judgement/same> ;
  comity:about <https://w3id.org/comity/id/source/network.ttl/treaty> ,
    <https://w3id.org/comity/id/source/second.ttl/treaty> .
"""
# Worked out by hand for 2022-01-01: two countries and the number of their agreements.
EDGES = [
    ("IND", "RUS", 2),
    ("RUS", "USA", 2),
    ("KAZ", "RUS", 1),
    ("KAZ", "USA", 1),
    ("BRA", "USA", 1),
    ("CUB", "FRA", 1),
]


@pytest.fixture(scope="module")
def world(lasting_store: Store, lasting_turtle: Callable[..., Work]) -> View:
    """The small world in a store of each backend."""
    store, turtle = lasting_store, lasting_turtle
    ontology = Work("ontology", HERE, ontology_part.digest(), "ontology", "1", ontology_part.load, names.ONTOLOGY_GRAPH)
    countries = "".join(
        f"<{names.country(code)}> a <{names.NS}Country>, <{names.NS}Actor> ; "
        f'<http://www.w3.org/2000/01/rdf-schema#label> "{code}" .\n'
        for code in CODES
    )
    with store.writer() as writer:
        writer.add(ontology)
        writer.add(turtle("reference", countries, names.REFERENCE_GRAPH))
        writer.add(turtle("network.ttl", (HERE / "network.ttl").read_text(encoding="utf-8")))
        writer.add(turtle("second.ttl", SECOND))
        writer.add(turtle("judgements", SAME, names.JUDGEMENTS_GRAPH))
    return store.view()


@pytest.fixture(scope="module")
def graph(world: View) -> "nx.Graph[str]":
    """The network of countries on the day."""
    return build(world, on=DAY)


def by_hand() -> "nx.Graph[str]":
    """The same network from the rows above, with networkx alone."""
    found: nx.Graph[str] = nx.Graph()
    found.add_weighted_edges_from(EDGES)
    return found


def rows(graph: "nx.Graph[str]", name: str, columns: str) -> list[tuple[Any, ...]]:
    """Measure, and keep some columns."""
    found = measure(graph, name)
    chosen = [found.columns.index(column) for column in columns.split()]
    return [tuple(row[index] for index in chosen) for row in found.rows]


def weights(graph: "nx.Graph[str]") -> dict[tuple[str, str], int]:
    """Map the pairs, by code, to their weights."""
    pairs = ((edge, sorted(node[-3:] for node in edge)) for edge in graph.edges)
    return {(one, other): graph.edges[edge]["weight"] for edge, (one, other) in pairs}


def test_ties_are_those_worked_out_by_hand(graph: "nx.Graph[str]") -> None:
    assert weights(graph) == {(one, other): weight for one, other, weight in EDGES}
    assert graph.graph["agreements"] == 6
    assert graph.graph["over_limit"] == 1


def test_an_agreement_of_two_sources_counts_once_and_keeps_what_both_say(graph: "nx.Graph[str]") -> None:
    edge = graph.edges[names.country("IND"), names.country("RUS")]
    assert edge["agreements"] == (BASE + "memorandum", BASE + "treaty")
    assert edge["titles"] == ("India-Russia memorandum", "India-Russia treaty")
    assert edge["domains"] == ("antimicrobial resistance", "digital health", "telemedicine")
    assert (edge["first_day"], edge["last_day"]) == ("2019-11-05", "2021-12-31")
    assert edge["since"] == "2019-11-05"
    assert (edge["certain"], edge["grade"], edge["bilateral"], edge["plurilateral"]) == (1, "certain", 2, 0)


def test_without_the_judgement_they_are_two(store: Store, turtle: Callable[..., Work]) -> None:
    with store.writer() as writer:
        writer.add(turtle("network.ttl", (HERE / "network.ttl").read_text(encoding="utf-8")))
        writer.add(turtle("second.ttl", SECOND))
    assert weights(build(store.view(), on=DAY))["IND", "RUS"] == 3


def test_degree_and_strength_are_ranked_with_their_partners(graph: "nx.Graph[str]") -> None:
    assert rows(graph, "degree", "rank node degree agreements with") == [
        (1, "RUS", 3, 4, "IND | KAZ | USA"),
        (1, "USA", 3, 3, "BRA | KAZ | RUS"),
        (3, "KAZ", 2, 1, "RUS | USA"),
        (4, "BRA", 1, 1, "USA"),
        (4, "CUB", 1, 1, "FRA"),
        (4, "FRA", 1, 1, "CUB"),
        (4, "IND", 1, 2, "RUS"),
    ]
    assert rows(graph, "strength", "rank node strength")[:4] == [
        (1, "RUS", 5),
        (2, "USA", 4),
        (3, "IND", 2),
        (3, "KAZ", 2),
    ]


def test_betweenness_is_that_of_networkx_on_the_graph_by_hand(graph: "nx.Graph[str]") -> None:
    found = dict(rows(graph, "betweenness", "node betweenness"))
    assert found == {
        node: pytest.approx(value, abs=1e-6) for node, value in nx.betweenness_centrality(by_hand()).items()
    }
    assert found["RUS"] == pytest.approx(3 / 15)  # IND to KAZ, USA and BRA, of 15 pairs of others
    assert dict(rows(graph, "betweenness", "node only_through")) == dict.fromkeys(found, 0) | {"RUS": 2, "USA": 2}


def partitions(things: list[str]) -> Iterator[list[set[str]]]:
    """Yield every way to split things into groups."""
    if not things:
        yield []
        return
    first, *rest = things
    for split in partitions(rest):
        yield [{first}, *split]
        for index, group in enumerate(split):
            yield [*split[:index], group | {first}, *split[index + 1 :]]


def test_no_other_split_is_better_than_the_communities(graph: "nx.Graph[str]") -> None:
    plain_graph = by_hand()
    best = max(nx.community.modularity(plain_graph, split) for split in partitions(sorted(plain_graph)))
    found = [{node[-3:] for node in group} for group in communities_of(graph)]
    assert nx.community.modularity(plain_graph, found) == pytest.approx(best)
    assert [set(members.split(" | ")) for (members,) in rows(graph, "communities", "members")] == found
    assert f"modularity {best:.3f}" in measure(graph, "communities").method


def test_communities_are_those_of_networkx_on_the_graph_by_hand(graph: "nx.Graph[str]") -> None:
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(by_hand()))
    ordered.add_weighted_edges_from(sorted(EDGES))
    expected = nx.community.louvain_communities(ordered, seed=0)
    assert {frozenset(node[-3:] for node in group) for group in communities_of(graph)} == set(map(frozenset, expected))


def test_bridges_are_those_of_networkx_and_name_what_they_hang_on(graph: "nx.Graph[str]") -> None:
    found = rows(graph, "bridges", "one other agreements through cut_off side")
    assert {row[:2] for row in found} == {tuple(sorted(edge)) for edge in nx.bridges(by_hand())}
    assert found == [
        ("BRA", "USA", 1, "US-Brazil treaty", 1, "BRA"),
        ("CUB", "FRA", 1, "Cuba-France treaty", 1, "CUB"),
        ("IND", "RUS", 2, "India-Russia memorandum | India-Russia treaty", 1, "IND"),
    ]


def test_pairs_through_a_third_are_those_of_every_pair_and_third_tried(graph: "nx.Graph[str]") -> None:
    tied = {frozenset(edge[:2]) for edge in EDGES}
    nodes = sorted({node for pair in tied for node in pair})
    expected = {}
    for one, other in combinations(nodes, 2):
        thirds = [third for third in nodes if {frozenset((one, third)), frozenset((third, other))} <= tied]
        if thirds and frozenset((one, other)) not in tied:
            expected[one, other] = " | ".join(thirds)
    found = rows(graph, "through-third", "one other through")
    assert {row[:2]: row[2] for row in found} == expected
    assert len(found) == len(expected) == 4


def test_a_pair_through_a_third_tells_how_many_agreements_of_both_the_network_leaves_out(
    world: View, graph: "nx.Graph[str]"
) -> None:
    # The treaty of India and Kazakhstan is over.
    left_out = {row[:2]: row[2] for row in rows(graph, "through-third", "one other left_out")}
    assert left_out == {("BRA", "KAZ"): 0, ("BRA", "RUS"): 0, ("IND", "KAZ"): 1, ("IND", "USA"): 0}
    # Only the declaration of three ties Kazakhstan and Russia, and the memorandum of the two Russia and the US.
    bilateral = build(world, on=ANY, max_parties=2)
    assert rows(bilateral, "through-third", "one other through left_out") == [
        ("BRA", "FRA", "CUB", 0),
        ("BRA", "RUS", "USA", 0),
        ("CUB", "USA", "BRA", 0),
        ("IND", "USA", "RUS", 0),
        ("KAZ", "RUS", "IND", 1),
    ]


def test_a_domain_and_a_limit_hold_together(world: View) -> None:
    graph = build(world, on=DAY, domain=names.domain("telemedicine"), max_parties=2)
    assert weights(graph) == {("IND", "RUS"): 1, ("BRA", "USA"): 1, ("CUB", "FRA"): 1}


def test_a_domain_takes_its_narrower_ones(world: View) -> None:
    graph = build(world, on=DAY, domain=names.domain("digital-health"))
    assert weights(graph) == {(one, other): 1 for one, other, _ in EDGES}


def test_a_limit_of_two_keeps_bilateral_agreements_and_any_keeps_all(world: View, graph: "nx.Graph[str]") -> None:
    assert weights(build(world, on=DAY, max_parties=2)) == {
        ("IND", "RUS"): 2, ("RUS", "USA"): 1, ("BRA", "USA"): 1, ("CUB", "FRA"): 1,
    }  # fmt: skip
    both = graph.edges[names.country("RUS"), names.country("USA")]
    assert (both["bilateral"], both["plurilateral"]) == (1, 1)
    everything = build(world, on=DAY, max_parties=ANY)
    assert len(everything) == 7 + 14
    assert everything.size() == len(EDGES) + 16 * 15 // 2


@pytest.mark.parametrize("limit", [1, 0, -3, "many"])
def test_a_limit_that_leaves_no_tie_is_refused(world: View, limit: int | str) -> None:
    with pytest.raises(BadInput, match="2 or more, or any"):
        build(world, max_parties=limit)


def test_only_certain_ties_where_they_are_asked_for(world: View) -> None:
    graph = build(world, on=DAY, certain=True)
    assert weights(graph) == {("IND", "RUS"): 1, ("BRA", "USA"): 1, ("CUB", "FRA"): 1}


def test_the_day_tells_which_agreements_count(world: View) -> None:
    assert weights(build(world, on=date(2017, 12, 31))) == {("BRA", "CUB"): 1, ("BRA", "USA"): 1, ("CUB", "FRA"): 1}
    assert ("BRA", "CUB") not in weights(build(world, on="2018-01-01"))
    assert weights(build(world, on=ANY))["BRA", "CUB"] == 1
    assert build(world).graph["on"] == datetime.now(UTC).date().isoformat()


def test_a_kind_takes_its_agreements_only(world: View) -> None:
    graph = build(world, on=DAY, kind=names.NS + "MemorandumOfUnderstanding")
    assert weights(graph) == {("IND", "RUS"): 1, ("RUS", "USA"): 1}


def test_ministries_are_tied_where_both_are_party(world: View) -> None:
    graph = build(world, on=DAY, nodes="ministries")
    assert rows(graph, "ties", "one other agreements through") == [
        ("Ministry of Health of India", "Ministry of Health of Russia", 1, "India-Russia treaty")
    ]
    assert [graph.nodes[node]["country"] for node in sorted(graph)] == ["IND", "RUS"]


def test_two_mode_ties_each_party_to_its_agreements(world: View) -> None:
    graph = build(world, on=DAY, nodes="two-mode")
    agreements = [node for node in graph if graph.nodes[node]["mode"] == 1]
    degrees = {node.rsplit("/", 1)[-1]: len(graph[node]) for node in agreements}
    # A country stands for itself only where no ministry of its own is named; the convention is not too large here.
    assert degrees == {
        "treaty": 2, "memorandum": 2, "russia-usa": 2, "three": 3, "usa-brazil": 2, "cuba-france": 2,
        "convention": 16, "alone": 1,
    }  # fmt: skip
    assert set(graph[BASE + "treaty"]) == {BASE + "moh-ind", BASE + "moh-rus"}
    assert graph.degree(names.country("RUS")) == 3
    assert nx.is_bipartite(graph)
    with pytest.raises(BadInput, match="--nodes countries or ministries"):
        measure(graph, "through-third")


# A state of the past and Croatia sign with Austria. Behind the contract are a company, its country France, and an
# office that acts for Germany.
PREFIXES = """
@prefix comity: <https://w3id.org/comity/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix country: <https://w3id.org/comity/id/country/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix s: <https://w3id.org/comity/id/source/past.ttl/> .
@prefix domain: <https://w3id.org/comity/domain/> .
"""
KNOWN = """
country:SCG a comity:HistoricalCountry, comity:Country, comity:Actor ; rdfs:label "Serbia and Montenegro"@en ;
  comity:withdrawnOn "2006-09-26"^^xsd:date .
country:AUT a comity:Country, comity:Actor ; rdfs:label "Autriche"@fr, "Austria"@en .
country:HRV a comity:Country, comity:Actor ; rdfs:label "Croatia"@en .
domain:telemedicine a comity:Domain ; skos:prefLabel "télémédecine"@fr, "telemedicine"@en .
"""
PAST = """
s:pledge a comity:JointDeclaration, comity:Agreement ; rdfs:label "Pledge"@en ; comity:concerns domain:telemedicine ;
  comity:partyCountry country:SCG, country:HRV, country:AUT ;
  comity:inForceFromEarliest "2005-01-01"^^xsd:date ; comity:inForceFromLatest "2005-01-01"^^xsd:date .
s:firm a comity:Company, comity:Organisation, comity:Actor ; rdfs:label "A firm"@en ; comity:jurisdiction country:FRA .
s:office a comity:Organisation, comity:Actor ; rdfs:label "An office"@en ; comity:jurisdiction country:DEU .
s:side a comity:Participation ; comity:participant s:office ; comity:onBehalfOf country:DEU .
s:contract a comity:Contract, comity:Agreement ; rdfs:label "Contract"@en ; comity:party s:firm, s:office ;
  comity:partyCountry country:FRA, country:DEU ; comity:participation s:side ;
  comity:inForceFromEarliest "2005-01-01"^^xsd:date ; comity:inForceFromLatest "2005-01-01"^^xsd:date .
s:gone a comity:Treaty, comity:Agreement ; rdfs:label "Treaty of one that is gone"@en ; comity:party country:SCG ;
  comity:partyCountry country:SCG ;
  comity:inForceFromEarliest "2005-01-01"^^xsd:date ; comity:inForceFromLatest "2005-01-01"^^xsd:date .
"""


@pytest.fixture
def past(store: Store, turtle: Callable[..., Work]) -> View:
    """A small world of 2006."""
    with store.writer() as writer:
        writer.add(turtle("reference", PREFIXES + KNOWN, names.REFERENCE_GRAPH))
        writer.add(turtle("past.ttl", PREFIXES + PAST))
    return store.view()


def test_a_state_of_the_past_has_no_ties_after_its_last_day(past: View) -> None:
    three = {("AUT", "HRV"): 1, ("AUT", "SCG"): 1, ("HRV", "SCG"): 1, ("DEU", "FRA"): 1}
    assert weights(build(past, on="2006-09-26")) == three
    assert weights(build(past, on="2006-09-27")) == {("AUT", "HRV"): 1, ("DEU", "FRA"): 1}
    ever = build(past, on=ANY)
    assert weights(ever) == three
    assert ever.edges[names.country("AUT"), names.country("SCG")]["spells"] == (("2005-01-01", "2006-09-26"),)
    assert ever.edges[names.country("AUT"), names.country("HRV")]["spells"] == (("2005-01-01", None),)


def test_an_agreement_with_no_party_left_is_not_in_the_network_of_two_modes(past: View) -> None:
    gone = "https://w3id.org/comity/id/source/past.ttl/gone"
    assert gone in build(past, on="2006-09-26", nodes="two-mode")
    later = build(past, on="2006-09-27", nodes="two-mode")
    assert gone not in later
    assert names.country("SCG") not in later


def test_a_company_does_not_stand_for_its_country_but_an_office_that_acts_for_one_does(past: View) -> None:
    graph = build(past, on=DAY, nodes="two-mode")
    parties = {graph.nodes[node]["label"] for node in graph["https://w3id.org/comity/id/source/past.ttl/contract"]}
    assert parties == {"A firm", "An office", "FRA"}


def test_a_tie_is_called_by_the_english_names_of_its_countries_and_its_domain(past: View) -> None:
    query = f"""SELECT ?tie ?label WHERE {{
      ?tie a <{names.NS}Tie> ; <http://www.w3.org/2000/01/rdf-schema#label> ?label }}"""
    labels = {row[0]: row[1] for row in strings(past.select(query))}
    assert labels[names.ID + "tie/AUT-HRV"] == "Austria and Croatia"
    assert labels[names.ID + "tie/AUT-HRV/telemedicine"] == "Austria and Croatia on telemedicine"
    # France has no name here.
    assert labels[names.ID + "tie/DEU-FRA"] == "DEU and FRA"


@pytest.mark.parametrize("nodes", ["countries", "ministries", "two-mode"])
@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_of_no_ties_is_no_rows(world: View, nodes: str, name: str) -> None:
    graph = build(world, on=date(1900, 1, 1), nodes=nodes)
    if (nodes, name) != ("two-mode", "through-third"):
        assert measure(graph, name).rows == []


def written(graph: "nx.Graph[str]", write: "Callable[[nx.Graph[str], io.BytesIO], None]") -> bytes:
    """Write to memory."""
    out = io.BytesIO()
    write(graph, out)
    return out.getvalue()


def attributes(graph: "nx.Graph[str]", left: set[str]) -> dict[Any, dict[str, Any]]:
    """Map nodes and pairs to their attributes, but for some."""
    found: dict[Any, dict[str, Any]] = {node: graph.nodes[node] for node in graph}
    found |= {frozenset(edge): graph.edges[edge] for edge in graph.edges}
    return {key: {name: data[name] for name in data if name not in left} for key, data in found.items()}


def test_graphml_comes_back_with_all_its_attributes(graph: "nx.Graph[str]") -> None:
    back = nx.read_graphml(io.BytesIO(written(graph, write_graphml)))
    assert attributes(back, {"in_force"}) == attributes(plain(graph), {"spells"})
    assert back.edges[names.country("IND"), names.country("RUS")]["in_force"] == "2020-01-01/.."


def test_gexf_comes_back_with_all_its_attributes_and_days(graph: "nx.Graph[str]", world: View) -> None:
    back = nx.read_gexf(io.BytesIO(written(graph, write_gexf)))
    assert attributes(back, {"id", "spells"}) == attributes(plain(graph), {"spells"})
    over = build(world, on=date(2017, 1, 1))
    root = ET.fromstring(written(over, write_gexf))
    space = {"g": "http://www.gexf.net/1.2draft"}
    body = root.find("g:graph", space)
    assert body is not None
    assert (body.get("mode"), body.get("timeformat")) == ("dynamic", "date")
    ends = [names.country(code) for code in ("BRA", "CUB")]
    (edge,) = [edge for edge in body.iter(f"{{{space['g']}}}edge") if [edge.get("source"), edge.get("target")] == ends]
    assert [spell.attrib for spell in edge.iter(f"{{{space['g']}}}spell")] == [
        {"start": "2010-01-01", "end": "2017-12-31"}
    ]
    declared = {each.get("id") for each in body.iter(f"{{{space['g']}}}attribute")}
    assert {each.get("for") for each in body.iter(f"{{{space['g']}}}attvalue")} <= declared


HOSTILE = "a<b>&\"' \x00\x0b\x1f ]]> $x_{$ \ud800 \uffff نص \n\t--><!-- {0} %s"


@pytest.fixture
def hostile(world: View) -> "nx.Graph[str]":
    """A network with names that files and pictures may choke on."""
    graph = build(world, on=DAY)
    for node in graph:
        graph.nodes[node]["label"] = HOSTILE + node[-3:]
    for _, _, edge in graph.edges(data=True):
        edge["titles"] = (HOSTILE,)
    graph.graph["domain"] = HOSTILE
    return graph


def test_hostile_names_make_files_that_can_be_read(hostile: "nx.Graph[str]") -> None:
    expected = "a<b>&\"' \ufffd\ufffd\ufffd ]]> $x_{$ \ufffd \ufffd نص \n\t--><!-- {0} %s"
    for data, read in (
        (written(hostile, write_gexf), nx.read_gexf),
        (written(hostile, write_graphml), nx.read_graphml),
    ):
        back = read(io.BytesIO(data))
        assert back.nodes[names.country("IND")]["label"] == expected + "IND"
        assert back.edges[names.country("IND"), names.country("RUS")]["titles"] == expected


@pytest.mark.parametrize("form", ["svg", "png"])
def test_hostile_names_make_pictures_that_can_be_read(hostile: "nx.Graph[str]", form: str) -> None:
    picture = written(hostile, lambda graph, out: draw(graph, out, form))
    if form == "svg":
        ET.fromstring(picture)
    else:
        assert picture.startswith(b"\x89PNG")
        assert picture.endswith(b"IEND\xaeB`\x82")


@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_picture_is_the_same_bytes_each_time(world: View, form: str) -> None:
    one, other = (written(build(world, on=DAY), lambda graph, out: draw(graph, out, form)) for _ in range(2))
    assert one == other


def test_a_picture_names_what_it_shows(graph: "nx.Graph[str]") -> None:
    picture = ET.fromstring(written(graph, lambda graph, out: draw(graph, out, "svg")))
    texts = ["".join(element.itertext()).strip() for element in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert {node[-3:] for node in graph} <= set(texts)
    assert "Health cooperation: countries, all domains, on 2022-01-01" in texts
    assert any(text.startswith("7 countries, 6 ties, 6 agreements") for text in texts)
    assert {"node: partners", "edge: agreements", "in force", "colour: community (size)"} <= set(texts)
    assert not list(picture.iter("{http://purl.org/dc/elements/1.1/}date"))


def test_a_picture_of_no_ties_says_so(world: View) -> None:
    picture = written(build(world, on=date(1900, 1, 1)), lambda graph, out: draw(graph, out, "svg"))
    assert b"no ties" in picture
