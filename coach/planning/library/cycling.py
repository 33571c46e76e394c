"""Rides: for cyclists, triathletes, and runners who need fewer footfalls."""

from functools import partial

from coach.activity import Sport
from coach.athlete import Experience
from coach.planning.library.parts import cool, ease, go, off, on, reps, warm
from coach.planning.library.template import (
    LOADING,
    SHARP,
    Role,
    Template,
    Terrain,
)
from coach.program import WorkoutType

_TRAINER = "A trainer or a gym bike with a fan; indoors a little shorter is fine."
_ride = partial(
    Template,
    workout_type=WorkoutType.CROSS,
    role=Role.EASY,
    sports=(Sport.CYCLING, Sport.INDOOR_CYCLING),
    rpe=3,
    family="ride",
    indoor=_TRAINER,
)
_long = partial(
    _ride, role=Role.LONG, sports=(Sport.CYCLING,), stages=LOADING, rpe=4, family="long ride"
)

RIDES = (
    _ride(
        code="B1",
        title="Easy ride",
        purpose="Builds endurance without a single footfall.",
        how_to=(
            "Spin in a light gear at a talking effort and keep your shoulders low. Shift early on"
            " rises so that the pedals never feel heavy. Get off fresher in the head than you got"
            " on."
        ),
        parts=(warm(5, 10, 1), go(18, 70), cool(3, 10)),
    ),
    _ride(
        code="B2",
        title="Endurance ride",
        purpose="Extends the time you can ride steadily and comfortably.",
        how_to=(
            "Ride at an even, easy effort and keep pedalling on the flats instead of coasting. "
            "Drink before you are thirsty and eat on rides over an hour. You should be able to "
            "talk from start to finish."
        ),
        parts=(warm(8, 12, 1), go(46, 128), cool(6, 10)),
        level=2,
    ),
    _long(
        code="B3",
        title="Long ride",
        purpose="Builds deep endurance on the bike.",
        how_to=(
            "Settle into an effort you could hold for hours and let the climbs be slower. Eat a "
            "little every half hour. Change your hand position often, and stop to stretch if your"
            " back or neck asks for it."
        ),
        parts=(warm(10, 15, 1), go(60, 215), cool(5, 10)),
    ),
    _long(
        code="B4",
        title="Very long ride",
        purpose="Prepares you for a whole day in the saddle.",
        how_to=(
            "Ride easily from the first minute and take short stops before you need them. Eat and"
            " drink by the clock and carry layers for changing weather. If your head gets foggy "
            "or cold, stop, eat and warm up."
        ),
        parts=(warm(10, 15, 1), go(130, 330), cool(10, 15)),
        level=2,
        experience=Experience.INTERMEDIATE,
    ),
    _ride(
        code="B5",
        title="Recovery spin",
        purpose="Moves tired legs without loading them.",
        how_to=(
            "Choose the lightest gear that still feels smooth and stay on flat roads. You should "
            "feel no pressure on the pedals. Stop as soon as your legs feel better."
        ),
        parts=(warm(4, 6, 1), go(12, 34, 1, "very light spinning"), cool(4, 5)),
        family="recovery spin",
        terrain=Terrain.FLAT,
        rpe=1.5,
    ),
    _ride(
        code="B6",
        title="Easy ride with {times} quick-leg minutes",
        purpose="Trains a smooth, quick pedal stroke.",
        how_to=(
            "In each quick minute shift lighter and pedal fast without bouncing in the saddle. In"
            " between ride easily at your usual rhythm. Relax your ankles; if you bounce, slow "
            "your legs a little."
        ),
        parts=(
            warm(8, 12, 1),
            reps(5, 12, on(1, 2, "quick legs"), off(2, 2, "easy")),
            cool(7, 12),
        ),
        family="quick legs",
    ),
    _ride(
        code="B7",
        title="Easy ride with low-gear climbs",
        purpose="Builds leg strength at a calm heart rate.",
        how_to=(
            "On each climb choose a heavier gear and push slow, round circles while you stay "
            "seated and quiet. Effort in the legs is firm, in the lungs easy. Shift down at once "
            "if your knees notice it."
        ),
        parts=(
            warm(10, 15, 1),
            reps(3, 6, on(4, 2, "slow and strong in the saddle"), off(3, 1)),
            cool(8, 13),
        ),
        family="strength climbs",
        stages=LOADING,
        terrain=Terrain.HILLY,
        rpe=4.5,
        indoor="A trainer with more resistance for each climb.",
        experience=Experience.INTERMEDIATE,
    ),
    _long(
        code="B15",
        title="Long ride, {block} steady, twice",
        purpose="Brings race effort into a long ride.",
        how_to=(
            "Ride easily until you are well warmed up, then hold a firm, steady effort for each "
            "block with easy riding between. Practise eating while you work. Ride home gently."
        ),
        parts=(
            warm(45, 60, 2),
            go(15, 30, 3),
            ease(10, 2, "easy"),
            go(15, 30, 3),
            cool(20, 60, 2),
        ),
        family="long ride with blocks",
        experience=Experience.INTERMEDIATE,
        stages=SHARP,
        rpe=6,
    ),
)
