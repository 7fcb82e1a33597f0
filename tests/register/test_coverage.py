"""The tables of docs/register.md say what the register holds."""

from comity.loaders.register import coverage


def test_the_page_shows_the_register_as_it_is() -> None:
    text = coverage.PAGE.read_text(encoding="utf-8")
    assert coverage.page(text) == text, "run python -m comity.loaders.register.coverage"
