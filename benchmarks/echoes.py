"""The bots to compare with: an echo and nothing else, each as its own documentation begins.

python -m benchmarks.echoes ptb|concurrent|aiogram ADDRESS TOKEN
"""

import asyncio
import sys


def ptb(address: str, token: str, *, concurrent: bool = False) -> None:
    from telegram import Update  # noqa: PLC0415 (one library in each process)
    from telegram.ext import (  # noqa: PLC0415
        ApplicationBuilder,
        ContextTypes,
        MessageHandler,
        filters,
    )

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(update.message.text or "")

    builder = ApplicationBuilder().token(token).base_url(f"{address}/bot")
    app = builder.concurrent_updates(concurrent).build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.run_polling()


def concurrent(address: str, token: str) -> None:
    ptb(address, token, concurrent=True)


def aiogram(address: str, token: str) -> None:
    from aiogram import Bot, Dispatcher  # noqa: PLC0415
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415
    from aiogram.types import Message  # noqa: PLC0415

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    asyncio.run(dispatcher.start_polling(Bot(token, session=session)))


if __name__ == "__main__":
    {"ptb": ptb, "concurrent": concurrent, "aiogram": aiogram}[sys.argv[1]](*sys.argv[2:])
