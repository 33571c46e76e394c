"""Who may look at the page."""

from urllib.parse import urlsplit

import pytest

from tests.bot.local_chat.visitor import KEY, Visitor


@pytest.mark.parametrize("path", ["/", "/app.js", "/events", "/files/x", "/nothing", "/say"])
@pytest.mark.parametrize("key", ["", "wrong", KEY + "x", "ключ"])
async def test_without_the_key_there_is_a_sentence_and_nothing_else(
    visitor: Visitor, path: str, key: str
) -> None:
    status, words = await visitor.get(path, key)

    assert status == 403
    assert words.decode().strip().endswith(".")
    assert b"key" in words


async def test_another_name_for_this_computer_does_not_open_it(visitor: Visitor) -> None:
    for name in ("evil.example", "127.0.0.1.evil.example:80", "evil.example@127.0.0.1", "[::1"):
        headers = {"Host": name}
        assert (await visitor.get("/", headers=headers))[0] == 403
        assert (await visitor.get("/healthz", headers=headers))[0] == 403
    port = urlsplit(visitor.root).port
    assert (await visitor.get("/", headers={"Host": f"localhost:{port}"}))[0] == 200


async def test_another_page_cannot_act_through_the_browser(visitor: Visitor) -> None:
    for origin in ("http://evil.example", "null", "http://[::1"):
        assert (await visitor.get("/", headers={"Origin": origin}))[0] == 403
    assert (await visitor.get("/", headers={"Origin": visitor.root}))[0] == 200


async def test_every_answer_shuts_out_what_is_from_elsewhere(visitor: Visitor) -> None:
    for path, key in (("/", KEY), ("/", ""), ("/app.js", KEY), ("/nothing", KEY)):
        async with visitor.client.get(visitor.root + path, params={"k": key}) as answer:
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
