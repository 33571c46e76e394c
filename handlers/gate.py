"""Before anything else: is this chat served, may this person train here, is it an emergency?"""

from telegram import ChatMember, Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop
from telegram.helpers import create_deep_linked_url

from coach.safety import says_cleared
from coach.usecases.settings import CLEARED, waiting_for_a_yes
from handlers.context import CoachContext, athlete_of
from handlers.outcomes import replan
from handlers.reply import reply, toast
from handlers.views import body, settings
from handlers.views import house as house_views

GONE = frozenset({ChatMember.BANNED, ChatMember.LEFT})


async def admit(update: Update, context: CoachContext) -> None:
    """Private chats of people who may train here pass; everybody else gets one sentence."""
    if update.effective_chat is None or update.effective_user is None:
        await toast(update)
        raise ApplicationHandlerStop  # a channel's post, or a tap nowhere: nobody to coach
    if update.my_chat_member is not None:
        return
    if update.effective_chat.type != ChatType.PRIVATE:
        message = update.effective_message
        text = (message.text or "") if message else ""
        if text.startswith("/") or update.callback_query is not None:
            link = create_deep_linked_url(context.bot.username, "hello")
            await reply(update, house_views.group(link))
        raise ApplicationHandlerStop
    if update.effective_user.is_bot:
        raise ApplicationHandlerStop
    if not await context.coach.people.admit(athlete_of(update), context.frame.allowed):
        await toast(update)
        await reply(update, house_views.stranger())
        raise ApplicationHandlerStop


async def guard(update: Update, context: CoachContext) -> None:
    """Red-flag words stop plans at once, whatever they were typed into."""
    message = update.effective_message
    words = (message.text or message.caption or "") if message else ""
    if not words or update.callback_query is not None:
        return
    alarm = await context.coach.states.guard(athlete_of(update), words)
    if alarm is None:
        await _cleared(update, context, words)
        return
    await reply(update, body.alarm(alarm))
    if alarm.state is not None:
        await replan(update, context, cause="the red flag")
    raise ApplicationHandlerStop


async def _cleared(update: Update, context: CoachContext, words: str) -> None:
    """Typed clearance unlocks a red flag, as its button does."""
    if not says_cleared(words) or await context.coach.people.who(athlete_of(update)) is None:
        return
    done = await context.coach.states.cleared(athlete_of(update), words)
    agreed = await _agreed(update, context)
    if done is None or not done.moved:
        if agreed:
            raise ApplicationHandlerStop
        return
    await reply(update, body.changed(done))
    await replan(update, context, cause="a clinician cleared you")
    raise ApplicationHandlerStop


async def _agreed(update: Update, context: CoachContext) -> bool:
    """The same yes to training with what the health questions brought up."""
    coach, athlete = context.coach, athlete_of(update)
    house = await coach.settings.house(athlete)
    if not waiting_for_a_yes(house.athlete, house.today):
        return False
    kept = await coach.settings.change(athlete, "health", CLEARED)
    await reply(update, settings.kept(kept))
    await replan(update, context, cause="a clinician cleared you", only_if_due=True)
    return True


async def membership(update: Update, context: CoachContext) -> None:
    """The athlete blocked the bot, or let it in again."""
    change = update.my_chat_member
    if change is None or change.chat.type != ChatType.PRIVATE:
        return
    gone = change.new_chat_member.status in GONE
    await context.coach.people.reachable(athlete_of(update), yes=not gone)
