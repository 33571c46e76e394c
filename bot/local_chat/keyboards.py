"""Keyboards under a message, checked as the server checks them."""

from typing import Any, NoReturn

from bot.local_chat import limits
from bot.local_chat.arguments import Arguments
from bot.local_chat.letters import web_address
from bot.local_chat.refusals import Json, bad

ACTIONS = (
    "callback_data",
    "url",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
    "disabled",
)
STYLES = frozenset({"primary", "success", "danger"})
KINDS = ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply")


def read_markup(arguments: Arguments) -> Json | None:
    """The `reply_markup` of a call; None where there is none, or an inline keyboard is empty.

    Raises:
        Refusal: what Telegram would not show.
    """
    markup = arguments.document("reply_markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    kind = next((name for name in KINDS if name in markup), None)
    if kind == "inline_keyboard":
        return _inline(markup)
    if kind == "keyboard":
        return _reply(markup)
    if kind is not None:
        _check_placeholder(markup)
        return markup
    if not markup:
        return None
    raise bad("can't parse reply keyboard markup JSON object")


def read_inline(arguments: Arguments) -> Json | None:
    """As `read_markup`, where only an inline keyboard will do: in edits."""
    markup = read_markup(arguments)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    return markup


def _inline(markup: Json) -> Json | None:
    rows = [row for row in _rows(markup["inline_keyboard"], "inline keyboard") if row]
    for row in rows:
        for button in row:
            _check_button(button)
    return {"inline_keyboard": rows} if rows else None


def _reply(markup: Json) -> Json:
    rows = [row for row in _rows(markup["keyboard"], "reply keyboard") if row]
    if not rows:
        raise bad("reply keyboard markup must have at least one row of buttons")
    buttons = [[{"text": key} if isinstance(key, str) else key for key in row] for row in rows]
    for row in buttons:
        for button in row:
            if not button.get("text"):
                raise bad("reply keyboard button text must be non-empty")
    _check_placeholder(markup)
    return {**markup, "keyboard": buttons}


def _rows(rows: Any, what: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad(f"{what} must be an array of arrays of buttons")
    if sum(len(row) for row in rows) > limits.BUTTONS:
        raise bad("reply markup is too long")
    return rows


def _check_placeholder(markup: Json) -> None:
    if len(markup.get("input_field_placeholder") or "") > limits.PLACEHOLDER:
        raise bad("input field placeholder is too long")


def _check_button(button: Any) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        _unusable('can\'t find field "text"')
    if not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    actions = [name for name in ACTIONS if button.get(name) is not None]
    if not actions:
        _unusable("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        _unusable("exactly one of the optional fields must be used")
    if button.get("style", "primary") not in STYLES:
        _unusable("invalid button style specified")
    _check_action(actions[0], button[actions[0]])


def _check_action(action: str, value: Any) -> None:
    if action == "callback_data" and not 1 <= _bytes(value) <= limits.CALLBACK_DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    if action == "url" and web_address(str(value)) is None:
        raise bad(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    if action == "copy_text":
        words = value.get("text", "") if isinstance(value, dict) else ""
        if not 1 <= len(words) <= limits.COPY_TEXT:
            raise bad("BUTTON_COPY_TEXT_INVALID")


def _bytes(value: Any) -> int:
    return len(str(value).encode("utf-8", "surrogatepass"))


def _unusable(words: str) -> NoReturn:
    raise bad(f"can't parse inline keyboard button: {words}")
