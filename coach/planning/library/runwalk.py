"""Running with walking in it: for beginners, and for the way back."""

from functools import partial

from coach.activity import Sport
from coach.athlete import Experience
from coach.planning.library.parts import cool, go, off, on, reps, warm
from coach.planning.library.template import RUN, Occasion, Role, Template, Terrain
from coach.program import WorkoutType

_TREADMILL = "A treadmill, changing the belt speed for each walk."
_run_walk = partial(
    Template,
    workout_type=WorkoutType.EASY,
    role=Role.EASY,
    sports=RUN,
    experience_to=Experience.NOVICE,
    family="run-walk",
    indoor=_TREADMILL,
)
_walk_jog = partial(
    Template,
    workout_type=WorkoutType.EASY,
    role=Role.EASY,
    sports=(Sport.RUNNING, Sport.TREADMILL),
    occasion=Occasion.RETURN,
    family="walk-jog",
    terrain=Terrain.FLAT,
    rpe=2,
    indoor=_TREADMILL,
)

RUN_WALKS = (
    _run_walk(
        code="RW1",
        title="Run-walk: {times} × {work} running",
        purpose="Gets you running in small pieces, with a walk before you are out of breath.",
        how_to=(
            "Walk briskly to warm up. Run slowly for each short piece, then walk until you are "
            "ready for the next. It should feel almost too easy; if you cannot talk while "
            "running, run slower."
        ),
        parts=(
            warm(4, 5, 1, "brisk walk"),
            reps(4, 8, on(1, 2, "slow running"), off(2, 1, "walk")),
            cool(4, 6, 1, "walk"),
        ),
        rpe=3,
        terrain=Terrain.FLAT,
    ),
    _run_walk(
        code="RW2",
        title="Run-walk: {times} × {work} running",
        purpose="Brings running and walking into balance.",
        how_to=(
            "Run and walk in equal turns, and take the walk before you need it. Keep the running "
            "slow enough to speak. The last piece should feel like the first."
        ),
        parts=(
            warm(4, 5, 1, "brisk walk"),
            reps(6, 12, on(1, 2, "slow running"), off(1, 1, "walk")),
            cool(4, 6, 1, "walk"),
        ),
        level=2,
        rpe=3,
        terrain=Terrain.FLAT,
    ),
    _run_walk(
        code="RW3",
        title="Run-walk: {times} × {work} running",
        purpose="Makes the running pieces longer than the walks.",
        how_to=(
            "Run at a pace at which you could tell a story, then walk and let your breath settle."
            " Short, quiet steps are easier on the legs than long ones. If a piece feels hard, "
            "make the next walk longer."
        ),
        parts=(
            warm(4, 5, 1, "brisk walk"),
            reps(4, 9, on(2, 2, "slow running"), off(1, 1, "walk")),
            cool(4, 6, 1, "walk"),
        ),
        level=3,
        rpe=3,
    ),
    _run_walk(
        code="RW4",
        title="Run-walk: {times} × {work} running",
        purpose="Turns a run-walk into a run with short breaks.",
        how_to=(
            "Settle into a calm, talking pace and hold it for each piece. Use the walking minute "
            "to relax your shoulders and look around. Stay patient in the first two pieces; they "
            "decide how the last one feels."
        ),
        parts=(
            warm(4, 6, 1, "brisk walk"),
            reps(3, 7, on(4, 2, "easy running"), off(1, 1, "walk")),
            cool(3, 6, 1, "walk"),
        ),
        level=4,
        rpe=3,
    ),
    _run_walk(
        code="RW5",
        title="Run-walk: {times} × {work} running",
        purpose="Leads up to running without a break.",
        how_to=(
            "Run easily in long, even pieces and walk a minute between them. Each piece should "
            "end with you able to go on. Take the walk even when you feel strong."
        ),
        parts=(
            warm(4, 8, 1, "brisk walk"),
            reps(2, 5, on(8, 2, "easy running"), off(1, 1, "walk")),
            cool(4, 9, 1, "walk"),
        ),
        level=5,
        rpe=3,
    ),
)

WALK_JOGS = (
    _walk_jog(
        code="J1",
        title="Walk-jog: {times} × {work} jogging",
        purpose="Tries out the first steps of jogging inside a walk.",
        how_to=(
            "Walk first, then jog one gentle minute at a time with plenty of walking around it. "
            "It should feel like nothing much. Walk home if anything hurts or if you notice "
            "yourself favouring one side."
        ),
        parts=(
            warm(3, 5, 1, "walk"),
            reps(3, 5, on(1, 2, "slow jog"), off(4, 1, "walk")),
            cool(2, 5, 1, "walk"),
        ),
    ),
    _walk_jog(
        code="J2",
        title="Walk-jog: {times} × {work} jogging",
        purpose="Lets you jog a little longer while walking stays the larger part.",
        how_to=(
            "Jog slowly on flat ground, then walk until you feel completely ready. Keep your "
            "steps short and soft. Stop jogging and walk home if anything hurts or feels "
            "different from side to side."
        ),
        parts=(
            warm(3, 5, 1, "walk"),
            reps(3, 5, on(2, 2, "slow jog"), off(3, 1, "walk")),
            cool(2, 5, 1, "walk"),
        ),
        level=2,
    ),
    _walk_jog(
        code="J3",
        title="Walk-jog: {times} × {work} jogging",
        purpose="Moves the balance from walking to jogging.",
        how_to=(
            "Jog at a pace you could keep for an hour and walk in between. Notice how you feel "
            "during it and again tomorrow morning; both count. If either is not right, go back to"
            " the step before."
        ),
        parts=(
            warm(3, 5, 1, "walk"),
            reps(3, 5, on(3, 2, "slow jog"), off(2, 1, "walk")),
            cool(2, 5, 1, "walk"),
        ),
        level=3,
    ),
    _walk_jog(
        code="J4",
        title="Walk-jog: {times} × {work} jogging",
        purpose="Makes jogging the main thing, with short walks to check in with yourself.",
        how_to=(
            "Jog gently, and use each walking minute to ask how your body feels. Everything "
            "should feel normal and even. Walk the rest if it does not."
        ),
        parts=(
            warm(3, 5, 1, "walk"),
            reps(3, 5, on(4, 2, "slow jog"), off(1, 1, "walk")),
            cool(2, 5, 1, "walk"),
        ),
        level=4,
    ),
    _walk_jog(
        code="J5",
        title="Walk-jog: {times} × {work} jogging",
        purpose="Joins the jogging into long, calm pieces.",
        how_to=(
            "Stay on flat, even ground and jog well inside yourself. Take the walk even if you do"
            " not need it. Finish knowing that you could have done more."
        ),
        parts=(
            warm(2, 6, 1, "walk"),
            reps(2, 3, on(7, 2, "slow jog"), off(1, 1, "walk")),
            cool(2, 6, 1, "walk"),
        ),
        level=5,
    ),
    _walk_jog(
        code="J6",
        title="Short easy jog",
        purpose="Brings you back to jogging in one piece.",
        how_to=(
            "Walk to warm up, then jog slowly without a break on flat ground. Keep it comfortable"
            " and even. If anything starts to hurt, walk home; that is good judgement, not "
            "failure."
        ),
        parts=(warm(3, 5, 1, "walk"), go(14, 24, 2, "slow jog"), cool(3, 5, 1, "walk")),
        level=6,
    ),
)
