"""Strides: a few seconds of fast, relaxed running inside an easy day."""

from functools import partial

from coach.athlete import Experience
from coach.planning.library.parts import cool, go, off, on, reps, warm
from coach.planning.library.template import (
    LOADING,
    NOT_RECOVERY,
    OUTDOOR_RUN,
    RUN,
    Role,
    Template,
    Terrain,
)
from coach.program import WorkoutType

_strides = partial(
    Template,
    workout_type=WorkoutType.STRIDES,
    role=Role.EASY,
    sports=RUN,
    stages=NOT_RECOVERY,
    terrain=Terrain.FLAT,
    rpe=4,
    family="strides",
    indoor="A treadmill: run easy and lift the speed smoothly for each stride.",
)
_hill_strides = partial(
    _strides,
    sports=OUTDOOR_RUN,
    stages=LOADING,
    terrain=Terrain.HILLY,
    needs_hills=True,
    family="hill strides",
    indoor="A treadmill with a clear incline, stepping off to the side between strides.",
)

STRIDES = (
    _strides(
        code="S1",
        title="Easy run with {times} strides",
        purpose="Reminds your legs how to run fast without tiring them.",
        how_to=(
            "Run easy first. For each stride speed up smoothly, stay tall and loose, and slow "
            "down again before it feels like effort. Walk or jog until your breath is quiet; "
            "there is no hurry between strides."
        ),
        parts=(
            warm(5, 8, 1),
            go(12, 30),
            reps(4, 5, on(0.25, 5, "fast and relaxed"), off(0.75, 1, "walk")),
            cool(3, 6),
        ),
    ),
    _strides(
        code="S2",
        title="Easy run with {times} strides",
        purpose="Keeps your running quick and light between harder days.",
        how_to=(
            "After the easy running find a flat, smooth stretch. Let each stride build to a fast "
            "but floating run, then walk back. Aim for ease rather than speed; if your face "
            "tightens, you are trying too hard."
        ),
        parts=(
            warm(5, 10, 1),
            go(18, 40),
            reps(6, 8, on(0.25, 5, "fast and relaxed"), off(0.75, 1, "walk")),
            cool(4, 7),
        ),
        level=2,
        experience=Experience.INTERMEDIATE,
    ),
    _strides(
        code="S3",
        title="Easy run with {times} strides",
        purpose="Holds on to your top-end form through the easy weeks.",
        how_to=(
            "Place the strides late in the run, when you are warm. Run each one with quick feet "
            "and a long, proud back, and take the full walk between them. The last one should be "
            "your smoothest."
        ),
        parts=(
            warm(6, 10, 1),
            go(24, 55),
            reps(9, 11, on(0.25, 5, "fast and relaxed"), off(0.75, 1, "walk")),
            cool(4, 8),
        ),
        level=3,
        experience=Experience.ADVANCED,
    ),
    _hill_strides(
        code="SH1",
        title="Easy run with {times} hill strides",
        purpose="Builds springy, strong steps on a short slope.",
        how_to=(
            "Choose a short, even slope and run up it briskly with high knees and busy arms. Walk"
            " all the way down and wait until you feel ready. Stop the set when your form goes, "
            "even if some are left."
        ),
        parts=(
            warm(8, 12, 1),
            go(10, 25),
            reps(4, 5, on(0.25, 5, "briskly uphill"), off(1.75, 1, "walk down")),
            cool(4, 7),
        ),
    ),
    _hill_strides(
        code="SH2",
        title="Easy run with {times} hill strides",
        purpose="Adds a little more strength and snap to easy running.",
        how_to=(
            "Run up strongly but not flat out, looking ahead and pushing the ground away behind "
            "you. Walk down slowly and let your breath settle completely. Each one should look "
            "like the one before."
        ),
        parts=(
            warm(8, 12, 1),
            go(14, 30),
            reps(6, 8, on(0.25, 5, "strongly uphill"), off(1.75, 1, "walk down")),
            cool(4, 8),
        ),
        level=2,
        experience=Experience.INTERMEDIATE,
    ),
    _hill_strides(
        code="SH3",
        title="Easy run with {times} hill sprints",
        purpose="Trains powerful running a few seconds at a time.",
        how_to=(
            "Pick a steeper slope and run up fast, with good posture and full drive from the "
            "hips. Take the whole walk down as rest. Make sure calves and hamstrings are warm "
            "before the first one."
        ),
        parts=(
            warm(10, 14, 1),
            go(16, 32),
            reps(9, 11, on(0.25, 5, "fast uphill"), off(1.75, 1, "walk down")),
            cool(5, 9),
        ),
        level=3,
        experience=Experience.ADVANCED,
    ),
    _strides(
        code="S4",
        title="Easy run with {times} pick-ups",
        purpose="Breaks up an easy run with a few playful seconds of speed.",
        how_to=(
            "In the middle of an easy run let the pace rise for half a minute, up to a quick and "
            "smooth run, then drop back to easy until the next one. You should feel refreshed by "
            "them. Keep the effort well below sprinting."
        ),
        parts=(
            warm(8, 12, 1),
            reps(4, 8, on(3, 2, "easy running"), on(0.5, 4, "quick and smooth")),
            cool(5, 10),
        ),
        family="pick-ups",
        terrain=Terrain.ANY,
    ),
)
