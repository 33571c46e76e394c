"""The house around the training: welcome, menu, help, privacy."""

from coach.athlete import Athlete, HealthFlag
from coach.availability import WEEKDAYS
from coach.safety import fixed_text
from coach.usecases.away import NoteKept
from coach.usecases.enrol import Enrolled
from coach.usecases.settings import ask_for_a_yes
from handlers.buttons import Open
from handlers.views import words
from handlers.views.html import escape
from handlers.views.message import Key, Keys, Message

HERO = (
    "<b>Steadfoot</b>\n"
    "Your endurance coach, here in the chat. Two minutes of questions, then your first week."
)

DESCRIPTION = (
    "An endurance coach in your chat. Tell it about your races and, in ten seconds a day, how "
    "training went; every Sunday it sends a week that fits your race, your time and your body, "
    "and every Wednesday it looks again. Training advice, not medical advice. /privacy says "
    "what is kept."
)
"""What a stranger reads before the first /start; at most 512 characters."""

SHORT_DESCRIPTION = "Your endurance coach: a week that fits, checked and changed as life does."
"""On the bot's profile; at most 120 characters."""

PLACES: Keys = (
    (Key("This week", Open("week")), Key("Today", Open("today"))),
    (Key("Journal", Open("journal")), Key("Races", Open("race"))),
    (Key("Load", Open("metrics")), Key("Settings", Open("settings"))),
)


def menu(person: Athlete) -> Message:
    """For an athlete who is known already."""
    hello = f"Hello {escape(person.name)}. " if person.name else ""
    return Message(html=f"{hello}Everything is as you left it. Where to?", keys=PLACES)


def help_(*, claude: bool) -> Message:
    """One screen; questions and photos only where somebody answers them."""
    asks = "• why is Thursday hard?\n" if claude else ""
    shots = ", or a screenshot of a race result" if claude else ""
    return Message(
        html=(
            "<b>What I do</b>\n"
            "I write your training week every Sunday, look at it again every Wednesday, and "
            "ask each evening how the day was. A race has words of its own: in its week, on its "
            "morning, on the day after.\n\n"
            "<b>You can simply type</b>\n"
            "• 12k 1:05 rpe 6, easy along the river\n"
            "• left knee 3/10 after the hills\n"
            "• only 40 min today\n"
            f"{asks}"
            "• /race Berlin Marathon 2027-09-26 42.2k A 3:30:00\n"
            f"Or send a .fit, .tcx or .gpx file{shots}.\n\n"
            "<b>More</b>\n"
            "/regenerate another week · /season the road to your race · /pace race times and "
            "paces · /away days off · /sick and /injury when the body says no · /memory what I "
            "remember · /export your data · /undo the last change · /cancel a question · "
            "/delete everything\n\n"
            "I give training advice, not medical advice. /privacy says what I keep."
        ),
        keys=PLACES,
    )


def privacy(*, claude: bool) -> Message:
    receives = (
        "Anthropic's Claude, one thing at a time. For a week or a question: your plan, your "
        "figures, short quotes from your notes, what I remember, the names of your races. For a "
        "note that my rules cannot read: that note. For race results: the photo or the list you "
        "sent. Your name and Telegram id only if they stand in those. Anthropic keeps such "
        "requests for a limited time by its own terms."
        if claude
        else "Nobody. No AI service is connected to this bot."
    )
    return Message(
        html=(
            "<b>What is stored</b>\n"
            "What you tell me: profile, free days, races, activities, check-ins, notes, health "
            "answers, what you let me remember (/memory); the programs I wrote; and for a while "
            "the messages themselves.\n\n"
            "<b>Where</b>\n"
            "In this bot's own database. Notes, quotes, pain and health answers are encrypted "
            "there, and the key is kept elsewhere.\n\n"
            "<b>For how long</b>\n"
            "Incoming messages 48 hours, your last questions two days at most, outgoing texts 90 "
            "days, backups seven nights; photos are not kept; everything else until you delete "
            "it.\n\n"
            f"<b>Who receives it</b>\n{receives} Telegram carries the chat. The owner of the "
            "bot sees counts and costs, never journals.\n\n"
            "<b>Your copy, your choice</b>\n"
            "/export gives you everything; /delete removes everything, from backups within "
            "seven days."
        )
    )


def stranger() -> Message:
    """Somebody this bot is not open to."""
    return Message(html="This coach is private. Its owner decides who may train here.")


def not_enrolled() -> Message:
    return Message(html="We have not met yet. Send /start, it takes two minutes.")


def declined() -> Message:
    """Under sixteen."""
    return Message(
        html=(
            "I coach people from sixteen on, because growing bodies need a coach who sees them. "
            "A club with a youth coach near you is the better place. I have kept nothing."
        )
    )


def group(link: str) -> Message:
    return Message(html=f"I coach in private, because training is personal: {escape(link)}")


def undone(label: str | None) -> Message:
    if label is None:
        return Message(
            html=(
                "There is nothing to undo from the last 24 hours. A week that was written again "
                "has Keep old under it."
            )
        )
    return Message(html=f"Undone: {escape(label)}. It is as it was before.")


def enrolled(done: Enrolled) -> Message:
    """What the coach starts from; everything can be changed later."""
    person = done.athlete
    days = ", ".join(
        f"{day.capitalize()} {words.minutes(getattr(done.availability.days, day))}"
        for day in WEEKDAYS
        if getattr(done.availability.days, day)
    )
    parts = [f"{person.sport.value.capitalize()} · {days}"]
    if person.weekly_km:
        parts.append(f"usual week {words.distance(person.weekly_km, person.units)}")
    if done.race is not None:
        parts.append(
            f"{escape(done.race.name)} on {words.day(done.race.date)} {done.race.date.year}"
        )
    text = "<b>That is all I need.</b>\n" + " · ".join(parts)
    if person.health_flags is None or person.birth_year is None:
        text += "\nUntil I know your year of birth and the health answers, I plan nothing hard."
    if person.time_zone == "UTC":
        text += "\nI go by UTC. If your clock says something else, type your city in /settings."
    text += "".join(f"\n\n{told}" for told in _asks_for_a_yes(person))
    if done.alarm is not None:
        text += f"\n\n{escape(fixed_text(done.alarm))}"
    text += "\nAll of it can be changed in /settings."
    return Message(html=text)


DISEASE = (
    "You told me of {what}. Your doctor should know of your training and agree: ask at your next "
    "visit, or book one within two weeks. Until then I plan gentle walking and mobility only."
)
BIRTH = (
    "In pregnancy, and in the first twelve weeks after a birth, I write no performance plan: "
    "please ask your midwife or doctor what is right for you. Until they agree I plan nothing; "
    "after it, walking and mobility."
)
YES = "When they have, write: a clinician cleared me."
NAMES = {
    HealthFlag.HEART: "your heart or blood pressure",
    HealthFlag.DIABETES: "diabetes",
    HealthFlag.KIDNEY: "kidney disease",
}


def _asks_for_a_yes(person: Athlete) -> list[str]:
    """What of the health answers waits for a clinician, and how to say that they agreed."""
    asks = ask_for_a_yes(person)
    known = [name for flag, name in NAMES.items() if flag in asks]
    told = [DISEASE.format(what=words.listed(known))] if known else []
    if len(asks) > len(known):
        told.append(BIRTH)
    return [*told, YES] if told else []


def note_kept(done: NoteKept) -> Message:
    text = "Added to your note." if done.words else "No note, then."
    return Message(html=text, keys=((Key("Journal", Open("journal")),),))


def deleted(counts: dict[str, int] | None) -> Message:
    """What was deleted, by kind; None: another word was typed, and nothing was."""
    if counts is None:
        return Message(html="Nothing was deleted. Everything is as it was.", keys=PLACES)
    lines = [f"• {escape(kind)}: {number}" for kind, number in counts.items() if number]
    return Message(
        html=(
            "<b>Everything about you is deleted.</b>\n"
            + "\n".join(lines)
            + "\n\nBackups forget you within seven days. Should you come back: /start."
        )
    )


def kept_but_interrupted() -> Message:
    """After a restart in between: what was sent is kept, only the answer was lost."""
    return Message(
        html="I was restarted just after I kept your last message. Nothing is lost.",
        keys=PLACES,
    )


def what_works() -> Message:
    """A voice note, a sticker, a video: kindly, what does work."""
    return Message(
        html=(
            "I cannot listen or watch, but I read: type how it went in a line, tap a button, or "
            "send the .fit, .tcx or .gpx file of your watch."
        ),
        keys=((Key("Journal", Open("journal")), Key("This week", Open("week"))),),
    )


def your_data() -> Message:
    """Plain words asked for a copy, or for an end."""
    return Message(
        html=(
            "/export sends you everything I know about you. /delete removes all of it, after "
            "you have typed a word. /privacy says what is kept."
        )
    )


def old_button() -> Message:
    return Message(
        html="That button is from an older version. Here is where you are:", keys=PLACES
    )


def unknown_command(word: str) -> Message:
    return Message(html=f"I do not know {escape(word)}. /help shows what I can do.", keys=PLACES)


def edited() -> Message:
    return Message(
        html=(
            "I saw that you edited a message. What I noted from it stays as it was; "
            "/journal lets you change a day, /undo takes the last change back."
        )
    )


def parked() -> Message:
    """An update that failed too often."""
    return Message(
        html=(
            "One of your messages breaks something on my side, so I set it aside. Nothing else "
            "is lost; please say it another way."
        ),
        keys=PLACES,
    )
