"""Rowing and skiing: the other ways to be out of breath."""

from functools import partial

from coach.activity import Sport
from coach.athlete import Experience
from coach.planning.library.parts import cool, go, off, on, reps, warm
from coach.planning.library.template import LOADING, Role, Template, Terrain
from coach.program import WorkoutType

_row = partial(
    Template,
    workout_type=WorkoutType.CROSS,
    role=Role.EASY,
    sports=(Sport.ROWING,),
    rpe=3,
    indoor="A rowing machine.",
)
_nordic = partial(
    _row,
    sports=(Sport.NORDIC_SKI,),
    terrain=Terrain.TRAIL,
    indoor="A ski machine, or fast walking with poles if there is no snow.",
)
_tour = partial(
    _row,
    sports=(Sport.SKI_TOURING,),
    terrain=Terrain.HILLY,
    indoor="A treadmill at a clear incline, or a staircase.",
)

CROSS = (
    _row(
        code="RO1",
        title="Easy row",
        purpose="Trains the whole body with no impact.",
        how_to=(
            "Push with your legs first, then swing back, then draw the arms; come forward in "
            "reverse. Row slowly and strongly rather than fast. Keep your back long, and stop if "
            "it tires."
        ),
        parts=(warm(4, 8, 1), go(13, 45), cool(3, 7)),
        family="row",
    ),
    _row(
        code="RO2",
        title="Rowing technique, {times} × {work}",
        purpose="Makes every stroke longer and calmer.",
        how_to=(
            "In each piece row with full attention on one part of the stroke, then paddle "
            "loosely. Let the handle glide away before your knees bend. Quality fades with "
            "tiredness, so keep it easy."
        ),
        parts=(
            warm(5, 8, 1),
            reps(4, 10, on(2, 2, "careful strokes"), off(1, 1, "light paddling")),
            cool(3, 6),
        ),
        family="rowing technique",
    ),
    _row(
        code="RO3",
        title="{times} × {work} strong rowing",
        purpose="Trains heart and lungs while your legs are spared the road.",
        how_to=(
            "Row each piece strongly and evenly, at an effort at which talking ends. Keep the "
            "rate steady and your shoulders down. Paddle lightly until you are ready for the "
            "next."
        ),
        parts=(
            warm(8, 12),
            reps(4, 7, on(2, 4, "strong"), off(2, 1, "light paddling")),
            cool(6, 9),
        ),
        family="strong rowing",
        role=Role.HARD,
        stages=LOADING,
        rpe=7,
    ),
    _row(
        code="RO4",
        title="Long row",
        purpose="Builds endurance from head to toe.",
        how_to=(
            "Find a rhythm you could keep for an hour and let your breath follow the strokes. "
            "Take short pauses to drink and to stretch your hands. Keep the pressure even."
        ),
        parts=(warm(6, 10, 1), go(34, 85), cool(5, 10)),
        family="long row",
        role=Role.LONG,
        stages=LOADING,
        rpe=4,
    ),
    _nordic(
        code="NS1",
        title="Easy ski",
        purpose="Builds endurance on snow.",
        how_to=(
            "Glide at a talking effort on gentle tracks, with long, relaxed pushes. Use a smaller"
            " gear uphill instead of more force. Dress so that you are cool for the first "
            "minutes."
        ),
        parts=(warm(6, 10, 1), go(33, 105), cool(6, 10)),
        family="ski",
    ),
    _nordic(
        code="NS2",
        title="Long ski",
        purpose="Builds deep endurance with the whole body.",
        how_to=(
            "Start slowly and keep the same easy effort over flats and climbs. Eat and drink on "
            "the way, even in the cold. Turn back while you still ski well."
        ),
        parts=(warm(10, 15, 1), go(70, 210), cool(10, 15)),
        family="long ski",
        role=Role.LONG,
        stages=LOADING,
        rpe=4,
        experience=Experience.INTERMEDIATE,
    ),
    _nordic(
        code="NS3",
        title="{times} × {work} strong skiing",
        purpose="Trains a strong rhythm on skis.",
        how_to=(
            "Ski each piece strongly on flat or gently rising tracks and glide easily between "
            "them. Keep your technique tidy as you tire. You can say a word or two, no more."
        ),
        parts=(
            warm(12, 16),
            reps(4, 6, on(3, 4, "strong"), off(2, 1, "easy gliding")),
            cool(8, 12),
        ),
        family="strong skiing",
        role=Role.HARD,
        stages=LOADING,
        experience=Experience.INTERMEDIATE,
        rpe=7,
    ),
    _tour(
        code="SK1",
        title="Easy ski tour",
        purpose="Builds climbing endurance on skins.",
        how_to=(
            "Climb at a pace at which you can talk, sliding the skis instead of lifting them. "
            "Check the avalanche bulletin, and choose gentle, well-travelled ground. Ski down "
            "relaxed and within your ability."
        ),
        parts=(warm(8, 12, 1), go(45, 120), cool(7, 18)),
        family="ski tour",
    ),
    _tour(
        code="SK2",
        title="Long ski tour",
        purpose="Prepares you for long days in winter.",
        how_to=(
            "Keep the climb steady and calm, eat early, and add a layer before you get cold. Go "
            "with others, carry safety equipment and know how to use it. Turn round at the agreed"
            " time, summit or not."
        ),
        parts=(warm(10, 15, 1), go(120, 310), cool(20, 35)),
        family="long ski tour",
        role=Role.LONG,
        stages=LOADING,
        rpe=4.5,
        experience=Experience.INTERMEDIATE,
    ),
    _tour(
        code="SK3",
        title="Ski tour, {block} steady climbing",
        purpose="Builds strong, even climbing.",
        how_to=(
            "On safe and familiar ground climb at a firm effort with a quick, short slide. You "
            "can still say a short sentence. Ease off before the top and ski down with care."
        ),
        parts=(warm(12, 18, 1), go(20, 40, 3, "steady climbing"), cool(13, 32)),
        family="steady ski tour",
        role=Role.HARD,
        stages=LOADING,
        rpe=5.5,
        experience=Experience.INTERMEDIATE,
    ),
)
