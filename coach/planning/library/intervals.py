"""Intervals: hard pieces with rest between them."""

from functools import partial

from coach.athlete import Experience
from coach.planning.library.parts import cool, ease, go, off, on, reps, warm
from coach.planning.library.template import LOADING, RUN, SHARP, Role, Template, Terrain
from coach.program import WorkoutType

_intervals = partial(
    Template,
    workout_type=WorkoutType.INTERVALS,
    role=Role.HARD,
    sports=RUN,
    stages=SHARP,
    terrain=Terrain.TRACK,
    rpe=8,
    indoor="A treadmill with a slight incline, changing the speed for each piece.",
)
_vo2 = partial(_intervals, family="long intervals")
_minutes = partial(_intervals, family="minutes", terrain=Terrain.FLAT)

INTERVALS = (
    _vo2(
        code="V1",
        title="{times} × {work} hard",
        purpose="Introduces hard running in pieces short enough to stay relaxed.",
        how_to=(
            "Run each piece hard but evenly, at an effort you could hold for ten or fifteen "
            "minutes in a race. Jog slowly until you are ready. Your last piece should be as "
            "quick as your first; if not, ease the next workout."
        ),
        parts=(warm(12, 16), reps(4, 5, on(2, 5), off(2, 1)), cool(8, 12)),
        experience=Experience.INTERMEDIATE,
    ),
    _vo2(
        code="V2",
        title="{times} × {work} hard",
        purpose="Trains your heart and lungs close to their limit.",
        how_to=(
            "Settle into a hard, even rhythm within the first half minute and keep it. Breathing "
            "is heavy by the end and talking is over. Jog very slowly in between, and skip the "
            "last piece if your form has gone."
        ),
        parts=(warm(14, 18), reps(4, 5, on(3, 5), off(2, 1)), cool(8, 13)),
        level=2,
        experience=Experience.INTERMEDIATE,
    ),
    _vo2(
        code="V3",
        title="{times} × {work} hard",
        purpose="Extends the time you can spend at a very hard effort.",
        how_to=(
            "Begin the first pieces with restraint and let the effort grow by itself. Run tall "
            "and keep your feet quick when it starts to burn. You should be glad when it is over,"
            " and still able to jog home properly."
        ),
        parts=(warm(15, 18), reps(4, 5, on(4, 5), off(3, 1)), cool(9, 15)),
        level=3,
        experience=Experience.ADVANCED,
    ),
    _vo2(
        code="V4",
        title="{times} × {work} hard",
        purpose="Builds the strength to stay fast when a short race gets long.",
        how_to=(
            "Run long, hard pieces at the effort of a five-kilometre race, evenly paced. The "
            "middle of each piece is where attention drifts, so count steps or look at a point "
            "ahead. Stop a piece early rather than let your stride fall apart."
        ),
        parts=(warm(15, 20), reps(4, 5, on(5, 5), off(3, 1)), cool(10, 15)),
        level=4,
        experience=Experience.ADVANCED,
    ),
    _minutes(
        code="I1",
        title="{times} × {work} brisk, {rest} easy",
        purpose="Gives a first taste of faster running with plenty of rest.",
        how_to=(
            "Run each brisk minute at an effort at which you can say only a word or two, then jog"
            " or walk for two. It should feel lively, not like a race. Keep the first two on the "
            "gentle side and see how the rest unfold."
        ),
        parts=(warm(10, 14), reps(6, 8, on(1, 4, "brisk"), off(2, 1, "jog or walk")), cool(6, 10)),
        stages=LOADING,
        rpe=7,
    ),
    _minutes(
        code="I2",
        title="{times} × {work} hard, {rest} easy",
        purpose="Sharpens your speed without long suffering.",
        how_to=(
            "Run the minutes hard and even, and jog for as long as you ran. You breathe heavily "
            "near the end of each and recover just enough. Count down rather than up; it helps."
        ),
        parts=(warm(12, 16), reps(9, 12, on(1, 5), off(1, 1)), cool(8, 12)),
        level=2,
        experience=Experience.INTERMEDIATE,
    ),
    _minutes(
        code="I3",
        title="{times} × {work} hard, {rest} easy",
        purpose="Trains repeated fast running for racers of short distances.",
        how_to=(
            "Run every minute at the same hard pace and keep the jogs moving. The first half "
            "should feel easy to control, the second asks for it. Leave out the last few if your "
            "shoulders climb to your ears."
        ),
        parts=(warm(14, 18), reps(14, 18, on(1, 5), off(1, 1)), cool(8, 13)),
        level=3,
        experience=Experience.ADVANCED,
    ),
    _intervals(
        code="K1",
        title="{times} × {work} at ten-kilometre effort",
        purpose="Makes the effort of a ten-kilometre race familiar.",
        how_to=(
            "Run each piece at the effort you would choose for ten kilometres on a good day. It "
            "is hard but not frantic; you could go on for another minute each time. Keep the jog "
            "short and moving."
        ),
        parts=(
            warm(14, 18),
            reps(4, 5, on(4, 4, "at ten-kilometre effort"), off(2, 1)),
            cool(8, 13),
        ),
        family="ten-kilometre effort",
        experience=Experience.INTERMEDIATE,
        rpe=7.5,
    ),
    _intervals(
        code="K2",
        title="{times} × {work} at ten-kilometre effort",
        purpose="Lengthens the pieces you can run at the effort of a ten-kilometre race.",
        how_to=(
            "Run steady, strong pieces and check halfway that you could still speed up. Stay "
            "quiet in the upper body. If your pace drops by more than a little, end the workout "
            "and jog home."
        ),
        parts=(
            warm(15, 20),
            reps(4, 5, on(6, 4, "at ten-kilometre effort"), off(2, 1)),
            cool(10, 14),
        ),
        family="ten-kilometre effort",
        level=2,
        experience=Experience.ADVANCED,
        rpe=7.5,
    ),
    _intervals(
        code="LD1",
        title="Ladder, up and down",
        purpose="Trains changes of pace with a shape that is easy to remember.",
        how_to=(
            "Climb the ladder with pieces that grow longer, then come down again. The short ones "
            "are faster, the long one is steady and strong. Keep enough for the way down; that is"
            " where it gets fun."
        ),
        parts=(
            warm(12, 20),
            go(1, 1, 5),
            ease(1, 1, "jog"),
            go(2, 2, 5),
            ease(2, 1, "jog"),
            go(3, 3, 5),
            ease(2, 1, "jog"),
            go(2, 2, 5),
            ease(2, 1, "jog"),
            go(1, 1, 5),
            cool(8, 16),
        ),
        family="ladder",
        experience=Experience.INTERMEDIATE,
    ),
    _intervals(
        code="LD2",
        title="Big ladder, up and down",
        purpose="Combines speed and staying power in one workout.",
        how_to=(
            "Run pieces that lengthen and then shorten again, with an easy jog after each. Hold "
            "back on the way up, keep the longest piece even, and speed up a little on the way "
            "down. Every piece should end with your form intact."
        ),
        parts=(
            warm(14, 20),
            go(1, 1, 5),
            ease(1, 1, "jog"),
            go(2, 2, 5),
            ease(2, 1, "jog"),
            go(3, 3, 5),
            ease(2, 1, "jog"),
            go(4, 4, 5),
            ease(3, 1, "jog"),
            go(3, 3, 5),
            ease(2, 1, "jog"),
            go(2, 2, 5),
            ease(1, 1, "jog"),
            go(1, 1, 5),
            cool(10, 16),
        ),
        family="ladder",
        level=2,
        experience=Experience.ADVANCED,
    ),
)
