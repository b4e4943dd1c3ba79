"""What a preview is lent, and when it is made anew."""

from guide.latest import NOTHING, Latest


def test_a_result_is_lent_while_all_that_it_is_made_of_is_equal():
    latest, made = Latest(), []

    def result(*of):
        return latest.of("step", "name", of, lambda: made.append(of) or len(made))

    assert [result("a", [1]), result("a", [1]), result("a", [2]), result("a", [1])] == [1, 1, 2, 3]
    assert latest.of("another step", "name", ("a", [1]), lambda: "own") == "own"
    assert latest.of("step", "another name", ("a", [1]), lambda: "own") == "own"


def test_what_nobody_asked_for_is_forgotten():
    latest = Latest()
    latest.of("step", "name", (), lambda: "first")
    latest.end()
    assert latest.of("step", "name", (), lambda: "second") == "first"
    latest.end()
    latest.end()
    assert latest.of("step", "name", (), lambda: "third") == "third"


def test_a_single_build_is_lent_nothing():
    results = iter("ab")
    assert [NOTHING.of("step", "name", (), lambda: next(results)) for _ in range(2)] == ["a", "b"]
