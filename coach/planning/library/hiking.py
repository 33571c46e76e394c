"""Hikes: long, steep, with poles or with a pack."""

from functools import partial

from coach.activity import Sport
from coach.athlete import Experience
from coach.planning.library.parts import cool, go, off, on, reps, warm
from coach.planning.library.template import (
    LOADING,
    SHARP,
    Equipment,
    Role,
    Template,
    Terrain,
)
from coach.program import WorkoutType

_INCLINE = "A treadmill at a clear incline, or a staircase."
_hike = partial(
    Template,
    workout_type=WorkoutType.CROSS,
    role=Role.EASY,
    sports=(Sport.HIKING,),
    terrain=Terrain.TRAIL,
    rpe=3,
    family="hike",
    indoor=_INCLINE,
)
_long = partial(_hike, role=Role.LONG, stages=LOADING, rpe=4, family="long hike")

HIKES = (
    _hike(
        code="HK1",
        title="Easy hike",
        purpose="Builds endurance on foot at a friendly effort.",
        how_to=(
            "Walk at a pace at which you can talk and look around. Keep your steps short uphill "
            "and soft downhill. Stop to fix a rubbing shoe at once, before it becomes a blister."
        ),
        parts=(warm(4, 10, 1), go(18, 100), cool(3, 10, 1)),
    ),
    _hike(
        code="HK2",
        title="Brisk hike",
        purpose="Raises your walking pace.",
        how_to=(
            "Walk with purpose, arms swinging and steps quick. Your breath deepens while you can "
            "still talk. Keep your heels landing softly when you speed up."
        ),
        parts=(
            warm(5, 8, 1),
            go(20, 74, 2, "brisk walking"),
            cool(5, 8, 1),
        ),
        family="brisk hike",
        rpe=3.5,
    ),
    _long(
        code="HK3",
        title="Long hike",
        purpose="Builds the endurance for a day on foot.",
        how_to=(
            "Set off slowly and keep a rhythm that you could hold all day. Eat and drink small "
            "amounts often, and take a proper break halfway. Choose the way so that the last part "
            "is the easiest."
        ),
        parts=(
            warm(8, 15, 1),
            go(46, 210),
            cool(6, 15, 1),
        ),
    ),
    _long(
        code="HK4",
        title="Very long hike",
        purpose="Prepares you for long days in the mountains.",
        how_to=(
            "Walk steadily with short breaks every hour, and care for feet and shoulders at each "
            "of them. Carry what you need for the weather to turn. Keep a reserve; the way is "
            "over when you are home."
        ),
        parts=(
            warm(10, 15, 1),
            go(155, 390),
            cool(15, 15, 1),
        ),
        level=2,
        experience=Experience.INTERMEDIATE,
    ),
    _hike(
        code="HK5",
        title="Hike over hills",
        purpose="Trains climbing and descending legs.",
        how_to=(
            "Choose a route with several climbs and keep your breath even by slowing down as it "
            "steepens. Bend your knees softly on the way down. Pause at the top and enjoy it."
        ),
        parts=(
            warm(6, 10, 1),
            go(29, 130, 2, "walking up and down"),
            cool(5, 10, 1),
        ),
        family="hilly hike",
        terrain=Terrain.HILLY,
        needs_hills=True,
        rpe=4,
    ),
    _hike(
        code="HK6",
        title="{times} × {work} uphill with poles",
        purpose="Teaches you to climb with your arms as well as your legs.",
        how_to=(
            "Plant the poles beside your feet and push back until the arm is long. Shorten the "
            "poles for steep climbs, lengthen them for the way down. Find a rhythm of breath and "
            "poles that you could keep for long."
        ),
        parts=(
            warm(8, 14, 1),
            reps(3, 7, on(5, 2, "poling uphill"), off(4, 1, "easy way down")),
            cool(5, 10, 1),
        ),
        family="poles",
        terrain=Terrain.HILLY,
        needs_hills=True,
        equipment=frozenset({Equipment.POLES}),
        stages=LOADING,
        rpe=4,
    ),
    _hike(
        code="HK7",
        title="Hike with a light pack",
        purpose="Gets back and shoulders used to carrying.",
        how_to=(
            "Pack a little less than you would on a real day and set the straps so that the hips "
            "carry most of it. Walk easily and upright. Take it off for a minute now and then."
        ),
        parts=(
            warm(6, 10, 1),
            go(28, 110, 2, "walking with a light pack"),
            cool(6, 10, 1),
        ),
        family="pack",
        equipment=frozenset({Equipment.PACK}),
        stages=LOADING,
        rpe=3.5,
    ),
    _hike(
        code="HK8",
        title="Hike with a full pack",
        purpose="Prepares you for carrying all that you need.",
        how_to=(
            "Carry the pack of your trip and go slower than without it, above all downhill. Use "
            "poles if you have them. Stop and adjust when something presses or rubs."
        ),
        parts=(
            warm(8, 10, 1),
            go(45, 160, 2, "walking with a full pack"),
            cool(7, 10, 1),
        ),
        family="pack",
        level=2,
        experience=Experience.INTERMEDIATE,
        equipment=frozenset({Equipment.PACK}),
        stages=SHARP,
        rpe=4.5,
    ),
    _hike(
        code="HK9",
        title="Stairs, {times} × {work}",
        purpose="Brings climbing to places without hills.",
        how_to=(
            "Climb at a calm, even rhythm with your whole foot on the step and a hand near the "
            "rail. Go down slowly or take the lift. Your breath deepens but never races."
        ),
        parts=(
            warm(5, 8, 1),
            reps(4, 10, on(2, 2, "climbing stairs"), off(2, 1, "slow way down")),
            cool(4, 7, 1),
        ),
        family="stairs",
        terrain=Terrain.ANY,
        stages=LOADING,
        rpe=4,
        indoor="This one is indoors already.",
    ),
    _hike(
        code="HK13",
        title="{times} × {work} downhill with control",
        purpose="Trains thighs and balance for long descents.",
        how_to=(
            "Walk down slowly with soft knees and short steps, setting each foot quietly. Climb "
            "back at your ease. Expect tender thighs tomorrow and begin with few."
        ),
        parts=(
            warm(8, 12, 1),
            reps(3, 6, on(4, 1, "slow downhill"), off(4, 2, "easy way up")),
            cool(5, 9, 1),
        ),
        family="downhill hike",
        terrain=Terrain.HILLY,
        needs_hills=True,
        stages=LOADING,
        indoor="Slow step-downs from a low stair.",
    ),
    _long(
        code="HK14",
        title="Second long day",
        purpose="Teaches you to walk well on the day after a long day.",
        how_to=(
            "Start gently and let stiff legs warm up before you judge them. Keep breaks short and"
            " regular. Take the shorter way if one spot hurts more with every step."
        ),
        parts=(
            warm(10, 15, 1),
            go(70, 210),
            cool(10, 15, 1),
        ),
        family="second long day",
        stages=SHARP,
        experience=Experience.INTERMEDIATE,
    ),
)
