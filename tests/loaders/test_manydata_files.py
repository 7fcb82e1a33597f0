"""Files of R data: every way they are packed, and none that takes the machine."""

import bz2
import gzip
import lzma
import struct
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import rdata

from comity.graph.errors import BadInput
from comity.loaders import loader_for
from comity.loaders.manydata import unpack
from comity.loaders.manydata.frames import Frame, datasets
from comity.loaders.manydata.unpack import unpacked

HEAD = b"RDX2\nX\n" + struct.pack(">iii", 2, 0x030600, 0x020300)
LIST, TEXTS, WHOLES, NIL, COMPACT = 19, 16, 13, 254, 238


def _words(*numbers: int) -> bytes:
    return struct.pack(f">{len(numbers)}i", *numbers)


def _symbol(name: str) -> bytes:
    return _words(1, 0x40009, len(name)) + name.encode()


def _named(value: bytes) -> bytes:
    """Write one named object, as save() does."""
    return HEAD + _words(0x402) + _symbol("x") + value + _words(NIL)


def _frames(path: Path) -> list[Frame]:
    return [frame for _, frame in datasets(path, unpacked(path)) if frame]


@pytest.fixture
def table(tmp_path: Path) -> bytes:
    """Give the plain bytes of a file with one table."""
    path = tmp_path / "plain.rda"
    frame = pd.DataFrame({"manyID": ["A_1990A", None, "É"], "n": [1.0, 2.5, float("nan")], "yes": [True, False, True]})
    frame["kind"] = pd.Categorical(["x", "y", None])
    rdata.write_rda(path, {"agreements": frame}, compression=None)
    return path.read_bytes()


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_a_table_is_read_however_it_is_packed(tmp_path: Path, table: bytes, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "a.rda"
    path.write_bytes(pack(table))
    assert loader_for(path).name == "manydata"
    (frame,) = _frames(path)
    assert (frame.object, frame.name, frame.length) == ("agreements", "agreements", 3)
    assert frame.columns == {
        "manyID": ["A_1990A", None, "É"],
        "n": ["1", "2.5", None],
        "yes": ["1", "0", "1"],
        "kind": ["x", "y", None],
    }


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_a_file_that_expands_without_end_is_refused_before_memory_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]
) -> None:
    monkeypatch.setattr(unpack, "LIMIT", 1 << 20)
    path = tmp_path / "a.rda"
    path.write_bytes(pack(bytes(3 << 20)))
    with pytest.raises(BadInput, match="unpacks to more than 1 MB"):
        unpacked(path)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file_that_is_cut_off_is_refused(tmp_path: Path, table: bytes, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "a.rda"
    path.write_bytes(pack(table)[:-20])
    with pytest.raises(BadInput, match=r"a\.rda cannot be unpacked"):
        unpacked(path)


def test_every_cut_of_a_file_is_told_in_one_sentence(tmp_path: Path, table: bytes) -> None:
    path = tmp_path / "a.rda"
    for size in range(1, len(table) - 1):
        path.write_bytes(table[:size])
        with pytest.raises(BadInput, match=r"a\.rda"):
            _frames(path)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b"RDA3\nA\n3\n", "ascii = FALSE"),
        (b"RDB3\nB\n\x03\x00", "ascii = FALSE"),
        (HEAD.replace(struct.pack(">i", 2), struct.pack(">i", 9), 1) + _words(NIL), "its version is not known"),
        (HEAD + _words(NIL), "no named objects"),
        (_named(_words(LIST, 1) * 5000), "deeper than 100 levels"),
        (_named(_words(WHOLES, 2**31 - 1)), "longer than the file"),
        (_named(_words(TEXTS, 1, 9, 2**31 - 1)), "longer than the file"),
        (_named(_words(TEXTS, -5)), "longer than the file"),
        (_named(_words(21, 1, 1)), "kind 21 is no part of a table"),
    ],
)
def test_what_is_broken_or_hostile_is_told_in_one_sentence(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "a.rda"
    path.write_bytes(data)
    with pytest.raises(BadInput, match=rf"^{path}.*{sentence}"):
        _frames(path)


def test_a_list_of_millions_of_nothings_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.rda"
    path.write_bytes(_named(_words(LIST, 2_100_000) + _words(NIL) * 2_100_000))
    with pytest.raises(BadInput, match="more than 2,000,000 objects"):
        _frames(path)


def test_a_short_word_for_a_long_sequence_is_refused(tmp_path: Path) -> None:
    info = _words(2) + _symbol("compact_intseq") + _words(NIL)
    state = _words(14, 3) + struct.pack(">ddd", 1e9, 1, 1)
    path = tmp_path / "a.rda"
    path.write_bytes(_named(_words(COMPACT) + info + state + _words(NIL)))
    with pytest.raises(BadInput, match="a sequence of numbers is too long"):
        _frames(path)


@pytest.mark.parametrize("name", ["agreements", "references", "organizations"])
@pytest.mark.filterwarnings("ignore:Missing constructor")
def test_the_reader_sees_what_another_one_sees(shared: Path, name: str) -> None:
    path = shared / "data" / "treaties-manyhealth" / f"{name}.rda"
    if not path.is_file():
        pytest.skip("needs ../shared: the manyhealth files, which are not part of the repository")
    (other,) = rdata.read_rda(path).values()
    ours = {frame.name: frame for frame in _frames(path)}
    assert list(ours) == list(other)
    for called, frame in ours.items():
        assert list(frame.columns) == list(other[called].columns)
        for column, cells in frame.columns.items():
            assert cells == [_as_text(cell) for cell in other[called][column]]


def _as_text(cell: object) -> str | None:
    if cell is None or pd.isna(cell) or str(cell).strip() in ("", "NA", "Na"):
        return None
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
