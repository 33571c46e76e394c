"""Time trials: a number to train by, without a race."""

from functools import partial

from coach.athlete import Experience
from coach.planning.library.parts import cool, go, off, on, race, reps, warm
from coach.planning.library.template import LOADING, RUN, Role, Template, Terrain
from coach.program import WorkoutType

_trial = partial(
    Template,
    workout_type=WorkoutType.TIME_TRIAL,
    role=Role.HARD,
    sports=RUN,
    stages=LOADING,
    terrain=Terrain.TRACK,
    rpe=9,
    indoor="A treadmill you trust, with a slight incline; the speed is yours to change.",
)
_LOOSENERS = reps(3, 3, on(0.25, 5, "fast and relaxed"), off(0.75, 1, "walk"))

TRIALS = (
    _trial(
        code="TT1",
        title="{km} time trial",
        purpose="Measures your present speed over a short distance.",
        how_to=(
            "Warm up well, then run the distance as fast as you can hold evenly. The first "
            "minutes should feel controlled and the last ones very hard. Note your time and tell "
            "me; I use it for your paces."
        ),
        parts=(
            warm(12, 18),
            _LOOSENERS,
            race(3, 10, 20, 5, "as fast as you can hold evenly"),
            cool(10, 15),
        ),
        family="three kilometres",
        experience=Experience.INTERMEDIATE,
    ),
    _trial(
        code="TT2",
        title="{km} time trial",
        purpose="Measures what you could race over five kilometres today.",
        how_to=(
            "Run the distance like a race, on a flat and familiar route. Hold back for the first "
            "third, work in the middle, and give what is left at the end. Note your time and tell"
            " me; your paces follow from it."
        ),
        parts=(
            warm(12, 18),
            _LOOSENERS,
            race(5, 16, 36, 4, "as fast as you can hold evenly"),
            cool(10, 14),
        ),
        family="five kilometres",
    ),
    _trial(
        code="TT3",
        title="Threshold test",
        purpose="Finds the heart rate that you can hold for about an hour.",
        how_to=(
            "Run alone, as hard as you can hold evenly for the whole test. Press the lap button "
            "after the first part; the mean heart rate of the second part is your threshold. "
            "Start a shade easier than you think, since a fast start spoils the number."
        ),
        parts=(
            warm(14, 20),
            go(10, 10, 4, "hard and even"),
            go(20, 20, 4, "at the same effort after pressing lap"),
            cool(8, 15),
        ),
        family="threshold test",
        experience=Experience.INTERMEDIATE,
        rpe=8.5,
    ),
    _trial(
        code="TT4",
        title="{block} for distance",
        purpose="Shows your progress in a test that is over quickly.",
        how_to=(
            "Run as far as you can in the time, evenly and without sprinting off. You should be "
            "working hard from the middle on. Note the distance, and compare it only with your "
            "own."
        ),
        parts=(warm(10, 15), go(12, 12, 4, "hard and even"), cool(8, 13)),
        family="run for distance",
        rpe=8.5,
    ),
)
