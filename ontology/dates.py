"""What every date of the ontology brings with it: its companions in dates.ttl and its shapes."""

from comity.ontology.model import NS, Term

BOUNDS = """
comity:{name}Earliest a owl:DatatypeProperty ;
    rdfs:label "{label}, earliest"@en ;
    skos:definition "The earliest day that comity:{name} can be as the source has it: the day itself when it is known; absent when that side is open."@en ;{domain}
    dcterms:source comity:{name} ;
    rdfs:isDefinedBy <> ; vs:term_status "testing" .

comity:{name}Latest a owl:DatatypeProperty ;
    rdfs:label "{label}, latest"@en ;
    skos:definition "The latest day that comity:{name} can be as the source has it: the day itself when it is known; absent when that side is open."@en ;{domain}
    dcterms:source comity:{name} ;
    rdfs:isDefinedBy <> ; vs:term_status "testing" .

comity:{name}AsWritten a owl:DatatypeProperty ;
    rdfs:label "{label}, as written"@en ;
    skos:definition "What the source gives for comity:{name}, in the extended date/time format (EDTF), however partial: 2012, 1981-09..1981-10."@en ;{domain}
    rdfs:range xsd:string ;
    dcterms:source comity:{name} ;
    rdfs:isDefinedBy <> ; vs:term_status "testing" .
"""  # noqa: E501 - the lines of the file as they are to stand

HEAD = """\
# The bounds of every date. Made by python -m comity.ontology.generate from the dates in the other files; do not edit.
# Where the day is known there is comity:signedOn; in any case signedOnEarliest and signedOnLatest bound it, and
# signedOnAsWritten keeps what the source has. None has an rdfs:range of xsd:date, which reasoners refuse: the shapes
# state it.

@base <https://w3id.org/comity/ns> .
@prefix comity: <https://w3id.org/comity/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vs: <http://www.w3.org/2003/06/sw-vocab-status/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


DATE_SHAPES = """
shape:{name} a sh:NodeShape ;
    sh:targetSubjectsOf comity:{name} ;
    sh:property [ sh:path comity:{name} ; sh:datatype xsd:date ; sh:maxCount 1 ;
        sh:message "{title}: must be one day, such as 2025-12-05 (comity:{name})." ] ;
    {known} .

shape:{name}Bounds a sh:NodeShape ;
    sh:targetSubjectsOf comity:{name}Earliest , comity:{name}Latest , comity:{name}AsWritten ;
    sh:property [ sh:path comity:{name}Earliest ; sh:datatype xsd:date ; sh:maxCount 1 ;
        sh:message "{title}: the earliest day must be one day, such as 2025-12-05 (comity:{name}Earliest)." ] ;
    sh:property [ sh:path comity:{name}Latest ; sh:datatype xsd:date ; sh:maxCount 1 ;
        sh:message "{title}: the latest day must be one day, such as 2025-12-05 (comity:{name}Latest)." ] ;
    sh:property [ sh:path comity:{name}Earliest ; sh:lessThanOrEquals comity:{name}Latest ;
        sh:message "{title}: the earliest day comes after the latest day." ] ;
    sh:property [ sh:path comity:{name}AsWritten ; sh:datatype xsd:string ; sh:maxCount 1 ;
        sh:message "{title}: what the source gives must be one plain text (comity:{name}AsWritten)." ] .
"""
KNOWN = "sh:path comity:{name} ; sh:equals comity:{name}Earliest , comity:{name}Latest"
KNOWN_MESSAGE = 'sh:message "{title}: the day is known, so the earliest and the latest day must be that day."'
# An interval in force is derived: its days stand alone.
ON_INTERVALS = ("validFrom", "validUntil")


def dates_turtle(written: list[Term]) -> str:
    """Write the three companions of each date."""
    blocks = [
        BOUNDS.format(name=term.name, label=term.label, domain=_domain_line(term)) for term in written if term.dated
    ]
    return HEAD + "".join(blocks)


def date_shapes(written: list[Term]) -> str:
    """Write the two shapes of each date."""
    return "".join(
        DATE_SHAPES.format(name=term.name, title=_title(term), known=_known(term)) for term in written if term.dated
    )


def _title(term: Term) -> str:
    return term.label[0].upper() + term.label[1:]


def _known(term: Term) -> str:
    known, message = (text.format(name=term.name, title=_title(term)) for text in (KNOWN, KNOWN_MESSAGE))
    if term.name in ON_INTERVALS:
        derived = "[ sh:class comity:InForceInterval ] [ sh:class comity:BoundInterval ]"
        return f"sh:or ( {derived} [ {known} ] ) ;\n    {message}"
    return f"sh:property [ {known} ;\n        {message} ]"


def _domain_line(term: Term) -> str:
    names = [f"comity:{iri.removeprefix(NS)}" for iri in term.domain]
    if not names:
        return ""
    domain = names[0] if len(names) == 1 else f"[ a owl:Class ; owl:unionOf ( {' '.join(names)} ) ]"
    return f"\n    rdfs:domain {domain} ;"
