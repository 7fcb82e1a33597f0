"""In CI a test may skip for want of ../shared alone."""

import subprocess
import sys
from pathlib import Path

import pytest

PASSED = '<testcase classname="a" name="passes"/>'
FAILED = '<testcase classname="a" name="fails"><failure message="no"/></testcase>'
EXPECTED = '<testcase classname="a" name="known"><skipped type="pytest.xfail" message="later"/></testcase>'
WITHOUT_SHARED = '<testcase classname="a" name="s"><skipped type="pytest.skip" message="needs ../shared"/></testcase>'
WITHOUT_TOOL = '<testcase classname="a" name="t"><skipped type="pytest.skip" message="needs rapper: x"/></testcase>'


@pytest.mark.parametrize(
    ("cases", "shared_is_here", "code", "counts"),
    [
        ([PASSED], True, 0, "1 passed, 0 failed, 0 skipped"),
        ([PASSED, EXPECTED], True, 0, "2 passed, 0 failed, 0 skipped"),
        ([PASSED, FAILED], True, 1, "1 passed, 1 failed, 0 skipped"),
        ([PASSED, WITHOUT_SHARED], False, 0, "1 passed, 0 failed, 1 skipped"),
        ([PASSED, WITHOUT_SHARED], True, 1, "1 passed, 0 failed, 1 skipped"),
        ([PASSED, WITHOUT_TOOL], False, 1, "1 passed, 0 failed, 1 skipped"),
        ([], True, 1, "0 passed, 0 failed, 0 skipped"),
    ],
)
def test_skips_are_judged(
    root: Path, tmp_path: Path, cases: list[str], shared_is_here: bool, code: int, counts: str
) -> None:
    checkout = tmp_path / "checkout" / ".ci"
    checkout.mkdir(parents=True)
    (checkout / "skips.py").write_bytes((root / ".ci" / "skips.py").read_bytes())
    if shared_is_here:
        (tmp_path / "shared").mkdir()
    report = tmp_path / "junit.xml"
    report.write_text(f"<testsuites><testsuite>{''.join(cases)}</testsuite></testsuites>", encoding="utf-8")

    line = [sys.executable, str(checkout / "skips.py"), str(report)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)

    assert done.returncode == code
    assert done.stdout.splitlines()[-1] == counts
