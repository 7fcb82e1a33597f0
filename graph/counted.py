"""Counts in sentences: 1 row, 2 rows."""


def counted(count: int, one: str, many: str = "") -> str:
    """Put a count before what is counted, in the singular or the plural.

    >>> counted(1, "row"), counted(0, "row"), counted(2, "party stands", "parties stand")
    ('1 row', '0 rows', '2 parties stand')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"
