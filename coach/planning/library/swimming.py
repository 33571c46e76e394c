"""Easy and long swims, and the technique that makes them easy."""

from functools import partial

from coach.activity import Sport
from coach.athlete import Experience
from coach.planning.library.parts import cool, go, off, on, reps, warm
from coach.planning.library.template import EVERY, LOADING, Role, Template
from coach.program import WorkoutType

_DRY = "If there is no water today, shoulder mobility and a stretch cord on land."
_swim = partial(
    Template,
    workout_type=WorkoutType.CROSS,
    role=Role.EASY,
    sports=(Sport.SWIMMING,),
    rpe=3,
    stages=EVERY,
    indoor="A pool is indoors already. " + _DRY,
)
_open = partial(
    _swim,
    sports=(Sport.OPEN_WATER,),
    experience=Experience.INTERMEDIATE,
    stages=LOADING,
    indoor="A pool lane, with your eyes lifted to the far wall every few strokes.",
)

SWIMS = (
    _swim(
        code="SW1",
        title="Technique swim",
        purpose="Improves how you move through the water, which saves more than strength.",
        how_to=(
            "Swim short pieces and think of one thing at a time: a long body, quiet breathing, an"
            " early catch. Rest at the wall until you feel calm. When your form fades, stop the "
            "drill and swim easily."
        ),
        parts=(
            warm(4, 8, 1),
            reps(6, 14, on(1, 2, "one technique cue"), off(0.5, 1, "rest")),
            cool(4, 8, 1),
        ),
        family="technique",
        rpe=2.5,
    ),
    _swim(
        code="SW2",
        title="Easy continuous swim",
        purpose="Builds comfort and endurance in the water.",
        how_to=(
            "Swim without stopping at an effort where you breathe out gently all the way. Glide a"
            " little after each stroke. Take a rest at the wall whenever your breathing gets "
            "short."
        ),
        parts=(warm(3, 6, 1), go(14, 48), cool(3, 6, 1)),
        family="continuous swim",
    ),
    _swim(
        code="SW3",
        title="Drill and swim, {times} rounds",
        purpose="Carries good form from drills into full strokes.",
        how_to=(
            "In each round do a drill that you know, such as catch-up or one-arm, and then swim "
            "full strokes with the same feeling. Keep it slow enough to notice what your hands "
            "do. Rest before every round."
        ),
        parts=(
            warm(4, 8, 1),
            reps(
                4,
                10,
                on(1, 2, "drill"),
                on(1.5, 2, "full strokes"),
                off(0.5, 1, "rest"),
            ),
            cool(4, 7, 1),
        ),
        family="drill and swim",
        rpe=2.5,
    ),
    _swim(
        code="SW4",
        title="Swim: {times} × {work} easy",
        purpose="Builds endurance in pieces with short rests.",
        how_to=(
            "Swim each piece at an even, easy effort and count your strokes on a few lengths. The"
            " count should hardly change. Use the rest to relax your neck and shoulders."
        ),
        parts=(
            warm(5, 8, 1),
            reps(4, 10, on(4, 2), off(0.5, 1, "rest")),
            cool(3, 6, 1),
        ),
        family="easy pieces",
    ),
    _swim(
        code="SW5",
        title="Long swim",
        purpose="Builds the endurance for long distances in the water.",
        how_to=(
            "Swim long and smoothly, a little slower than you think you need to. Roll from side "
            "to side and breathe calmly. If your shoulders tire, use a few lengths of backstroke "
            "or kicking."
        ),
        parts=(warm(5, 8, 1), go(30, 75), cool(5, 7, 1)),
        family="long swim",
        role=Role.LONG,
        stages=LOADING,
        rpe=4,
    ),
    _swim(
        code="SW6",
        title="Swim: pull and kick",
        purpose="Works arms and legs in turn.",
        how_to=(
            "Swim some lengths with a float between your thighs and some kicking gently, with a "
            "board if you like. Keep your kick small and from the hips. Go easy on your shoulders"
            " and stop pulling if they complain."
        ),
        parts=(
            warm(5, 8, 1),
            reps(
                3,
                7,
                on(2.5, 2, "arms only"),
                on(1, 2, "gentle kicking"),
                off(0.5, 1, "rest"),
            ),
            cool(4, 7, 1),
        ),
        family="pull and kick",
    ),
    _swim(
        code="SW7",
        title="Recovery swim",
        purpose="Loosens a tired body without any load on the legs.",
        how_to=(
            "Swim, float and change strokes as you please. Breathe out slowly under water. Get "
            "out when you feel refreshed."
        ),
        parts=(
            go(12, 30, 1, "any easy stroke"),
            cool(3, 5, 1, "floating and gentle kicking"),
        ),
        family="recovery swim",
        rpe=1.5,
    ),
    _open(
        code="OW1",
        title="Open water: sighting",
        purpose="Trains you to swim straight where there are no lines.",
        how_to=(
            "Swim easily along the shore and lift your eyes every few strokes towards a landmark,"
            " then breathe to the side. Never swim alone, and wear a bright cap and a float. Get "
            "out at the first shiver."
        ),
        parts=(
            warm(5, 8, 1, "getting used to the water"),
            reps(4, 9, on(3, 2, "sighting every few strokes"), off(1, 1, "look around")),
            cool(4, 6, 1),
        ),
        family="sighting",
    ),
    _open(
        code="OW2",
        title="Open water: easy swim",
        purpose="Builds confidence in lakes and in the sea.",
        how_to=(
            "Swim easily near the shore at a breath you could keep for an hour. Go with company, "
            "and choose your turning point before you start. Turn back early if wind, waves or "
            "cold build up."
        ),
        parts=(
            warm(4, 6, 1, "getting used to the water"),
            go(13, 50),
            cool(3, 4, 1),
        ),
        family="open water",
    ),
    _open(
        code="OW3",
        title="Open water: long swim",
        purpose="Prepares you for the swim of a long race.",
        how_to=(
            "Swim a measured loop at an even, patient effort, in the suit that you race in. Sight"
            " regularly and relax your kick. Have someone with you on a board or in a boat, and "
            "agree on a signal."
        ),
        parts=(
            warm(5, 8, 1, "getting used to the water"),
            go(37, 90),
            cool(3, 7, 1),
        ),
        family="open water long",
        role=Role.LONG,
        rpe=4,
    ),
)
