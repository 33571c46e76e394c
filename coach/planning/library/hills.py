"""Hill repeats: strength and breath on a slope."""

from functools import partial

from coach.activity import Sport
from coach.athlete import Experience
from coach.planning.library.parts import cool, off, on, reps, warm
from coach.planning.library.template import (
    LOADING,
    OUTDOOR_RUN,
    SHARP,
    Role,
    Template,
    Terrain,
)
from coach.program import WorkoutType

_hills = partial(
    Template,
    workout_type=WorkoutType.HILLS,
    role=Role.HARD,
    sports=OUTDOOR_RUN,
    stages=LOADING,
    terrain=Terrain.HILLY,
    needs_hills=True,
    rpe=7.5,
    family="hills",
    indoor="A treadmill with a clear incline, walking flat between the climbs.",
)
_short = partial(_hills, family="short hills", stages=SHARP, rpe=8)

HILLS = (
    _hills(
        code="H1",
        title="{times} × {work} uphill",
        purpose="Builds leg strength with short climbs that forgive mistakes.",
        how_to=(
            "Find a gentle slope and run up at a strong effort with short steps and an upright "
            "chest. Walk or jog down until your breath is calm. Aim to reach the same spot each "
            "time."
        ),
        parts=(
            warm(10, 14),
            reps(6, 8, on(1, 4, "strong uphill"), off(2, 1, "walk or jog down")),
            cool(7, 11),
        ),
        rpe=7,
    ),
    _hills(
        code="H2",
        title="{times} × {work} uphill",
        purpose="Trains strong running against a slope.",
        how_to=(
            "Run up evenly, looking a few steps ahead and using your arms. The last third is hard"
            " work; the first should not be. Jog down softly and do not brake with your heels."
        ),
        parts=(
            warm(12, 16),
            reps(6, 8, on(1.5, 4, "strong uphill"), off(2, 1, "jog down")),
            cool(8, 12),
        ),
        level=2,
        experience=Experience.INTERMEDIATE,
    ),
    _hills(
        code="H3",
        title="{times} × {work} uphill",
        purpose="Builds climbing stamina for hilly races.",
        how_to=(
            "Choose a steady climb and find an effort you can hold to the top, about that of a "
            "ten-kilometre race. Keep your steps quick as it gets steeper. Jog down slowly; going"
            " down fast costs more than it gives."
        ),
        parts=(
            warm(14, 18),
            reps(5, 6, on(3, 4, "strong uphill"), off(3, 1, "jog down")),
            cool(8, 12),
        ),
        level=3,
        experience=Experience.INTERMEDIATE,
        stages=SHARP,
    ),
    _hills(
        code="H4",
        title="{times} × {work} uphill",
        purpose="Trains long, hard climbs at an even effort.",
        how_to=(
            "Run the climb as if there were more of it behind the next bend. Effort stays even, "
            "so pace drops where it is steep; that is right. If your lower back takes over from "
            "your legs, shorten your steps."
        ),
        parts=(
            warm(15, 20),
            reps(5, 6, on(4, 4, "strong uphill"), off(4, 1, "jog down")),
            cool(8, 13),
        ),
        level=4,
        experience=Experience.ADVANCED,
        stages=SHARP,
    ),
    _short(
        code="HS1",
        title="{times} × {work} fast uphill",
        purpose="Adds power to your stride.",
        how_to=(
            "Run up a moderate slope fast, driving knees and elbows, and stop pushing before your"
            " form breaks. Walk down all the way. The last one should be as quick as the first."
        ),
        parts=(
            warm(12, 16),
            reps(8, 10, on(0.75, 5, "fast uphill"), off(1.75, 1, "walk down")),
            cool(8, 12),
        ),
        experience=Experience.INTERMEDIATE,
    ),
    _short(
        code="HS2",
        title="{times} × {work} fast uphill",
        purpose="Trains repeated powerful climbing.",
        how_to=(
            "Run each climb hard with quick, springy steps, and walk down slowly. Expect heavy "
            "breathing and burning thighs near the top. Leave the last ones out if you cannot "
            "keep your hips high."
        ),
        parts=(
            warm(14, 18),
            reps(8, 11, on(1, 5, "fast uphill"), off(2, 1, "walk down")),
            cool(8, 12),
        ),
        level=2,
        experience=Experience.ADVANCED,
    ),
    _hills(
        code="HC1",
        title="Rolling run, strong on {times} climbs",
        purpose="Teaches you to press on uphill and recover while running.",
        how_to=(
            "On a rolling route run every climb strongly and use the rest of the ground to "
            "recover at an easy jog. Crest each hill before you relax. If the climbs come too "
            "quickly, let one go."
        ),
        parts=(
            warm(10, 16),
            reps(6, 9, on(1.5, 4, "strong uphill"), off(3, 2, "easy running")),
            cool(8, 12),
        ),
        family="rolling hills",
        experience=Experience.INTERMEDIATE,
        rpe=7,
    ),
    _hills(
        code="HT1",
        title="Treadmill hills: {times} × {work}",
        purpose="Gives you hills where there are none.",
        how_to=(
            "Raise the incline for each climb and keep the speed modest; the slope does the work."
            " Run upright without holding on to the rails. Bring the belt back to flat and walk "
            "for the recovery."
        ),
        parts=(
            warm(10, 15),
            reps(5, 7, on(2, 4, "on the incline"), off(2, 1, "flat walk")),
            cool(6, 10),
        ),
        family="treadmill hills",
        sports=(Sport.TREADMILL,),
        terrain=Terrain.ANY,
        needs_hills=False,
        indoor="This one is indoors already.",
        rpe=7,
    ),
)
