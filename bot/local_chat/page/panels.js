// Beside the chat: the athletes one can be, the bot's clock, troubles, what is simulated.

import { act } from "./api.js?k=KEY";
import { element, refill } from "./render.js?k=KEY";
import { clockDay, clockHour, fieldValue } from "./time.js?k=KEY";

const find = (id) => document.getElementById(id);
const SIMULATED = [
  "Telegram: the server, the apps and the network between them.",
  "The time: the bot lives by the clock on this page.",
  "Push notifications: they arrive in the chat and nowhere else.",
];
const SHOWN_REFUSALS = 6;

export function panels({ state, choose, run, toast, zone }) {
  // --- drawers on small screens ---

  const drawers = [["open-people", "people"], ["open-tools", "tools"]];

  function close() {
    for (const [button, side] of drawers) {
      if (find(side).classList.contains("open")) find(button).focus();
      find(side).classList.remove("open");
      find(button).setAttribute("aria-expanded", "false");
    }
    find("veil").hidden = true;
  }

  for (const [button, side] of drawers) {
    find(button).addEventListener("click", () => {
      const shown = find(side).classList.contains("open");
      close();
      if (shown) return;
      find(side).classList.add("open");
      find(button).setAttribute("aria-expanded", "true");
      find("veil").hidden = false;
      find(side).focus();
    });
  }
  find("veil").addEventListener("click", close);
  for (const width of ["699px", "1099px"]) {
    matchMedia(`(max-width: ${width})`).addEventListener("change", close);
  }
  document.querySelectorAll("[data-close]").forEach((one) => one.addEventListener("click", close));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  // --- athletes ---

  function showAthletes({ chats, current }) {
    refill(find("athletes"), [...chats.values()].map((chat) => {
      const last = chat.messages.at(-1);
      const one = element("button", { type: "button", "aria-current": chat.id === current ? "true" : null },
        element("span", { class: "initial", "aria-hidden": "true", text: [...chat.name][0]?.toUpperCase() ?? "?" }),
        element("span", { class: "about" }, element("strong", { text: chat.name }),
          element("small", { text: last ? (last.text ?? last.caption ?? "A file") : "New" })),
        chat.unread ? element("span", { class: "unread", "aria-label": `${chat.unread} new`, text: chat.unread }) : null);
      one.addEventListener("click", () => { close(); choose(chat.id); });
      return element("li", {}, one);
    }));
  }

  async function meet(name, data) {
    const made = await run(act(name, data));
    if (!made) return;
    close();
    choose(made.athlete);
  }

  find("add").addEventListener("submit", (event) => {
    event.preventDefault();
    const field = find("add-name");
    if (field.value.trim()) meet("athletes", { name: field.value });
    field.value = "";
  });

  function showSamples(samples) {
    find("samples").hidden = !samples.length;
    refill(find("sample-list"), samples.map(({ name, description }) => {
      const one = element("button", { type: "button" }, element("strong", { text: name }), element("span", { text: description }));
      one.addEventListener("click", async () => {
        one.setAttribute("aria-busy", "true");
        await meet("samples", { name });
        one.removeAttribute("aria-busy");
      });
      return element("li", {}, one);
    }));
  }

  // --- the clock ---

  function showClock(where) {
    const [time, date] = find("clock").children;
    time.textContent = clockHour(where);
    date.textContent = `${clockDay(where)} · ${where.replaceAll("_", " ")}`;
  }

  async function travel(data, button) {
    button?.setAttribute("aria-busy", "true");
    const moved = await run(act("clock", { athlete: state.current, ...data }));
    button?.removeAttribute("aria-busy");
    if (moved) close();
  }

  find("travel").addEventListener("submit", (event) => {
    event.preventDefault();
    travel({ to: find("travel-to").value }, event.submitter);
  });
  find("travel-to").addEventListener("focus", () => {
    if (!find("travel-to").value) find("travel-to").value = fieldValue(zone());
  });

  function orders(items, name, onClick) {
    find(name).replaceChildren(...items.map(({ key, label }) => {
      const one = element("button", { class: "plain wide", type: "button", text: label });
      one.addEventListener("click", () => onClick(key, one));
      return one;
    }));
  }

  // --- the bot ---

  find("restart").addEventListener("click", async () => {
    const button = find("restart");
    button.setAttribute("aria-busy", "true");
    await run(act("restart"));
    button.removeAttribute("aria-busy");
  });
  find("claude").addEventListener("change", () => run(act("claude", { up: find("claude").checked })));
  find("block").addEventListener("change", () => run(act("block", { athlete: state.current })));

  function showClaude(up) {
    find("claude-switch").hidden = up === null;
    find("claude").checked = up === true;
    find("claude-words").textContent = up === null
      ? "Not connected. The rule-based planner writes the weeks."
      : up ? "Connected: it writes the weeks and reads notes." : "Down, as you wished. The planner writes the weeks.";
  }

  function showHouse(house) {
    showSamples(house.samples);
    showClaude(house.claude);
    if (!find("journeys").children.length) {
      orders(house.journeys, "journeys", (key, one) => travel({ journey: key }, one));
      orders(house.troubles, "troubles", async (key) => {
        if (await run(act("trouble", { key }))) toast("It will meet the next message.");
      });
    }
    find("simulated").replaceChildren(...[...SIMULATED, ...house.notices].map((text) => element("li", { text })));
    find("banner-words").textContent = ["Telegram is simulated on this computer; the bot and its database are real. Nothing is sent to Telegram.", ...house.notices].join(" ");
  }

  function showChat(chat) {
    find("block").checked = Boolean(chat?.blocked);
  }

  function showRefusal({ method, refused }) {
    const list = find("refused").querySelector("ul");
    find("refused").hidden = false;
    list.prepend(element("li", {}, element("strong", { text: method }), ` ${refused}`));
    while (list.children.length > SHOWN_REFUSALS) list.lastElementChild.remove();
  }

  return { showAthletes, showHouse, showClock, showChat, showRefusal };
}
