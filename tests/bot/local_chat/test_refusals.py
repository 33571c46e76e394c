"""What a refusal looks like on the line."""

from bot.local_chat.refusals import bad, conflict, flooded, forbidden


def test_each_kind_has_its_code_and_its_first_words() -> None:
    assert [r.body() for r in (bad("x"), forbidden("x"), conflict("x"))] == [
        {"ok": False, "error_code": 400, "description": "Bad Request: x"},
        {"ok": False, "error_code": 403, "description": "Forbidden: x"},
        {"ok": False, "error_code": 409, "description": "Conflict: x"},
    ]
    assert flooded(7).body()["parameters"] == {"retry_after": 7}
