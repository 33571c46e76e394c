"""Long runs: the one workout a week that distance races are made of."""

from functools import partial

from coach.athlete import Experience
from coach.planning.library.parts import cool, go, off, on, reps, warm
from coach.planning.library.template import (
    LOADING,
    OUTDOOR_RUN,
    RUN,
    SHARP,
    Role,
    Template,
    Terrain,
)
from coach.program import WorkoutType

_TREADMILL = "A treadmill with small changes of incline, and a drink within reach."
_long = partial(
    Template,
    workout_type=WorkoutType.LONG,
    role=Role.LONG,
    sports=RUN,
    rpe=4,
    family="long",
    indoor=_TREADMILL,
)
_run_walk = partial(
    _long, experience_to=Experience.NOVICE, family="long run-walk", sports=OUTDOOR_RUN
)

LONG_RUNS = (
    _long(
        code="L1",
        title="Long easy run",
        purpose="Builds the endurance to keep going.",
        how_to=(
            "Run slower than on your other days and keep it chatty all the way. Walk up anything "
            "steep. Being tired at the end is fine; being out of breath at any point is not."
        ),
        parts=(warm(3, 10, 1), go(14, 70), cool(3, 10)),
    ),
    _long(
        code="L2",
        title="Long easy run",
        purpose="Extends how long you can run in comfort.",
        how_to=(
            "Start very gently and settle into an effort that you could keep for hours. Drink "
            "early and often, and eat something if you are out for long. The last half hour "
            "should be as relaxed as the first, only with heavier legs."
        ),
        parts=(warm(10, 15, 1), go(40, 125), cool(10, 10)),
        level=2,
        stages=LOADING,
    ),
    _long(
        code="L3",
        title="Very long easy run",
        purpose="Prepares body and head for hours on your feet.",
        how_to=(
            "Keep the effort low from the first step and take food and drink by the clock, not by"
            " hunger. Short walking breaks are welcome. If your stride turns into a shuffle, walk"
            " for a while and see if it comes back."
        ),
        parts=(warm(10, 15, 1), go(70, 215), cool(10, 10)),
        level=3,
        experience=Experience.INTERMEDIATE,
        stages=LOADING,
    ),
    _run_walk(
        code="LW1",
        title="Long run-walk",
        purpose="Lets you stay out longer than you could run in one go.",
        how_to=(
            "Run two slow minutes, walk one, and keep that rhythm to the end. The first half "
            "should feel too easy. Take the walks from the very beginning, when you do not need "
            "them yet."
        ),
        parts=(
            warm(4, 6, 1, "brisk walk"),
            reps(4, 16, on(2, 2, "slow running"), off(1, 1, "walk")),
            cool(4, 8, 1, "walk"),
        ),
    ),
    _run_walk(
        code="LW2",
        title="Long run-walk",
        purpose="Builds endurance with short walks that keep you fresh.",
        how_to=(
            "Run four easy minutes, walk one, and use the walks to drink and relax. Stay slow "
            "enough to talk. Turn for home before you feel like it."
        ),
        parts=(
            warm(5, 8, 1, "brisk walk"),
            reps(6, 16, on(4, 2, "slow running"), off(1, 1, "walk")),
            cool(5, 10, 1, "walk"),
        ),
        level=2,
        stages=LOADING,
    ),
    _run_walk(
        code="LW3",
        title="Very long run-walk",
        purpose="Brings a long race within reach by sharing it between running and walking.",
        how_to=(
            "Keep the pattern of four easy minutes of running and one of walking from start to "
            "finish. Eat a little and drink a little at regular walks. If the running gets "
            "ragged, walk two minutes instead of one."
        ),
        parts=(
            warm(5, 10, 1, "brisk walk"),
            reps(16, 38, on(4, 2, "slow running"), off(1, 1, "walk")),
            cool(5, 10, 1, "walk"),
        ),
        level=3,
        stages=LOADING,
    ),
    _long(
        code="L4",
        title="Long run, brisk finish",
        purpose="Teaches tired legs to pick up the pace in good form.",
        how_to=(
            "Run easily until the finish comes near, then lift to a steady effort and hold your "
            "posture. Breathing deepens but stays in rhythm. If you had to dig to get there, the "
            "easy part was too fast."
        ),
        parts=(warm(10, 15, 1), go(50, 110), go(8, 15, 3), cool(7, 10)),
        family="long brisk finish",
        experience=Experience.INTERMEDIATE,
        stages=LOADING,
        rpe=4.5,
    ),
    _long(
        code="L5",
        title="Progressive long run, {block} steady",
        purpose="Trains strong running after a long easy start.",
        how_to=(
            "Give the first, longer part away: truly easy. Then run the steady part with quick "
            "steps and calm shoulders, at an effort you could keep for another hour. Eat and "
            "drink before it begins."
        ),
        parts=(warm(10, 15, 1), go(42, 80), go(20, 30, 3), cool(8, 15)),
        family="progressive long",
        experience=Experience.INTERMEDIATE,
        stages=SHARP,
        rpe=6,
    ),
    _long(
        code="L6",
        title="Long run with {times} surges",
        purpose="Keeps your legs awake in the middle of a long run.",
        how_to=(
            "Run easily and put in a quick, smooth minute every few minutes in the middle of the "
            "run. Each surge is brisk, never a sprint, and you go straight back to easy. The long"
            " run stays the main thing."
        ),
        parts=(
            warm(25, 40, 2),
            reps(6, 10, on(1, 4, "brisk"), off(4, 2, "easy running")),
            cool(15, 40),
        ),
        family="long surges",
        experience=Experience.INTERMEDIATE,
        stages=SHARP,
        rpe=6,
    ),
    _long(
        code="L7",
        title="Long run over hills",
        purpose="Builds endurance and climbing legs in one outing.",
        how_to=(
            "Choose a hilly route and keep the effort even: walk the steep ups, flow down the "
            "gentle downs. Judge by breath, since pace means little here. Save your thighs on the"
            " first descents; you need them later."
        ),
        parts=(warm(10, 15, 1), go(42, 150), cool(8, 10)),
        family="long hilly",
        sports=OUTDOOR_RUN,
        terrain=Terrain.HILLY,
        needs_hills=True,
        stages=LOADING,
        rpe=4.5,
    ),
    _long(
        code="L8",
        title="Long run with fuel practice",
        purpose="Trains your stomach to take food and drink on the move.",
        how_to=(
            "Run easily and eat and drink what you mean to use in your race, a little at a time, "
            "starting early. Note what went down well and what did not. If your stomach "
            "complains, slow down and sip water until it settles."
        ),
        parts=(
            warm(10, 15, 1),
            go(55, 155, 2, "easy while eating and drinking as in the race"),
            cool(10, 10),
        ),
        family="fuel practice",
        stages=SHARP,
    ),
)
