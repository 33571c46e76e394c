"""Illness and injury: what is open stays open until it is answered, one step at a time."""

from datetime import date, timedelta

import pytest

from coach.activity import RUNS
from coach.calendar import PushKind
from coach.journal import Observation
from coach.planning.facts import is_mending
from coach.program import HARD_TYPES, Program
from coach.safety import tier_of
from coach.state import ReturnStage, State, StateKind
from coach.usecases.pushes import CheckIn, SundayWeek, WednesdayWeek
from coach.usecases.states import LADDER, Answer
from tests.coach.planning.athletes import DAY, MONDAY, dossier
from tests.coach.usecases.life import ME, Life


def runs(week: Program, since: date) -> list[date]:
    return [
        d.date
        for d in week.daily_program
        if d.date >= since
        for w in d.workouts
        if w.sport in RUNS
    ]


def hard(week: Program, since: date) -> list[date]:
    return [
        d.date
        for d in week.daily_program
        if d.date >= since
        for w in d.workouts
        if w.workout_type in HARD_TYPES
    ]


async def hurt() -> Life:
    life = await Life().begin()
    await life.coach.journal.log(ME, "left achilles pain 7/10")
    await life.follow()
    return life


async def test_an_injury_takes_running_off_the_same_minute() -> None:
    life = await Life().begin()
    assert runs(await life.week(), life.today)

    await life.coach.journal.log(ME, "left achilles pain 7/10")
    await life.follow()

    assert not runs(await life.week(), life.today)


async def test_what_nobody_answers_never_ends() -> None:
    life = await hurt()
    for n in range(1, 7):
        life.at(MONDAY + n * 7 * DAY)
        week = (await life.coach.plan_week(ME, life.today)).program
        assert not runs(week, life.today), f"week {n}"
    _, state = await life.state(StateKind.INJURED)

    assert (state.stage, state.until) == (ReturnStage.OFF, None)


async def test_better_is_one_step_worse_is_one_back() -> None:
    life = await hurt()
    id_, _ = await life.state(StateKind.INJURED)
    seen = []
    await life.coach.journal.log(ME, "left achilles pain 1/10")
    for answer in (Answer.BETTER, Answer.BETTER, Answer.WORSE, Answer.SAME, Answer.BETTER):
        life.at(life.today + DAY)
        await life.coach.states.answer(ME, id_, answer)
        seen.append((await life.state(StateKind.INJURED))[1].stage)

    assert seen == [
        ReturnStage.WALK,
        ReturnStage.EASY_SHORT,
        ReturnStage.WALK,
        ReturnStage.WALK,
        ReturnStage.EASY_SHORT,
    ]


async def test_the_last_step_closes_it_and_a_relapse_never_falls_below_the_first() -> None:
    life = await hurt()
    id_, _ = await life.state(StateKind.INJURED)
    await life.coach.states.answer(ME, id_, Answer.WORSE)
    assert (await life.state(StateKind.INJURED))[1].stage is ReturnStage.OFF

    await life.coach.journal.log(ME, "left achilles pain 1/10")
    for _ in LADDER[1:]:
        life.at(life.today + DAY)
        await life.coach.states.answer(ME, id_, Answer.BETTER)
    _, state = await life.state(StateKind.INJURED)

    assert (state.stage, state.until) == (ReturnStage.NORMAL, life.today)
    assert await life.coach.states.answer(ME, id_, Answer.BETTER) is None


async def test_a_second_better_on_the_same_day_moves_nothing() -> None:
    life = await hurt()
    id_, _ = await life.state(StateKind.INJURED)
    await life.coach.journal.log(ME, "left achilles pain 1/10")
    first = await life.coach.states.answer(ME, id_, Answer.BETTER)
    second = await life.coach.states.answer(ME, id_, Answer.BETTER)
    assert first is not None
    assert second is not None

    assert (first.moved, second.moved, second.stepped) == (True, False, True)
    assert (await life.state(StateKind.INJURED))[1].stage is ReturnStage.WALK


async def test_an_injury_goes_no_further_than_a_walk_while_its_pain_is_strong() -> None:
    life = await hurt()
    id_, _ = await life.state(StateKind.INJURED)
    await life.coach.states.answer(ME, id_, Answer.BETTER)
    life.at(life.today + DAY)

    held = await life.coach.states.answer(ME, id_, Answer.BETTER)

    assert held is not None
    assert held.hurts is not None
    assert (await life.state(StateKind.INJURED))[1].stage is ReturnStage.WALK

    await life.coach.journal.log(ME, "left achilles pain 2/10")
    await life.coach.states.answer(ME, id_, Answer.BETTER)

    assert (await life.state(StateKind.INJURED))[1].stage is ReturnStage.EASY_SHORT


async def test_pain_that_is_worse_next_morning_holds_a_step_without_a_number() -> None:
    life = await hurt()
    id_, _ = await life.state(StateKind.INJURED)
    await life.coach.states.answer(ME, id_, Answer.BETTER)
    life.at(life.today + DAY)
    await life.coach.journal.log(ME, "left achilles pain 3/10")
    life.at(life.today + DAY)
    async with life.store.transaction() as tx:
        await tx.journal.keep(ME, Observation(date=life.today, worse_next_morning=True))

    held = await life.coach.states.answer(ME, id_, Answer.BETTER)

    assert held is not None
    assert held.hurts is not None
    assert held.hurts.worse_next_morning
    assert (await life.state(StateKind.INJURED))[1].stage is ReturnStage.WALK


async def test_the_undo_of_a_step_gives_the_step_of_that_day_back() -> None:
    life = await hurt()
    id_, _ = await life.state(StateKind.INJURED)
    await life.coach.states.answer(ME, id_, Answer.BETTER)
    await life.coach.people.undo(ME)
    again = await life.coach.states.answer(ME, id_, Answer.BETTER)

    assert again is not None
    assert again.moved


async def test_each_step_caps_what_the_week_holds() -> None:
    life = await hurt()
    id_, _ = await life.state(StateKind.INJURED)
    await life.coach.journal.log(ME, "pain 0")
    minutes = []
    for _ in LADDER[:4]:
        await life.follow()
        week = await life.week()
        assert not hard(week, life.today)
        today_on = [d for d in week.daily_program if d.date >= life.today]
        longest = max(
            (w.duration_min for d in today_on for w in d.workouts if w.sport in RUNS), default=0
        )
        minutes.append(longest)
        await life.coach.states.answer(ME, id_, Answer.BETTER)
        life.at(life.today + DAY)

    assert minutes[:2] == [0, 0]
    assert 0 < minutes[2] <= 30 < minutes[3] <= 60


@pytest.mark.parametrize("ill", [1, 4])
async def test_after_a_fever_two_days_of_rest_then_as_many_easy_days(ill: int) -> None:
    life = await Life().begin()
    await life.fill("sick", kind="fever", since="today")
    await life.follow()
    assert not [
        w for d in (await life.week()).daily_program for w in d.workouts if w.sport in RUNS
    ]
    id_, _ = await life.state(StateKind.SICK)
    free = MONDAY + ill * DAY
    life.at(free)
    await life.coach.states.answer(ME, id_, Answer.FEVER_GONE)
    held = await life.coach.states.answer(ME, id_, Answer.BETTER)
    assert held is not None
    assert not held.moved, "48 hours first"
    easy_until = free + timedelta(days=1 + max(2, ill))
    for n in range(2, 2 + len(LADDER[1:])):
        life.at(free + n * DAY)
        await life.coach.states.answer(ME, id_, Answer.BETTER)
        await life.follow()

        week = (await life.coach.plan_week(ME, life.today)).program
        assert not [day for day in hard(week, life.today) if day <= easy_until]


async def test_a_red_flag_ends_by_stated_clearance_alone() -> None:
    life = await Life().begin()
    words = "chest pain and short of breath on the stairs"
    assert tier_of(words) is not None
    await life.coach.states.guard(ME, words)
    await life.follow()
    id_, flag = await life.state(StateKind.RED_FLAG)
    for answer in (Answer.BETTER, Answer.OVER, Answer.SAME, Answer.FEVER_GONE):
        moved = await life.coach.states.answer(ME, id_, answer)
        assert moved is not None
        assert moved.state == flag
    assert await life.coach.states.cleared(ME, "I feel fine again") is None
    life.at(MONDAY + 20 * DAY)
    assert not runs((await life.coach.plan_week(ME, life.today)).program, life.today)

    assert await life.coach.states.cleared(ME, "a clinician cleared me") is not None
    _, after = await life.state(StateKind.RED_FLAG)

    assert after.cleared_on == life.today
    _, way_back = await life.state(StateKind.RETURNING)
    assert way_back.stage is ReturnStage.WALK
    await life.follow()
    assert not runs((await life.coach.plan_week(ME, life.today)).program, life.today)


async def test_the_evening_wednesday_and_sunday_ask_how_it_goes() -> None:
    life = await hurt()

    evening = await life.push(PushKind.CHECK_IN, MONDAY + DAY, 20)
    midweek = await life.push(PushKind.WEDNESDAY, MONDAY + 2 * DAY, 12)
    sunday = await life.push(PushKind.SUNDAY, MONDAY + 6 * DAY, 18)

    assert isinstance(evening, CheckIn)
    assert isinstance(midweek, WednesdayWeek)
    assert isinstance(sunday, SundayWeek)
    for content in (evening, midweek, sunday):
        assert [kept.value.kind for kept in content.states] == [StateKind.INJURED]


async def test_days_away_and_their_end_change_the_week_at_once() -> None:
    life = await Life().begin()
    away = (MONDAY + 2 * DAY, MONDAY + 4 * DAY)
    before = await life.week()

    kept = await life.coach.away.add(ME, away, 0, "travel")
    await life.follow()

    week = await life.week()
    assert not [day for day in runs(week, away[0]) if day <= away[1]]
    await life.coach.away.remove(ME, kept.id)
    await life.follow()
    assert len(runs(await life.week(), life.today)) == len(runs(before, life.today))


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("sick", {"kind": "cold"}),
        ("sick", {"kind": "fever"}),
        ("injury", {"where": "left knee", "pain": "4"}),
        ("injury", {"where": "right calf", "pain": "7"}),
    ],
)
async def test_what_was_told_counts_before_its_last_question_is_answered(
    form: str, told: dict[str, str]
) -> None:
    life = await Life().begin()
    before = await life.week()

    await life.coach.dialogues.open(ME, form, answers=told)

    week = (await life.coach.plan_week(ME, life.today)).program
    assert hard(before, life.today)
    assert not hard(week, life.today)
    if told.get("pain") == "7":
        assert not runs(week, life.today)


async def test_an_illness_that_is_told_in_steps_is_one_change_with_one_beginning() -> None:
    life = await Life().begin()
    await life.coach.dialogues.open(ME, "sick", answers={"kind": "cold"})
    await life.coach.dialogues.tap(ME, "sick", "since", "yesterday")

    (sick,) = await life.coach.states.open_now(ME)

    assert sick.value.since == life.today - DAY
    assert sick.value.stage is ReturnStage.EASY_SHORT


def test_no_growth_is_offered_right_after_an_illness() -> None:
    state = State(kind=StateKind.SICK, since=MONDAY - 4 * DAY, until=MONDAY - DAY)

    assert is_mending(dossier(states=(state,)), MONDAY)
    assert not is_mending(dossier(states=(state,)), MONDAY + 13 * DAY)
    assert not is_mending(dossier(), MONDAY)
