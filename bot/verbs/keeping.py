"""backup and restore: the SQLite database, online and back."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import make_url

from bot.lock import FolderTakenError, hold
from bot.settings import Settings, SettingsError, read_settings
from bot.verbs.say import BAD_INPUT, complain, out, out_json
from storage.backup import UnusableBackupError, copy
from storage.backup import restore as put_back


def backup(options: Namespace) -> int:
    """A compact copy, while the bot runs or not."""
    try:
        settings = read_settings()
        source = _file(settings)
        if not source.exists():
            complain(f"there is no database at {source} yet")
            return BAD_INPUT
        folder = Path(options.to) if options.to else settings.backups
        made = copy(source, folder, datetime.now(tz=UTC))  # noqa: TID251 (the computer's clock)
    except (SettingsError, ValueError, OSError) as error:
        complain(str(error))
        return BAD_INPUT
    out_json({"backup": str(made)}) if options.json else out(f"Backed up to {made}")
    return 0


def restore(options: Namespace) -> int:
    """A copy in the database's place; the bot must be stopped."""
    try:
        settings = read_settings()
        with hold(settings.data_dir):
            gone = put_back(Path(options.file), _file(settings))
    except FolderTakenError:
        complain("The bot is running on this data folder. Stop it first.")
        return BAD_INPUT
    except (SettingsError, UnusableBackupError, ValueError, OSError) as error:
        complain(str(error))
        return BAD_INPUT
    if options.json:
        out_json({"restored": options.file, "erased_again": gone})
    else:
        out(_restored(gone))
    return 0


def _restored(gone: int) -> str:
    """Whoever was deleted after the backup stays deleted."""
    if not gone:
        return "Restored."
    who = "One athlete" if gone == 1 else f"{gone} athletes"
    was = "was" if gone == 1 else "were"
    return f"Restored. {who} who had asked to be deleted {was} deleted again."


def _file(settings: Settings) -> Path:
    url = make_url(settings.database)
    if url.get_backend_name() != "sqlite":
        raise ValueError("PostgreSQL has tools of its own for this: pg_dump and pg_restore")
    return Path(url.database or "")
