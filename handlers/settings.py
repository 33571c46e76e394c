"""/settings and what hangs on it: export, delete."""

import json
from dataclasses import replace

from telegram import Update

from coach.document import write_dossier
from coach.errors import UnreadableAnswerError
from handlers.buttons import Setting
from handlers.context import CoachContext, athlete_of
from handlers.forms import open_form
from handlers.outcomes import replan
from handlers.reply import reply, show
from handlers.views import settings as views
from handlers.views.message import File, Message


async def settings(update: Update, context: CoachContext) -> None:
    """/settings: all that can be set, as it is now."""
    athlete = athlete_of(update)
    house = await context.coach.settings.house(athlete)
    spent = await context.coach.stats.spent(athlete)
    await show(update, views.house(replace(house, spent_usd=spent)))


async def change(update: Update, button: Setting, context: CoachContext) -> None:
    """A setting tapped: its choices, or a question; a value: kept."""
    if not button.value:
        if button.name == "health":
            house = await context.coach.settings.house(athlete_of(update))
            await show(update, views.health(house))
        elif button.name in views.CHOICES:
            await show(update, views.choose(button.name))
        elif button.name in views.TYPED:
            await open_form(
                update,
                context,
                "setting",
                answers={"_text": views.TYPED[button.name]},
                subject=button.name,
            )
        return
    try:
        kept = await context.coach.settings.change(athlete_of(update), button.name, button.value)
    except UnreadableAnswerError as error:
        await show(update, views.refused(error.hint))
        return
    spent = await context.coach.stats.spent(athlete_of(update))
    await show(update, views.kept(replace(kept, house=replace(kept.house, spent_usd=spent))))
    await replan(update, context, cause="the settings", only_if_due=True)


async def export(update: Update, context: CoachContext) -> None:
    """/export: the athlete's whole dossier as a file."""
    dossier = await context.coach.people.dossier(athlete_of(update))
    text = json.dumps(write_dossier(dossier), ensure_ascii=False, indent=1)
    await reply(
        update,
        Message(
            html="Everything I know about you, as one file. It can be read back in.",
            file=File("steadfoot-dossier.json", text.encode()),
        ),
    )


async def delete(update: Update, context: CoachContext) -> None:
    """/delete: everything, after a typed word."""
    await open_form(update, context, "delete")
