"""A file from Telegram, or the sentence for one that does not come."""

from telegram import Document, PhotoSize
from telegram.error import BadRequest, NetworkError

from coach.errors import FileFault, UnreadableFileError

LOST = "Telegram did not hand me that file. Please send it again."
TOO_BIG = "Telegram hands me no file that large: 20 MB is the most."


async def fetch(sent: Document | PhotoSize) -> bytes:
    """The bytes of what was sent.

    Raises:
        UnreadableFileError: Telegram does not give it, or the line broke.
    """
    try:
        file = await sent.get_file()
        return bytes(await file.download_as_bytearray())
    except BadRequest as error:
        big = "too big" in error.message.lower()
        fault, why = (FileFault.TOO_BIG, TOO_BIG) if big else (FileFault.LOST, LOST)
        raise UnreadableFileError(fault, why) from error
    except NetworkError as error:
        raise UnreadableFileError(FileFault.LOST, LOST) from error
