"""The SKOS schemes are whole, have no double labels and no cycles, and hold what press texts speak of."""

import re
import warnings
from collections import defaultdict
from importlib.resources.abc import Traversable

import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SKOS
from rdflib.term import Literal, Node, URIRef

from comity.graph.parts import CONSENT
from comity.ontology.files import scheme_files
from comity.ontology.model import NS, Term, read

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # skosify's own dependencies warn on import
    import skosify

BASE = "https://w3id.org/comity/"
DOMAINS = URIRef(BASE + "domain")
KEYS = {
    "act": "acceptance accession approval consent declaration definitive-signature entry-into-force "
    "formal-confirmation notification objection provisional-application ratification reservation "
    "reservation-withdrawn signature succession withdrawal",
    "body-status": "active dissolved planned",
    "activity-status": "cancelled closed finalisation implementation pipeline suspended",
    "flow": "budget commitment credit-guarantee disbursement equity-purchase equity-sale expenditure in-kind "
    "incoming-commitment incoming-funds incoming-pledge interest-payment loan-repayment organisation-budget "
    "organisation-expenditure planned-disbursement pledge reimbursement",
    "frequency": "ad-hoc annual every-two-years quarterly twice-a-year",
    "grade": "certain possible",
    "judgement": "accepted corrected different rejected same undecided",
    "review": "accepted corrected disputed rejected reviewed unreviewed",
    "role": "counterpart depositary funder host implementing-agency observer on-behalf-of party recipient signatory "
    "speaker visitor",
    "status": "announced approved expired in-force proposed renewed signed superseded suspended terminated",
    "rule": "agreement-fits agreement-named approved-not-signed canonical-identifier canonical-itself canonical-judged "
    "consent-and-entry-into-force consent-no-entry-into-force counted-in-parts domain-closure evidence-line "
    "in-force-dated in-force-for-party in-force-on-signature last-known-in-force listed-no-date "
    "onward-spending partial-date reported-twice review-state signed-no-entry-into-force sources-disagree "
    "successor-body term-ran-out tie-count",
}
CLASSES = {
    "act": "ActKind",
    "activity-status": "ActivityStatus",
    "body-status": "BodyStatus",
    "commitment": "CommitmentKind",
    "flow": "FlowKind",
    "frequency": "Frequency",
    "grade": "Grade",
    "judgement": "JudgementKind",
    "review": "ReviewState",
    "role": "Role",
    "rule": "Rule",
    "status": "AgreementStatus",
}
# Wordings of a press text, and the domain that each must lead to.
WORDINGS = {
    "healthcare system management": "healthcare-system-management",
    "professional training of medical personnel": "professional-training",
    "disease prevention and control": "disease-prevention-control",
    "maternal and child health": "maternal-and-child-health",
    "digital health": "digital-health",
    "adoption of digital technologies in healthcare": "digital-health",
    "joint research": "joint-research",
    "regulation of medicines and medical devices": "regulation-medicines-devices",
    "antimicrobial resistance": "antimicrobial-resistance",
    "healthcare": "service-delivery",
    "medical education": "medical-education",
    "scientific research": "health-research",
    "exchange of regulatory information": "exchange-regulatory-information",
    "movement of specialists": "exchange-of-specialists",
    "movement of students": "exchange-of-students",
    "participation in international scientific forums": "scientific-exchange",
    "universal health coverage": "universal-health-coverage",
    "accessible, affordable and quality healthcare": "universal-health-coverage",
    "public health": "health-systems",
}
# Mappings stay mappings: else skosify calls a broadMatch that parent and child share a redundant broader.
SKOSIFY = {"default_language": "en", "break_cycles": True, "enrich_mappings": False}
TARGETS = {
    "https://w3id.org/comity/concept/dac/": r"[0-9]{5}",
    "http://id.nlm.nih.gov/mesh/": r"D[0-9]{6,9}",
    "http://eurovoc.europa.eu/": r"[0-9]+|c_[0-9a-f]{8}",
    "http://metadata.un.org/sdg/": r"[0-9]{1,2}\.[0-9a-d]{1,2}",
    "http://www.wikidata.org/entity/": r"Q[0-9]+",
}


def normal(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold()).split())


def concepts(schemes: Graph, scheme: str) -> set[URIRef]:
    return {iri for iri in schemes.subjects(SKOS.inScheme, URIRef(BASE + scheme)) if isinstance(iri, URIRef)}


def test_the_domains_are_164_under_14_top_concepts(schemes: Graph) -> None:
    domains = concepts(schemes, "domain")
    assert len(domains) == 164
    assert len(list(schemes.objects(DOMAINS, SKOS.hasTopConcept))) == 14
    assert all((domain, RDF.type, URIRef(NS + "Domain")) in schemes for domain in domains)


@pytest.mark.parametrize("scheme", KEYS)
def test_a_list_has_the_keys_that_loaders_and_questions_use(schemes: Graph, scheme: str) -> None:
    found = concepts(schemes, f"concept/{scheme}")
    assert {iri.removeprefix(f"{BASE}concept/{scheme}/") for iri in found} == set(KEYS[scheme].split())


@pytest.mark.parametrize("scheme", CLASSES)
def test_a_concept_is_typed_by_the_class_of_its_list(schemes: Graph, scheme: str, own_terms: list[Term]) -> None:
    class_ = NS + CLASSES[scheme]
    assert class_ in {term.iri for term in own_terms}
    found = concepts(schemes, f"concept/{scheme}")
    assert found == set(schemes.subjects(RDF.type, URIRef(class_)))


def test_the_key_of_a_concept_is_the_end_of_its_iri(schemes: Graph) -> None:
    for concept in schemes.subjects(RDF.type, SKOS.Concept):
        assert [str(key) for key in schemes.objects(concept, SKOS.notation)] == [str(concept).rsplit("/", 1)[-1]]


def test_every_own_concept_is_labelled_and_defined(schemes: Graph) -> None:
    for concept in schemes.subjects(RDF.type, SKOS.Concept):
        labels = list(schemes.objects(concept, SKOS.prefLabel))
        assert [label.language for label in labels if isinstance(label, Literal)] == ["en"], concept
        if "/dac/" not in str(concept):  # their definitions are the committee's
            assert len(str(schemes.value(concept, SKOS.definition)).split()) >= 2, concept


def test_no_wording_leads_to_two_domains(schemes: Graph) -> None:
    by_wording = defaultdict(set)
    for domain in concepts(schemes, "domain"):
        for predicate in (SKOS.prefLabel, SKOS.altLabel):
            for label in schemes.objects(domain, predicate):
                by_wording[normal(str(label))].add(domain)
    assert {wording: found for wording, found in by_wording.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("wording", "key"), WORDINGS.items())
def test_a_wording_of_press_texts_leads_to_its_domain(schemes: Graph, wording: str, key: str) -> None:
    domain = URIRef(f"{BASE}domain/{key}")
    labels = [*schemes.objects(domain, SKOS.prefLabel), *schemes.objects(domain, SKOS.altLabel)]
    assert normal(wording) in {normal(str(label)) for label in labels}


def test_acronyms_that_read_as_words_are_no_labels(schemes: Graph) -> None:
    labels = {str(label) for label in schemes.objects(None, SKOS.altLabel)}
    assert labels.isdisjoint({"HIS", "STI", "IPC", "GLASS"})


def test_every_domain_hangs_under_a_top_concept_without_a_cycle(schemes: Graph) -> None:
    tops = set(schemes.objects(DOMAINS, SKOS.hasTopConcept))
    for domain in concepts(schemes, "domain"):
        path = [domain]
        while path[-1] not in tops:
            above = list(schemes.objects(path[-1], SKOS.broader))
            assert len(above) == 1, path[-1]
            assert above[0] not in path, path
            path.append(above[0])  # type: ignore[arg-type]
        assert len(path) <= 3
        assert (path[-1], SKOS.broader, None) not in schemes


def test_mappings_have_the_form_of_their_scheme(schemes: Graph) -> None:
    matches = [SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch]
    seen: dict[Node, set[Node]] = defaultdict(set)
    for match in matches:
        for concept, target in schemes.subject_objects(match):
            base = next(base for base in TARGETS if str(target).startswith(base))
            assert re.fullmatch(TARGETS[base], str(target).removeprefix(base)), target
            assert target not in seen[concept], f"{concept} maps to {target} twice"
            seen[concept].add(target)


def test_an_exact_match_is_given_once(schemes: Graph) -> None:
    targets = list(schemes.objects(None, SKOS.exactMatch))
    assert len(set(targets)) == len(targets)


def test_a_dac_code_stands_as_text_and_as_a_match_and_has_one_nearest_domain(schemes: Graph) -> None:
    dac = BASE + "concept/dac/"
    nearest = defaultdict(list)
    for domain in concepts(schemes, "domain"):
        matched = [
            (match, str(target).removeprefix(dac))
            for match in (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch)
            for target in schemes.objects(domain, match)
            if str(target).startswith(dac)
        ]
        own = sorted(str(code) for code in schemes.objects(domain, URIRef(NS + "dacCode")))
        assert sorted(code for _, code in matched) == own
        for match, code in matched:
            assert (URIRef(dac + code), RDF.type, SKOS.Concept) in schemes
            if match != SKOS.broadMatch:
                nearest[code].append(domain)
    assert all(len(domains) == 1 for domains in nearest.values()), nearest


@pytest.mark.parametrize("file", scheme_files(), ids=lambda file: file.name)
@pytest.mark.filterwarnings("ignore::DeprecationWarning:skosify", "ignore::DeprecationWarning:rdflib")
def test_skosify_finds_nothing(file: Traversable, caplog: pytest.LogCaptureFixture) -> None:
    for scheme in set(read([file]).subjects(RDF.type, SKOS.ConceptScheme)):
        whole = read([file])
        one = Graph()
        for triple in whole:
            if triple[0] == scheme or (triple[0], SKOS.inScheme, scheme) in whole:
                one.add(triple)
        skosify.skosify(one, **SKOSIFY)
        assert [record.getMessage() for record in caplog.records if record.levelname != "INFO"] == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning:skosify", "ignore::DeprecationWarning:rdflib")
def test_skosify_would_find_a_planted_cycle(schemes: Graph, caplog: pytest.LogCaptureFixture) -> None:
    faulty = schemes + Graph()
    faulty.add((URIRef(BASE + "domain/health-systems"), SKOS.broader, URIRef(BASE + "domain/health-policy")))
    skosify.skosify(faulty, **SKOSIFY)
    assert any("ycle" in record.getMessage() or "loop" in record.getMessage().lower() for record in caplog.records)


def test_the_acts_that_bind_are_those_below_consent(schemes: Graph) -> None:
    consent = URIRef(f"{BASE}concept/act/consent")
    below = {str(act).rsplit("/", 1)[-1] for act in schemes.subjects(SKOS.broader, consent)}
    assert below | {"consent"} == CONSENT
