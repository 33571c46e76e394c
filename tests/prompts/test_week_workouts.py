"""The workouts on offer, a line each."""

import re

from coach.planning.library import by_code
from prompts.week_workouts import workouts
from tests.coach.planning.athletes import dossier, race
from tests.coach.planning.choosing import an_offer, offered
from tests.coach.planning.weeks import cases

LINE = re.compile(
    r"(?P<code>\w+) .+, (?P<kind>easy|long|hard|support|long and hard)(?: \w+)?: (?P<when>.+)"
)


def test_a_line_says_code_title_kind_and_minutes_by_day() -> None:
    lines = workouts(an_offer(dossier(races=(race(70, 21.1),))))
    for line in lines:
        found = LINE.fullmatch(line)
        assert found is not None, line
        by_code(found["code"])


def test_every_code_has_one_line() -> None:
    for case in cases(20):
        lines = workouts(offered(case.write()))
        codes = [line.split()[0] for line in lines]
        assert len(codes) == len(set(codes)) <= 36, case.seed


def test_the_minutes_are_those_of_the_offer() -> None:
    found = an_offer()
    lines = {line.split()[0]: line for line in workouts(found)}
    for day in found.days:
        for option in day.options:
            line = lines[option.template.code]
            assert f"{option.low}-{option.high}" in line
            assert re.search(rf"\ball\b|\b{day.bounds.weekday.value}\b", line)
