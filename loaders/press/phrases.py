"""Where names of bodies begin and end: runs of capitalised words in English, a head word and what follows elsewhere."""

import re
from functools import cache

from comity.loaders.press.mentions import Mention
from comity.loaders.press.text import Document
from comity.loaders.press.words import any_of, form, part

_WORD = r"(?:[A-ZÀ-Þ](?:[\w&.’'‑]|-(?=\w)){0,30}|\((?:Pvt|Private|Pte)\.?\))"
RUN = re.compile(
    rf"(?<![\w’'-]){_WORD}(?:(?:,? (?:of|and|for|on|the|in|&|at|to)){{1,2}} {_WORD}|,? {_WORD}|,? & {_WORD}){{0,14}}"
)
JOINT = re.compile(r",? and (?:the )?|, (?:the )?")
SECOND = re.compile(
    r",? (?:and|to|at|with|on) (?:the )?(?=(?:Ministry|Department|University|Institute|Government|National|Federal"
    r"|State|World|International|Indian|Royal"
    r"|Centers|Centres?|Minister|Secretary|President|Prime|Director|Ambassador|Dr\b)\b)"
)
ARTICLE = re.compile(
    r"(?:Today |Yesterday )?(?:the |The |A |An )?(?:(?:Today|Yesterday|The|A|An|In|On|At|By|Both|This|Under|With"
    r"|From|And|For|As|When|Between) )?"
)
DAY = re.compile(
    r" (?:on |in |at )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August"
    r"|September|October|November|December)\b"
)
NOTICE = re.compile(r"(?:Notice of|Intent To|Award of)[^;]{0,120}? (?:To|to) (?:Fund|the) (?:the )?")
ACRONYM = re.compile(r"[A-Z]{2,6}")
ABBREVIATED = re.compile(r"[A-Z]{3,7}\b(?! [A-Z])")
APPOSITION = re.compile(r", (?=[A-Z])")
OWNER = re.compile(r"(?:[\w&]+ ){0,5}(?:Ministry|Department)['’]s ")
DEGREE = 0.8


def runs(document: Document, starts: dict[int, Mention], language: str = "en") -> list[tuple[int, int]]:
    """Return the runs of capitalised words that may name a body, in English."""
    found: list[tuple[int, int]] = []
    stops = any_of(part(language, "organisations", "stops"))
    heads = _head_words(language)
    titles = set(document.title)
    for number, (begin, end) in enumerate(document.sentences):
        if number in titles and _title_case(document.text[begin:end]):
            continue
        for match in RUN.finditer(document.text, begin, end):
            if not heads.search(match[0]):
                continue
            notice = NOTICE.match(document.text, match.start(), match.end())
            begin_ = notice.end() if notice else match.start()
            for first, last in _parts(document.text, begin_, match.end(), starts, heads):
                day = DAY.search(document.text, first, last)
                last = day.start() if day else last
                owner = OWNER.match(document.text, first, last)
                first = owner.end() if owner and heads.search(document.text, owner.end(), last) else first
                article = ARTICLE.match(document.text, first, last)
                first = article.end() if article else first
                last = first + len(document.text[first:last].rstrip(" .,'’&"))
                stop = stops.search(document.text, first, last)
                if last > first and _tells(document.text[first:last], heads) and not stop:
                    found.append((first, last))
                elif stop:
                    found += _after_stop(document.text, stop.end(), last, heads)
    return found


def _tells(words: str, heads: re.Pattern[str]) -> bool:
    """Tell whether a name holds a head word and more: "Task Force" alone names nothing."""
    rest = heads.sub("", words, count=1).strip(" .,'’&")
    return heads.search(words) is not None and any(letter.isupper() for letter in rest)


def _after_stop(text: str, first: int, last: int, heads: re.Pattern[str]) -> list[tuple[int, int]]:
    """Keep a body that stands behind a post: "Director of the National Institute"."""
    match = re.compile(r"[^,]{0,60}? (?:of|to|for|at|in) (?:the )?(?=[A-Z])").match(text, first, last)
    if match and heads.search(text, match.end(), last) and not text.startswith("State ", match.end()):
        return [(match.end(), last)]
    return []


def _title_case(words: str) -> bool:
    """Tell whether nearly every word is capitalised, so that capitals say nothing."""
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 3 and sum(word[0].isupper() for word in long) / len(long) > DEGREE


def _parts(
    text: str, start: int, end: int, starts: dict[int, Mention], heads: re.Pattern[str]
) -> list[tuple[int, int]]:
    """Cut a run where another body begins: behind "and" or a comma, where both sides have a head word."""
    cuts, place = [], start
    for joint in sorted(
        [*JOINT.finditer(text, start, end), *SECOND.finditer(text, start, end)], key=lambda m: m.start()
    ):
        if joint.start() < place:
            continue
        second = SECOND.match(text, joint.start())
        comma = APPOSITION.match(text, joint.start()) and (
            heads.match(text, joint.end()) or re.search(rf"{heads.pattern}$", text[place : joint.start()])
        )
        both = heads.search(text, place, joint.start()) and heads.search(text, joint.end(), end)
        own = joint.end() in starts and heads.search(text, place, joint.start())
        own = own or (both if joint[0].endswith("and the ") else None)
        short = ACRONYM.fullmatch(text, place, joint.start())
        named = (
            ABBREVIATED.match(text, joint.end()) and " and " in joint[0] and heads.search(text, place, joint.start())
        )
        if (
            named
            or short
            or second
            or comma
            or own
            or (both and " and " in joint[0] and not _listed(text, place, joint))
        ):
            cuts.append((place, joint.start()))
            place = joint.end()
    return [*cuts, (place, end)]


def _listed(text: str, start: int, joint: re.Match[str]) -> bool:
    """Tell whether "and" joins the fields of one ministry: "Ministry of Health and Medical Services"."""
    return bool(
        re.match(
            r"[^,]{0,40}?(?:Ministry|Department|Centers?|Minister|Secretary) (?:of|for) ", text[start : joint.start()]
        )
    ) and not re.match(
        r"(?:the )?[\w ]{0,40}(?:University|Institute|Council|Agency|Bank|Fund|Hospital|Centre|Organi[sz]ation)",
        text[joint.end() : joint.end() + 60],
    )


@cache
def _head_words(language: str) -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:"
        + "|".join(
            form(word)
            for words in part(language, "organisations", "heads").values()
            for word in sorted(words, key=len, reverse=True)
        )
        + r")(?!\w)"
    )


@cache
def _phrase(language: str) -> re.Pattern[str]:
    """Build the pattern of a head word and what may follow it: links, capitalised words, fields of a ministry."""
    section = part(language, "organisations")
    heads = "|".join(form(word) for words in section["heads"].values() for word in sorted(words, key=len, reverse=True))
    links = "|".join(form(word) for word in sorted(section["links"], key=len, reverse=True))
    small = "|".join(
        form(word)
        for word in sorted(
            [*section["portfolio"], *section["adjectives"], *_adjectives(language)], key=len, reverse=True
        )
    )
    word = r"(?-i:[A-ZÀ-Þ][\w’'&.‑-]{0,30}|\d{1,2} de [A-Z]\w+)"
    item = rf"(?:{word}|(?:{small})(?!\w))"
    glue = rf"(?:,? (?:{links})(?: |(?<=['’])))"
    return re.compile(
        rf"(?<![\w-])(?:{heads})(?:(?: {small})(?!\w)){{0,2}}(?:(?:{glue}(?:la |le |les |el |los |las |l['’])?"
        rf"| ){item}){{1,14}}"
        rf"|(?<![\w-])(?:{heads})(?: {small})(?!\w)",
        re.I,
    )


@cache
def _adjectives(language: str) -> tuple[str, ...]:
    from comity.loaders.press.mentions import adjective_forms

    return tuple(adjective_forms(language))


@cache
def _second(language: str) -> re.Pattern[str]:
    """Find where a second body begins in a phrase: "et l'Agence"."""
    heads = part(language, "organisations", "heads").values()
    words = "|".join(form(word.capitalize()) for one in heads for word in sorted(one, key=len, reverse=True))
    return re.compile(rf",? (?:et|y|e) (?:le |la |l['’]|el |o |a )?(?=(?:{words})(?!\w)|[A-Z]{{3,}})")


def phrase(document: Document, language: str) -> list[tuple[int, int]]:
    """Return the phrases that may name a body, in languages that write such names with small letters."""
    found = []
    for begin, end in document.sentences:
        for match in _phrase(language).finditer(document.text, begin, end):
            second = _second(language).search(match[0], 3)
            words = match[0][: second.start() if second else None].rstrip(" .,'’&")
            if second:
                found.append((match.start() + second.end(), match.end()))
            if any(letter.isupper() for letter in words[1:]) or any(
                word in words.lower() for word in part(language, "organisations", "portfolio")
            ):
                found.append((match.start(), match.start() + len(words)))
    return found
