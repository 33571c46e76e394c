"""Questions: fixed texts to what is medical, else an answer that grows while it is written."""

from datetime import timedelta

from telegram import Update

from coach.safety import Finding
from coach.state import StateKind, Tier
from handlers.ailments import injury_answers, sick_answers
from handlers.context import CoachContext, athlete_of
from handlers.forms import open_form
from handlers.live import growing
from handlers.reply import reply, typing
from handlers.views import answer as views
from handlers.views import body


def replied_to(update: Update) -> str | None:
    """The words of the bot's message that this one replies to."""
    message = update.message
    told = message.reply_to_message if message is not None else None
    if told is None or told.from_user is None or told.from_user.id != update.get_bot().id:
        return None
    return told.text or told.caption


async def ask(
    update: Update, context: CoachContext, words: str, about: str | None, key: str
) -> None:
    """Answers a question, as it is written; `key` names it for a second try."""
    athlete = athlete_of(update)
    coach = context.coach
    async with (
        growing(update, context.frame.drafts) as message,
        context.frame.writings.open(update, message),
        typing(update),
    ):
        answered = await coach.ask(
            athlete, words, about=about, on_text=lambda text: message.take(views.growing(text))
        )
    if answered.finding is not None:
        await medical(update, context, words, answered.finding)
    elif answered.silence is not None:
        await coach.notes.hold(athlete, words, key, about)
        await message.whole(views.silent(answered.silence, key))
    else:
        wanted = await coach.adjust.heard(athlete, words) if answered.action else None
        today = await coach.people.today(athlete)
        await message.whole(views.whole(answered, wanted, today))
        await coach.ask.told(athlete, words, answered.text)


async def medical(update: Update, context: CoachContext, words: str, finding: Finding) -> None:
    """The fixed text; illness and pain are asked about at once, so that the plan follows."""
    athlete = athlete_of(update)
    today = await context.coach.people.today(athlete)
    await reply(update, body.fixed(finding, today - timedelta(days=today.weekday())))
    if finding.about_other or finding.tier is not Tier.T5:
        return
    injury = finding.sign == "injury"
    kind = StateKind.INJURED if injury else StateKind.SICK
    states = await context.coach.states.open_now(athlete)
    known = tuple(kept for kept in states if kept.value.kind is kind)
    if known:
        await reply(update, body.listed(known))
    elif injury:
        await open_form(update, context, "injury", answers=injury_form(words))
    else:
        await open_form(update, context, "sick", answers=sick_answers(words))


def injury_form(words: str) -> dict[str, str]:
    """A sentence is no place: only what is short enough to be one is taken as an answer."""
    answers = injury_answers(words)
    if len(answers.get("where", "").split()) > 3:  # noqa: PLR2004 - "left upper calf"
        return {}
    return answers
