from coach.understanding.marks import Marks, What
from coach.understanding.scores import mark_scores
from tests.cases import each


def scores(text: str) -> dict[What, float | None]:
    marks = Marks(text)
    mark_scores(marks)
    return {m.what: m.number for m in marks.in_order() if m.what is not What.ASIDE}


@each(
    "text, rpe",
    [
        *(("rpe 6", 6), ("rpe 6/10", 6), ("RPE: 6.5", 6.5), ("rpe6", 6), ("rpe=6", 6)),
        *(("felt like a 6", 6), ("effort 6", 6), ("6/10 effort", 6), ("8 rpe", 8), ("rpe 0", 0)),
        *(("rpe 6-7", 6.5), ("rpe six", 6), ("felt like a 6 out of 10", 6), ("sRPE 4", 4)),
        *(("rpe 11", None), ("rpe", None), ("felt great", None), ("effort 60%", None)),
        ("rpe 1e309", None),
    ],
)
def test_rpe_has_many_forms_and_one_scale(text: str, rpe: float | None) -> None:
    assert scores(text).get(What.RPE) == rpe


@each(
    "text, energy",
    [
        *(("energy 4", 4), ("energy 4/5", 4), ("energy: low", 2), ("low energy", 2)),
        *(("energy great", 5), ("energy ok", 3), ("no energy", 1), ("full of energy", 5)),
        *(("energy 8/10", 4), ("energy 7/10", None), ("energy 8", None), ("energy four", 4)),
        *(("energy very low", 1), ("energy gel", None), ("high energy bar", None)),
    ],
)
def test_energy_is_one_to_five_by_figure_or_label(text: str, energy: float | None) -> None:
    assert scores(text).get(What.ENERGY) == energy


@each(
    "text, sleep",
    [
        *(("sleep 4", 4), ("sleep 4/5", 4), ("slept well", 4), ("slept badly", 2)),
        *(("slept great", 5), ("slept terribly", 1), ("bad sleep", 2), ("sleep: ok", 3)),
        *(("slept 6h", None), ("sleep 7", None), ("7 hours of sleep", None), ("slept 6:30", None)),
        *(("slept badly, 5h", 2), ("slept well (8 h)", 4)),
    ],
)
def test_sleep_is_a_score_and_hours_are_none(text: str, sleep: float | None) -> None:
    assert scores(text).get(What.SLEEP) == sleep


@each(
    "text, soreness",
    [
        *(("soreness 4", 4), ("soreness 4/10", 4), ("legs sore 3/10", 3), ("DOMS 6", 6)),
        *(("no soreness", 0), ("not sore", 0), ("legs sore", None), ("soreness 11", None)),
    ],
)
def test_soreness_is_of_the_muscles(text: str, soreness: float | None) -> None:
    assert scores(text).get(What.SORENESS) == soreness


def test_a_unit_makes_a_number_something_else() -> None:
    assert scores("effort 6 km") == {}
    assert scores("rpe 6 12k") == {What.RPE: 6}
