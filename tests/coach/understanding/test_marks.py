import re

from coach.understanding.marks import Mark, Marks, What, aside


def test_a_place_once_taken_is_not_read_again() -> None:
    marks = Marks("rpe 6 and 6")
    marks.add(Mark(what=What.RPE, start=0, end=5, number=6))

    marks.take(re.compile(r"\d"), aside)
    marks.add(Mark(what=What.PAIN, start=4, end=5))

    assert [(m.what, m.start) for m in marks.in_order()] == [(What.RPE, 0), (What.ASIDE, 10)]
