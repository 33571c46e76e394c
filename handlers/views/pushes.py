"""What the coach says by itself."""

from coach.state import State, StateKind
from coach.usecases.pushes import CheckIn, SundayWeek, WednesdayWeek
from handlers.buttons import JournalDay, Open, Setting
from handlers.views import question, week
from handlers.views.body import WHAT
from handlers.views.html import escape
from handlers.views.message import Key, Message


def sunday(content: SundayWeek) -> Message:
    """The coming week, and above it whatever has to be said first."""
    shown = week.program(content.shown)
    head = ["<b>Your coming week</b>"]
    if content.missed:
        head.append(
            f"<i>I was away: {content.missed} earlier "
            f"{'program' if content.missed == 1 else 'programs'} did not reach you.</i>"
        )
    head += [_state(state) for state in content.states]
    return Message(html="\n".join(head) + "\n\n" + shown.html, keys=shown.keys)


def wednesday(content: WednesdayWeek) -> Message:
    """What changed, or one line: nothing needs to change."""
    states = [_state(state) for state in content.states]
    if not content.changes:
        text = "Midweek check: nothing needs to change. The days done are done, the rest stands."
        return Message(
            html="\n".join([text, *states]),
            keys=((Key("This week", Open("week")), Key("Today", Open("today"))),),
        )
    body = week.changed_days(content.changes)
    return Message(
        html="\n\n".join(["<b>Midweek check</b>", body, *states]),
        keys=((Key("This week", Open("week")), Key("Today", Open("today"))),),
    )


def check_in(content: CheckIn) -> Message:
    """How was the day? In one tap; not while another question is open."""
    if content.less:
        return Message(
            html="Three evenings without an answer. Shall I ask less often?",
            keys=(
                (
                    Key("Do not ask any more", Setting("check_in_at", "off")),
                    Key("Keep asking", JournalDay(content.push.day, "edit")),
                ),
            ),
        )
    if content.asked is None:
        return Message(
            html="How was today? Whenever it suits you.",
            keys=(
                (
                    Key("Check in", JournalDay(content.push.day, "edit")),
                    Key("Rest day", JournalDay(content.push.day, "rest")),
                ),
            ),
        )
    return question.asked(content.asked, note=f"<b>How was your {content.push.day:%A}?</b>")


def _state(state: State) -> str:
    what = WHAT[state.kind]
    ask = "/injury" if state.kind is StateKind.INJURED else "/sick"
    if state.kind is StateKind.RED_FLAG:
        return f"<i>{escape(f'You are {what}.')}</i>"
    return f"<i>{escape(f'You are {what}. Tell me how it goes: {ask}')}</i>"
