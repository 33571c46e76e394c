"""Trail running: climbing, descending, and moving well on rough ground."""

from functools import partial

from coach.athlete import Experience
from coach.planning.library.parts import cool, go, off, on, reps, warm
from coach.planning.library.template import (
    EVERY,
    LOADING,
    SHARP,
    TRAIL_RUN,
    ULTRA,
    Equipment,
    Role,
    Template,
    Terrain,
)
from coach.program import WorkoutType

_INCLINE = "A treadmill at a clear incline and a slow belt, or a long staircase."
_trail = partial(
    Template,
    workout_type=WorkoutType.EASY,
    role=Role.EASY,
    sports=TRAIL_RUN,
    stages=LOADING,
    terrain=Terrain.TRAIL,
    rpe=3.5,
    indoor="A treadmill, changing incline and speed often.",
)
_climb = partial(
    _trail,
    workout_type=WorkoutType.HILLS,
    role=Role.HARD,
    stages=SHARP,
    terrain=Terrain.HILLY,
    needs_hills=True,
    family="long climbs",
    experience=Experience.INTERMEDIATE,
    rpe=7.5,
    indoor=_INCLINE,
)
_hike = partial(_trail, needs_hills=True, terrain=Terrain.HILLY, rpe=4, indoor=_INCLINE)
_long = partial(
    _trail,
    workout_type=WorkoutType.LONG,
    role=Role.LONG,
    family="long trail",
    needs_hills=True,
    rpe=4.5,
)

TRAIL_RUNS = (
    _trail(
        code="TR1",
        title="Easy trail run",
        purpose="Builds endurance on soft and changing ground.",
        how_to=(
            "Run by effort and let the trail decide the pace. Walk whatever is steep and keep "
            "your breathing easy throughout. Lift your feet a little more than on the road, above"
            " all when you get tired."
        ),
        parts=(warm(5, 10, 1), go(20, 90), cool(5, 10)),
        family="easy trail",
        stages=EVERY,
    ),
    _trail(
        code="TR2",
        title="Technical trail, easy feet",
        purpose="Trains quick eyes and sure feet on rough ground.",
        how_to=(
            "Choose a trail with roots or stones and run it slowly with short, light steps. Look "
            "three steps ahead rather than at your toes, and keep your arms wide for balance. "
            "Slow down before you get tired; attention goes first."
        ),
        parts=(warm(8, 12, 1), go(17, 55), cool(5, 8)),
        family="technical trail",
        experience=Experience.INTERMEDIATE,
    ),
    _hike(
        code="TR3",
        title="{times} × {work} uphill with poles",
        purpose="Teaches a strong, saving way to climb with poles.",
        how_to=(
            "Walk uphill with long pushes of the poles and a straight back, planting them beside "
            "your feet. Find a rhythm you could keep for an hour, breathing deeply but calmly. "
            "Walk down with care and the poles out of the way."
        ),
        parts=(
            warm(8, 15),
            reps(3, 6, on(6, 2, "poling uphill"), off(4, 1, "easy way down")),
            cool(7, 15),
        ),
        family="pole hiking",
        equipment=frozenset({Equipment.POLES}),
    ),
    _hike(
        code="TR4",
        title="{times} × {work} fast hiking uphill",
        purpose="Builds the fast uphill walk that long climbs are made of.",
        how_to=(
            "Walk uphill briskly with short steps and your hands on your thighs where it is "
            "steep. Breathe deeply and in rhythm; you could still talk. Go down gently and do not"
            " hurry the descent."
        ),
        parts=(
            warm(8, 15),
            reps(3, 6, on(5, 2, "fast hiking uphill"), off(4, 1, "easy way down")),
            cool(7, 15),
        ),
        family="fast hiking",
    ),
    _hike(
        code="TR5",
        title="{times} × {work} downhill, easy",
        purpose="Gets your legs and eyes used to running down.",
        how_to=(
            "Run down a smooth, gentle slope with quick, short steps, leaning slightly forward "
            "from the ankles. Stay loose and in control; you should be able to stop within a few "
            "steps. Expect tender thighs tomorrow, so keep the number small the first time."
        ),
        parts=(
            warm(12, 18),
            reps(3, 6, on(2, 2, "easy downhill"), off(4, 1, "walk or jog back up")),
            cool(8, 12),
        ),
        family="downhill practice",
        experience=Experience.INTERMEDIATE,
        indoor="Slow step-downs from a low stair; a treadmill cannot replace this one.",
    ),
    _trail(
        code="TR6",
        title="Run-hike switches, {times} times",
        purpose="Practises changing between running and hiking without losing rhythm.",
        how_to=(
            "Run easily, then switch to a fast hike before you have to, then back again. Each "
            "change should be smooth and unhurried. Use the hiking to eat, drink and look ahead."
        ),
        parts=(
            warm(8, 12, 1),
            reps(5, 12, on(3, 2, "easy running"), off(2, 2, "fast hiking")),
            cool(7, 10),
        ),
        family="run-hike switches",
        rpe=3.5,
    ),
    _trail(
        code="TF1",
        title="Trail fartlek, {times} × {work} strong",
        purpose="Trains changes of effort that the trail asks for.",
        how_to=(
            "Let the ground choose: run strongly where it is fun and runnable, and easily where "
            "it is rough. It should feel like play, with breath to spare after each easy part. "
            "Ease off early before bends and roots."
        ),
        parts=(
            warm(12, 18),
            reps(6, 9, on(1.5, 4, "strong"), off(2.5, 2, "easy running")),
            cool(8, 14),
        ),
        family="trail fartlek",
        workout_type=WorkoutType.INTERVALS,
        role=Role.HARD,
        rpe=7,
    ),
    _climb(
        code="CL1",
        title="{times} × {work} climbing",
        purpose="Introduces steady hard climbing on trails.",
        how_to=(
            "Run or hike up at an effort where only single words come out, changing between the "
            "two as the slope asks. Keep the effort level rather than the pace. Walk or jog down "
            "loosely."
        ),
        parts=(
            warm(12, 20),
            reps(3, 4, on(5, 4, "strong climbing"), off(4, 1, "easy way down")),
            cool(8, 14),
        ),
    ),
    _climb(
        code="CL2",
        title="{times} × {work} climbing",
        purpose="Builds the stamina for long climbs in mountain races.",
        how_to=(
            "Find a long climb and settle into a strong, even effort with short steps. Shift to a"
            " fast hike whenever running would make you gasp. Go down slowly to save your thighs "
            "for the next one."
        ),
        parts=(
            warm(15, 25),
            reps(3, 4, on(8, 4, "strong climbing"), off(6, 1, "easy way down")),
            cool(10, 18),
        ),
        level=2,
    ),
    _climb(
        code="CL3",
        title="{times} × {work} climbing",
        purpose="Trains climbing power that lasts to the top.",
        how_to=(
            "Treat each climb as the last of a race: calm at the bottom, strong at the top. Eat "
            "and drink on the way down. If the effort slips into survival, stop after that one."
        ),
        parts=(
            warm(15, 25),
            reps(3, 4, on(10, 4, "strong climbing"), off(7, 1, "easy way down")),
            cool(10, 18),
        ),
        level=3,
        experience=Experience.ADVANCED,
    ),
    _long(
        code="TL1",
        title="Long trail run with climbs",
        purpose="Builds endurance for hilly trails.",
        how_to=(
            "Stay easy on a hilly route, hiking the steep parts from the very first one. Eat and "
            "drink regularly. Keep your descents smooth and save the legs for the last hour."
        ),
        parts=(warm(10, 15, 1), go(56, 175), cool(9, 10)),
    ),
    _long(
        code="TL2",
        title="Very long trail run",
        purpose="Prepares you for hours of climbing and descending.",
        how_to=(
            "Move at an effort you could keep all day and treat walking as part of it. Take your "
            "race pack and race food, and practise finding the way. Have a shorter way home in "
            "mind in case the day turns out differently."
        ),
        parts=(warm(10, 15, 1), go(100, 270), cool(10, 15)),
        level=2,
        experience=Experience.INTERMEDIATE,
    ),
    _long(
        code="TL3",
        title="Long run-hike in the hills",
        purpose="Trains the steady all-day movement of mountain ultras.",
        how_to=(
            "Hike every climb, run what is easy, and never hurry. Eat something every half hour "
            "and notice how your mood follows your food. Stop for cold, storm or doubt; turning "
            "back is a skill as well."
        ),
        parts=(
            warm(10, 15, 1, "walking"),
            go(110, 330, 2, "hiking the climbs and running the rest easily"),
            cool(10, 15, 1, "walking"),
        ),
        family="long run-hike",
        experience=Experience.INTERMEDIATE,
        race_km=ULTRA,
    ),
)
