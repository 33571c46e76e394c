"""Mobility: comfortable range, easy breath."""

from functools import partial

from coach.activity import Sport
from coach.planning.library.parts import go
from coach.planning.library.template import Equipment, Role, Template
from coach.program import WorkoutType

_mobility = partial(
    Template,
    workout_type=WorkoutType.MOBILITY,
    role=Role.SUPPORT,
    sports=(Sport.MOBILITY,),
    rpe=1.5,
    indoor="Any quiet room with a mat.",
)

MOBILITY = (
    _mobility(
        code="MB1",
        title="Hips and thighs",
        purpose="Eases the parts that tighten most with running and sitting.",
        how_to=(
            "Go into each position slowly until you feel a mild stretch and breathe there. Come "
            "out as slowly. A pull is fine, a pinch is not."
        ),
        parts=(
            go(2, 6, None, "kneeling hip-flexor stretch"),
            go(2, 6, None, "figure-four stretch"),
            go(2, 6, None, "thigh stretch lying on your side"),
            go(2, 6, None, "slow deep squat holding on"),
        ),
        family="hips",
    ),
    _mobility(
        code="MB2",
        title="Ankles, calves and feet",
        purpose="Keeps your lower legs supple for uneven ground.",
        how_to=(
            "Bend the knee over the toes in small, slow moves, then stretch the calf with a "
            "straight knee. Roll each foot gently over a ball. Compare left and right, and give "
            "the stiffer side a little longer."
        ),
        parts=(
            go(2, 6, None, "knee to wall"),
            go(2, 6, None, "calf stretch on straight and bent knee"),
            go(2, 5, None, "foot rolling on a ball"),
            go(2, 5, None, "toe spreading and ankle circles"),
        ),
        family="ankles",
    ),
    _mobility(
        code="MB3",
        title="After your run",
        purpose="Brings you from running to rest in a few calm minutes.",
        how_to=(
            "Walk until your breath is quiet, then stretch what worked, mildly and without "
            "bouncing. Shake out in between. Do it while you are still warm."
        ),
        parts=(
            go(2, 5, None, "calf stretch"),
            go(2, 5, None, "standing thigh stretch"),
            go(2, 5, None, "hamstring stretch on a step"),
            go(2, 5, None, "hip stretch"),
        ),
        family="after running",
    ),
    _mobility(
        code="MB4",
        title="Whole-body flow",
        purpose="Moves every large joint once through its comfortable range.",
        how_to=(
            "Let one position flow into the next with your breath. Stay curious rather than "
            "ambitious. Skip what does not feel right today."
        ),
        parts=(
            go(3, 8, None, "cat and cow"),
            go(3, 8, None, "downward dog walking the heels"),
            go(3, 8, None, "low lunge with a turn"),
            go(3, 8, None, "wide-legged fold"),
            go(3, 8, None, "lying twist"),
        ),
        family="flow",
        rpe=2,
    ),
    _mobility(
        code="MB5",
        title="Back and chest",
        purpose="Opens a body that sits and leans forward a lot.",
        how_to=(
            "Turn and open slowly with your breath and let the shoulders sink. Keep the movement "
            "in the upper back rather than in the lower. Stop short of any sharp feeling."
        ),
        parts=(
            go(2, 6, None, "open book lying on your side"),
            go(2, 6, None, "chest stretch in a doorway"),
            go(2, 6, None, "cat and cow"),
            go(2, 6, None, "child's pose with side reach"),
        ),
        family="back and chest",
    ),
    _mobility(
        code="MB6",
        title="Desk break",
        purpose="Undoes a long spell of sitting.",
        how_to=(
            "Stand up and move through each part at your desk. Breathe all the way out a few "
            "times. No sweat, no change of clothes."
        ),
        parts=(
            go(2, 4, None, "neck and shoulder rolls"),
            go(2, 4, None, "standing side bends"),
            go(2, 4, None, "hip-flexor stretch at a chair"),
            go(2, 4, None, "calf raises and ankle circles"),
        ),
        family="desk",
        rpe=1,
        indoor="Your desk.",
    ),
    _mobility(
        code="MB7",
        title="Morning wake-up",
        purpose="Turns a stiff morning into a loose one.",
        how_to=(
            "Start lying down with small movements and work your way up to standing. Go gently, "
            "since you are stiffer than later in the day. Finish with a few deep breaths at the "
            "window."
        ),
        parts=(
            go(2, 5, None, "knees to chest and gentle twists"),
            go(2, 5, None, "cat and cow"),
            go(2, 5, None, "rocking low lunge"),
            go(2, 5, None, "standing reaches"),
        ),
        family="morning",
    ),
    _mobility(
        code="MB8",
        title="Evening wind-down",
        purpose="Slows you down before sleep.",
        how_to=(
            "Dim the light, lie down and hold each position for many slow breaths. Let the floor "
            "carry you. Make each breath out longer than the breath in."
        ),
        parts=(
            go(3, 7, None, "legs up the wall"),
            go(3, 7, None, "lying twist"),
            go(3, 7, None, "child's pose"),
            go(2, 6, None, "slow breathing lying still"),
        ),
        family="evening",
        rpe=1,
    ),
    _mobility(
        code="MB9",
        title="Foam roller",
        purpose="Gives tired muscles some gentle pressure.",
        how_to=(
            "Roll slowly and with moderate pressure, pausing on tender spots for a few breaths. "
            "It should feel like a firm massage. Keep off bones and joints."
        ),
        parts=(
            go(2, 6, None, "calves"),
            go(2, 6, None, "front and side of the thighs"),
            go(2, 6, None, "back of the thighs and seat"),
            go(2, 6, None, "upper back"),
        ),
        family="roller",
        equipment=frozenset({Equipment.ROLLER}),
        rpe=2,
    ),
    _mobility(
        code="MB10",
        title="Shoulders for swimmers",
        purpose="Keeps shoulders moving freely for swimming and poles.",
        how_to=(
            "Move your arms slowly in large, painless circles and let the shoulder blades glide. "
            "Keep your ribs down while your arms go up. Less is more here; stop before it "
            "pinches."
        ),
        parts=(
            go(2, 5, None, "arm circles and wall slides"),
            go(2, 5, None, "thread the needle"),
            go(2, 5, None, "chest stretch in a doorway"),
            go(2, 5, None, "kneeling stretch at a bench"),
        ),
        family="shoulders",
    ),
    _mobility(
        code="MB11",
        title="Hips and back for cyclists",
        purpose="Straightens you out after time in the saddle.",
        how_to=(
            "Stretch the front of your hips first, then open your chest. Hold each position "
            "without forcing it. Lift your chest and let your head float up."
        ),
        parts=(
            go(2, 6, None, "kneeling hip-flexor stretch"),
            go(2, 6, None, "rolling bridges"),
            go(2, 6, None, "lying back over a rolled towel"),
            go(2, 6, None, "figure-four stretch"),
        ),
        family="cyclist",
    ),
    _mobility(
        code="MB12",
        title="Wake up before running",
        purpose="Prepares joints and muscles for running.",
        how_to=(
            "Move loosely and rhythmically rather than holding stretches. Each part gets a little"
            " bigger as you warm up. Start your run right after."
        ),
        parts=(
            go(2, 4, None, "leg swings to front and side"),
            go(2, 4, None, "walking lunges with a turn"),
            go(2, 4, None, "ankle bounces and heel raises"),
            go(2, 4, None, "marching with high knees"),
        ),
        family="before running",
        rpe=2,
    ),
    _mobility(
        code="MB13",
        title="Balance and control",
        purpose="Trains quiet, steady standing on one leg.",
        how_to=(
            "Stand on one leg near a wall and move the other slowly. Keep your toes relaxed and "
            "your gaze on one point. Wobbling is the training; holding on is allowed."
        ),
        parts=(
            go(2, 5, None, "standing on one leg"),
            go(2, 5, None, "slow leg circles"),
            go(2, 5, None, "reaching forward on one leg"),
            go(2, 5, None, "slow heel raises"),
        ),
        family="balance",
        rpe=2,
    ),
)
