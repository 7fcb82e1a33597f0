"""What is no date is refused in one sentence, and nothing is printed."""

import pytest

from comity.graph.dates import when
from comity.graph.errors import BadInput


@pytest.mark.parametrize(
    "written", ["../", "/..", "..", "", "2020-13", "yesterday", "2020-02-30", "2021/2020", "x" * 200]
)
def test_what_is_no_date_is_told(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BadInput):
        when(written)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [("2020/..", "2020-01-01", "None"), ("2019..2020-03", "2019-01-01", "2020-03-31"), ("9999-12-31", "None", "None")],
)
def test_open_sides_and_ranges_are_bounded_as_far_as_they_are_known(written: str, earliest: str, latest: str) -> None:
    moment = when(written)
    assert (str(moment.earliest), str(moment.latest), moment.written) == (earliest, latest, written)
