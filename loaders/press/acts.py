"""What was done with an instrument: signed, approved, proposed and so on, by the words of its sentence."""

from dataclasses import dataclass
from functools import lru_cache

from comity.loaders.press.denials import is_denied
from comity.loaders.press.words import part, pattern

# Where two readings share words the earlier wins: "to sign" is a proposal, "signed" is not.
STATUSES = ("proposed", "terminated", "renewed", "approved", "signed", "announced", "in_force", "nothing")
# What a denial leaves as it is.
UNDENIED = ("nothing", "proposed")
# The status of an instrument of which several things are told.
RANK = ("terminated", "renewed", "approved", "signed", "proposed", "announced", "in_force")


@dataclass(frozen=True, slots=True)
class Act:
    """One act and where its words stand."""

    status: str
    start: int
    end: int


@lru_cache(maxsize=512)
def acts_in(text: str, start: int, end: int, language: str) -> tuple[Act, ...]:
    """Return the acts told between two places, in order and without overlap.

    >>> [act.status for act in acts_in("They will sign the pact that was approved by Parliament", 0, 55, "en")]
    ['proposed', 'approved']
    """
    hits = [
        (-(match.end() - match.start()), rank, Act(status, match.start(), match.end()))
        for rank, status in enumerate(STATUSES)
        for match in pattern(language, "acts", status).finditer(text, start, end)
    ]
    kept: list[Act] = []
    for _, _, act in sorted(hits, key=lambda hit: hit[:2]):
        if not any(act.start < other.end and other.start < act.end for other in kept):
            kept.append(act)
    done = (
        act for act in kept if act.status in UNDENIED or not is_denied(text, start, (act.start, act.end), end, language)
    )
    return tuple(sorted((act for act in done if act.status != "nothing"), key=lambda act: act.start))


def act_of(
    text: str, edges: tuple[int, int], naming: tuple[int, int], others: list[int], language: str, approver: bool
) -> Act | None:
    """Return the act that a sentence tells of an instrument named in it; ``others`` are the places of other namings."""
    acts = acts_in(text, *edges, language)
    granted = [
        a
        for a in acts
        if a.status == "approved" and (approver or adopted(text, a) or _by_a_government(text, edges, a, language))
    ]
    approval = next((a for a in granted if not _awaited(text, edges[0], a, language)), None)
    near = _nearest(acts, naming, others, text, language)
    if near and near.status in ("signed", "renewed") and near.start >= naming[1] and near.start - naming[1] < 30:
        # "Under the protocol signed in 2004": what is told is that it is there.
        before = [act for act in acts if act.status == "in_force" and 0 <= naming[0] - act.end < 30]
        if before:
            return Act("in_force", near.start, near.end)
    if near and near.status == "in_force" and approval:
        near = None
    if near and near.status == "renewed":
        return near
    if approval and (not near or near.status in ("signed", "proposed", "announced")):
        return approval
    return near


def _awaited(text: str, start: int, act: Act, language: str) -> bool:
    """Tell whether an approval is only the condition of something else: "after cabinet approval"."""
    before = text[max(act.start - 30, start) : act.start]
    waits = list(pattern(language, "acts", "awaited").finditer(before))
    return bool(waits) and len(before[waits[-1].end() :].split()) < 3


def _by_a_government(text: str, edges: tuple[int, int], act: Act, language: str) -> bool:
    """Tell whether a government or a head of state stands near an approval: "the government gave its nod"."""
    weak = pattern(language, "approvers", "weak")
    return bool(
        weak.search(text, max(act.start - 60, edges[0]), act.start)
        or weak.search(text, act.end, min(act.end + 40, edges[1]))
    )


def adopted(text: str, act: Act) -> bool:
    """Tell whether an act is an adoption, which needs no cabinet or parliament."""
    return text[act.start : act.start + 5].lower() == "adopt"


def _nearest(acts: tuple[Act, ...], naming: tuple[int, int], others: list[int], text: str, language: str) -> Act | None:
    """Choose by distance; a later act counts only where no other instrument is named between."""
    best: tuple[float, Act] | None = None
    for act in acts:
        if act.status == "approved":
            continue
        if act.end <= naming[0]:
            between = sum(act.end <= place < naming[0] for place in others)
            gap = naming[0] - act.end + 25.0 * between
        elif act.start >= naming[1]:
            if any(naming[1] <= place < act.start for place in others):
                continue
            gap = (act.start - naming[1]) * 0.8 + 8
        else:
            gap = 0.0
        if act.status == "in_force":
            # Such words are common: they tell something only beside the instrument, or as what became of it.
            begun = act.start >= naming[1] and pattern(language, "days", "entry").fullmatch(text, act.start, act.end)
            if gap > (150 if begun else 30):
                continue
            gap += 12
        if act.status in ("renewed", "terminated") and gap > 40:
            # "Extended", "ended", "widened" are common words for other things.
            continue
        if act.status == "announced":
            gap += 40
        if best is None or gap < best[0]:
            best = (gap, act)
    return best[1] if best else None


def first_rank(statuses: list[str]) -> str:
    """Return the status that outranks the others."""
    return min(statuses, key=RANK.index)


def plain_words(language: str) -> frozenset[str]:
    """Return the words that only stand for an instrument whose type is said elsewhere."""
    return frozenset(part(language, "plain", "words"))
