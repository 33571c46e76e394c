"""Easy and recovery runs: most of the running there is."""

from functools import partial

from coach.activity import Sport
from coach.athlete import Experience
from coach.planning.library.parts import cool, go, off, on, reps, warm
from coach.planning.library.template import (
    LOADING,
    OUTDOOR_RUN,
    RUN,
    Role,
    Template,
    Terrain,
)
from coach.program import WorkoutType

_TREADMILL = "A treadmill with a slight incline, at the same easy effort."
_easy = partial(
    Template, workout_type=WorkoutType.EASY, role=Role.EASY, sports=RUN, rpe=3, indoor=_TREADMILL
)
_recovery = partial(_easy, workout_type=WorkoutType.RECOVERY)

EASY_RUNS = (
    _easy(
        code="E1",
        title="Easy run",
        purpose="Builds the endurance that everything else stands on, at little cost.",
        how_to=(
            "Start slower than you feel like, then settle into a pace at which you can talk in "
            "whole sentences. It should feel like you could keep going when you stop. If you "
            "catch yourself pushing on a rise, walk a few steps."
        ),
        parts=(warm(3, 10, 1), go(14, 45), cool(3, 5)),
        family="easy",
    ),
    _easy(
        code="E2",
        title="Easy run, a little longer",
        purpose="Adds easy time on your feet in the middle of the week.",
        how_to=(
            "Run at a relaxed, chatty effort from start to finish. The last stretch should feel "
            "like the first. Shorten your steps on climbs so that your breathing stays the same."
        ),
        parts=(warm(5, 10, 1), go(30, 70), cool(5, 10)),
        family="easy",
        level=2,
        experience=Experience.INTERMEDIATE,
    ),
    _easy(
        code="E3",
        title="Medium-long easy run",
        purpose="Extends weekday endurance without borrowing from the long run.",
        how_to=(
            "Hold an easy effort the whole way and resist the urge to speed up once you are warm."
            " Take a drink along if it is warm out. You should come home pleasantly tired, no "
            "more."
        ),
        parts=(warm(5, 10, 1), go(50, 100), cool(5, 10)),
        family="easy",
        level=3,
        experience=Experience.ADVANCED,
        stages=LOADING,
    ),
    _easy(
        code="E4",
        title="Easy run with drills",
        purpose="Practises quick, tidy steps while your legs are fresh.",
        how_to=(
            "After the warm-up do your drills on a flat stretch: high knees, heel flicks, skips, "
            "whichever you know well. Keep them light and springy, and walk in between until your"
            " breath is calm. Then run easy and let the good form come along by itself."
        ),
        parts=(
            warm(8, 12, 1),
            reps(4, 6, on(0.5, 2, "running drill"), off(0.5, 1, "walk")),
            go(14, 40),
            cool(4, 6),
        ),
        family="easy drills",
        terrain=Terrain.FLAT,
        indoor="Do the drills in a corridor or on a mat, then run on a treadmill.",
    ),
    _easy(
        code="E5",
        title="Easy run on soft ground",
        purpose="Gives your legs a change from hard surfaces.",
        how_to=(
            "Choose grass, a park path or a forest track and run by effort, since the pace will "
            "be slower there. Stay relaxed and let the ground set the rhythm. Watch your footing "
            "where it is wet."
        ),
        parts=(warm(4, 8, 1), go(17, 60), cool(4, 7)),
        family="easy soft",
        sports=OUTDOOR_RUN,
        terrain=Terrain.TRAIL,
    ),
    _easy(
        code="E6",
        title="Easy run over rolling ground",
        purpose="Builds leg strength through gentle ups and downs at an easy effort.",
        how_to=(
            "Pick a route that rolls and keep your breathing even: slower going up, loose and "
            "light going down. Nothing here is meant to be hard. If a climb is steep enough to "
            "make you puff, walk it."
        ),
        parts=(warm(5, 10, 1), go(20, 70), cool(5, 10)),
        family="easy rolling",
        sports=OUTDOOR_RUN,
        terrain=Terrain.HILLY,
        needs_hills=True,
        rpe=3.5,
        indoor="A treadmill, changing the incline a little every few minutes.",
    ),
    _easy(
        code="E7",
        title="Easy out and back",
        purpose="Teaches you to start with patience.",
        how_to=(
            "Run away from home holding back on purpose, turn round at half time and come home at"
            " the same effort. You have paced it well if both halves take about the same time. If"
            " the way back is much slower, begin more gently next time."
        ),
        parts=(
            warm(3, 5, 1),
            go(11, 40, 2, "easy outward"),
            go(11, 40, 2, "easy homeward at the same effort"),
            cool(3, 5),
        ),
        family="easy pacing",
        sports=OUTDOOR_RUN,
    ),
    _easy(
        code="E8",
        title="Easy run by feel",
        purpose="Sharpens your sense of effort without looking at numbers.",
        how_to=(
            "Leave the watch in your pocket, or cover it, and run wherever you enjoy it. Let your"
            " breathing be the guide: if you could not chat with a friend, slow down. Look at the"
            " numbers only when you are home."
        ),
        parts=(warm(3, 8, 1), go(19, 60), cool(3, 7)),
        family="easy feel",
        indoor="A treadmill with a towel over the display.",
    ),
    _easy(
        code="E9",
        title="Short second run",
        purpose="Adds a little easy running on a day that already had some.",
        how_to=(
            "Keep it short and slow, slower than your usual easy run. It should loosen you and "
            "leave nothing behind in the legs. If you feel heavy after the first minutes, walk "
            "home with a good conscience."
        ),
        parts=(warm(4, 6, 1), go(13, 30), cool(3, 4)),
        family="easy second",
        experience=Experience.ADVANCED,
        stages=LOADING,
        rpe=2.5,
    ),
    _easy(
        code="E10",
        title="Easy run with quick feet",
        purpose="Trains short, light steps that are kind to your legs.",
        how_to=(
            "In each quick minute take shorter and faster steps without running any harder, as if"
            " the ground were hot. Then forget about it and jog easily. Your breathing should "
            "hardly change; if it does, you are speeding up."
        ),
        parts=(
            warm(8, 12, 1),
            reps(4, 10, on(1, 2, "quick steps"), off(2, 2, "easy running")),
            cool(6, 12),
        ),
        family="easy cadence",
        terrain=Terrain.FLAT,
    ),
    _easy(
        code="E11",
        title="Easy run, brisk finish",
        purpose="Wakes up faster running at the end of an easy day.",
        how_to=(
            "Run easy until the finish is near, then let the pace rise to a steady effort at "
            "which you can still say a short sentence. It should feel controlled and a little "
            "eager. Ease off before it turns into a race."
        ),
        parts=(warm(5, 8, 1), go(22, 45), go(8, 12, 3), cool(5, 10)),
        family="brisk finish",
        stages=LOADING,
        experience=Experience.INTERMEDIATE,
        rpe=4,
    ),
    _easy(
        code="E12",
        title="Treadmill easy run with changes",
        purpose="Makes easy indoor running pass quickly.",
        how_to=(
            "Run easy and change one small thing every few minutes: a touch of incline, a "
            "slightly slower belt, a song. The effort stays chatty throughout. Keep a drink "
            "within reach and a fan on if there is one."
        ),
        parts=(warm(4, 8, 1), go(13, 47), cool(3, 5)),
        family="easy treadmill",
        sports=(Sport.TREADMILL,),
        indoor="This one is indoors already.",
    ),
    _recovery(
        code="R1",
        title="Recovery run",
        purpose="Loosens tired legs and keeps the habit of moving.",
        how_to=(
            "Run so slowly that it feels almost silly, with short steps and loose shoulders. You "
            "should finish fresher than you started. If you do not feel better after ten minutes,"
            " turn round and walk home."
        ),
        parts=(warm(4, 6, 1, "brisk walk or slow jog"), go(13, 28, 1), cool(3, 6)),
        family="recovery",
        rpe=2,
    ),
    _recovery(
        code="R2",
        title="Recovery run on soft ground",
        purpose="Gives sore legs gentle movement on a forgiving surface.",
        how_to=(
            "Find grass or a smooth forest path and shuffle along with no goal at all. Breathe "
            "through your nose if you can; that keeps it slow enough. Walk wherever the ground is"
            " uneven or steep."
        ),
        parts=(warm(4, 8, 1, "walk"), go(12, 30, 1), cool(4, 7, 1, "walk")),
        family="recovery soft",
        sports=OUTDOOR_RUN,
        terrain=Terrain.TRAIL,
        rpe=2,
        indoor="An easy spin on a bike, or a treadmill at walking pace.",
    ),
    _recovery(
        code="R3",
        title="Recovery jog with walking",
        purpose="Keeps you moving on a day when running all the way would be too much.",
        how_to=(
            "Jog slowly for two minutes, walk for one, and repeat until the time is up. Both "
            "should feel like rest. Stay on flat ground and keep your steps short."
        ),
        parts=(
            warm(4, 6, 1, "walk"),
            reps(4, 8, on(2, 1, "slow jog"), off(1, 1, "walk")),
            cool(4, 5, 1, "walk"),
        ),
        family="recovery walk-jog",
        rpe=2,
        terrain=Terrain.FLAT,
    ),
)
