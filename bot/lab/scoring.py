"""One life, judged from what is stored of it."""

from bot.lab.diary import Lived
from bot.lab.judge.bodies import judge_bodies
from bot.lab.judge.loads import judge_loads
from bot.lab.judge.programs import judge_programs
from bot.lab.judge.races import judge_races
from bot.lab.judge.ratios import judge_ratios
from bot.lab.life import START
from bot.lab.score import Score
from bot.lab.stored import Stored


def score_of(lived: Lived) -> Score:
    """One athlete's score."""
    score, seen = Score(seconds=lived.seconds), Stored(lived, START)
    for judge in (judge_programs, judge_ratios, judge_loads, judge_races, judge_bodies):
        judge(score, seen)
    return score
