"""All that a health limit leaves: gentle walking and mobility, 30 minutes, RPE 3 or less."""

from functools import partial

from coach.activity import Sport
from coach.planning.library.parts import cool, go, warm
from coach.planning.library.template import Occasion, Role, Template, Terrain
from coach.program import WorkoutType

_walk = partial(
    Template,
    workout_type=WorkoutType.CROSS,
    role=Role.EASY,
    sports=(Sport.WALKING,),
    occasion=Occasion.LIMITED,
    terrain=Terrain.FLAT,
    indoor="Laps of a long corridor, or a treadmill at strolling speed.",
)
_move = partial(
    Template,
    workout_type=WorkoutType.MOBILITY,
    role=Role.SUPPORT,
    sports=(Sport.MOBILITY,),
    occasion=Occasion.LIMITED,
    indoor="Any quiet room.",
)

LIMITED = (
    _walk(
        code="N1",
        title="Gentle walk",
        purpose="Keeps you moving in the kindest way there is.",
        how_to=(
            "Walk on flat ground at a pace at which you could sing. Turn back early whenever you "
            "like. Stop and get help if you feel unwell, dizzy or short of breath."
        ),
        parts=(go(10, 30, 1, "gentle walking"),),
        family="gentle walk",
        rpe=2,
    ),
    _walk(
        code="N2",
        title="Gentle walk with pauses",
        purpose="Spreads a gentle walk over two parts with a rest between them.",
        how_to=(
            "Walk slowly, then stop or sit until you feel fully rested, then walk back. You "
            "should be able to chat the whole time. Stop and get help if you feel unwell, dizzy "
            "or short of breath."
        ),
        parts=(
            go(5, 13, 1, "gentle walking"),
            go(2, 4, 1, "standing or sitting"),
            go(5, 13, 1, "gentle walking back"),
        ),
        family="gentle walk with pauses",
        rpe=2,
    ),
    _move(
        code="N3",
        title="Gentle mobility, standing and sitting",
        purpose="Eases stiffness with small, comfortable movements.",
        how_to=(
            "Move slowly through each part and stay well inside your range. Hold on to a wall or "
            "a chair whenever you want support. Nothing should pull, press or make you hold your "
            "breath."
        ),
        parts=(
            go(2, 6, None, "ankle circles and heel raises at a chair"),
            go(2, 8, None, "gentle hip circles standing up"),
            go(3, 8, None, "shoulder rolls and arm swings"),
            go(3, 8, None, "slow turns of the upper body sitting down"),
        ),
        family="gentle mobility",
        rpe=2,
    ),
    _move(
        code="N4",
        title="Breathing and shoulders, sitting",
        purpose="Gives you a few calm minutes for breath and posture.",
        how_to=(
            "Sit upright on a chair with both feet on the floor. Breathe slowly and let each "
            "movement follow the breath. Leave out whatever does not feel good today."
        ),
        parts=(
            go(3, 6, None, "slow quiet breathing"),
            go(4, 8, None, "shoulder rolls and neck turns"),
            go(3, 6, None, "opening the arms on each breath in"),
        ),
        family="gentle breathing",
        rpe=1,
    ),
    _walk(
        code="N5",
        title="Gentle walk and stretch",
        purpose="Combines a short walk with a few easy stretches.",
        how_to=(
            "Walk gently, then stretch calves, hips and chest while standing, with a hand on "
            "something steady. Hold each stretch mildly and breathe. Stop and get help if you "
            "feel unwell, dizzy or short of breath."
        ),
        parts=(
            warm(3, 5, 1, "strolling"),
            go(7, 17, 1, "gentle walking"),
            cool(5, 8, 1, "easy standing stretches"),
        ),
        family="gentle walk and stretch",
        rpe=2,
    ),
)
