"""The local chat in a browser, as an athlete uses it: on a phone, at a desk, by the keyboard."""

import asyncio
import re
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, expect

from bot.local_chat.chat import LocalChat
from bot.local_chat.clock import TravellingClock
from tests.bot.local_chat.asking import done
from tests.bot.local_chat.house import House

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 860}
SIZES = (PHONE, {"width": 320, "height": 568}, DESK)
SCHEMES = ("light", "dark")
DARK = "matchMedia('(prefers-color-scheme: dark)').matches"
PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
SCROLLED = "document.getElementById('scroll').scrollWidth"
DROP = """async ([name, kind, words]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([words], name, { type: kind }));
  for (const what of ["dragenter", "dragover", "drop"]) {
    document.getElementById("chat").dispatchEvent(
      new DragEvent(what, { dataTransfer: carried, bubbles: true, cancelable: true }));
  }
}"""


async def say(page: Page, words: str) -> None:
    await page.fill("#words", words)
    await page.press("#words", "Enter")


def last(page: Page) -> Any:
    """The newest message of the bot."""
    return page.locator("#messages .bots").last


async def test_a_newcomer_starts_taps_and_sees_the_message_change(page: Page) -> None:
    await expect(page.locator(".welcome")).to_contain_text("I write your training week")
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(last(page).locator("strong")).to_have_text("endurance coach")

    await say(page, "/week")
    await expect(last(page)).to_contain_text("Week of 7 December")
    await expect(last(page).locator("blockquote .more")).to_have_text("Show more")
    await page.get_by_role("button", name="We", exact=True).click()
    await expect(last(page)).to_contain_text("Roll out gently.")
    await expect(last(page)).to_contain_text("edited")
    await expect(page.get_by_role("button", name="· We")).to_be_visible()

    await page.get_by_role("button", name="Done").click()
    await expect(page.locator("#toasts")).to_contain_text("Logged")
    await expect(page.locator(".key[aria-busy]")).to_have_count(0)
    await page.get_by_role("button", name="Delete").click()
    await expect(page.get_by_role("dialog")).to_contain_text("This deletes everything.")
    await page.get_by_role("button", name="OK").click()


async def test_the_field_grows_with_its_lines_and_shows_no_scrollbar(page: Page) -> None:
    await page.click("#start")
    hidden = "words => words.scrollHeight - words.clientHeight"
    for written in ("one", "one\ntwo\nthree", ""):
        await page.fill("#words", written)
        assert await page.eval_on_selector("#words", hidden) == 0


async def test_files_go_up_and_come_down(page: Page, tmp_path: Path) -> None:
    await page.click("#start")
    run = tmp_path / "run.fit"
    run.write_bytes(b"0123456789")

    await page.set_input_files("#file", run)
    await expect(last(page)).to_contain_text("run.fit: 10 bytes")
    await page.evaluate(DROP, ["ride.gpx", "application/gpx+xml", "<gpx/>"])
    await expect(last(page)).to_contain_text("ride.gpx: 6 bytes")

    await say(page, "/file")
    await expect(last(page)).to_contain_text("week.ics")
    async with page.expect_download() as download:
        await last(page).locator(".document").click()
    kept = await (await download.value).path()
    assert (await asyncio.to_thread(kept.read_bytes)).startswith(b"BEGIN:VCALENDAR")


async def test_a_picture_is_seen(page: Page) -> None:
    await page.click("#start")

    await say(page, "/photo")

    shown = last(page).locator("img")
    await expect(shown).to_be_visible()
    assert await shown.evaluate("image => image.naturalWidth") == 640


async def test_what_the_bot_says_is_never_markup(page: Page, house: House) -> None:
    await page.click("#start")
    nasty = "<img src=x onerror=document.title='pwned'><script>document.title='pwned'</script>"

    await say(page, nasty)

    await expect(last(page)).to_contain_text(f"You said: {nasty}")
    assert "pwned" not in await page.title()
    await house.bot.application.bot.send_message(
        1001, '<a href="javascript:alert(1)">x</a> <code>&lt;b&gt;</code>', parse_mode="HTML"
    )
    await expect(last(page)).to_contain_text("x <b>")
    assert await page.locator("#messages a[href^=javascript]").count() == 0


async def test_every_mark_is_shown_as_what_it_is(page: Page, house: House) -> None:
    await page.click("#start")
    await expect(last(page)).to_contain_text("endurance coach")

    await house.bot.application.bot.send_message(
        1001,
        "🏔 <b>b<i>bi</i></b> <u>u</u> <s>s</s> <code>c</code> <pre>p</pre>"
        '<tg-spoiler>hidden</tg-spoiler> <a href="https://example.com/">link</a> '
        '<tg-time unix="1796580000" format="Dt">then</tg-time> '
        '<tg-time unix="1796580000" format="r">soon</tg-time>'
        "<blockquote>q</blockquote>after",
        parse_mode="HTML",
    )

    said = last(page)
    await expect(said).to_contain_text("after")
    for mark, words in {
        "strong": "bbi",
        "strong em": "bi",
        "u": "u",
        "s": "s",
        "code": "c",
        "pre": "p",
        "blockquote": "q",
        "a": "link",
    }.items():
        await expect(said.locator(f".words {mark}")).to_have_text(words)
    await expect(said.locator(".words > time").first).to_have_text(
        re.compile(r"6 December 2026\W.*19:00")
    )
    await expect(said.locator(".words > time").last).to_have_text("in 2 days")
    await said.locator(".spoiler").click()
    await expect(said.locator(".spoiler")).to_have_class("spoiler seen")


async def test_everything_works_by_the_keyboard_alone(page: Page) -> None:
    await page.get_by_role("button", name="Start", exact=True).focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#words")).to_be_focused()

    await page.keyboard.type("/we")
    await expect(page.get_by_role("option")).to_have_count(1)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text("Week of 7 December")
    await page.get_by_role("button", name="Tu", exact=True).focus()
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text("Roll out gently.")

    await page.focus("#words")
    await page.keyboard.type("one")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("two")
    await page.keyboard.press("Enter")
    await expect(last(page)).to_contain_text("You said: one\ntwo", use_inner_text=True)


async def test_what_happens_meanwhile_takes_nobody_from_where_they_stand(
    page: Page, house: House
) -> None:
    await page.set_viewport_size(DESK)  # type: ignore[arg-type]
    await page.click("#start")
    await say(page, "/place")
    place = page.get_by_role("button", name="Share my location")
    for stand in (page.get_by_role("button", name="Boris"), place):
        await stand.focus()
        await house.bot.application.bot.send_message(1001, "Meanwhile.")
        await expect(last(page)).to_contain_text("Meanwhile.")
        await expect(stand).to_be_focused()
        await last(page).evaluate("message => message.remove()")


async def test_reply_keyboards_forced_replies_and_drafts(page: Page) -> None:
    await page.click("#start")
    await say(page, "/place")
    await page.get_by_role("button", name="Share my location").click()
    await page.get_by_role("button", name="Nairobi").click()
    await expect(last(page)).to_contain_text("You said: that")
    await expect(page.locator("#keyboard")).to_be_hidden()

    await say(page, "/note")
    await expect(page.locator("#reply")).to_contain_text("Anything to add?")
    await expect(page.locator("#words")).to_have_attribute("placeholder", "One line about today")
    await say(page, "legs fine")
    await expect(last(page)).to_contain_text("You said: legs fine (about: Anything to add?)")
    await expect(page.locator("#reply")).to_be_hidden()

    await say(page, "/draft")
    await expect(page.locator(".draft")).to_have_text("Thinking about hills")


async def test_the_clock_travels_and_the_push_comes(page: Page, house: House) -> None:
    await page.click("#start")
    await expect(last(page)).to_contain_text("endurance coach")

    await page.get_by_role("button", name="Clock and troubles").click()
    await expect(page.locator("#clock")).to_contain_text("4 December 2026")
    await page.get_by_role("button", name="Sunday 18:00").click()

    await expect(last(page)).to_contain_text("Your week is here.")
    await expect(page.locator(".divider").last).to_contain_text("6 December")
    await expect(page.locator("#clock time")).to_contain_text("18:00:0")
    await page.get_by_role("button", name="Clock and troubles").click()
    await page.fill("#travel-to", "2026-12-09T12:00")
    await page.get_by_role("button", name="Go", exact=True).click()
    await expect(page.locator("#clock")).to_contain_text("9 December 2026")


async def test_one_is_several_athletes(page: Page) -> None:
    await page.set_viewport_size(DESK)  # type: ignore[arg-type]
    await page.click("#start")
    await expect(last(page)).to_contain_text("endurance coach")

    await page.get_by_role("button", name="Boris").click()
    await expect(page.locator("#status")).to_have_text("as Boris")
    await expect(last(page)).to_contain_text("endurance coach")
    await page.fill("#add-name", "Cem")
    await page.press("#add-name", "Enter")
    await expect(page.locator("#status")).to_have_text("as Cem")
    await expect(page.locator("#start")).to_be_visible()

    await page.locator("#athletes button").first.click()
    await expect(page.locator("#messages .own")).to_have_count(1)
    await expect(page.locator("#athletes button")).to_have_count(3)


async def test_troubles_the_bot_and_claude(page: Page, house: House) -> None:
    await page.set_viewport_size(DESK)  # type: ignore[arg-type]
    await page.click("#start")
    await expect(last(page)).to_contain_text("endurance coach")

    await page.get_by_text("Claude can be reached").click()
    await expect(page.locator("#claude-words")).to_contain_text("Down, as you wished.")
    await page.get_by_role("button", name="Restart it").click()
    await expect(page.locator("#toasts")).to_contain_text("The bot was restarted.")
    assert house.done[-2:] == [("claude", False), "restarted"]

    await page.get_by_text("This athlete blocks the bot").click()
    await expect(page.locator("#status")).to_have_text("blocked by this athlete")
    await done(house.bot.emulator, "getMe")
    await house.bot.emulator.call(
        house.bot.emulator.token, "sendMessage", {"chat_id": 1001, "text": "anybody?"}
    )
    await expect(page.locator("#refused")).to_contain_text("bot was blocked by the user")


async def test_a_page_that_is_opened_again_shows_what_was_said(page: Page) -> None:
    await page.click("#start")
    await say(page, "hello")
    await expect(last(page)).to_contain_text("You said: hello")

    await page.reload()

    await expect(page.locator("#messages .message")).to_have_count(4)
    await expect(page.locator("#banner")).to_contain_text("Telegram is simulated")
    await expect(page.locator("#banner")).to_contain_text("Claude is a fake.")


async def test_a_page_whose_key_is_over_says_so(
    browser: Browser, house: House, chat: LocalChat
) -> None:
    old = await browser.new_page()
    await old.goto(chat.address)
    await expect(old.locator("#start")).to_be_visible()
    clock, port = house.bot.emulator.world.clock, urlsplit(chat.address).port
    assert isinstance(clock, TravellingClock)

    await old.click("#start")
    await chat.stop()
    await expect(old.locator("#status")).to_contain_text("Trying again")
    await say(old, "legs fine")
    await expect(old.locator("#toasts")).to_contain_text("The bot cannot be reached.")
    await expect(old.locator("#words")).to_have_value("legs fine")
    fresh = LocalChat(house.bot.emulator, "another-key", house.hooks(), clock)
    await fresh.start(port=port or 0)

    await expect(old.locator("#status")).to_contain_text("Open the one the bot printed.")
    await old.close()
    await fresh.stop()


async def test_nothing_sticks_out_and_all_words_can_be_read(page: Page, tmp_path: Path) -> None:
    await page.click("#start")
    await say(page, "/week")
    await page.get_by_role("button", name="We", exact=True).click()
    await say(page, "x" * 300)
    await expect(last(page)).to_contain_text("You said: xxx")

    for scheme, size in product(SCHEMES, SIZES):
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        await page.set_viewport_size(size)  # type: ignore[arg-type]
        seen = f"{scheme}, {size['width']} wide"
        assert await page.evaluate("window.innerWidth") == size["width"], seen
        assert await page.evaluate(DARK) == (scheme == "dark"), seen
        assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"], seen
        assert await page.evaluate(SCROLLED) <= size["width"], seen
        await page.evaluate(PAINTED)
        assert await page.evaluate(CONTRAST) == [], seen
        await page.screenshot(path=tmp_path / f"chat-{size['width']}-{scheme}.png")


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return { r, g, b, a: a / 255 };
  };
  const light = ({ r, g, b }) => [r, g, b]
    .map((part) => part / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, n) => sum + part * [0.2126, 0.7152, 0.0722][n], 0);
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.a > 0.5) return colour;
    }
    return { r: 255, g: 255, b: 255 };
  };
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((one) => {
      const [a, b] = [light(rgb(getComputedStyle(one).color)), light(ground(one))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      return ratio < 4.5 ? `${one.tagName}.${one.className} ${ratio.toFixed(2)}` : null;
    })
    .filter(Boolean);
}"""
