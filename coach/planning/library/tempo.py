"""Tempo runs: comfortably hard, in one piece or in a few."""

from functools import partial

from coach.athlete import Experience
from coach.planning.library.parts import cool, go, off, on, reps, warm
from coach.planning.library.template import (
    LOADING,
    NOT_RECOVERY,
    RUN,
    SHARP,
    Role,
    Template,
    Terrain,
)
from coach.program import WorkoutType

_tempo = partial(
    Template,
    workout_type=WorkoutType.TEMPO,
    role=Role.HARD,
    sports=RUN,
    stages=LOADING,
    terrain=Terrain.FLAT,
    rpe=7,
    indoor="A treadmill with a slight incline; set the pace by effort, not by the display.",
)
_cruise = partial(_tempo, family="cruise")
_continuous = partial(_tempo, family="continuous tempo")

TEMPOS = (
    _cruise(
        code="T1",
        title="{times} × {work} at threshold",
        purpose="Introduces comfortably hard running in short, friendly pieces.",
        how_to=(
            "Run each piece at an effort you could hold for about an hour in a race: strong "
            "breathing, a few words at most. Jog until you feel calm, then begin the next at the "
            "same pace. If the last one is slower than the first, start more gently next time."
        ),
        parts=(
            warm(10, 16),
            reps(3, 4, on(4, 4), off(2, 1)),
            cool(7, 10, 1),
        ),
    ),
    _cruise(
        code="T2",
        title="{times} × {work} at threshold",
        purpose="Stretches the time you can run at a comfortably hard effort.",
        how_to=(
            "Find a pace that feels strong and steady, with breathing you can control, and keep "
            "it even from piece to piece. The jogs are short on purpose. You should finish "
            "feeling that one more would have been possible."
        ),
        parts=(
            warm(12, 18),
            reps(3, 4, on(6, 4), off(2, 1)),
            cool(8, 12),
        ),
        level=2,
        experience=Experience.INTERMEDIATE,
    ),
    _cruise(
        code="T3",
        title="{times} × {work} at threshold",
        purpose="Raises the pace you can hold for an hour.",
        how_to=(
            "Settle into the pace over the first minute of each piece and then keep your effort "
            "flat as a table. Breathing is deep and regular; you could answer with a word or two."
            " If you have to fight for the pace, let it go a little."
        ),
        parts=(
            warm(12, 20),
            reps(2, 3, on(10, 4), off(2, 1)),
            cool(8, 14),
        ),
        level=3,
        experience=Experience.INTERMEDIATE,
        stages=SHARP,
    ),
    _cruise(
        code="T4",
        title="{times} × {work} at threshold",
        purpose="Builds strength of mind and legs at threshold for the longer races.",
        how_to=(
            "Run long, even pieces at the effort of an hour's race, and no faster. Relax your "
            "hands and jaw whenever you notice them. The second half of each piece is the "
            "workout; save yourself for it."
        ),
        parts=(
            warm(15, 25),
            reps(2, 3, on(12, 4), off(3, 1)),
            cool(10, 15),
        ),
        level=4,
        experience=Experience.ADVANCED,
        stages=SHARP,
    ),
    _continuous(
        code="TC1",
        title="{block} brisk",
        purpose="Gives you a short, complete taste of tempo running when time is tight.",
        how_to=(
            "Warm up until you feel loose, then run one brisk piece at an effort that allows only"
            " a few words. Keep the pace even and finish it in control. Jog until your breathing "
            "is quiet again."
        ),
        parts=(warm(8, 16), go(7, 12, 4), cool(5, 12)),
        stages=NOT_RECOVERY,
        rpe=6.5,
    ),
    _continuous(
        code="TC2",
        title="{block} tempo",
        purpose="Teaches you to stay relaxed at a comfortably hard effort.",
        how_to=(
            "Ease into the tempo, then hold an effort at which you breathe deeply but in rhythm. "
            "It should feel like work that you are on top of. If your stride gets ragged, slow "
            "down rather than stop."
        ),
        parts=(warm(12, 18), go(14, 18, 4), cool(8, 12)),
        level=2,
        experience=Experience.INTERMEDIATE,
        stages=SHARP,
    ),
    _continuous(
        code="TC3",
        title="{block} tempo",
        purpose="Extends unbroken running near threshold.",
        how_to=(
            "Run the tempo as one smooth piece, a touch easier than you could race an hour. Check"
            " in every few minutes: shoulders low, steps quick, breath steady. The final minutes "
            "are demanding; they should not be desperate."
        ),
        parts=(warm(14, 20), go(20, 27, 4), cool(8, 15)),
        level=3,
        experience=Experience.ADVANCED,
        stages=SHARP,
    ),
    _tempo(
        code="TS1",
        title="{block} steady",
        purpose="Builds strong endurance between easy and hard.",
        how_to=(
            "Run steadily at an effort where you can speak a sentence but would rather not. It "
            "should feel purposeful and sustainable. Keep it from creeping up; the art is holding"
            " back."
        ),
        parts=(warm(10, 15), go(20, 28, 3), cool(8, 12)),
        family="steady",
        experience=Experience.INTERMEDIATE,
        rpe=5.5,
        terrain=Terrain.ANY,
    ),
    _tempo(
        code="TS2",
        title="{block} steady",
        purpose="Lengthens the time you feel strong at a moderate effort.",
        how_to=(
            "Choose a route without stops and lock into a steady rhythm. Breathing is deeper than"
            " on an easy run but never rushed. Take a sip or a bite on the way if you would in a "
            "race."
        ),
        parts=(warm(12, 18), go(32, 45, 3), cool(8, 15)),
        family="steady",
        level=2,
        experience=Experience.ADVANCED,
        rpe=6,
        terrain=Terrain.ANY,
        stages=SHARP,
    ),
)
