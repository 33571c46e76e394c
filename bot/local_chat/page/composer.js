// Where an athlete writes: words, commands, keys, files, places.

import { act, sendFile } from "./api.js?k=KEY";
import { element, refill, summary } from "./render.js?k=KEY";

const find = (id) => document.getElementById(id);
const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
const PLACES = [
  ["Berlin", 52.52, 13.405], ["London", 51.507, -0.128], ["Boulder", 40.015, -105.271],
  ["Nairobi", -1.286, 36.817], ["Sydney", -33.869, 151.209],
];

export function composer({ state, open, context, run, toast }) {
  const words = find("words");
  const list = find("commands");
  const attach = find("attach-menu");
  let answers = null; // the message that is answered
  let dropped = null; // a forced reply that was waved away
  let chosen = -1;
  let kind = "document";

  // --- words ---

  function grow() {
    words.style.height = "auto";
    const border = words.offsetHeight - words.clientHeight; // without it a scrollbar would show
    words.style.height = `${Math.min(words.scrollHeight + border, 160)}px`;
  }

  async function send(text) {
    if (!text.trim()) return;
    const reply = answers?.message_id;
    answers = null;
    words.value = "";
    grow();
    hide();
    show(open());
    const said = await run(act("say", { athlete: state.current, text, reply_to: reply }));
    if (!said && !words.value) { words.value = text; grow(); } // nothing that was typed gets lost
  }

  words.addEventListener("input", () => { grow(); suggest(words.value); });
  words.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (!list.hidden && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      pick(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      const picked = list.hidden ? null : list.children[chosen];
      if (picked) picked.click(); else send(words.value);
    } else if (event.key === "Tab" && !list.hidden && list.children.length) {
      event.preventDefault();
      words.value = `${list.children[Math.max(chosen, 0)].dataset.command} `;
      hide();
    } else if (event.key === "Escape") {
      hide();
    }
  });
  find("composer").addEventListener("submit", (event) => { event.preventDefault(); send(words.value); words.focus(); });
  find("start").addEventListener("click", () => { run(act("say", { athlete: state.current, text: "/start" })); });

  // --- commands ---

  function commands(prefix = "") {
    return (open()?.commands ?? []).filter(({ command }) => command.startsWith(prefix));
  }

  function suggest(text) {
    const typed = /^\/([a-z0-9_]*)$/.exec(text);
    const found = typed ? commands(typed[1]) : [];
    if (found.length) fill(found); else hideCommands();
  }

  function fill(found) {
    list.replaceChildren(...found.map(({ command, description }, n) => {
      const one = element("li", { role: "option", id: `command-${n}`, "data-command": `/${command}` },
        element("strong", { text: `/${command}` }), element("span", { text: description }));
      one.addEventListener("click", () => { send(`/${command}`); words.focus(); });
      return one;
    }));
    list.hidden = false;
    words.setAttribute("aria-expanded", "true");
    find("menu").setAttribute("aria-expanded", "true");
    pick(-1);
  }

  function pick(n) {
    const { children } = list;
    chosen = children.length ? (n + children.length) % children.length : -1;
    if (n === -1) chosen = -1;
    [...children].forEach((one, at) => one.setAttribute("aria-selected", String(at === chosen)));
    if (chosen >= 0) { children[chosen].scrollIntoView({ block: "nearest" }); words.setAttribute("aria-activedescendant", children[chosen].id); }
    else words.removeAttribute("aria-activedescendant");
  }

  function hideCommands() {
    list.hidden = true;
    words.setAttribute("aria-expanded", "false");
    find("menu").setAttribute("aria-expanded", "false");
    words.removeAttribute("aria-activedescendant");
  }

  function hide() {
    hideCommands();
    attach.hidden = true;
    find("attach").setAttribute("aria-expanded", "false");
  }

  find("menu").addEventListener("click", () => {
    const shown = !list.hidden;
    hide();
    const all = commands();
    if (!shown && all.length) { fill(all); words.focus(); }
    else if (!all.length) toast("The bot has named no commands yet.");
  });

  // --- files, places, voices ---

  find("attach").addEventListener("click", () => {
    const shown = !attach.hidden;
    hide();
    attach.hidden = shown;
    find("attach").setAttribute("aria-expanded", String(!shown));
    if (!shown) attach.querySelector("button").focus();
  });
  attach.addEventListener("keydown", (event) => {
    const all = [...attach.children];
    const at = all.indexOf(document.activeElement);
    if (event.key === "ArrowDown") { event.preventDefault(); all[(at + 1) % all.length].focus(); }
    if (event.key === "ArrowUp") { event.preventDefault(); all[(at - 1 + all.length) % all.length].focus(); }
    if (event.key === "Escape") { hide(); find("attach").focus(); }
  });
  attach.addEventListener("click", (event) => {
    const what = event.target.dataset.attach;
    if (!what) return;
    hide();
    if (what === "location") { askPlace(); return; }
    if (what === "voice" || what === "sticker") { run(act("other", { athlete: state.current, kind: what })); return; }
    kind = what;
    const field = find("file");
    field.accept = what === "photo" ? "image/*" : "";
    field.value = "";
    field.click();
  });
  find("file").addEventListener("change", () => sendAll(find("file").files, () => kind));

  async function sendAll(files, kindOf) {
    for (const file of files) await run(sendFile(file, state.current, kindOf(file)));
  }

  const byLook = (file) => (PICTURES.has(file.type) ? "photo" : "document");
  let within = 0;
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  const main = find("chat");
  main.addEventListener("dragenter", (event) => { if (carries(event)) { within += 1; find("drop").hidden = false; event.preventDefault(); } });
  main.addEventListener("dragleave", () => { within = Math.max(0, within - 1); find("drop").hidden = within === 0; });
  main.addEventListener("dragover", (event) => { if (carries(event)) event.preventDefault(); });
  main.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    within = 0;
    find("drop").hidden = true;
    sendAll(event.dataTransfer.files, byLook);
  });
  words.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length) { event.preventDefault(); sendAll(event.clipboardData.files, byLook); }
  });

  function askPlace() {
    find("places").replaceChildren(...PLACES.map(([name, latitude, longitude]) => {
      const one = element("button", { class: "plain wide", value: name, text: name });
      one.addEventListener("click", () => run(act("locate", { athlete: state.current, latitude, longitude })));
      return one;
    }));
    find("place").showModal();
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest("#foot")) hide();
  });

  // --- what the chat asks for ---

  function showKeys(chat) {
    const rows = chat.keyboard?.keyboard ?? [];
    find("keyboard").hidden = !rows.length;
    refill(find("keyboard"), rows.map((row) => element("div", { class: "row" }, ...row.map((key) => {
      const one = element("button", { class: "key", type: "button", text: key.text });
      one.addEventListener("click", () => (key.request_location ? askPlace() : send(key.text)));
      return one;
    }))));
  }

  function showReply(chat) {
    const forced = chat.asked && chat.asked !== dropped
      ? chat.messages.find((one) => one.message_id === chat.asked) : null;
    const about = answers ?? forced;
    find("reply").hidden = !about;
    if (about) find("reply").querySelector("p").textContent = summary(about);
    words.placeholder = forced?.placeholder ?? chat.keyboard?.input_field_placeholder ?? "Message";
  }

  find("reply-close").addEventListener("click", () => {
    dropped = open()?.asked ?? null;
    answers = null;
    show(open());
    words.focus();
  });

  let shownChat = null;

  function show(chat) {
    find("foot").hidden = !chat;
    if (!chat) return;
    if (shownChat !== chat.id) { answers = null; shownChat = chat.id; }
    const begins = chat.started && document.activeElement === find("start");
    find("start").hidden = chat.started;
    find("composer").hidden = !chat.started;
    if (begins) focus();
    showKeys(chat);
    showReply(chat);
  }

  const focus = () => (find("composer").hidden ? find("start") : words).focus({ preventScroll: true });

  return { show, focus, replyTo(message) { answers = message; show(open()); focus(); } };
}
