"""From bytes to text: decoding, the header block, and quotes with their offsets."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from comity.graph.errors import BadInput
from comity.loaders.press.extraction import Span

MAXIMUM = 1_000_000
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
# Spaces at which no line may break stand inside dates and names: "1\u202fmars".
HARD = str.maketrans(dict.fromkeys("\u00a0\u202f\u2007\u2009", " "))
# What only the source of a web page holds: tags that close or open a part of it, hard spaces by name.
# One of them alone may be left over in a plain text.
STRAY = 2
MARKUP = re.compile(
    r"<!doctype html|<(?:html|head|body|script|style|div|meta)\b[^<>]{0,200}>|<(?:br ?/?|p)>"
    r"|</(?:p|a|b|i|h[1-6]|em|li|ul|ol|td|tr|table|span|strong|div|script|body|html)>|&nbsp;",
    re.I,
)
HEADER = re.compile(r"(Title|Publisher|Address|Published|Licence|Language|Country):[ \t]*([^\n]{0,2000})\n?")


def read(path: Path) -> str:
    """Read a file as the text that is stored; raises BadInput where it is no text of a bearable size."""
    if path.stat().st_size > MAXIMUM:
        raise BadInput(
            f"{path} is larger than {MAXIMUM:,} bytes, too long for one press text; split it into single texts."
        )
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
        if b"\0" in data:
            raise BadInput(
                f"{path} is binary (a null at byte {data.index(0)}); give the plain text of the press release."
            )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as trouble:
        shift = 3 if data.startswith(b"\xef\xbb\xbf") else 0
        place = trouble.start + shift
        raise BadInput(f"{path} is not UTF-8 or UTF-16 text at byte {place}; save it as UTF-8.") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = CONTROL.search(text)
    if control:
        raise BadInput(f"{path} is binary (a control character at character {control.start()}); give its plain text.")
    if not text.strip():
        raise BadInput(f"{path} is empty; give a file with the text of a press release.")
    markup = list(islice(MARKUP.finditer(text), STRAY))
    if len(markup) == STRAY:
        raise BadInput(
            f"{path} holds HTML ({markup[0][0][:20]} at character {markup[0].start()}); give the plain text of the "
            "page, without tags and scripts."
        )
    return text


@dataclass(slots=True)
class Document:
    """A text cut into prose sentences, with its header block; ``title`` numbers the sentences of its heading."""

    text: str
    header: dict[str, str] = field(default_factory=dict)
    prose: int = 0
    sentences: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    title: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    stored: str = field(init=False)

    def __post_init__(self) -> None:
        """Read hard spaces as spaces; quotes stay as the text is stored."""
        self.stored, self.text = self.text, self.text.translate(HARD)

    def sentence_of(self, place: int) -> int:
        """Return the number of the sentence at this place."""
        return max(bisect_right(self.starts, place) - 1, 0)

    def paragraph_of(self, place: int) -> int:
        """Return where the paragraph of this place begins."""
        return self.paragraphs[max(bisect_right(self.paragraphs, place) - 1, 0)] if self.paragraphs else 0

    def span(self, start: int, end: int) -> Span:
        """Quote the text from start to end."""
        where = (start, end)
        if self.sentences and start >= self.starts[0]:
            first, last = self.sentences[self.sentence_of(start)], self.sentences[self.sentence_of(max(end - 1, start))]
            where = (min(first[0], start), max(last[1], end))
        return Span(start, end, self.stored[start:end], where)


def header_block(text: str) -> tuple[dict[str, str], int]:
    """Read the optional lines ``Title: ...`` at the top; return them and where the prose begins.

    >>> header_block("Title: A note\\nCountry: IND\\n\\nProse.")
    ({'title': 'A note', 'country': 'IND'}, 28)
    """
    header: dict[str, str] = {}
    place = 0
    while match := HEADER.match(text, place):
        header[match[1].lower()] = match[2].strip()
        place = match.end()
    if not header or text[place : place + 1] not in ("\n", ""):
        return {}, 0
    return header, place + 1
