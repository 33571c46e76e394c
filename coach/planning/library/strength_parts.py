"""Strength for one part of the body, and jumps."""

from functools import partial

from coach.activity import Sport
from coach.athlete import Experience
from coach.planning.library.parts import circuit, cool, warm
from coach.planning.library.template import (
    EVERY,
    LOADING,
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


STRENGTH_PARTS = (
    _strength(
        code="SC1",
        title="Trunk strength, {times} rounds",
        purpose="Teaches your trunk to stay quiet while your legs move.",
        how_to=(
            "Hold each position with steady breathing and a long neck. Come down before you start"
            " to sag. Small and exact beats big and loose."
        ),
        parts=(
            warm(2, 4, None, "cat and cow"),
            circuit(2, 4, 0.5, 0.5, "dead bugs", "side planks on the knees", "bird dogs"),
            cool(2, 4, None, "child's pose"),
        ),
        family="trunk",
        stages=EVERY,
        rpe=4,
    ),
    _strength(
        code="SC2",
        title="Trunk strength, {times} rounds",
        purpose="Builds a trunk that holds its shape late in a race.",
        how_to=(
            "Brace lightly, as if someone were about to tickle you, and keep breathing. Move arms"
            " and legs slowly around a still middle. End the set when your lower back starts to "
            "work."
        ),
        parts=(
            warm(2, 5, None, "cat and cow"),
            circuit(
                3,
                5,
                0.75,
                0.25,
                "planks with shoulder taps",
                "side planks",
                "hollow holds",
                "single-leg bridges",
            ),
            cool(2, 5, None, "child's pose"),
        ),
        family="trunk",
        level=2,
        experience=Experience.INTERMEDIATE,
    ),
    _strength(
        code="SF1",
        title="Calves and feet, {times} rounds",
        purpose="Strengthens the parts that meet the ground first.",
        how_to=(
            "Rise slowly, pause at the top, and lower for longer than you rose. Spread your toes "
            "and keep your ankles straight. Hold on to something so that balance is not the "
            "limit."
        ),
        parts=(
            warm(2, 4, None, "ankle circles"),
            circuit(
                2,
                4,
                0.75,
                0.25,
                "calf raises on straight knees",
                "calf raises on bent knees",
                "toe raises against a wall",
                "towel curls with the toes",
            ),
            cool(2, 4, None, "calf stretch"),
        ),
        family="calves and feet",
        stages=EVERY,
        rpe=4,
    ),
    _strength(
        code="SB1",
        title="Hips with a band, {times} rounds",
        purpose="Trains the muscles that keep your pelvis level.",
        how_to=(
            "Keep the band under tension and your toes pointing forward. Move slowly and feel the"
            " side of your hip at work. Use a lighter band if your lower back joins in."
        ),
        parts=(
            warm(2, 5, None, "hip circles"),
            circuit(
                2,
                4,
                0.75,
                0.25,
                "side steps",
                "clamshells",
                "bridges with knees apart",
                "standing kick-backs",
                "monster walks",
            ),
            cool(2, 5, None, "hip stretch"),
        ),
        family="hips with band",
        equipment=frozenset({Equipment.BAND}),
        rpe=4.5,
    ),
    _strength(
        code="SJ1",
        title="Small jumps, {times} rounds",
        purpose="Makes ankles and calves springy with very small hops.",
        how_to=(
            "Hop low and lightly, as if on hot sand, and land without a sound. Rest fully between"
            " exercises. Do it fresh, on a soft floor, and stop when the landings get loud."
        ),
        parts=(
            warm(5, 8, None, "marching and skipping"),
            circuit(
                2,
                4,
                0.25,
                0.75,
                "rope skipping or hops on the spot",
                "line hops",
                "ankle bounces",
            ),
            cool(3, 5, None, "calf stretch"),
        ),
        family="jumps",
        experience=Experience.INTERMEDIATE,
        rpe=5,
    ),
    _strength(
        code="SJ2",
        title="Jumps and bounds, {times} rounds",
        purpose="Trains powerful push-off for faster running.",
        how_to=(
            "Jump with intent, stick every landing with soft knees, and take the whole rest. A "
            "few perfect jumps are worth more than many tired ones. Leave it out if your legs are"
            " sore from yesterday."
        ),
        parts=(
            warm(6, 9, None, "skipping and light hops"),
            circuit(3, 4, 0.25, 1.25, "squat jumps", "single-leg hops", "bounds", "step jumps"),
            cool(3, 6, None, "easy stretching"),
        ),
        family="jumps",
        level=2,
        experience=Experience.ADVANCED,
        rpe=6.5,
        indoor="A room with a soft floor and a sturdy step.",
    ),
    _strength(
        code="SU1",
        title="Upper body and back, {times} rounds",
        purpose="Strengthens arms and back for poles, water and a tall posture.",
        how_to=(
            "Pull your shoulder blades down and together before you move your arms. Work slowly "
            "in both directions. Keep your neck long and stop if a shoulder pinches."
        ),
        parts=(
            warm(3, 5, None, "arm circles"),
            circuit(
                2,
                4,
                0.75,
                0.25,
                "rows with a towel or under a table",
                "push-ups at your level",
                "swimmers lying on the front",
                "triceps dips on a chair",
            ),
            cool(3, 5, None, "chest stretch"),
        ),
        family="upper body",
    ),
)
