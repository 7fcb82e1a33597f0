"""The questions as people look for them: by topic, by words, one with its parameters."""

import re
from collections import defaultdict
from typing import Any

from comity.queries import library
from comity.queries.library import Parameter, Question
from comity.queries.resolve import normal

TOPICS = ("Relations", "Who is bound", "Domains", "Network", "Bodies", "People and ministries", "Money", "Evidence")
# How alike two words must be to count as one, and a word and the name of a question to be a slip of the keys.
ALIKE = 82
MISSPELT = 70
# How many questions a search shows.
MOST = 8

MEANINGS = {
    "country": "a country: name, adjective, or code (`India`, `Indian`, `IN`, `IND`, `356`); `Korea` is two",
    "group": "a group of countries: key or name (`eu`, `ASEAN`)",
    "organisation": "an organisation: key or name (`ind-mohfw`)",
    "actor": "a country, an organisation or a group: key or name",
    "agreement": "an agreement: IRI, what follows `id/source/` in it, or title",
    "domain": "a domain of cooperation: key or name (`digital-health`, `AMR`)",
    "date": "one whole day: `2025-12-31`, or `today` (UTC)",
    "number": "a number, 0 or more: `5`, `2.5`",
    "duration": "a time: `P12M`, `90 days`, `2 years`",
    "words": "words of a name",
}


def questions() -> list[Question]:
    """List the questions by topic and name, the topics that are not in the list of old last."""
    known = {topic: place for place, topic in enumerate(TOPICS)}
    found = [library.question(name) for name in library.names()]
    return sorted(found, key=lambda each: (known.get(each.topic, len(TOPICS)), each.topic, each.name))


def misspelt(name: str) -> bool:
    """Tell whether one word is so near the name of a question that it must be meant."""
    from rapidfuzz import fuzz

    return any(fuzz.ratio(name.casefold(), known) >= MISSPELT for known in library.names())


def near(words: str) -> list[Question]:
    """Find questions by words of their names, topics and summaries, else of their headers; the best first."""
    every = questions()
    found = _scored(words, {each.name: f"{each.name} {each.topic} {each.summary}" for each in every})
    if not found:
        found = _scored(words, {each.name: f"{each.name} {each.row} {each.example} {_helps(each)}" for each in every})
    least = max(found.values(), default=0.0) / 3
    best = sorted((each for each in every if found[each.name] > least), key=lambda each: -found[each.name])
    return best[:MOST]


def _helps(each: Question) -> str:
    return " ".join(f"{one.name} {one.help}" for one in each.parameters)


def _scored(words: str, about: dict[str, str]) -> defaultdict[str, float]:
    """Score texts by the words they share with those asked for: rare words and words of the name count for more."""
    texts = {name: _words(text) for name, text in about.items()}
    known = {word for text in texts.values() for word in text}
    scores: defaultdict[str, float] = defaultdict(float)
    for asked in _words(words):
        alike = _alike(asked, known)
        frequency = sum(not text.isdisjoint(alike) for text in texts.values())
        for name, text in texts.items():
            best = max((alike[word] for word in text if word in alike), default=0.0)
            if best:
                scores[name] += best * (1 if _words(name).isdisjoint(alike) else 2) / frequency
    return scores


def _alike(asked: str, words: set[str]) -> dict[str, float]:
    """Map the words that mean the one asked for to how alike they are."""
    from rapidfuzz import fuzz

    found = {word: fuzz.ratio(asked, word) / 100 for word in words}
    begun = {word: 0.9 for word in words if len(asked) > 3 and word.startswith(asked)}
    exact = {asked: 1.0} if asked in words else {}
    return {word: score for word, score in found.items() if score * 100 >= ALIKE} | begun | exact


def _words(text: str) -> set[str]:
    """Split a text into words in the singular.

    >>> sorted(_words("Joint bodies, ministries and sums"))
    ['and', 'body', 'joint', 'ministry', 'sum']
    """
    plain = (re.sub(r"ies$", "y", word) for word in normal(text).split())
    return {word if word.endswith(("ss", "us", "is")) else word.removesuffix("s") for word in plain}


def shown_default(parameter: Parameter) -> str:
    """Tell the default as it is typed; one with spaces is quoted."""
    return f'"{parameter.default}"' if " " in parameter.default else parameter.default


def as_object(each: Question) -> dict[str, Any]:
    """Return a question as the JSON object that tools read."""
    return {
        "topic": each.topic,
        "question": each.name,
        "summary": each.summary,
        "row": each.row,
        "columns": each.columns,
        "parameters": [
            {"name": one.name, "type": one.type, "default": one.default, "help": one.help} for one in each.parameters
        ],
        "example": each.example,
    }


def described(each: Question) -> str:
    """Tell a question in full: its parameters, what a row means, an example."""
    width = max(len(one.name) for one in each.parameters) + 2
    kinds = max(len(one.type) for one in each.parameters)
    lines = [f"{each.name}: {each.summary}", f"Topic: {each.topic}", "", "Parameters:"]
    lines += [
        f"  {('--' + one.name).ljust(width)}  {one.type.ljust(kinds)}  {one.help}  [default: {shown_default(one)}]"
        for one in each.parameters
    ]
    types = list(dict.fromkeys(one.type for one in each.parameters))
    lines += ["", "Types:", *(f"  {kind.ljust(kinds)}  {MEANINGS[kind].replace('`', '')}" for kind in types)]
    lines += ["", f"Row: {each.row}", "", f"Columns: {', '.join(each.columns)}", "", f"Example: {each.example}"]
    return "\n".join(lines)
