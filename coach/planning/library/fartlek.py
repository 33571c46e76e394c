"""Fartlek: faster running by play, wherever the ground invites it."""

from functools import partial

from coach.athlete import Experience
from coach.planning.library.parts import cool, off, on, reps, warm
from coach.planning.library.template import LOADING, RUN, SHARP, Role, Template
from coach.program import WorkoutType

_fartlek = partial(
    Template,
    workout_type=WorkoutType.INTERVALS,
    role=Role.HARD,
    sports=RUN,
    stages=LOADING,
    rpe=6.5,
    family="fartlek",
    indoor="A treadmill, changing speed or incline with each song or minute.",
)

FARTLEKS = (
    _fartlek(
        code="F1",
        title="Fartlek: {times} × {work} brisk",
        purpose="Brings play into faster running.",
        how_to=(
            "Pick a tree, a lamp post or a bend and run briskly towards it for about a minute, "
            "then jog easily for two. Use your own sense of effort and forget the pace. Finish "
            "while it is still fun."
        ),
        parts=(
            warm(8, 12),
            reps(6, 8, on(1, 4, "brisk"), off(2, 2, "easy running")),
            cool(6, 10),
        ),
    ),
    _fartlek(
        code="F2",
        title="Fartlek: {times} × {work} brisk",
        purpose="Mixes longer brisk stretches into an easy run.",
        how_to=(
            "Run briskly for a while whenever the path invites you, and go back to easy running "
            "without stopping. The brisk parts are strong but relaxed. Choose varied ground and "
            "let it set the pace."
        ),
        parts=(
            warm(10, 14),
            reps(5, 7, on(2, 4, "brisk"), off(2, 2, "easy running")),
            cool(8, 12),
        ),
        level=2,
    ),
    _fartlek(
        code="F3",
        title="Fartlek: {times} × {work} brisk",
        purpose="Builds stamina with changes of pace that feel natural.",
        how_to=(
            "Settle into each brisk stretch as if you were catching up with a friend ahead. Run "
            "easily until you feel like going again. Let hills and turns decide how fast you go, "
            "and keep a little in hand."
        ),
        parts=(
            warm(12, 16),
            reps(5, 6, on(3, 4, "brisk"), off(2, 2, "easy running")),
            cool(8, 12),
        ),
        level=3,
        experience=Experience.INTERMEDIATE,
    ),
    _fartlek(
        code="F4",
        title="Fartlek in {times} rounds",
        purpose="Trains you to switch between speeds without losing your rhythm.",
        how_to=(
            "Each round has a long, a middle and a short fast stretch with easy running after "
            "each. The shorter the stretch, the faster you go. Stay loose when you change down, "
            "and keep the easy running honest."
        ),
        parts=(
            warm(14, 20),
            reps(
                3,
                4,
                on(3, 4, "strong"),
                off(2, 2, "easy running"),
                on(2, 4, "stronger"),
                off(1, 2, "easy running"),
                on(1, 5, "fast"),
                off(1, 2, "easy running"),
            ),
            cool(8, 14),
        ),
        level=4,
        experience=Experience.ADVANCED,
        stages=SHARP,
        rpe=7.5,
    ),
)
