"""Before a race: keep the edge, lose the tiredness."""

from functools import partial

from coach.activity import Sport
from coach.athlete import Experience
from coach.planning.library.parts import cool, ease, go, off, on, reps, warm
from coach.planning.library.template import (
    MARATHON,
    NEAR_RACE,
    OUTDOOR_RUN,
    RUN,
    Occasion,
    Role,
    Template,
    Terrain,
)
from coach.program import WorkoutType

_TREADMILL = "A treadmill with a slight incline; keep it as short as it is."
_sharpener = partial(
    Template,
    workout_type=WorkoutType.INTERVALS,
    role=Role.HARD,
    sports=RUN,
    stages=NEAR_RACE,
    terrain=Terrain.FLAT,
    rpe=6.5,
    indoor=_TREADMILL,
)
_race_week = partial(
    Template,
    workout_type=WorkoutType.STRIDES,
    role=Role.EASY,
    sports=RUN,
    stages=NEAR_RACE,
    occasion=Occasion.RACE_WEEK,
    terrain=Terrain.FLAT,
    rpe=2.5,
    indoor=_TREADMILL,
)

TAPER = (
    _sharpener(
        code="TP1",
        title="{times} × {work} at five-kilometre effort",
        purpose="Keeps your speed alive while the volume falls.",
        how_to=(
            "Run each minute quick and smooth, about as hard as in a five-kilometre race, and jog"
            " until you are fresh. Stop while it feels good. You should go home wanting more."
        ),
        parts=(
            warm(12, 18),
            reps(6, 8, on(1, 5, "at five-kilometre effort"), off(2, 1)),
            cool(8, 12),
        ),
        family="taper minutes",
    ),
    _sharpener(
        code="TP2",
        title="{times} × {work} at threshold",
        purpose="Holds on to your rhythm with very little work.",
        how_to=(
            "Run a few short pieces at a comfortably hard effort and enjoy how easy they have "
            "become. Keep the jogs relaxed and the total short. Heavy legs early in the taper are"
            " common; let them be."
        ),
        parts=(warm(10, 16), reps(3, 4, on(3, 4), off(2, 1)), cool(7, 12)),
        family="taper threshold",
    ),
    _sharpener(
        code="TP3",
        title="{block} at marathon effort and {times} quick minutes",
        purpose="Goes once more through the gears you need on race day.",
        how_to=(
            "Run one block at marathon effort and feel how restrained it is. Then add a few quick"
            " minutes to wake up your legs, with easy jogging between. Nothing here should be a "
            "strain."
        ),
        parts=(
            warm(12, 18),
            go(10, 10, 3, "at marathon effort"),
            ease(3, 1, "jog"),
            reps(6, 6, on(1, 4, "quick and smooth"), off(1, 1)),
            cool(8, 14),
        ),
        family="taper marathon",
        race_km=MARATHON,
        experience=Experience.INTERMEDIATE,
    ),
    _sharpener(
        code="TP4",
        title="{times} × {work} uphill, taper",
        purpose="Keeps your climbing legs lively before a hilly race.",
        how_to=(
            "Run up a gentle slope at a strong, bouncy effort and walk down until you feel new. "
            "Leave the steep hills for the race. Finish with plenty left."
        ),
        parts=(
            warm(12, 16),
            reps(6, 8, on(1, 4, "strong uphill"), off(2, 1, "walk down")),
            cool(8, 12),
        ),
        family="taper hills",
        workout_type=WorkoutType.HILLS,
        sports=OUTDOOR_RUN,
        terrain=Terrain.HILLY,
        needs_hills=True,
        indoor="A treadmill with a clear incline, walking flat between the climbs.",
    ),
    _sharpener(
        code="TP5",
        title="{block} at threshold, twice",
        purpose="Rehearses firm running in two short pieces.",
        how_to=(
            "Run two even pieces at a comfortably hard effort with an easy jog between them. The "
            "second should feel better than the first. If you feel flat, shorten it; the fitness "
            "is already there."
        ),
        parts=(
            warm(10, 18),
            go(6, 8, 4),
            ease(3, 1, "jog"),
            go(6, 8, 4),
            cool(7, 13),
        ),
        family="taper twin",
        workout_type=WorkoutType.TEMPO,
        experience=Experience.INTERMEDIATE,
    ),
    _race_week(
        code="D1",
        title="Race-week touch: {times} × {work} quick",
        purpose="Touches race speed one last time, days before it matters.",
        how_to=(
            "Early in the week run a few short pieces at about the effort of your race or a "
            "little above. They should feel crisp and short. Jog home and leave it at that."
        ),
        parts=(
            warm(10, 14),
            reps(4, 5, on(1.5, 4, "quick and smooth"), off(1.5, 1)),
            cool(6, 9),
        ),
        family="race-week touch",
        workout_type=WorkoutType.INTERVALS,
        role=Role.HARD,
        rpe=6,
    ),
    _race_week(
        code="D2",
        title="Race week: easy run with {times} strides",
        purpose="Keeps your legs loose and quick in the last days.",
        how_to=(
            "Run easily and let a few relaxed strides remind you of speed. Take all the rest you "
            "want between them. Nothing should feel like training."
        ),
        parts=(
            warm(4, 6, 1),
            go(10, 20),
            reps(3, 4, on(0.25, 5, "fast and relaxed"), off(0.75, 1, "walk")),
            cool(3, 5),
        ),
        family="race-week strides",
    ),
    _race_week(
        code="D3",
        title="Shake-out with {times} strides",
        purpose="Settles legs and nerves in the last days before the race.",
        how_to=(
            "Jog very easily, add a few light strides, and walk a little. Stay in the shade and "
            "off your feet afterwards. If you would rather rest today, rest."
        ),
        parts=(
            warm(4, 6, 1, "walking into a jog"),
            go(6, 14, 1, "slow jog"),
            reps(3, 3, on(0.25, 5, "light and quick"), off(0.75, 1, "walk")),
            cool(2, 4, 1, "walk"),
        ),
        family="shake-out",
        rpe=2,
    ),
    _race_week(
        code="D4",
        title="Race week: short easy run",
        purpose="Keeps the usual rhythm of days with almost no load.",
        how_to=(
            "Run a short, familiar loop at a talking pace. Resist the urge to test yourself; "
            "fresh legs lie to you this week. Finish early if you feel like it."
        ),
        parts=(warm(4, 6, 1), go(13, 28), cool(3, 6)),
        family="race-week easy",
        workout_type=WorkoutType.EASY,
        terrain=Terrain.ANY,
    ),
    _race_week(
        code="D5",
        title="Race week: walk and loosen up",
        purpose="Gets the journey and the sitting out of your legs.",
        how_to=(
            "Walk gently for a while, then swing legs and arms and roll your ankles. Look at the "
            "start or the last stretch of the course if you are there. Sit down again before you "
            "are tired."
        ),
        parts=(
            go(9, 22, 1, "gentle walking"),
            go(4, 8, 1, "leg swings and arm circles"),
        ),
        family="race-week walk",
        workout_type=WorkoutType.CROSS,
        sports=(Sport.WALKING,),
        terrain=Terrain.ANY,
        rpe=1.5,
        indoor="A corridor, a hotel room or a quiet hall.",
    ),
    _race_week(
        code="D6",
        title="Trail shake-out with {times} short rises",
        purpose="Reminds you of uneven ground before a trail race.",
        how_to=(
            "Jog on an easy trail and take a few short rises with light, quick steps. Look where "
            "you put your feet and keep it gentle going down. You should come home fresh."
        ),
        parts=(
            warm(5, 7, 1, "walking into a jog"),
            go(8, 16, 2, "easy trail running"),
            reps(2, 3, on(0.5, 3, "light steps uphill"), off(1.5, 1, "walk")),
            cool(3, 6, 1, "walk"),
        ),
        family="trail shake-out",
        sports=OUTDOOR_RUN,
        terrain=Terrain.TRAIL,
    ),
)
