"""More load, where there is room for it: with its price, to take or to leave."""

from coach.dossier import Offer
from coach.ports import Kept
from coach.usecases.offers import OfferAnswered
from handlers.buttons import Open, ShowWeek, TakeOffer, UndoLast
from handlers.views import week
from handlers.views.html import escape
from handlers.views.message import Key, Keys, Message, Style


def keys(id_: int) -> Keys:
    """A yes and a no; nothing happens without the yes."""
    return (
        (
            Key("Take it", TakeOffer(id_, yes=True), style=Style.SUCCESS),
            Key("Leave it", TakeOffer(id_, yes=False)),
        ),
    )


def made(offer: Kept[Offer] | None) -> Message:
    """An offer by itself; or that there is none."""
    if offer is None:
        return Message(
            html="There is no room for more in this week just now.",
            keys=((Key("This week", Open("week")),),),
        )
    return Message(html=escape(offer.value.text), keys=keys(offer.id))


def answered(done: OfferAnswered) -> Message:
    """What the answer came to: the days that differ, and the way back."""
    if done.shown is None:
        return Message(html=escape(done.text), keys=((Key("This week", Open("week")),),))
    parts = [escape(done.text)]
    if done.shown.changes:
        parts.append(week.changed_days(done.shown.changes))
    monday = done.shown.program.week_start_date
    return Message(
        html="\n\n".join(parts),
        keys=((Key("Week", ShowWeek(monday)), Key("Undo", UndoLast())),),
    )
