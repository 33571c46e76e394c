"""Hard swims, tests and the taper in the water."""

from functools import partial

from coach.activity import Sport
from coach.athlete import Experience
from coach.planning.library.parts import cool, ease, go, off, on, reps, warm
from coach.planning.library.template import LOADING, NEAR_RACE, SHARP, Role, Template
from coach.program import WorkoutType

_hard = partial(
    Template,
    workout_type=WorkoutType.CROSS,
    role=Role.HARD,
    sports=(Sport.SWIMMING,),
    stages=LOADING,
    rpe=7,
    indoor=(
        "A pool is indoors already. If there is no water today, shoulder mobility and a "
        "stretch cord on land."
    ),
)

HARD_SWIMS = (
    _hard(
        code="SW8",
        title="Swim: {times} × {work} at threshold",
        purpose="Raises the pace you can hold in the water.",
        how_to=(
            "Swim each piece at a strong, even effort and rest briefly at the wall. Keep your "
            "stroke long when it gets hard. All pieces should cover about the same distance."
        ),
        parts=(
            warm(6, 9),
            reps(5, 8, on(2, 4), off(0.5, 1, "rest")),
            cool(4, 6),
        ),
        family="threshold swim",
    ),
    _hard(
        code="SW9",
        title="Swim: {times} × {work} at threshold",
        purpose="Lengthens strong swimming for races.",
        how_to=(
            "Hold the effort of a long race with a steady breathing pattern. The first piece "
            "should feel easy, the last demanding. If you start to slip through the water, "
            "shorten the piece rather than the stroke."
        ),
        parts=(
            warm(8, 12),
            reps(4, 6, on(4, 4), off(1, 1, "rest")),
            cool(5, 7),
        ),
        family="threshold swim",
        level=2,
        experience=Experience.INTERMEDIATE,
        stages=SHARP,
    ),
    _hard(
        code="SW10",
        title="Swim: {times} × {work} fast",
        purpose="Trains speed and a firm catch.",
        how_to=(
            "Swim each short piece fast with clean technique and take the whole rest. High "
            "elbows, tight streamline off the wall. Stop when you start to thrash."
        ),
        parts=(
            warm(8, 12),
            reps(12, 16, on(0.5, 5, "fast"), off(1, 1, "rest")),
            cool(4, 8),
        ),
        family="fast swim",
        experience=Experience.INTERMEDIATE,
        rpe=7.5,
    ),
    _hard(
        code="SW11",
        title="Swim: {times} × {work} hard",
        purpose="Works heart and lungs with no load on the legs.",
        how_to=(
            "Swim hard but smoothly and hold the same pace in every piece. Breathe as often as "
            "you need. Swim a little easy backstroke in the rests if that relaxes you."
        ),
        parts=(
            warm(8, 12),
            reps(6, 9, on(1.5, 5), off(1, 1, "rest")),
            cool(5, 8),
        ),
        family="hard swim",
        experience=Experience.INTERMEDIATE,
        stages=SHARP,
        rpe=8,
    ),
    _hard(
        code="SW12",
        title="Swim ladder",
        purpose="Practises pacing with pieces that grow and shrink.",
        how_to=(
            "Swim pieces that lengthen and then shorten, all at a strong and controlled effort. "
            "Relax your hands on the long one. The short ones at the end may be a touch quicker."
        ),
        parts=(
            warm(6, 12),
            go(1, 1, 4),
            ease(0.5, 1, "rest"),
            go(2, 2, 4),
            ease(0.5, 1, "rest"),
            go(4, 4, 4),
            ease(1, 1, "rest"),
            go(2, 2, 4),
            ease(0.5, 1, "rest"),
            go(1, 1, 4),
            cool(5.5, 9.5),
        ),
        family="swim ladder",
    ),
    _hard(
        code="SW13",
        title="Swim test, {block}",
        purpose="Measures the pace you can hold in the water.",
        how_to=(
            "Warm up, then swim as far as you can in the time at an even pace. Count your "
            "lengths, or ask someone to. Hold back for the first few minutes, since water "
            "punishes a fast start."
        ),
        parts=(
            warm(8, 12),
            go(20, 20, 4, "strong and even"),
            cool(5, 8),
        ),
        family="swim test",
        workout_type=WorkoutType.TIME_TRIAL,
        experience=Experience.INTERMEDIATE,
        rpe=8.5,
    ),
    _hard(
        code="SW14",
        title="Swim: {times} × {work} brisk, taper",
        purpose="Keeps your feel for the water before a race.",
        how_to=(
            "Swim a few brisk pieces with plenty of rest and perfect form. Practise your start "
            "and the first strokes. Leave the pool feeling quick."
        ),
        parts=(
            warm(6, 9),
            reps(4, 6, on(1.5, 4, "brisk"), off(1, 1, "rest")),
            cool(4, 6),
        ),
        family="taper swim",
        stages=NEAR_RACE,
        rpe=6,
    ),
    _hard(
        code="OW4",
        title="Open water: {times} × {work} strong",
        purpose="Prepares you for starts, turns and passing in open water.",
        how_to=(
            "Swim each piece strongly towards a mark, then turn on your back and breathe. Sight "
            "often when you are tired, because that is when you drift. Swim with company and wear"
            " a bright cap."
        ),
        parts=(
            warm(7, 10),
            reps(4, 7, on(2, 4, "strong swimming"), off(1, 1, "easy on your back")),
            cool(5, 8),
        ),
        family="open water strong",
        sports=(Sport.OPEN_WATER,),
        experience=Experience.INTERMEDIATE,
        stages=SHARP,
        indoor="A pool lane, sighting the far wall every few strokes.",
    ),
)
