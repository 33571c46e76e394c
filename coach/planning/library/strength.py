"""Strength: what keeps runners upright when they tire."""

from functools import partial

from coach.activity import Sport
from coach.athlete import Experience
from coach.planning.library.parts import circuit, cool, warm
from coach.planning.library.template import (
    LOADING,
    NEAR_RACE,
    Equipment,
    Role,
    Template,
)
from coach.program import WorkoutType

_strength = partial(
    Template,
    workout_type=WorkoutType.STRENGTH,
    role=Role.SUPPORT,
    sports=(Sport.STRENGTH,),
    stages=LOADING,
    rpe=5,
    indoor="Any room with space for a mat.",
)
_bodyweight = partial(_strength, family="bodyweight")
_dumbbells = partial(
    _strength,
    family="dumbbells",
    equipment=frozenset({Equipment.DUMBBELLS}),
    experience=Experience.INTERMEDIATE,
    rpe=6,
)
_gym = partial(
    _strength,
    family="gym",
    equipment=frozenset({Equipment.GYM}),
    experience=Experience.ADVANCED,
    rpe=6.5,
    indoor="A gym.",
)


STRENGTH = (
    _bodyweight(
        code="ST1",
        title="Foundation strength, {times} rounds",
        purpose="Builds a base of strength with nothing but a floor and a chair.",
        how_to=(
            "Move slowly and stop each exercise two repetitions before your form would go. "
            "Breathe out on the effort. Choose the easier version of anything that shakes or "
            "pinches."
        ),
        parts=(
            warm(3, 6, None, "marching and arm circles"),
            circuit(
                2,
                4,
                0.75,
                0.25,
                "chair squats",
                "push-ups against a wall or table",
                "bridges",
                "bird dogs",
                "calf raises",
                "side planks on the knees",
            ),
            cool(3, 6, None, "easy stretching"),
        ),
    ),
    _bodyweight(
        code="ST2",
        title="Single-leg strength, {times} rounds",
        purpose="Trains each leg by itself, as running does.",
        how_to=(
            "Keep your hips level and your knee in line with your toes. Slow down on the way "
            "down, push up steadily. If one side is weaker, let it set the number for both."
        ),
        parts=(
            warm(3, 6, None, "marching and leg swings"),
            circuit(
                3,
                5,
                0.75,
                0.25,
                "split squats",
                "push-ups",
                "single-leg bridges",
                "dead bugs",
                "single-leg calf raises",
                "side planks",
            ),
            cool(3, 6, None, "easy stretching"),
        ),
        level=2,
        experience=Experience.INTERMEDIATE,
        rpe=5.5,
    ),
    _bodyweight(
        code="ST3",
        title="Strong legs and trunk, {times} rounds",
        purpose="Builds strength for hills and the last hour of long runs.",
        how_to=(
            "Do every repetition with full control and full range. The last ones should be hard, "
            "never ugly. Rest longer whenever your form needs it."
        ),
        parts=(
            warm(4, 8, None, "marching and lunges"),
            circuit(
                3,
                5,
                0.75,
                0.25,
                "walking lunges",
                "push-ups with feet raised",
                "step-ups",
                "single-leg deadlifts",
                "single-leg calf raises",
                "planks with shoulder taps",
                "side planks",
            ),
            cool(3, 7, None, "easy stretching"),
        ),
        level=3,
        experience=Experience.ADVANCED,
        rpe=6,
    ),
    _dumbbells(
        code="SD1",
        title="Dumbbell strength, {times} rounds",
        purpose="Adds load to the movements that running relies on.",
        how_to=(
            "Choose dumbbells that leave you two good repetitions in reserve. Keep your back long"
            " and your ribs down. Put them down when your grip or your form slips."
        ),
        parts=(
            warm(4, 8, None, "the same moves without load"),
            circuit(
                3,
                4,
                0.75,
                0.75,
                "goblet squats",
                "one-arm rows",
                "deadlifts with straight back",
                "overhead presses",
            ),
            cool(4, 7, None, "easy stretching"),
        ),
    ),
    _dumbbells(
        code="SD2",
        title="Dumbbell single-leg strength, {times} rounds",
        purpose="Builds strong, even legs under load.",
        how_to=(
            "Hold the dumbbells at your sides and lower yourself slowly. Stay tall and do not let"
            " the knee fall inwards. Begin with the weaker side."
        ),
        parts=(
            warm(5, 9, None, "the same moves without load"),
            circuit(
                3,
                4,
                0.75,
                0.75,
                "split squats",
                "single-leg deadlifts",
                "one-arm rows",
                "step-ups",
                "loaded calf raises",
            ),
            cool(4, 8, None, "easy stretching"),
        ),
        level=2,
        rpe=6.5,
    ),
    _gym(
        code="SG1",
        title="Gym strength, {times} rounds",
        purpose="Builds strength with few and heavy repetitions.",
        how_to=(
            "Warm each lift up with lighter sets, then lift a load you could move twice more than"
            " you do. Every repetition is clean and unhurried. Ask for someone to watch you if a "
            "lift is new."
        ),
        parts=(
            warm(6, 11, None, "light sets of each lift"),
            circuit(3, 4, 1, 2, "squats", "deadlifts", "calf raises"),
            cool(4, 9, None, "easy stretching"),
        ),
    ),
    _gym(
        code="SG2",
        title="Gym strength, longer, {times} rounds",
        purpose="Covers legs, trunk and back in one heavy workout.",
        how_to=(
            "Lift with intent and full control, and rest as long as it says. Leave two "
            "repetitions in reserve in every set. If your last run is still in your legs, lower "
            "the load today."
        ),
        parts=(
            warm(7, 14, None, "light sets of each lift"),
            circuit(3, 4, 1, 2, "squats", "hip thrusts", "rows", "calf raises"),
            cool(4, 9, None, "easy stretching"),
        ),
        level=2,
        rpe=7,
    ),
    _strength(
        code="SM1",
        title="Short strength to keep what you have",
        purpose="Maintains strength while the running comes first.",
        how_to=(
            "Do few repetitions of moves that you know well, far from tired. You should feel "
            "awake afterwards, not worked. Nothing new today."
        ),
        parts=(
            warm(3, 5, None, "marching and leg swings"),
            circuit(1, 2, 0.5, 0.5, "squats", "push-ups at your level", "bridges", "calf raises"),
            cool(3, 5, None, "easy stretching"),
        ),
        family="maintenance",
        stages=NEAR_RACE | LOADING,
        rpe=3.5,
    ),
    _strength(
        code="ST4",
        title="Hotel-room strength, {times} rounds",
        purpose="Keeps strength going on the road with no equipment.",
        how_to=(
            "Use the bed, the wall and the floor, and move at a calm pace. Keep it quiet enough "
            "for the neighbours; quiet means controlled. Half a workout counts as well."
        ),
        parts=(
            warm(2, 4, None, "marching on the spot"),
            circuit(
                2,
                4,
                0.75,
                0.25,
                "squats",
                "push-ups on the edge of the bed",
                "reverse lunges",
                "wall sit",
            ),
            cool(2, 4, None, "easy stretching"),
        ),
        family="travel strength",
        rpe=4.5,
    ),
)
