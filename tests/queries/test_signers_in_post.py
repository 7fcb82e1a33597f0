"""Whether a signer held the post on the day, by tenures of other sources: rows worked out by hand, on every backend."""

from collections.abc import Callable

from comity.graph.store import View
from comity.queries.ask import ask


def test_a_signer_held_the_post_that_day_or_not_or_it_is_possible_or_not_known(
    make_world: Callable[..., View],
) -> None:
    answer = ask(make_world("tenures.ttl"), "signers", {"on": "2022-06-01"})
    pairs = [(row[answer.columns.index("tenure")], row[answer.columns.index("inPost")]) for row in answer.rows]
    assert ("not known", "possible") not in pairs
    chosen = [answer.columns.index(column) for column in ("title", "signer", "tenure", "inPost")]
    assert [tuple(row[index] for index in chosen) for row in answer.rows] == [
        # No day of signing is known.
        ("T3", "N Undated", "2020/..", "not known"),
        # The last day in the post counts.
        ("T1", "A Yes", "2018-03-01/2019-05-01", "yes"),
        ("T1", "B No", "2019-05-02/..", "no"),
        # Some day of 2019 was the last.
        ("T1", "C Year", "2018-03-01/2019", "possible"),
        # An end that is not given may be open or not known.
        ("T1", "D Open", "2018-03-01/..", "possible"),
        # One person by identifier.
        ("T1", "E Same", "2018-03-01/2020", "yes"),
        # A namesake in the same post that day, whom nothing joins to the signer.
        ("T1", "F Namesake", "known of a namesake only", "possible"),
        # In another post that day.
        ("T1", "G Other", "not known", "not known"),
        # A namesake in that post long before, and a post of the same name in another country.
        ("T1", "H Unknown", "not known", "not known"),
        ("T1", "I Attested", "in post on 2019-05-01", "yes"),
        # The post of another source, by its name and country.
        ("T1", "J Like", "2018/2020", "yes"),
        # Of two terms one covers the day.
        ("T1", "K Twice", "../2010-06-30 | 2019-01/2020-01", "yes"),
        # Signed on some day of 2021: in post for a part of that year, and for all of it.
        ("T2", "L Part", "2021-06-01/2023-01-01", "possible"),
        ("T2", "M Whole", "2020/2022-01-01", "yes"),
    ]
