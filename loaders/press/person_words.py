"""The patterns of names with posts and titles, in each language."""

import re
from functools import cache

from comity.loaders.press.words import form, part, pattern

_PARTICLE = r"(?:bin|al|Al|de|da|do|dos|das|del|la|las|los|van|von|el|ben|ould|ibn|abu)"
# "Jean-Yves Le Drian": inside a name these are part of it.
_ARTICLES = ("Le", "La", "Des", "Du", "De")
_FIRST = r"(?-i:(?:[A-ZÀ-Þ]\.?){1,3}(?![\w’'])|[A-ZÀ-Þ][\w-]{1,20}(?:['’](?!s\b)\w{1,15})?|[A-Z]['’][A-Z]\w{1,15})"
_MORE = rf"(?:{_FIRST}|(?-i:[“\"][A-Z]\w{{1,15}}[”\"]))"
PAIR = re.compile(r",? (?:and|y|et|e) (?:(?:of|de|del|de la|du|da|do) )?(?:the |la |l['’])?")
WORD = re.compile(r"[^\W\d_]{2,}")
# The places of the patterns that stand for a counterpart, and of that for a bare title.
COUNTERPARTS, TITLED = (3, 4), 5


def _name(least: int) -> str:
    more = rf"(?:[ \u00a0](?:(?-i:{_PARTICLE}) ){{0,2}}{_MORE}){{{least},5}}"
    return rf"(?P<name>{_FIRST}{more})"


def _choice(words: list[str]) -> str:
    return "|".join(form(word) for word in sorted(words, key=len, reverse=True))


@cache
def patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns: post before a name, beside it, behind it, counterparts, and bare titles."""
    posts = _choice([word for forms in part(language, "posts").values() for word in forms])
    persons = part(language, "persons")
    title = f"(?:(?-i:{_choice(persons['titles'])})(?!\\w) ?)"
    of = _choice(persons["of"])
    tail = rf"(?:,? (?:{of})(?: |(?<=['’]))[^,.;:()\n]{{1,120}}?(?: \([^()]{{1,15}}\))?)"
    adjective = r"(?-i: [a-zà-ÿ-]{4,16})?"
    one = _name(0)
    two = _name(1)
    joint = (
        r"(?:,? (?:and |& )?"
        if language == "en"
        else r"(?:(?:,| y| e| et)? (?:(?:de|del|de la|du|des|da|do|das|dos) )?(?:la |l['’]|le )?"
    )
    fields = joint + r"(?-i:[A-ZÀ-Þ][a-zà-ÿ]{2,18})){0,6}?"
    tails = rf"(?P<tail>{adjective}(?:,? (?={title})|,? )|{adjective}{tail}, |{tail} (?={title}))"
    before = rf"(?<!\w)(?P<post>(?:{posts})(?!\w){fields}){tails}{title}{{0,3}}{two}"
    beside = rf"(?<!\w)(?P<post>{posts})(?!\w)(?P<tail>{adjective} ){title}{{0,3}}{one}"
    after = (
        rf"(?<!\w){title}{{0,3}}{two}, (?:the |le |la |el |o |a |l['’])?(?P<post>(?:[A-Z][\w-]{{2,15}}"
        rf"(?:['’]s)? ){{0,2}}(?:{posts}))(?!\w)(?P<tail>{tail}(?=[,.;]| {_choice(['and', 'y', 'et', 'e'])} ))?"
    )
    counter = (
        rf"(?<!\w)(?:{_choice(persons['own'])}) ?(?P<middle>[^.;\n]{{0,40}}?)(?<!\w)"
        rf"(?:{_choice(persons['counterpart'])})(?P<tail>[^.;:\n]{{0,60}}?),? {title}{{0,3}}{two}"
    )
    titled = rf"(?<!\w){title}{{1,3}}{two}"
    named = (
        rf"(?<!\w){title}{{0,3}}{two}, (?:{_choice(persons['own'])}) ?(?P<middle>[^.;,\n]{{0,30}}?)(?<!\w)"
        rf"(?:{_choice(persons['counterpart'])})(?!\w)(?P<tail>(?: (?:{of}) [A-ZÀ-Þ][\w ]{{2,25}})?)"
    )
    return tuple(re.compile(each, re.I) for each in (before, beside, after, counter, named, titled))


@cache
def names_only() -> re.Pattern[str]:
    """Return the pattern of a name that "and" joins to another."""
    return re.compile(rf" ?,? (?:and|y|et|e) {_name(1)}", re.I)


@cache
def before_counterpart() -> re.Pattern[str]:
    """Return the pattern of a name that stands right before "and her counterpart"."""
    return re.compile(rf"(?<!\w){_name(1)},? (?:and|y|et|e) ?\Z", re.I)


@cache
def second() -> re.Pattern[str]:
    """Return the pattern of the name behind a second country: ", X"."""
    return re.compile(rf", {_name(1)}", re.I)


def clean(name: str, language: str) -> str:
    """Cut a name at the first word that is none: the next sentence's, a post's."""
    stops, none = frozenset(part(language, "persons", "stops")), frozenset(part(language, "persons", "none"))
    words = re.split(r"([  ])", name)
    kept: list[str] = []
    for word in words:
        if word in none:
            return ""
        if word.strip(".,’'") in stops and not (kept and word in _ARTICLES):
            break
        kept.append(word)
    cleaned = "".join(kept).rstrip(".,- \u00a0’'")
    while cleaned.split(" ")[-1:] and re.fullmatch(_PARTICLE, cleaned.split(" ")[-1]):
        cleaned = cleaned.rpartition(" ")[0]
    return cleaned if WORD.search(cleaned) else ""


@cache
def role_of(words: str, language: str = "en") -> str | None:
    """Return the key of a post as worded.

    >>> role_of("Union Health Minister")
    'minister-of-health'
    >>> role_of("Deputy Minister of Health")
    'health-secretary'
    """
    best: tuple[str, int, int] | None = None
    for key, forms in (part(language, "posts") or {}).items():
        match = pattern(language, "posts", key).search(words) if forms else None
        # A deputy's post holds the words of the post itself.
        if match and (not best or (match.start() < best[1] and match.end() >= best[2])):
            best = (str(key), *match.span())
    return best[0] if best else None
