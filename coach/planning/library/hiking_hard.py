"""Hard hikes: uphill, or simply fast."""

from functools import partial

from coach.activity import Sport
from coach.planning.library.parts import cool, go, off, on, reps, warm
from coach.planning.library.template import (
    LOADING,
    NEAR_RACE,
    Role,
    Template,
    Terrain,
)
from coach.program import WorkoutType

_hard = partial(
    Template,
    workout_type=WorkoutType.CROSS,
    role=Role.HARD,
    sports=(Sport.HIKING,),
    stages=LOADING,
    terrain=Terrain.HILLY,
    needs_hills=True,
    rpe=6.5,
    indoor="A treadmill at a clear incline, or a staircase.",
)

HARD_HIKES = (
    _hard(
        code="HK10",
        title="Steady climb, {block}",
        purpose="Builds the engine for long ascents.",
        how_to=(
            "Walk uphill at a firm effort, breathing deeply, a short sentence still possible. "
            "Hold it without stopping by taking smaller steps. Turn round when the time is up and"
            " go down gently."
        ),
        parts=(
            warm(10, 15, 1),
            go(20, 40, 3, "steady uphill"),
            cool(15, 35, 1, "easy way down"),
        ),
        family="steady climb",
        rpe=5.5,
    ),
    _hard(
        code="HK11",
        title="{times} × {work} fast uphill",
        purpose="Trains strong climbing in short pieces.",
        how_to=(
            "Walk uphill as fast as you can keep up for the whole piece, with quick short steps "
            "and busy arms. You can say only a word or two. Stroll down until you are ready "
            "again."
        ),
        parts=(
            warm(10, 14, 1),
            reps(4, 6, on(3, 4, "fast uphill"), off(3, 1, "easy way down")),
            cool(6, 9, 1),
        ),
        family="fast uphill",
        rpe=7,
    ),
    _hard(
        code="HK12",
        title="Fast walking, {times} × {work}",
        purpose="Brings hard training to flat country, at walking speed.",
        how_to=(
            "Walk as fast as you can without running, rolling from heel to toe with elbows bent. "
            "Then stroll until your breath is calm. If your shins tighten, slow down and shake "
            "them out."
        ),
        parts=(
            warm(8, 10, 1),
            reps(4, 7, on(2, 4, "fast walking"), off(2, 1, "strolling")),
            cool(5, 8, 1),
        ),
        family="fast walking",
        terrain=Terrain.FLAT,
        needs_hills=False,
        indoor="A treadmill at your fastest walk.",
    ),
    _hard(
        code="HK15",
        title="{times} × {work} brisk, taper",
        purpose="Keeps you lively before a big day.",
        how_to=(
            "Put a few brisk minutes into a short hike, uphill if there is a hill. They should "
            "feel springy. Go home early and rest your feet."
        ),
        parts=(
            warm(8, 12, 1),
            reps(3, 5, on(2, 4, "brisk walking"), off(2, 1, "strolling")),
            cool(5, 7, 1),
        ),
        family="taper hike",
        stages=NEAR_RACE,
        terrain=Terrain.ANY,
        needs_hills=False,
        rpe=6,
    ),
)
