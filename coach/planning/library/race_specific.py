"""Workouts that belong to one kind of race."""

from functools import partial

from coach.athlete import Experience
from coach.planning.library.parts import cool, ease, go, off, on, reps, warm
from coach.planning.library.template import (
    HALF,
    MARATHON,
    RUN,
    SHARP,
    SPECIFIC,
    Role,
    Template,
    Terrain,
)
from coach.program import WorkoutType

_TREADMILL = "A treadmill with a slight incline, with food and drink where you can reach them."
_HALF_EFFORT = "at half-marathon effort"
_MARATHON_EFFORT = "at marathon effort"

_marathon = partial(
    Template,
    workout_type=WorkoutType.LONG,
    role=Role.LONG,
    sports=RUN,
    stages=SHARP,
    terrain=Terrain.FLAT,
    race_km=MARATHON,
    experience=Experience.INTERMEDIATE,
    family="marathon effort",
    rpe=6.5,
    indoor=_TREADMILL,
)
_half = partial(_marathon, race_km=HALF, family="half-marathon effort")

RACE_SPECIFIC = (
    _marathon(
        code="M1",
        title="{times} × {work} at marathon effort",
        purpose="Makes marathon effort feel like an old acquaintance.",
        how_to=(
            "After an easy start run each piece at the effort you mean to hold in your marathon, "
            "with easy running in between. It should feel almost too gentle at first. Practise "
            "drinking while you run it."
        ),
        parts=(
            warm(15, 22),
            reps(3, 4, on(8, 3, _MARATHON_EFFORT), off(3, 2, "easy running")),
            cool(10, 15),
        ),
        workout_type=WorkoutType.TEMPO,
        role=Role.HARD,
        rpe=6,
    ),
    _marathon(
        code="M2",
        title="Long run, {times} × {work} at marathon effort",
        purpose="Puts marathon effort into a long run, in pieces you can manage.",
        how_to=(
            "Run the first part easily, then settle into marathon effort for each piece and jog "
            "easily after it. Hold the effort when the pace tempts you to go faster. Take your "
            "race food before the second piece."
        ),
        parts=(
            warm(30, 42),
            reps(3, 4, on(10, 3, _MARATHON_EFFORT), off(3, 2, "easy running")),
            cool(18, 30, 2),
        ),
        level=2,
    ),
    _marathon(
        code="M3",
        title="Long run, {block} at marathon effort",
        purpose="Trains you to hold marathon effort without a break.",
        how_to=(
            "Ease into the marathon part and let it feel easy for longer than you expect. Keep "
            "your steps light and eat and drink as on race day. Back off if you drift above the "
            "effort; the aim is steadiness."
        ),
        parts=(
            warm(30, 45),
            go(43, 60, 3, _MARATHON_EFFORT),
            cool(17, 30, 2),
        ),
        level=3,
    ),
    _marathon(
        code="M4",
        title="Long run, {block} at marathon effort, twice",
        purpose="Comes as close to the marathon as training should.",
        how_to=(
            "Run two long blocks at marathon effort with a few easy minutes between them. The "
            "first should feel patient, the second focused. Wear race shoes, eat race food, and "
            "stop early if the effort turns into a fight."
        ),
        parts=(
            warm(25, 38),
            go(32, 42, 3, _MARATHON_EFFORT),
            ease(5, 2, "easy running"),
            go(32, 42, 3, _MARATHON_EFFORT),
            cool(16, 23, 2),
        ),
        level=4,
        experience=Experience.ADVANCED,
        stages=SPECIFIC,
        rpe=7,
    ),
    _half(
        code="HM1",
        title="Long run, {times} × {work} at half-marathon effort",
        purpose="Adds race effort to a long run in small helpings.",
        how_to=(
            "Run easily, then use the middle of the run for the faster pieces, at the effort you "
            "would race a half marathon. Breathing is firm but regular. Run home easily and note "
            "how your legs took it."
        ),
        parts=(
            warm(25, 40),
            reps(3, 4, on(5, 4, _HALF_EFFORT), off(2, 1)),
            cool(17, 32, 2),
        ),
    ),
    _half(
        code="HM2",
        title="{times} × {work} at half-marathon effort",
        purpose="Builds confidence in the rhythm of your race.",
        how_to=(
            "Run long, even pieces at half-marathon effort, relaxed from the hips up. You should "
            "feel that you could go on each time. Keep the jogs short and start the next piece at"
            " the same pace as the last."
        ),
        parts=(
            warm(12, 20),
            reps(2, 3, on(10, 4, _HALF_EFFORT), off(2, 1)),
            cool(9, 14),
        ),
        level=2,
        workout_type=WorkoutType.TEMPO,
        role=Role.HARD,
        rpe=7,
    ),
    _half(
        code="HM3",
        title="Long run, {block} at half-marathon effort, twice",
        purpose="Trains race effort on legs that have already worked.",
        how_to=(
            "After a good half hour of easy running settle into half-marathon effort, jog a "
            "little, and do it again. The second block is where the race is learnt: same effort, "
            "same posture. Drink during the jog."
        ),
        parts=(
            warm(30, 42),
            go(12, 16, 4, _HALF_EFFORT),
            ease(4, 1, "jog"),
            go(12, 16, 4, _HALF_EFFORT),
            cool(17, 29, 2),
        ),
        level=3,
        experience=Experience.ADVANCED,
        stages=SPECIFIC,
        rpe=7,
    ),
)
