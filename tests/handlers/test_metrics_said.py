"""/metrics: the verb's numbers in words, held against the marks that decide for this athlete."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coach.athlete import Athlete, RiskStyle
from coach.document import read_dossier
from coach.incoming import parsed
from coach.load.metrics import DayMetrics, Gate
from coach.load.report import metrics_report
from coach.load.styles import STYLES
from coach.planning.verdict import Verdict, VerdictKind
from coach.usecases.metrics import MetricsShown
from handlers.views.metrics import metrics
from handlers.views.words import distance, signed
from tests.handlers.talk import DOSSIERS, EVENING, talk
from tests.handlers.talk import said as heard

DAY = date(2026, 12, 4)
TODAY = DayMetrics(
    date=DAY,
    known=True,
    acute_external=6.0,
    acwr_external=1.27,
    acwr_internal=1.31,
    divergence=-0.031,
    coverage_7=0.9,
    coverage_28=0.86,
    days_since_rest=2,
    gate=Gate.ALL,
)
SHOWN = MetricsShown(
    athlete=Athlete(time_zone="UTC"),
    today=TODAY,
    verdict=Verdict(kind=VerdictKind.TRAIN, text="Train as planned.", day=DAY, row=11, until=DAY),
    style=STYLES[RiskStyle.BALANCED],
    days=60,
)


def said(**changes: object) -> str:
    names = set(TODAY.__dataclass_fields__)
    today = replace(TODAY, **{k: v for k, v in changes.items() if k in names})  # type: ignore[arg-type]
    rest = {k: v for k, v in changes.items() if k not in names}
    return metrics(replace(SHOWN, today=today, **rest)).html  # type: ignore[arg-type]


def test_the_marks_are_those_of_the_athletes_style() -> None:
    careful = STYLES[RiskStyle.CONSERVATIVE]

    assert "1.27</b> (in line with" in said()
    assert "1.31</b> (more than your body" in said()
    assert "1.27</b> (more than your body" in said(style=careful)
    assert "−0.03</b> (body and distance agree)" in said()
    assert "−0.03</b> (the body paid more" in said(style=careful)


def test_words_go_by_the_decimals_that_are_printed() -> None:
    assert "−0.05</b> (the body paid more" in said(divergence=-0.0459)
    assert "+0.05</b> (the distance cost the body less" in said(divergence=0.0459)
    assert "±0.00</b> (body and distance agree)" in said(divergence=-0.001)


def test_provisional_ratios_are_not_judged_and_say_n() -> None:
    text = said(gate=Gate.PROVISIONAL, days=17)

    assert "(n = 17 days)" in text
    assert "your body is used to" not in text


@pytest.mark.parametrize(
    ("days", "so_far"), [(0, "mean anything. Until"), (1, "One day is"), (9, "it is 9 days")]
)
def test_too_little_history_says_how_little(days: int, so_far: str) -> None:
    text = said(gate=Gate.NONE, days=days)

    assert so_far in text
    assert "ratio," not in text


def test_why_there_is_no_divergence_is_the_reason_that_holds() -> None:
    sparse = said(divergence=None, acwr_internal=None, coverage_7=0.5)
    idle = said(divergence=None, acwr_external=0.0, acwr_internal=0.0, coverage_7=None)

    assert "four fifths" in sparse
    assert "four fifths" not in idle
    assert "something done in the last 7 days" in idle


def test_what_was_assumed_is_said() -> None:
    text = said(assumed=("the formula for men", "a resting pulse of 65"))

    assert "Reckoned with the formula for men and a resting pulse of 65, until you" in text
    assert "Reckoned" not in said()


def test_days_without_a_record_are_named_not_taken_for_rest() -> None:
    text = said(silent_since=date(2026, 11, 29))

    assert "Nothing is on record since Sun 29 Nov" in text
    assert "Nothing is on record" not in said()


@pytest.mark.parametrize("name", ["ida", "maya", "tom"])
async def test_the_chat_says_what_the_verb_prints(tmp_path: Path, name: str) -> None:
    dossier = read_dossier(parsed((DOSSIERS / f"{name}.json").read_bytes()))
    today = metrics_report(dossier, EVENING.date())["today"]
    async with talk(tmp_path, who=name) as athlete:
        text = heard(await athlete.say("/metrics"))

    ratios = re.findall(r"(?:against 28|same way): (\d\.\d\d)", text)
    assert [float(found) for found in ratios] == pytest.approx(
        [today["acwr_external"], today["acwr_internal"]], abs=0.00501
    )
    assert f"Divergence: {signed(today['divergence'])}" in text
    assert f"known for {today['coverage_28']:.0%} of the last 28 days" in text
    recent = sum(0 <= (EVENING.date() - one.day).days < 28 for one in dossier.activities)
    assert f"(n = {recent} sessions)" in text
    km = today["acute_external"] * 7
    assert f"Last 7 days: {distance(km, dossier.athlete.units)}, counted" in text
    assert f"that I know of: {today['days_since_rest']}" in text
    assert distance(today["longest_run_30d_km"], dossier.athlete.units) in text
