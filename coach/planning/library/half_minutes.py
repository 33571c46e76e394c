"""Intervals of half a minute."""

from functools import partial

from coach.athlete import Experience
from coach.planning.library.parts import cool, off, on, reps, series, warm
from coach.planning.library.template import LOADING, RUN, SHARP, Role, Template, Terrain
from coach.program import WorkoutType

_intervals = partial(
    Template,
    workout_type=WorkoutType.INTERVALS,
    role=Role.HARD,
    sports=RUN,
    stages=SHARP,
    terrain=Terrain.TRACK,
    rpe=8,
    indoor="A treadmill with a slight incline, changing the speed for each piece.",
)
_short = partial(_intervals, family="half minutes")

HALF_MINUTES = (
    _short(
        code="X1",
        title="{times} × {work} fast, {rest} easy",
        purpose="Gathers hard running in bites so small that they stay light.",
        how_to=(
            "Run fast but smoothly, then jog just as long, and keep the swing going. Each bite "
            "alone is easy; together they add up. Hold the same pace to the end and do not "
            "sprint."
        ),
        parts=(
            warm(12, 16),
            reps(12, 16, on(0.5, 5, "fast"), off(0.5, 1, "easy jog")),
            cool(8, 12),
        ),
        experience=Experience.INTERMEDIATE,
    ),
    _short(
        code="X2",
        title="{times} × {work} fast, {rest} easy",
        purpose="Raises the time near your limit while your legs stay springy.",
        how_to=(
            "Find a quick, floating rhythm and let the easy halves be really easy. Your breathing"
            " climbs slowly until it is heavy in the second half. If you cannot keep the pace any"
            " more, finish there."
        ),
        parts=(
            warm(14, 18),
            reps(18, 22, on(0.5, 5, "fast"), off(0.5, 1, "easy jog")),
            cool(8, 12),
        ),
        level=2,
        experience=Experience.ADVANCED,
    ),
    _intervals(
        code="Q1",
        title="{times} × {work} fast with full rest",
        purpose="Trains quick, economical running at more than race speed.",
        how_to=(
            "Run fast and relaxed with a long stride, well short of sprinting. Walk or jog until "
            "you feel entirely fresh; the rest belongs to the workout. When your steps grow heavy"
            " or loud, call it a day."
        ),
        parts=(
            warm(14, 18),
            reps(12, 15, on(0.5, 5, "fast and relaxed"), off(1.5, 1, "walk or jog")),
            cool(8, 12),
        ),
        family="quick repeats",
        experience=Experience.ADVANCED,
        stages=LOADING,
        rpe=7,
    ),
    _intervals(
        code="XS1",
        title="{times} sets of fast and easy half minutes",
        purpose="Packs hard half minutes into sets, with a real break between them.",
        how_to=(
            "Run each half minute fast and smooth, and jog the other half. After a set jog slowly"
            " until you look forward to the next. Keep all sets at the same pace."
        ),
        parts=(
            warm(12, 20),
            reps(
                2,
                3,
                series(7, on(0.5, 5, "fast"), off(0.5, 1, "easy jog")),
                off(3, 1, "slow jog"),
            ),
            cool(8, 14),
        ),
        family="half-minute sets",
        experience=Experience.INTERMEDIATE,
    ),
)
