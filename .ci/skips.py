"""Hold the tests that skipped against the rule of CONTRIBUTING: in CI only those that need an absent ../shared may."""

import sys
from pathlib import Path
from xml.etree import ElementTree

SHARED = Path(__file__).resolve().parents[2] / "shared"
NEEDS_SHARED = "needs ../shared"


def main(report: Path, shared: Path) -> int:
    """Print what skipped and why, then the counts; return 1 where a test skipped that should have run."""
    cases = list(ElementTree.parse(report).iter("testcase"))  # noqa: S314 - pytest has just written it
    failed = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
    skipped = [(_name(case), mark.get("message", "")) for case in cases if (mark := _skipped(case)) is not None]
    for_shared = [name for name, reason in skipped if reason.startswith(NEEDS_SHARED)]
    wrong = [f"{name}: {reason}" for name, reason in skipped if shared.is_dir() or name not in for_shared]
    print(f"{len(for_shared)} tests skipped for lack of ../shared (it is {'here' if shared.is_dir() else 'not here'})")
    for line in wrong:
        print(f"Should have run: {line}")
    print(f"{len(cases) - len(failed) - len(skipped)} passed, {len(failed)} failed, {len(skipped)} skipped")
    return 1 if wrong or failed or not cases else 0


def _name(case: ElementTree.Element) -> str:
    return f"{case.get('classname')}::{case.get('name')}"


def _skipped(case: ElementTree.Element) -> ElementTree.Element | None:
    """Find the mark of a skip; an expected failure carries the same mark and did run."""
    mark = case.find("skipped")
    return None if mark is None or mark.get("type") == "pytest.xfail" else mark


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), SHARED))
