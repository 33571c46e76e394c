"""Walks: on the way back, and for their own sake."""

from functools import partial

from coach.activity import Sport
from coach.planning.library.parts import cool, go, off, on, reps, warm
from coach.planning.library.template import Occasion, Role, Template, Terrain
from coach.program import WorkoutType

_TREADMILL = "A treadmill at walking speed, or laps of a long corridor."
_walk = partial(
    Template,
    workout_type=WorkoutType.CROSS,
    role=Role.EASY,
    sports=(Sport.WALKING,),
    indoor=_TREADMILL,
)
_return = partial(_walk, occasion=Occasion.RETURN, terrain=Terrain.FLAT)

WALKS = (
    _return(
        code="W1",
        title="Walk",
        purpose="Finds out whether walking feels completely normal.",
        how_to=(
            "Walk on flat ground at whatever pace is comfortable. Notice how you feel on the way "
            "and again tomorrow morning, and tell me. Turn back if anything hurts more than when "
            "you set out."
        ),
        parts=(go(10, 30, 1, "comfortable walking"),),
        family="return walk",
        rpe=1.5,
    ),
    _return(
        code="W2",
        title="Walk with brisk minutes",
        purpose="Adds a little pace to a comfortable walk before any jogging.",
        how_to=(
            "Walk comfortably, and in each brisk minute swing your arms and step out. You should "
            "be able to talk the whole time. Leave the brisk minutes out if anything hurts."
        ),
        parts=(
            warm(6, 8, 1, "comfortable walking"),
            reps(4, 8, on(1, 2, "brisk walking"), off(1, 1, "comfortable walking")),
            cool(6, 8, 1, "comfortable walking"),
        ),
        family="return walk",
        level=2,
        rpe=2,
    ),
    _walk(
        code="W3",
        title="Easy walk",
        purpose="Moves the body on a light day without asking anything of it.",
        how_to=(
            "Walk wherever it is pleasant, at a pace that suits your company. It should feel like"
            " a break. Stand tall and let the arms swing."
        ),
        parts=(go(15, 90, 1, "relaxed walking"),),
        family="walk",
        rpe=1.5,
    ),
    _walk(
        code="W4",
        title="Brisk walk",
        purpose="Trains endurance with no running at all.",
        how_to=(
            "After a few easy minutes walk as if you were slightly late. Your breath deepens but "
            "you can still hold a conversation. Shorter, quicker steps are faster than long ones."
        ),
        parts=(
            warm(4, 8, 1, "easy walking"),
            go(13, 75, 2, "brisk walking"),
            cool(3, 7, 1, "easy walking"),
        ),
        family="brisk walk",
        rpe=3,
    ),
    _walk(
        code="W5",
        title="Long walk",
        purpose="Builds time on your feet gently.",
        how_to=(
            "Set out at a pace you can keep to the end and take short breaks whenever you like. "
            "Bring water and something to eat. Tired legs at the finish are fine; sore spots in "
            "the shoes are a reason to stop and sort them out."
        ),
        parts=(
            warm(5, 10, 1, "easy walking"),
            go(45, 220, 2, "steady walking"),
            cool(5, 10, 1, "easy walking"),
        ),
        family="long walk",
        role=Role.LONG,
        rpe=3,
    ),
    _walk(
        code="W6",
        title="Walk over hills",
        purpose="Builds climbing legs at walking speed.",
        how_to=(
            "Choose a route with a few climbs and keep your breathing calm by slowing down on "
            "them. Place your feet softly on the way down. It should feel lively, never "
            "breathless."
        ),
        parts=(
            warm(5, 10, 1, "easy walking"),
            go(20, 75, 2, "walking up and down"),
            cool(5, 5, 1, "easy walking"),
        ),
        family="hill walk",
        terrain=Terrain.HILLY,
        needs_hills=True,
        rpe=3,
        indoor="A treadmill at walking speed, changing the incline every few minutes.",
    ),
)
