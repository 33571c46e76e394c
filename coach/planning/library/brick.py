"""Bricks: a ride, and the run straight after it."""

from functools import partial

from coach.activity import Sport
from coach.planning.library.parts import cool, go, warm
from coach.planning.library.template import LOADING, RUN, SHARP, Occasion, Role, Template, Terrain
from coach.program import WorkoutType

_run = partial(
    Template,
    workout_type=WorkoutType.EASY,
    role=Role.EASY,
    sports=RUN,
    occasion=Occasion.BRICK,
    stages=LOADING,
    terrain=Terrain.FLAT,
    family="brick run",
    rpe=4,
    indoor="A treadmill next to the bike, if you have both.",
)

BRICKS = (
    _run(
        code="BR1",
        title="Short run off the bike",
        purpose="Lets your legs learn the change from riding to running.",
        how_to=(
            "Change shoes without hurry and jog off with short, quick steps. The first minutes "
            "feel odd and then get better; wait for that. Keep it easy to the end."
        ),
        parts=(warm(3, 5, 1, "short quick steps"), go(5, 20), cool(2, 5)),
    ),
    _run(
        code="BR2",
        title="Run off the bike, {block} steady",
        purpose="Practises finding your race rhythm with riding in your legs.",
        how_to=(
            "Start at an easy jog, then settle into a steady effort as soon as your legs feel "
            "like your own. Look for rhythm rather than speed. Jog home easily and have something"
            " to drink."
        ),
        parts=(warm(3, 5, 1, "short quick steps"), go(8, 15, 3), go(2, 12), cool(2, 8)),
        level=2,
        stages=SHARP,
        rpe=5,
    ),
    _run(
        code="BR3",
        title="Brick ride, {block} steady at the end",
        purpose="Sets up the run that follows.",
        how_to=(
            "Ride easily, then hold a steady effort for the last part and spin lightly before you"
            " get off. Lay out your running shoes beforehand. Drink on the bike, since it is "
            "harder on the run."
        ),
        parts=(warm(8, 12, 1), go(22, 88), go(10, 15, 3), cool(5, 5, 1, "light spinning")),
        family="brick ride",
        workout_type=WorkoutType.CROSS,
        sports=(Sport.CYCLING, Sport.INDOOR_CYCLING),
        rpe=4.5,
        indoor="A trainer, with your running shoes beside it.",
    ),
)
