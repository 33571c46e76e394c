"""Tempo runs in which the effort changes."""

from functools import partial

from coach.athlete import Experience
from coach.planning.library.parts import cool, ease, go, off, on, reps, warm
from coach.planning.library.template import (
    LOADING,
    RUN,
    SHARP,
    Role,
    Template,
    Terrain,
)
from coach.program import WorkoutType

_tempo = partial(
    Template,
    workout_type=WorkoutType.TEMPO,
    role=Role.HARD,
    sports=RUN,
    stages=LOADING,
    terrain=Terrain.FLAT,
    rpe=7,
    indoor="A treadmill with a slight incline; set the pace by effort, not by the display.",
)

PROGRESSIONS = (
    _tempo(
        code="PR1",
        title="Progression run, easy to brisk",
        purpose="Teaches you to finish faster than you began.",
        how_to=(
            "Run in three gears: easy, then steady, then brisk at the end. Change gear gently, so"
            " that a watcher would hardly notice. Finish strong and tidy, not emptied."
        ),
        parts=(
            warm(6, 8),
            go(14, 25),
            go(10, 15, 3),
            go(6, 10, 4, "brisk"),
            cool(6, 10),
        ),
        family="progression",
        rpe=6.5,
        terrain=Terrain.ANY,
        experience=Experience.INTERMEDIATE,
    ),
    _tempo(
        code="PR2",
        title="Progression run, easy to threshold",
        purpose="Trains a long, controlled build of effort on tiring legs.",
        how_to=(
            "Begin truly easy and let each part be a little quicker than the last. Save the "
            "strong running for the final part, where the effort is that of an hour's race. If "
            "you are already working in the middle, you have climbed too soon."
        ),
        parts=(
            warm(8, 10),
            go(17, 30),
            go(12, 18, 3),
            go(10, 14, 4),
            cool(8, 13),
        ),
        family="progression",
        level=2,
        experience=Experience.ADVANCED,
        terrain=Terrain.ANY,
        stages=SHARP,
    ),
    _tempo(
        code="TU1",
        title="{times} × over and under threshold",
        purpose="Teaches your body to settle while still running briskly.",
        how_to=(
            "In each round run a stretch slightly faster than threshold, then drop to steady "
            "without jogging. The steady part is where you recover, so let your breathing come "
            "down while your legs keep turning. Keep the fast parts controlled or the rounds fall"
            " apart."
        ),
        parts=(
            warm(12, 18),
            reps(3, 5, on(2, 4, "a touch over threshold"), off(3, 3, "steady")),
            cool(8, 12),
        ),
        family="over-under",
        experience=Experience.INTERMEDIATE,
        stages=SHARP,
    ),
    _tempo(
        code="TU2",
        title="{times} × over and under threshold",
        purpose="Prepares you for races in which the pace never stays the same.",
        how_to=(
            "Alternate between a push above threshold and a steady float, without a break. Change"
            " effort smoothly and keep your posture in the pushes. The last two rounds are the "
            "point; arrive there with something left."
        ),
        parts=(
            warm(14, 20),
            reps(4, 6, on(3, 4, "a touch over threshold"), off(3, 3, "steady")),
            cool(10, 14),
        ),
        family="over-under",
        level=2,
        experience=Experience.ADVANCED,
        stages=SHARP,
    ),
    _tempo(
        code="TD1",
        title="{block} at threshold, twice",
        purpose="Fits two honest threshold pieces into a weekday.",
        how_to=(
            "Run the first piece at an even, comfortably hard effort, take an easy break, and "
            "repeat. The second should match the first in pace and cost a little more. If it does"
            " not match, the first was too fast."
        ),
        parts=(
            warm(10, 16),
            go(7, 11, 4),
            ease(3, 1, "jog"),
            go(7, 11, 4),
            cool(8, 12),
        ),
        family="twin tempo",
        experience=Experience.INTERMEDIATE,
        stages=SHARP,
    ),
)
