"""The receipt of a week: its forecast held against what happened, kept, and learnt from."""

from datetime import date, datetime, timedelta

from coach.athlete import AthleteId
from coach.dossier import Dossier, Receipt
from coach.planning.receipt import promised, receipt
from coach.ports import Transaction
from coach.program import monday_of
from coach.usecases.week import load

WEEK = timedelta(days=7)


async def settle(
    tx: Transaction, athlete: AthleteId, sunday: date, moment: datetime
) -> Receipt | None:
    """Keeps the receipt of the week that `sunday` ends; None where it had no program.

    That of the week before is written again too: files come late.
    """
    dossier = await load(tx, athlete, moment)
    known = {kept.week_start_date: kept for kept in dossier.receipts}
    monday = monday_of(sunday)
    newest = None
    for week in (monday - WEEK, monday):
        newest = await _receipt(tx, athlete, dossier, week, moment)
        if newest is not None and newest != known.get(week):
            await tx.receipts.keep(athlete, newest)
    return newest


async def _receipt(
    tx: Transaction, athlete: AthleteId, dossier: Dossier, monday: date, moment: datetime
) -> Receipt | None:
    versions = await tx.programs.versions(athlete, monday)
    promise = promised(versions, dossier.athlete.zone)
    return None if promise is None else receipt(dossier, promise, dossier.today(moment))
