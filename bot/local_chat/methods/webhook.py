"""Where updates are to go."""

from bot.local_chat.arguments import Arguments
from bot.local_chat.refusals import Json
from bot.local_chat.world import World


def set_webhook(world: World, arguments: Arguments) -> bool:
    url = arguments.text("url")
    if not url:
        return delete_webhook(world, arguments)
    secret = arguments.text("secret_token")
    world.webhook.check(url, secret)
    world.flood.count_webhook()
    world.updates.ask_for(arguments.document("allowed_updates"))
    if arguments.flag("drop_pending_updates"):
        world.updates.drop()
    world.webhook.set(
        url,
        secret=secret,
        connections=arguments.integer("max_connections", 40),
        certificate="certificate" in arguments.files,
    )
    return True


def delete_webhook(world: World, arguments: Arguments) -> bool:
    world.webhook.unset()
    if arguments.flag("drop_pending_updates"):
        world.updates.drop()
    return True


def get_webhook_info(world: World, _: Arguments) -> Json:
    return world.webhook.info()
