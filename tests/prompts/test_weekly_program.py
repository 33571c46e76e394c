"""Claude's week over the real SDK: verified, mended, set aside, or not there at all."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from coach.availability import WEEKDAYS
from coach.errors import BudgetSpentError, WriterUnavailableError
from coach.ledger import Outcome, Use
from coach.planning.library import Role
from coach.planning.offer import offer
from coach.planning.options import Option
from coach.planning.rules.validator import check
from coach.planning.rules.verdicts import Outcome as Verdict
from coach.planning.rules.verdicts import RuleVerdict, Severity
from coach.planning.week import Written, check_week
from coach.program import Day, Source
from prompts import weekly_program
from prompts.claude import Claude
from prompts.failures import RefusedError, TruncatedError
from prompts.spend import Budgets
from prompts.week_brief import brief
from prompts.week_words import REASON
from prompts.weekly_program import WeekWriter, week_offer
from tests.coach.planning.athletes import dossier
from tests.fakes.ledger import MemoryLedger
from tests.fakes.messages_server import FakeClaude
from tests.fakes.script import Seen
from tests.fakes.steps import Silence, Step, answer, overloaded, refusal, truncated
from tests.prompts.answers import as_planned, day, told
from tests.prompts.athletes import CASES, Case, half, miles, nobody, parent
from tests.prompts.samples import ATHLETE, connect

if TYPE_CHECKING:
    from coach.ports import ProgramWriter

MODEL = "claude-sonnet-5-5"


def sensible(seen: Seen) -> dict[str, Any]:
    return as_planned(told(seen))


def writer(claude: Claude, **more: Any) -> WeekWriter:
    return WeekWriter(claude, MODEL, **more)


async def write(claude: Claude, case: Case, **more: Any) -> Written:
    return await writer(claude).write(ATHLETE, case.dossier, case.planned(), **more)


def codes(week: Written) -> list[list[str | None]]:
    return [[w.code for w in day.workouts] for day in week.program.daily_program]


def test_it_is_a_program_writer() -> None:
    port: ProgramWriter = WeekWriter(None, MODEL)  # type: ignore[arg-type]
    assert port is not None


@pytest.mark.parametrize("name", CASES)
async def test_a_sensible_answer_becomes_the_week(
    name: str, claude: Claude, server: FakeClaude
) -> None:
    case = CASES[name]()
    server.always(sensible)
    week = await write(claude, case)
    assert week.program.source is Source.CLAUDE
    assert not any(rule.verdict == "block" for rule in week.rules)
    assert codes(week) == codes(case.planned())
    assert len(server.asked) == 1


async def test_everything_but_the_choice_is_computed(claude: Claude, server: FakeClaude) -> None:
    server.always(sensible)
    case = half()
    week, planned = await write(claude, case), case.planned()
    assert week.program.predicted_metrics == planned.program.predicted_metrics
    assert week.program.week_start_date == planned.program.week_start_date
    assert week.program.stage is planned.program.stage
    assert week.program.daily_program == planned.program.daily_program
    rules = check_week(case.dossier, today=case.today, program=week.program)
    assert not any(rule.verdict == "block" for rule in rules)


async def test_its_words_are_claudes(claude: Claude, server: FakeClaude) -> None:
    server.always(sensible)
    week = (await write(claude, half())).program
    assert week.week_summary == "This week builds on what you absorbed. Watch how you sleep."
    said = [reason for reason in week.reasons if reason.rule == REASON]
    assert said
    assert {reason.text for reason in said} == {"Your body answered the last days well."}
    assert len({reason.day for reason in said}) == len(said)


async def test_where_it_came_from_is_kept_with_it(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.always(sensible)
    origin = (await write(claude, half())).program.provenance
    call = ledger.last
    assert origin.model == MODEL
    assert origin.prompt_hash == call.prompt_version
    assert origin.tokens == call.tokens.prompt + call.tokens.output
    assert origin.cost == pytest.approx(call.cost_usd)
    assert origin.repaired == ()
    assert (origin.rules_version, len(origin.inputs_hash)) != ("", 0)


def swaps(case: Case) -> Iterator[tuple[Case, str, Day, Option]]:
    """Easy workouts on offer that could stand for the planner's, minute for minute."""
    planned = case.planned()
    for on in offer(planned.facts, planned.bounds, planned.program, afresh=True).days:
        had = planned.program.on(on.bounds.date)
        assert had is not None
        was = on.option(had.workouts[0].code or "")
        if was is None or len(had.workouts) > 1:
            continue
        for option in on.options:
            same = option is was or option.role is not Role.EASY or was.role is not Role.EASY
            if not same and option.low <= had.workouts[0].duration_min <= option.high:
                yield case, on.bounds.weekday.value, had, option


async def test_another_choice_within_the_bounds_is_taken(
    claude: Claude, server: FakeClaude
) -> None:
    case, name, had, other = next(swap for made in CASES.values() for swap in swaps(made()))
    minutes = int(had.workouts[0].duration_min)

    def choose(seen: Seen) -> dict[str, Any]:
        return sensible(seen) | {name: day(other.template.code, minutes, "A change of ground.")}

    server.always(choose)
    week = await write(claude, case)
    changed = week.program.on(had.date)
    assert changed is not None, week.program.provenance
    assert week.program.source is Source.CLAUDE
    assert [w.code for w in changed.workouts] == [other.template.code]


async def test_a_broken_rule_is_mended_in_one_call(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    def stubborn_once(seen: Seen) -> dict[str, Any]:
        good = sensible(seen)
        if len(server.asked) > 1:
            return good
        return good | {"sun": day("E2", 400, "More is more.")}

    server.always(stubborn_once)
    week = await write(claude, half())
    assert week.program.source is Source.CLAUDE
    first, second = server.asked
    turns = second.body["messages"]
    assert [turn["role"] for turn in turns] == ["user", "assistant", "user"]
    assert turns[:1] == first.body["messages"]
    assert '"minutes":400' in turns[1]["content"][0]["text"]
    assert '"id":"R22","day":"sun"' in turns[2]["content"][0]["text"]
    assert second.body["output_config"] == first.body["output_config"]
    assert second.body["system"] == first.body["system"]
    assert [call.use for call in ledger.calls.values()] == [Use.WEEK, Use.REPAIR]
    origin = week.program.provenance
    assert "mended: R22" in origin.repaired
    assert origin.cost == pytest.approx(sum(call.cost_usd for call in ledger.calls.values()))


async def test_a_week_that_stays_broken_is_the_planners_and_says_so(
    claude: Claude, server: FakeClaude
) -> None:
    server.always(lambda seen: sensible(seen) | {"sun": day("E2", 400)})
    case = half()
    week, planned = await write(claude, case), case.planned()
    assert len(server.asked) == 2
    assert week.program.source is Source.PLANNER
    assert week.program.daily_program == planned.program.daily_program
    assert week.rules == planned.rules
    origin = week.program.provenance
    assert origin.repaired[0].startswith("set aside: R22")
    assert origin.model == MODEL
    assert (origin.cost or 0) > 0


async def test_a_first_draft_that_cannot_be_read_is_counted_with_what_it_cost(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.script(answer("Gladly!"))
    server.always(sensible)
    week = await write(claude, half())
    assert week.program.source is Source.CLAUDE
    assert _all_is_counted(week, ledger)


@pytest.mark.parametrize("repair", [answer("Gladly!"), refusal("bio")])
async def test_a_repair_of_no_use_is_counted_with_what_it_cost(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger, repair: Step
) -> None:
    def stubborn(seen: Seen) -> object:
        first = len(server.asked) == 1
        return sensible(seen) | {"sun": day("E2", 400, "More.")} if first else repair

    server.always(stubborn)
    week = await write(claude, half())
    assert week.program.source is Source.PLANNER
    assert _all_is_counted(week, ledger)


def _all_is_counted(week: Written, ledger: MemoryLedger) -> bool:
    calls = ledger.calls.values()
    assert len(calls) == 2
    return week.program.provenance.cost == pytest.approx(sum(call.cost_usd for call in calls))


async def test_a_small_slip_costs_no_call(claude: Claude, server: FakeClaude) -> None:
    case = nobody()

    def slip(seen: Seen) -> dict[str, Any]:
        brief = told(seen)
        code = brief["workouts"][0].split()[0]
        high = int(brief["workouts"][0].rsplit(": ", 1)[1].split()[0].split("-")[1])
        name = next(n for n in WEEKDAYS if brief["planner"].get(n, "rest") != "rest")
        return as_planned(brief) | {name: day(code, high + 1, "Easy does it.")}

    server.always(slip)
    week = await write(claude, case)
    assert len(server.asked) == 1
    assert week.program.source is Source.CLAUDE
    assert any("→" in note for note in week.program.provenance.repaired)


async def test_a_week_worse_than_the_planners_is_not_delivered(
    claude: Claude, server: FakeClaude, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stricter(*given: Any) -> tuple[RuleVerdict, ...]:
        return (*check(*given), *given_warnings)

    given_warnings = tuple(
        RuleVerdict(id="R14", severity=Severity.WARN, verdict=Verdict.WARN, text="Too grey.")
        for _ in range(9)
    )
    monkeypatch.setattr(weekly_program, "check", stricter)
    server.always(sensible)
    week = await write(claude, half())
    assert len(server.asked) == 2
    assert '"id":"R14"' in server.asked[1].said
    assert week.program.source is Source.PLANNER
    assert week.program.provenance.repaired == ("set aside: R14",)


async def test_what_may_not_be_said_is_replaced_and_listed(
    claude: Claude, server: FakeClaude
) -> None:
    def preaching(seen: Seen) -> dict[str, Any]:
        return as_planned(told(seen), "Take ibuprofen and run through the pain.") | {
            "summary": "You run 99 km this week. Watch how you sleep."
        }

    server.always(preaching)
    week = (await write(claude, half())).program
    assert week.source is Source.CLAUDE
    text = " ".join([week.week_summary, *(reason.text for reason in week.reasons)])
    assert "ibuprofen" not in text
    assert "99" not in text
    assert week.week_summary.endswith("Watch how you sleep.")
    assert "reworded: a sentence of the summary (R23)" in week.provenance.repaired
    assert "reworded: the reason for Sunday (R29)" in week.provenance.repaired


async def test_an_answer_that_is_no_week_is_mended_too(claude: Claude, server: FakeClaude) -> None:
    server.reply('{"mon": "easy"}')
    server.always(sensible)
    week = await write(claude, half())
    assert week.program.source is Source.CLAUDE
    assert '"id":"FORM"' in server.asked[1].said


async def test_nonsense_twice_is_no_week(claude: Claude, server: FakeClaude) -> None:
    server.always(lambda _: "I would rather talk about the weather.")
    with pytest.raises(WriterUnavailableError) as raised:
        await write(claude, half())
    assert raised.value.cause == Outcome.NONSENSE
    assert len(server.asked) == 2


async def test_a_refusal_is_no_week(claude: Claude, server: FakeClaude) -> None:
    server.script(refusal())
    with pytest.raises(RefusedError):
        await write(claude, half())
    assert len(server.asked) == 1


async def test_an_answer_that_never_fits_is_no_week(claude: Claude, server: FakeClaude) -> None:
    server.script(truncated('{"mon":'), truncated('{"mon":'))
    with pytest.raises(TruncatedError):
        await write(claude, half())


async def test_silence_is_no_week(server: FakeClaude, ledger: MemoryLedger) -> None:
    server.script(Silence())
    async with connect(server.url, ledger) as claude:
        hasty = WeekWriter(_Hurried(claude), MODEL)
        with pytest.raises(WriterUnavailableError) as raised:
            await hasty.write(ATHLETE, half().dossier, half().planned())
    assert raised.value.cause == Outcome.TIMEOUT


class _Hurried:
    """Asks with a deadline of a fifth of a second."""

    def __init__(self, claude: Claude) -> None:
        self._claude = claude

    async def ask(self, request: Any, out: Any, *, on_partial: Any = None) -> Any:
        quick = replace(request, manner=replace(request.manner, deadline_s=0.2))
        return await self._claude.ask(quick, out, on_partial=on_partial)

    async def text(self, request: Any, *, on_text: Any = None) -> Any:
        return await self._claude.text(request, on_text=on_text)


async def test_a_spent_budget_is_no_week_and_no_request(
    server: FakeClaude, ledger: MemoryLedger
) -> None:
    little = Budgets(athlete_day=0.01, day=1.0, month=1.0)
    async with connect(server.url, ledger, budgets=little) as claude:
        with pytest.raises(BudgetSpentError):
            await write(claude, half())
    assert server.asked == []


async def test_a_days_budget_holds_a_week_and_its_repair(
    server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.always(lambda seen: sensible(seen) | {"sun": day("E2", 400)})
    usual = Budgets(athlete_day=0.25, day=2.0, month=30.0)
    async with connect(server.url, ledger, budgets=usual) as claude:
        week = await write(claude, half())
    assert len(server.asked) == 2
    assert week.program.source is Source.PLANNER


async def test_a_repair_that_does_not_come_leaves_the_planners_week(
    claude: Claude, server: FakeClaude, hasty: None
) -> None:
    server.reply(as_planned(_brief_of(half()), "Fine.") | {"sun": day("E2", 400)})
    server.always(lambda _: overloaded())
    week = await write(claude, half())
    assert week.program.source is Source.PLANNER
    assert "not mended: overloaded" in week.program.provenance.repaired


def _brief_of(case: Case) -> dict[str, Any]:
    planned = case.planned()
    offered = week_offer(planned)
    assert offered is not None
    found: dict[str, Any] = json.loads(brief(case.dossier, planned, offered))
    return found


async def test_nothing_is_asked_where_there_is_nothing_to_choose(
    claude: Claude, server: FakeClaude
) -> None:
    first = Case(dossier()).planned().program
    kept = Case(dossier(programs=(first,)))
    planned = kept.planned()
    assert await writer(claude).write(ATHLETE, kept.dossier, planned) is planned
    assert server.asked == []


async def test_fixed_and_past_days_are_never_claudes(claude: Claude, server: FakeClaude) -> None:
    def everywhere(seen: Seen) -> dict[str, Any]:
        sensible_ = sensible(seen)
        for name in WEEKDAYS:
            if sensible_[name]["code"] == "keep":
                sensible_[name] = day("V2", 55, "Why not?")
        return sensible_

    server.always(everywhere)
    for case in (miles(), parent()):
        week, planned = await write(claude, case), case.planned()
        assert week.program.source is Source.CLAUDE
        assert week.program.daily_program == planned.program.daily_program


async def test_the_days_are_heard_as_they_are_written(claude: Claude, server: FakeClaude) -> None:
    heard: list[tuple[Day, ...]] = []
    server.always(sensible)
    week = await write(claude, half(), on_days=heard.append)
    lengths = [len(days) for days in heard]
    assert lengths == sorted(set(lengths))
    assert lengths[-1] == 7
    assert heard[-1] == week.program.daily_program


async def test_scheduled_weeks_may_think(claude: Claude, server: FakeClaude) -> None:
    server.always(sensible)
    await writer(claude, waiting=False).write(ATHLETE, half().dossier, half().planned())
    body = server.asked[0].body
    assert body["thinking"] == {"type": "adaptive"}
    assert body["output_config"]["effort"] == "medium"
    assert body["max_tokens"] <= 6_000


async def test_an_athlete_looking_on_does_not_wait_for_thoughts(
    claude: Claude, server: FakeClaude
) -> None:
    server.always(sensible)
    await write(claude, half())
    body = server.asked[0].body
    assert body["thinking"] == {"type": "between_tools"}
    assert body["output_config"]["effort"] == "low"


async def test_any_model_of_ours_can_be_asked(server: FakeClaude, ledger: MemoryLedger) -> None:
    server.always(sensible)
    async with connect(server.url, ledger) as claude:
        for model in ("claude-haiku-5-5", "claude-opus-5-5", "claude-sonnet-4-6"):
            week = await WeekWriter(claude, model).write(ATHLETE, half().dossier, half().planned())
            assert week.program.source is Source.CLAUDE
    assert all(seen.refused is None for seen in server.asked)
