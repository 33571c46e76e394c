// The page: what is known, which chat is open, and what happens.

import { act, listen } from "./api.js?k=KEY";
import { composer } from "./composer.js?k=KEY";
import { panels } from "./panels.js?k=KEY";
import { bubble, divider, draft, element, typing } from "./render.js?k=KEY";
import { day, setClock } from "./time.js?k=KEY";

const find = (id) => document.getElementById(id);
const ACTION_LASTS = 5000;
const TOAST_LASTS = 3500;
const NEAR_THE_END = 80;
const BROKEN = {
  down: "The line to the bot is down. Trying again …",
  over: "This address is over. Open the one the bot printed.",
};

const state = { chats: new Map(), current: null, house: null, waiting: new Map(), early: new Set(), line: "up" };
const open = () => state.chats.get(state.current);

const context = {
  get zone() { return open()?.zone ?? "UTC"; },
  say: (words) => run(act("say", { athlete: state.current, text: words })),
  reply: (message) => write.replyTo(message),
  tap,
  jump(id) {
    const there = find("messages").querySelector(`[data-id="${CSS.escape(String(id))}"]`);
    there?.scrollIntoView({ block: "center", behavior: "smooth" });
    flash(there);
  },
  async copy(words) {
    await navigator.clipboard.writeText(words).catch(() => {});
    toast("Copied");
  },
};

async function run(doing) {
  try { return await doing; } catch (error) { toast(error.message); return null; }
}

async function tap(message, row, column, button) {
  button.setAttribute("aria-busy", "true");
  setTimeout(() => button.removeAttribute("aria-busy"), 10_000);
  const answer = await run(act("tap", { athlete: state.current, message: message.message_id, row, column }));
  // The bot's answer may have been told before the tap itself was confirmed.
  if (answer?.query && !state.early.delete(answer.query)) state.waiting.set(answer.query, button);
  else button.removeAttribute("aria-busy");
}

function toast(words) {
  const shown = element("p", { text: words });
  find("toasts").append(shown);
  setTimeout(() => shown.remove(), TOAST_LASTS);
}

function answered({ text, alert, query }) {
  if (!state.waiting.has(query)) state.early.add(query);
  for (const [waiting, button] of state.waiting) {
    if (waiting === query || !button.isConnected) {
      button.removeAttribute("aria-busy");
      state.waiting.delete(waiting);
    }
  }
  if (!text) return;
  if (!alert) { toast(text); return; }
  find("alert").querySelector("p").textContent = text;
  find("alert").showModal();
}

function flash(there) {
  if (!there) return;
  there.classList.remove("flash");
  requestAnimationFrame(() => there.classList.add("flash"));
}

// --- the messages of the open chat ---

const atEnd = () => {
  const box = find("scroll");
  return box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_THE_END;
};

function toEnd(smooth = false) {
  const box = find("scroll");
  reading = true;
  box.scrollTo({ top: box.scrollHeight, behavior: smooth ? "smooth" : "instant" });
}

function keepEnd(change, always = false) {
  const near = always || atEnd();
  change();
  if (near) toEnd();
  find("to-end").hidden = near || atEnd();
}

function append(message) {
  const list = find("messages");
  const before = list.lastElementChild;
  const today = day(message.date, context.zone);
  if (list.dataset.day !== today) list.append(divider(today));
  list.dataset.day = today;
  const made = bubble(message, context);
  if (before?.classList.contains(message.own ? "own" : "bots") && before === list.lastElementChild) made.classList.add("next");
  list.append(made);
}

function redraw() {
  const chat = open();
  const list = find("messages");
  list.replaceChildren();
  delete list.dataset.day;
  if (!chat) return;
  if (!chat.messages.length) list.append(welcome());
  chat.messages.forEach(append);
  showFrame();
  showWaiting();
  toEnd();
}

function welcome() {
  const { name, description } = state.house.bot;
  return element("section", { class: "welcome" },
    element("h2", { text: "What can this bot do?" }),
    element("p", { text: description || `${name} is an endurance coach. Tap Start to meet it.` }));
}

function replace(message) {
  const old = find("messages").querySelector(`[data-id="${message.message_id}"]`);
  if (!old) return;
  keepEnd(() => {
    const made = bubble(message, context);
    if (old.classList.contains("next")) made.classList.add("next");
    const focused = old.contains(document.activeElement) && old.querySelector(".inline-keyboard");
    old.replaceWith(made);
    if (focused) made.querySelector(".key")?.focus({ preventScroll: true });
    flash(made);
  });
}

function showWaiting() {
  const chat = open();
  document.querySelectorAll("#messages > .waiting").forEach((one) => one.remove());
  const writing = chat && chat.acting > Date.now();
  showStatus();
  if (!chat) return;
  if (chat.draft) find("messages").append(draft(chat.draft, context));
  else if (writing) find("messages").append(typing("The bot is writing"));
}

function showStatus() {
  const chat = open();
  find("status").textContent = status(chat, chat && chat.acting > Date.now());
}

function status(chat, writing) {
  if (state.line in BROKEN) return BROKEN[state.line];
  if (chat?.blocked) return "blocked by this athlete";
  if (writing) return "writing …";
  if (!chat) return "";
  return chat.name === "You" ? "your own chat" : `as ${chat.name}`;
}

function showFrame() {
  const chat = open();
  write.show(chat);
  showStatus();
  side.showAthletes(state);
  side.showChat(chat);
}

// --- what happens ---

function everything(told) {
  const before = state.chats;
  state.chats = new Map(told.chats.map((chat) => [chat.id, { unread: before.get(chat.id)?.unread ?? 0, acting: 0, ...chat }]));
  state.house = told.house;
  if (!state.chats.has(state.current)) state.current = told.chats[0]?.id ?? null;
  showHouse();
  redraw();
}

function showHouse() {
  find("bot-name").textContent = state.house.bot.name;
  side.showHouse(state.house);
}

function happened(told) {
  if (told.clock) setClock(told.clock.moment);
  side.showClock(context.zone);
  if (told.kind === "everything") { everything(told); return; }
  if (told.house) { state.house = told.house; showHouse(); }
  const chat = known(told);
  const act_ = REACTIONS[told.kind];
  if (act_) act_(told, chat, chat !== undefined && chat.id === state.current);
  if (chat?.id === state.current) showFrame();
  else side.showAthletes(state);
}

function known(told) {
  if (!told.frame) return undefined;
  const before = state.chats.get(told.chat) ?? { messages: [], unread: 0, acting: 0, draft: null };
  const chat = Object.assign(before, told.frame);
  state.chats.set(told.chat, chat);
  return chat;
}

const REACTIONS = {
  said({ message }, chat, here) {
    if (!chat || chat.messages.some((one) => one.message_id === message.message_id)) return;
    chat.messages.push(message);
    if (!message.own) { chat.draft = null; chat.acting = 0; if (!here) chat.unread += 1; }
    if (!here) return;
    document.querySelector("#messages > .welcome")?.remove();
    document.querySelectorAll("#messages > .waiting").forEach((one) => one.remove());
    keepEnd(() => { append(message); showWaiting(); }, message.own);
  },
  edited({ message }, chat, here) {
    const at = chat?.messages.findIndex((one) => one.message_id === message.message_id) ?? -1;
    if (at < 0) return;
    chat.messages[at] = message;
    if (here) replace(message);
  },
  deleted({ message }, chat, here) {
    if (!chat) return;
    chat.messages = chat.messages.filter((one) => one.message_id !== message.message_id);
    if (here) find("messages").querySelector(`[data-id="${message.message_id}"]`)?.remove();
  },
  action(_, chat, here) {
    if (!chat) return;
    chat.acting = Date.now() + ACTION_LASTS;
    setTimeout(() => { if (chat.id === state.current) keepEnd(showWaiting); }, ACTION_LASTS + 50);
    if (here) keepEnd(showWaiting);
  },
  draft({ data }, chat, here) {
    if (!chat) return;
    chat.draft = data;
    clearTimeout(chat.draftEnd);
    chat.draftEnd = setTimeout(() => { chat.draft = null; if (chat.id === state.current) keepEnd(showWaiting); }, 30_000);
    if (here) keepEnd(showWaiting);
  },
  toast({ data }) { answered(data); },
  call({ data }) { side.showRefusal(data); },
  house({ data }) { if (data?.restarted) { toast("The bot was restarted. What it knew, it still knows."); } },
  clock() { toast("The clock was set."); },
};
REACTIONS.reaction = REACTIONS.edited;

function choose(id) {
  state.current = id;
  const chat = open();
  if (chat) chat.unread = 0;
  side.showClock(context.zone);
  redraw();
  write.focus();
}

const write = composer({ state, open, context, run, toast });
const side = panels({ state, open, choose, run, toast, zone: () => context.zone });

// Who reads the end goes on reading it, whatever grows: a picture, the keyboard below, the window.
let reading = true;
find("scroll").addEventListener("scroll", () => {
  reading = atEnd();
  if (reading) find("to-end").hidden = true;
});
const grown = new ResizeObserver(() => { if (reading) toEnd(); });
grown.observe(find("scroll"));
grown.observe(find("messages"));
find("to-end").addEventListener("click", () => toEnd(true));
setInterval(() => { if (state.house) side.showClock(context.zone); }, 1000);
listen(happened, (line) => { state.line = line; showWaiting(); });
