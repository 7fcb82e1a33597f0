"""Sentences with their offsets: paragraphs, lines and list items first, then full stops."""

import itertools
import re

from comity.loaders.press.text import Document

LONGEST = 3_000
LONGEST_TITLE = 320
BLANK = re.compile(r"\n[ \t]*\n")
LINE = re.compile(r"\n")
ITEM = re.compile(r"[ \t]*(?:[-*•●▪–‑]|\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)])[ \t]")
ENDED = (".", "!", "?", ":", ";", "”", '"', "»")
ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:Sra?|Srta|Sres|Dra?|Dres|Exmo|Exma|Ilmo|Hon|Messrs|Mme|Mlle|MM|Lic|Ing|Mtro|Mtra|Gral|Gen|Col"
    r"|Lt|Sgt|Rev|Smt"
    r"|Prof|Profa|Pr|St|Sta|Sto|No|Nos|Nro|art|arts|approx|H\.\s?E|S\.\s?E|S\.\s?E\.\s?M|S\. ?Exa|S\.A\.R|EE|U\.S"
    r"|U\.K|U\.N|D\.F|vs|cf|Jr|Rs|Ph|Md|[A-Z])\.[\s)]*$"
)
INITIALS = re.compile(r"(?:U\.S|U\.K|U\.N|D\.F|EE\. ?UU|[A-Z])\.\s*$")
OPENERS = frozenset(
    [
        "The",
        "It",
        "In",
        "This",
        "A",
        "An",
        "He",
        "She",
        "We",
        "They",
        "But",
        "And",
        "These",
        "Those",
        "El",
        "La",
        "Los",
        "Las",
        "Le",
        "Les",
        "O",
        "Os",
        "As",
        "Il",
        "Elle",
        "En",
        "Em",
    ]
)
CLOSED = re.compile(r"[a-zà-ÿ]")
LEADING = re.compile(r"(?:On|In|At|By) [^.]{1,40}\.")


def cut(document: Document) -> None:
    """Find the sentences of the prose, and which of them are its title."""
    blocks = _blocks(document)
    sentences: list[tuple[int, int]] = []
    heading = True
    for start, end in blocks:
        words = document.text[start:end]
        heading = heading and end - start <= LONGEST_TITLE and not words.endswith(ENDED) and len(blocks) > 1
        if heading and len(document.title) < 3:
            document.title.append(len(sentences))
            sentences.append((start, end))
        else:
            heading = False
            sentences += _sentences(document.text, start, end)
    document.sentences = sentences
    document.paragraphs = [start for start, _ in blocks]
    document.starts = [start for start, _ in sentences]


def _blocks(document: Document) -> list[tuple[int, int]]:
    """Cut the prose where a paragraph, a line that is no continuation, or a list item begins."""
    text, begin = document.text, document.prose
    wrapped = _wrapped(text[begin : begin + 20_000])
    cuts = [begin]
    for match in LINE.finditer(text, begin):
        after = match.end()
        blank = BLANK.match(text, match.start())
        if blank or ITEM.match(text, after) or (not wrapped and not CLOSED.match(text, after)):
            cuts.append(after)
    cuts.append(len(text))
    found = []
    for first, last in itertools.pairwise(cuts):
        words = text[first:last]
        left, right = first + len(words) - len(words.lstrip()), last - len(words) + len(words.rstrip())
        if left < right:
            found.append((left, right))
    return found


def _wrapped(prose: str) -> bool:
    """Tell whether lines are broken by a width rather than by paragraphs."""
    lines = [line.rstrip() for line in prose.split("\n") if line.strip()]
    broken = sum(45 <= len(line) <= 110 and not line.endswith(ENDED) for line in lines)
    return len(lines) >= 5 and broken > len(lines) / 2


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    import nupunkt

    found: list[tuple[int, int]] = []
    for first, last in nupunkt.sent_spans(text[start:end]):
        words = text[start + first : start + last]
        left, right = start + last - len(words.lstrip()), start + first + len(words.rstrip())
        if left >= right:
            continue
        if found and right - found[-1][0] <= LONGEST and _goes_on(text, found[-1], left):
            found[-1] = (found[-1][0], right)
        else:
            found += [(place, min(place + LONGEST, right)) for place in range(left, right, LONGEST)]
    return found


def _goes_on(text: str, before: tuple[int, int], start: int) -> bool:
    """Tell whether the stop before this place only ends a shortened word, or a leading "On Friday."."""
    words = text[max(before[0], before[1] - 30) : before[1]]
    if LEADING.fullmatch(text, *before):
        return True
    if not ABBREVIATED.search(words):
        return False
    following = re.match(r"\W*(\w+)", text[start : start + 30])
    return not (INITIALS.search(words) and following and following[1] in OPENERS)
