"""Ultra weekends, and dress rehearsals for every race."""

from functools import partial

from coach.athlete import Experience
from coach.planning.library.parts import cool, go, off, on, reps, warm
from coach.planning.library.template import (
    HALF_OR_MARATHON,
    OUTDOOR_RUN,
    RUN,
    SHARP,
    SHORT_RACE,
    SPECIFIC,
    ULTRA,
    Equipment,
    Role,
    Template,
    Terrain,
)
from coach.program import WorkoutType

_TREADMILL = "A treadmill with a slight incline, with food and drink where you can reach them."

_ultra = partial(
    Template,
    workout_type=WorkoutType.LONG,
    role=Role.LONG,
    sports=OUTDOOR_RUN,
    stages=SPECIFIC,
    terrain=Terrain.TRAIL,
    race_km=ULTRA,
    experience=Experience.INTERMEDIATE,
    rpe=4.5,
    indoor="A treadmill in two parts with a break, changing the incline often.",
)
_rehearsal = partial(
    Template,
    workout_type=WorkoutType.LONG,
    role=Role.LONG,
    sports=RUN,
    stages=SPECIFIC,
    rpe=5,
    indoor=_TREADMILL,
)

REHEARSALS = (
    _ultra(
        code="U1",
        title="Back-to-back, first day: long and easy",
        purpose="Lays the tiredness that tomorrow's run builds on.",
        how_to=(
            "Run easily, walk the climbs, and eat from the first hour on. Finish with a little "
            "left, because tomorrow is the second half of this workout. Have a proper meal soon "
            "after."
        ),
        parts=(warm(10, 15, 1), go(100, 270), cool(10, 15)),
        family="back-to-back first",
    ),
    _ultra(
        code="U2",
        title="Back-to-back, second day: easy on tired legs",
        purpose="Teaches you to move well when you start out tired.",
        how_to=(
            "Start with a walk, then run very easily and walk whenever it climbs. Heavy legs are "
            "the point; sharp or one-sided aches are not, so go home if you have any. Keep eating"
            " as if it were one long day."
        ),
        parts=(warm(10, 15, 1, "walking into a jog"), go(70, 210), cool(10, 15, 1, "walk")),
        family="back-to-back second",
    ),
    _ultra(
        code="U3",
        title="Easy run by headlamp",
        purpose="Makes moving in the dark familiar before race night.",
        how_to=(
            "Run a route that you know, slowly, with the lamp you mean to race with. Watch how it"
            " lights roots and stones and how your pace changes. Carry a spare light and tell "
            "someone where you are."
        ),
        parts=(warm(8, 12, 1), go(30, 95), cool(7, 13)),
        family="night",
        workout_type=WorkoutType.EASY,
        role=Role.EASY,
        stages=SHARP,
        equipment=frozenset({Equipment.HEADLAMP}),
        rpe=3,
    ),
    _ultra(
        code="U4",
        title="Ultra rehearsal",
        purpose="Tries out pacing, pack, food and feet for the long day.",
        how_to=(
            "Wear and carry what you would in the race and move at the effort you could keep all "
            "day. Walk climbs from the start, eat by the clock, and look after small problems at "
            "once. Write down what to change."
        ),
        parts=(
            warm(10, 15, 1),
            go(140, 390, 2, "at all-day effort while eating as in the race"),
            cool(10, 15),
        ),
        family="ultra rehearsal",
    ),
    _rehearsal(
        code="RR1",
        title="Race rehearsal, {block} at race effort",
        purpose="Tries out race morning from breakfast to the finish.",
        how_to=(
            "Get up, eat and dress as you mean to on race day, and start at the same time if you "
            "can. Run easily, then a short part at race effort, then easily home. Change nothing "
            "on race day that worked today."
        ),
        parts=(
            warm(10, 15),
            go(10, 20),
            go(10, 18, 3, "at race effort"),
            cool(20, 42, 2),
        ),
        family="road rehearsal",
        race_km=HALF_OR_MARATHON,
        terrain=Terrain.FLAT,
    ),
    _rehearsal(
        code="RR2",
        title="Race rehearsal",
        purpose="Tries out warm-up, shoes and start for a short race.",
        how_to=(
            "Do exactly the warm-up you want before your race, then three quick minutes as if the"
            " gun had gone, with easy running between them. Start a little slower than you feel "
            "like each time. Then jog home and keep what worked."
        ),
        parts=(
            warm(9, 12),
            go(6, 10),
            reps(3, 3, on(1, 4, "at race effort"), off(2, 1)),
            cool(12, 24),
        ),
        family="short rehearsal",
        race_km=SHORT_RACE,
        workout_type=WorkoutType.EASY,
        role=Role.EASY,
        terrain=Terrain.FLAT,
    ),
)
