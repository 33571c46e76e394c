"""The question that a week is to Claude."""

from datetime import date

from coach.ledger import Use
from coach.planning.picks import Fault
from prompts.ask import Cache, Effort, Thinking
from prompts.capabilities import CAPABILITIES, misfits
from prompts.template import load
from prompts.week_ask import DATA, GUIDE, REPAIR, TONES, manner, repair_ask, tone, week_ask
from tests.cases import each
from tests.prompts.samples import ATHLETE

ASKED = week_ask(manner("claude-sonnet-5-5"), ATHLETE, '{"today":"mon"}', 50)


def test_the_guide_is_the_same_for_everybody_and_cached() -> None:
    guide, wording = ASKED.system
    assert guide.cache is Cache.FIVE_MINUTES
    assert wording.cache is None
    assert guide.text == load(GUIDE).text.strip()
    assert "$" not in guide.text


def test_the_brief_is_data_in_the_athletes_turn() -> None:
    assert len(ASKED.turns) == 1
    assert ASKED.turns[0].text.endswith('\n{"today":"mon"}')


@each(
    "level, file",
    [(0, 0), (25, 0), (26, 1), (50, 1), (51, 2), (75, 2), (76, 3), (100, 3), (-4, 0), (900, 3)],
)
def test_the_tone_is_a_quarter_of_the_scale(level: int, file: int) -> None:
    assert tone(level).name == TONES[file]


def test_every_tone_has_a_version_of_its_own() -> None:
    versions = {
        week_ask(ASKED.manner, ATHLETE, "{}", level).prompt_version for level in (0, 40, 60, 90)
    }
    assert len(versions) == 4


def test_every_file_is_there_and_well_formed() -> None:
    for name in (GUIDE, DATA, REPAIR, *TONES):
        assert load(name).text.strip()
    assert load(DATA).placeholders == {"data"}
    assert load(REPAIR).placeholders == {"faults"}
    assert load(GUIDE).placeholders == frozenset()


def test_the_manner_fits_every_model_we_know() -> None:
    for model in CAPABILITIES:
        for waiting in (True, False):
            found = misfits((manner(model, waiting=waiting),))
            assert not any(finding.fatal for finding in found)


def test_an_athlete_who_waits_gets_a_quick_answer() -> None:
    quick, thorough = manner("m"), manner("m", waiting=False)
    assert (quick.effort, quick.thinking) == (Effort.LOW, Thinking.OFF)
    assert (thorough.effort, thorough.thinking) == (Effort.MEDIUM, Thinking.ADAPTIVE)
    assert quick.max_tokens <= thorough.max_tokens <= 6_000
    assert quick.deadline_s < thorough.deadline_s


def test_a_repair_names_the_rules_and_shows_the_bad_answer() -> None:
    faults = (
        Fault(id="R12", text='Thursday comes "too soon".', day=date(2026, 12, 3)),
        Fault(id="LOAD", text="112% of the most the week may hold"),
    )
    request = repair_ask(ASKED, '{"mon":1}', faults)
    assert request.manner.use is Use.REPAIR
    assert request.prompt_version == ASKED.prompt_version
    first, bad, mend = request.turns
    assert first == ASKED.turns[0]
    assert (bad.by_claude, bad.text) == (True, '{"mon":1}')
    assert '{"id":"R12","day":"thu","fault":"Thursday comes \\"too soon\\"."}' in mend.text
    assert '{"id":"LOAD","fault":"112% of the most the week may hold"}' in mend.text


def test_a_repair_stays_short_whatever_went_wrong() -> None:
    faults = [Fault(id="CODE", text=f"day {n}") for n in range(500)]
    request = repair_ask(ASKED, "x" * 100_000, faults)
    assert sum(len(turn.text) for turn in request.turns) < 8_000
