"""Hard rides, the test, and the taper."""

from functools import partial

from coach.activity import Sport
from coach.athlete import Experience
from coach.planning.library.parts import cool, ease, go, off, on, reps, series, warm
from coach.planning.library.template import (
    LOADING,
    NEAR_RACE,
    SHARP,
    Role,
    Template,
)
from coach.program import WorkoutType

_hard = partial(
    Template,
    workout_type=WorkoutType.CROSS,
    role=Role.HARD,
    sports=(Sport.CYCLING, Sport.INDOOR_CYCLING),
    stages=LOADING,
    rpe=7,
    indoor="A trainer or a gym bike with a fan.",
)

HARD_RIDES = (
    _hard(
        code="B8",
        title="{times} × {work} brisk riding",
        purpose="Gives a first taste of hard riding in a short workout.",
        how_to=(
            "Ride each piece at an effort at which you can say only a few words, then spin "
            "easily. Stay seated with quiet shoulders. Finish as strongly as you began."
        ),
        parts=(warm(8, 12), reps(4, 6, on(2, 4, "brisk"), off(2, 1)), cool(6, 9)),
        family="brisk riding",
        rpe=6.5,
    ),
    _hard(
        code="B9",
        title="{times} × {work} steady riding",
        purpose="Builds strong, sustainable power.",
        how_to=(
            "Ride each block at a moderate effort, firm in the legs and steady in the breath. "
            "Hold it over rises and dips alike. Drink at the end of every block."
        ),
        parts=(warm(12, 18), reps(2, 3, on(12, 3), off(4, 1)), cool(8, 18)),
        family="steady riding",
        rpe=5.5,
    ),
    _hard(
        code="B10",
        title="{times} × {work} at threshold on the bike",
        purpose="Raises the effort you can hold for an hour.",
        how_to=(
            "Find an effort that is strong but just under control and keep it even. Your "
            "breathing is deep and regular. If your legs slow down, shift lighter rather than "
            "push harder."
        ),
        parts=(warm(12, 16), reps(3, 4, on(6, 4), off(3, 1)), cool(8, 14)),
        family="threshold riding",
        experience=Experience.INTERMEDIATE,
        stages=SHARP,
    ),
    _hard(
        code="B11",
        title="{times} × {work} at threshold on the bike",
        purpose="Lengthens unbroken riding at threshold.",
        how_to=(
            "Spread your effort over the whole block: the first third should feel almost too "
            "easy. Stay low and relaxed in the position you race in. Take the easy riding between"
            " blocks seriously."
        ),
        parts=(warm(15, 20), reps(3, 4, on(10, 4), off(5, 1)), cool(10, 20)),
        family="threshold riding",
        level=2,
        experience=Experience.ADVANCED,
        stages=SHARP,
        rpe=7.5,
    ),
    _hard(
        code="B12",
        title="{times} × {work} hard on the bike",
        purpose="Trains heart and lungs near their limit without impact.",
        how_to=(
            "Ride each piece hard and evenly with a quick cadence, then spin until your breath is"
            " back. The last half minute is tough. Stop the set when the effort starts to fall."
        ),
        parts=(warm(14, 18), reps(4, 5, on(3, 5), off(3, 1)), cool(8, 12)),
        family="hard riding",
        experience=Experience.INTERMEDIATE,
        stages=SHARP,
        rpe=8,
    ),
    _hard(
        code="B13",
        title="{times} sets of fast and easy half minutes on the bike",
        purpose="Packs hard riding into short bursts.",
        how_to=(
            "Push for half a minute, spin for half a minute, and keep that swing through the set."
            " Stay seated if you can. Ride easily between sets until you look forward to the "
            "next."
        ),
        parts=(
            warm(12, 20),
            reps(2, 3, series(8, on(0.5, 5, "fast"), off(0.5, 1)), off(4, 1)),
            cool(8, 14),
        ),
        family="half-minute riding",
        experience=Experience.INTERMEDIATE,
        stages=SHARP,
        rpe=8,
    ),
    _hard(
        code="B14",
        title="{times} × over and under threshold on the bike",
        purpose="Prepares you for climbs and groups in which the effort keeps changing.",
        how_to=(
            "In each round ride a little above threshold, then settle to steady without stopping."
            " Let your breath come down while your legs keep working. Stay smooth at every "
            "change."
        ),
        parts=(
            warm(12, 18),
            reps(3, 5, on(2, 4, "a touch over threshold"), off(3, 3, "steady")),
            cool(8, 12),
        ),
        family="over-under riding",
        experience=Experience.INTERMEDIATE,
        stages=SHARP,
    ),
    _hard(
        code="B16",
        title="Riding test, {block}",
        purpose="Measures the effort you can hold on the bike.",
        how_to=(
            "Warm up well, then ride as hard as you can hold evenly for the whole test. Start "
            "with restraint and finish with nothing to spare. Note your mean heart rate, and "
            "power if you have it."
        ),
        parts=(
            warm(15, 20),
            reps(2, 2, on(0.5, 5, "quick legs"), off(1, 1)),
            ease(5, 1),
            go(20, 20, 4, "hard and even"),
            cool(8, 15),
        ),
        family="riding test",
        workout_type=WorkoutType.TIME_TRIAL,
        experience=Experience.INTERMEDIATE,
        rpe=9,
    ),
    _hard(
        code="B17",
        title="{times} × {work} brisk riding, taper",
        purpose="Keeps your legs sharp while the volume falls.",
        how_to=(
            "Ride a few short, brisk pieces and spin easily in between. They should feel light "
            "and quick. Leave it there, however good you feel."
        ),
        parts=(warm(10, 15), reps(3, 4, on(2, 4, "brisk"), off(2, 1)), cool(6, 10)),
        family="taper riding",
        stages=NEAR_RACE,
        rpe=6,
    ),
)
