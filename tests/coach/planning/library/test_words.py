"""What athletes read."""

import re

import pytest

from coach.activity import Sport
from coach.athlete import Units
from coach.planning.library import LIBRARY, Template, by_code, describe, scale
from coach.planning.library.effort import flat
from coach.planning.library.words import describe_steps, duration
from coach.program import StepKind, WorkoutStep
from tests.cases import each

EACH = each("template", LIBRARY, ids=lambda template: template.code)

FORBIDDEN = re.compile(
    r"\b(diagnos\w*|injur\w*|cure\w*|heal(s|ing)?|therap\w*|treat(s|ment\w*)|rehab\w*"
    r"|prevent\w*|risk\w*|disease\w*|tendin\w*|fractur\w*|inflam\w*"
    r"|drugs?|ibuprofen|paracetamol|aspirin|painkill\w*|medic\w*|dos(e|age)s?|pills?|caffeine"
    r"|weight|lean|slim|fat|fats|calori\w*|kcal|diet\w*|burn(s|ing)? (fat|cal\w*)"
    r"|guarante\w*|will (make|get|give|help|improve)|promise\w*|no doubt|proven"
    r"|(train|run|push|work) through|no pain|ignore)\b",
    re.IGNORECASE,
)
TRADEMARKS = re.compile(r"\b(TSS|CTL|ATL|TSB|NP|IF|VDOT|FTP|Strava|Garmin)\b")
NOT_OUR_WORDS = re.compile(
    r"\b(session|sessions|phase|plan|plans|schedule|activity)\b", re.IGNORECASE
)


def texts(template: Template) -> tuple[str, ...]:
    notes = [
        step.note
        for step, _ in flat(scale(template, template.longest).steps)
        if step.note is not None
    ]
    return (template.title, template.purpose, template.how_to, template.indoor, *notes)


def told(template: Template, units: Units) -> list[str]:
    middle = (template.shortest + template.longest) / 2
    scaled = [scale(template, m) for m in (template.shortest, middle, template.longest)]
    return [text for one in scaled for text in (one.title, describe(one, units))]


def sentences(text: str) -> int:
    return len(re.findall(r"[.?!](?:\s|$)", text))


@EACH
def test_no_text_diagnoses_prescribes_promises_or_speaks_of_bodies(template: Template) -> None:
    for text in (*texts(template), *told(template, Units.KM)):
        assert not FORBIDDEN.search(text), text
        assert not TRADEMARKS.search(text), text
        assert not NOT_OUR_WORDS.search(text), text


@EACH
def test_numbers_come_from_the_steps_alone(template: Template) -> None:
    for text in texts(template):
        assert not re.search(r"\d|%", text), text


@EACH
def test_a_purpose_is_one_sentence_and_how_to_two_to_four(template: Template) -> None:
    assert sentences(template.purpose) == 1
    assert template.purpose[0].isupper()
    assert 2 <= sentences(template.how_to) <= 4
    assert len(template.how_to.split()) <= 75
    assert template.indoor.endswith(".")
    assert 2 <= len(template.purpose.split()) <= 20


@EACH
def test_titles_are_short_and_leave_no_blank(template: Template) -> None:
    for text in told(template, Units.KM):
        assert "{" not in text
        assert "  " not in text
        assert "None" not in text
    assert len(scale(template, template.longest).title) <= 60


@EACH
def test_every_number_told_is_a_number_of_the_steps(template: Template) -> None:
    scaled = scale(template, template.longest)
    minutes = sum(
        _minutes(text) for text in re.split(r", | then ", describe(scaled, Units.KM)) if text
    )

    if all(step.kind is not StepKind.REPEAT and step.km is None for step in scaled.steps):
        assert minutes == scaled.minutes


def _minutes(phrase: str) -> float:
    """The duration that a phrase opens with, in minutes."""
    found = re.match(r"(?:then )?(?:(\d+) h ?)?(?:(\d+) min ?)?(?:(\d+) s)?", phrase.strip())
    hours, whole, seconds = found.groups() if found else (None, None, None)
    return 60 * int(hours or 0) + int(whole or 0) + int(seconds or 0) / 60


@EACH
def test_notes_read_well_inside_a_sentence(template: Template) -> None:
    for step, _ in flat(scale(template, template.longest).steps):
        note = step.note or "x"
        assert "," not in note
        assert " then " not in note
        assert note[0].islower()


def test_no_two_workouts_share_a_purpose_or_a_how_to() -> None:
    assert len({template.purpose for template in LIBRARY}) == len(LIBRARY)
    assert len({template.how_to for template in LIBRARY}) == len(LIBRARY)


def test_steps_are_told_first_to_last() -> None:
    steps = (
        WorkoutStep(kind=StepKind.WARM_UP, minutes=15, zone=2),
        WorkoutStep(
            kind=StepKind.REPEAT,
            times=3,
            steps=(
                WorkoutStep(kind=StepKind.WORK, minutes=10, zone=4),
                WorkoutStep(kind=StepKind.RECOVERY, minutes=2, zone=1),
            ),
        ),
        WorkoutStep(kind=StepKind.COOL_DOWN, minutes=11, zone=1),
    )

    told = describe_steps(steps, Sport.RUNNING, Units.KM)

    assert told == "15 min easy, then 3 × 10 min at threshold with 2 min jog, 11 min easy"


@pytest.mark.parametrize(
    ("code", "minutes", "text"),
    [
        ("E1", 45, "45 min easy"),
        ("L2", 130, "2 h 10 min easy"),
        ("S1", 24, "17 min easy, then 4 × 15 s fast and relaxed with 45 s walk, 3 min easy"),
        (
            "ST4",
            12,
            (
                "2 min marching on the spot, then 2 rounds of 45 s each with 15 s rest (squats, "
                "push-ups on the edge of the bed, reverse lunges, wall sit), 2 min easy stretching"
            ),
        ),
        (
            "XS1",
            40,
            (
                "12 min easy, then 2 rounds of (7 × 30 s fast with 30 s easy jog, "
                "3 min slow jog), 8 min easy"
            ),
        ),
        (
            "B10",
            47,
            "12 min easy, then 3 × 6 min at threshold with 3 min easy spinning, 8 min easy",
        ),
        ("W1", 30, "30 min comfortable walking"),
    ],
)
def test_a_workout_in_one_line(code: str, minutes: float, text: str) -> None:
    assert describe(scale(by_code(code), minutes), Units.KM) == text


@pytest.mark.parametrize(
    ("units", "distance"), [(Units.KM, "5 km as fast"), (Units.MI, "3.1 mi as fast")]
)
def test_a_distance_is_told_in_the_athletes_units(units: Units, distance: str) -> None:
    assert distance in describe(scale(by_code("TT2"), 60), units)


@each(
    "minutes, text",
    [
        (0.25, "15 s"),
        (1, "1 min"),
        (1.5, "90 s"),
        (1.75, "1 min 45 s"),
        (2.5, "2 min 30 s"),
        (90, "90 min"),
        (119.5, "119 min 30 s"),
        (120, "2 h"),
        (150, "2 h 30 min"),
        (150.5, "2 h 30 min 30 s"),
    ],
)
def test_durations_as_people_say_them(minutes: float, text: str) -> None:
    assert duration(minutes) == text


def test_nothing_to_do_is_told_as_nothing() -> None:
    assert describe_steps((), Sport.RUNNING, Units.KM) == ""


def test_unknown_minutes_are_not_told_as_none() -> None:
    steps = (
        WorkoutStep(kind=StepKind.WARM_UP, zone=2),
        WorkoutStep(kind=StepKind.WORK, zone=2, km=5),
        WorkoutStep(kind=StepKind.WORK, zone=2),
    )

    assert describe_steps(steps, Sport.RUNNING, Units.KM) == "easy, then 5 km easy, easy"


@each("zone", [1, 2, 3, 4, 5, None])
@each("kind", [k for k in StepKind if k is not StepKind.REPEAT])
@each("sport", Sport)
def test_every_step_of_every_sport_has_words(
    zone: int | None, kind: StepKind, sport: Sport
) -> None:
    step = WorkoutStep(kind=kind, minutes=10, zone=zone)

    told = describe_steps((step,), sport, Units.KM)

    assert told.startswith("10 min ")
    assert len(told) > len("10 min ")
