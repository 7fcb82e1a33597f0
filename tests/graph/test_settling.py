"""The graph of a text follows from its claims and the judgements on them, and from nothing else."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from comity.graph import names
from comity.graph.claims import read_claims
from comity.graph.judged import ACCEPTED, CORRECTED, REJECTED, UNDECIDED, Judgement, decisions
from comity.graph.part import read_part, write_part
from comity.graph.proposals import WHOLE, Proposal, proposals
from comity.graph.settling import settle
from comity.graph.store import Work
from comity.loaders import press

TEXTS = {
    "en": "Nairobi, 20 May 2024: Kenya and Cuba signed a memorandum of understanding on digital health and nursing "
    "education in April 2024. Under the memorandum, both sides will exchange specialists. A joint committee will be "
    "set up and will meet every year. The agreement is valid for five years and is automatically renewed. The "
    "World Bank will grant USD 5 million for it. On Friday, Health Minister Jane Doe of Kenya met Juan Paz, "
    "Minister of Health of Cuba.",
    "fr": "Paris, le 20 mai 2024. La France et le Sénégal ont signé un accord de coopération en matière de santé "
    "numérique et de vaccination le 17 mai 2024, pour une durée de cinq ans.",
    "es": "Lima, 20 de mayo de 2024. El Ministerio de Salud del Perú y el Ministerio de Salud Pública de Cuba firmaron "
    "un memorando de entendimiento sobre telemedicina y vacunas en abril de 2024.",
    "pt": "Brasília, 20 de maio de 2024. O Brasil e Angola assinaram um memorando de entendimento sobre saúde digital "
    "e vacinação em 17 de maio de 2024.",
}
GRAPH = names.source_graph("note")


def _part(folder: Path, text: str, least: Decimal | None = None) -> set[ox.Quad]:
    path = folder / "note.txt"
    path.write_text(text, encoding="utf-8")
    entry = write_part(Work("note", path, "0" * 64, "press", "1", press.load, least=least), folder, folder)
    return set(read_part(folder / entry.part))


def _judged(proposal: Proposal, kind: str, to: str = "") -> Judgement:
    anchor, words = proposal.anchor, proposal.words
    return Judgement(
        iri=f"{names.ID}judgement/1",
        kind=kind,
        about=proposal.iri,
        fact=proposal.field,
        value=proposal.value,
        quote=words.quote,
        sentence=words.sentence,
        thing=proposal.kind,
        thing_quote=anchor.quote,
        thing_sentence=anchor.sentence,
        to=to,
        by="Ada",
        on="2026-01-01",
    )


def _applied(quads: set[ox.Quad], *judged: Judgement) -> set[ox.Quad]:
    claimed = read_claims(quads, GRAPH)
    found = proposals(claimed)
    change = settle(claimed, found, decisions(found, list(judged), {}))
    assert change.removed <= quads
    assert not change.added & quads
    return quads - change.removed | change.added


@pytest.mark.parametrize("language", TEXTS)
def test_what_a_loader_wrote_is_what_its_claims_say(tmp_path: Path, language: str) -> None:
    quads = _part(tmp_path, TEXTS[language], Decimal(0))
    assert len(proposals(read_claims(quads, GRAPH))) > 4
    assert _applied(quads) == quads


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("kind", [ACCEPTED, REJECTED])
def test_each_judgement_is_undone_without_a_trace(tmp_path: Path, language: str, kind: str) -> None:
    quads = _part(tmp_path, TEXTS[language])
    for proposal in proposals(read_claims(quads, GRAPH)):
        judged = _applied(quads, _judged(proposal, kind))
        assert judged != quads, proposal
        assert _applied(judged) == quads, proposal
        taken_back = replace(_judged(proposal, UNDECIDED), on="2026-01-02")
        assert _applied(judged, _judged(proposal, kind), taken_back) == quads


def test_all_is_rejected_and_nothing_but_claims_is_left(tmp_path: Path) -> None:
    quads = _part(tmp_path, TEXTS["en"])
    found = proposals(read_claims(quads, GRAPH))
    left = _applied(quads, *(_judged(one, REJECTED) for one in found))
    things = {f"<{one.thing}>" for one in found}
    said = {quad.predicate.value.rsplit("#", 1)[-1] for quad in left if str(quad.subject) in things}
    assert said <= {"label", "reviewState"}
    assert _applied(left) == quads


def test_a_correction_of_each_kind_of_value_is_undone_without_a_trace(tmp_path: Path) -> None:
    quads = _part(tmp_path, TEXTS["en"])
    values = {
        "party": "country/FRA",
        "date": "2024-05",
        "status": "approved",
        "domain": "domain/vaccines",
        "duration": "P6Y",
        "renewal": "false",
        "meets": "twice-a-year",
        "amount": "7",
        "currency": "EUR",
        WHOLE: "Treaty",
    }
    done = set()
    for proposal in proposals(read_claims(quads, GRAPH)):
        if proposal.field in values and (proposal.field != WHOLE or proposal.kind == "agreement"):
            done.add(proposal.field)
            judged = _applied(quads, _judged(proposal, CORRECTED, values[proposal.field]))
            assert any("ns#corrects" in str(quad.predicate) for quad in judged), proposal
            assert _applied(judged) == quads, proposal
    assert {"party", "date", "status", "domain", "meets", WHOLE} <= done


def test_what_is_in_force_was_signed_on_its_day_all_the_same(tmp_path: Path) -> None:
    quads = _part(tmp_path, TEXTS["fr"])
    (status,) = (one for one in proposals(read_claims(quads, GRAPH)) if one.field == "status")

    def said(judged: set[ox.Quad], name: str) -> set[str]:
        return {str(quad.object) for quad in judged if quad.predicate.value.endswith(f"#{name}")}

    in_force = _applied(quads, _judged(status, CORRECTED, "in-force"))
    assert said(in_force, "signedOnAsWritten") == said(quads, "signedOnAsWritten") != set()
    assert {one.rsplit("/", 1)[-1] for one in said(in_force, "lastKnownStatus")} == {"in-force>"}
    assert any(str(quad.object).endswith("SigningEvent>") for quad in in_force if "claim" not in str(quad.subject))
    assert _applied(in_force) == quads


def test_two_corrections_of_one_fact_leave_the_last(tmp_path: Path) -> None:
    quads = _part(tmp_path, TEXTS["fr"])
    (date,) = (one for one in proposals(read_claims(quads, GRAPH)) if one.field == "date")
    first, second = _judged(date, CORRECTED, "2024-05-18"), replace(_judged(date, CORRECTED, "2024"), on="2026-02-01")
    judged = _applied(_applied(quads, first), first, second)
    written = {str(quad.object) for quad in judged if quad.predicate.value.endswith("signedOnAsWritten")}
    assert written == {'"2024"'}
    assert judged == _applied(quads, second)


def test_keys_of_a_text_are_unlike(tmp_path: Path) -> None:
    for text in TEXTS.values():
        found = proposals(read_claims(_part(tmp_path, text), GRAPH))
        assert len({one.key for one in found}) == len(found)
