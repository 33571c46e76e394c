// Messages as elements. Words only ever become text nodes: nothing a bot says is read as markup.

import { link } from "./api.js?k=KEY";
import { hour, moment } from "./time.js?k=KEY";

export function element(name, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    made.setAttribute(key, value === true ? "" : value);
  }
  if (text !== undefined) made.textContent = text;
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// New children in the place of the old ones; whoever stood on one by the keyboard stands there still.
export function refill(parent, made) {
  const marks = "button, a, input";
  const at = [...parent.querySelectorAll(marks)].indexOf(document.activeElement);
  parent.replaceChildren(...made);
  if (at >= 0) parent.querySelectorAll(marks)[at]?.focus({ preventScroll: true });
}

export function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(use);
  return drawing;
}

const PLAIN = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote",
};
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

function safe(address) {
  try {
    const { protocol } = new URL(address);
    return ["http:", "https:", "mailto:", "tg:"].includes(protocol) ? address : null;
  } catch {
    return null;
  }
}

function away(address) {
  const target = safe(address);
  return element(target ? "a" : "span", target ? { href: target, target: "_blank", rel: "noopener noreferrer" } : {});
}

function expandable() {
  const quote = element("blockquote", { class: "folded" });
  const more = element("button", { class: "more", type: "button", "aria-expanded": "false", text: "Show more" });
  more.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    more.textContent = folded ? "Show more" : "Show less";
    more.setAttribute("aria-expanded", String(!folded));
  });
  const inner = element("div");
  quote.append(inner, more);
  return [quote, inner];
}

function spoiler() {
  const hidden = element("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Show what is hidden" });
  const reveal = () => {
    hidden.classList.add("seen");
    for (const name of ["role", "tabindex", "aria-label"]) hidden.removeAttribute(name);
  };
  hidden.addEventListener("click", reveal);
  hidden.addEventListener("keydown", (event) => { if (event.key === "Enter") reveal(); });
  return hidden;
}

// The element an entity becomes, and the one its words go into.
function marked(entity, words, context) {
  if (PLAIN[entity.type]) { const one = element(PLAIN[entity.type]); return [one, one]; }
  if (entity.type === "expandable_blockquote") return expandable();
  if (entity.type === "date_time") {
    const shape = entity.date_time_format ?? "";
    const time = element("time", { datetime: new Date(entity.unix_time * 1000).toISOString(), title: words });
    if (shape) { time.textContent = moment(entity.unix_time, shape, context.zone); return [time, null]; }
    return [time, time];
  }
  let one;
  if (entity.type === "text_link") one = away(entity.url);
  else if (entity.type === "url") one = away(/^\w+:/.test(words) ? words : `https://${words}`);
  else if (entity.type === "email") one = away(`mailto:${words}`);
  else if (entity.type === "spoiler") one = spoiler();
  else if (entity.type === "bot_command") {
    one = element("button", { class: "command", type: "button" });
    one.addEventListener("click", () => context.say(words));
  } else one = element("span");
  return [one, one];
}

// Words with their entities; offsets count UTF-16 units, as JavaScript itself does.
export function formatted(text, entities, context) {
  const made = document.createDocumentFragment();
  fill(made, text, [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length), 0, text.length, context);
  return made;
}

function fill(parent, text, entities, from, to, context) {
  let at = from;
  for (let n = 0; n < entities.length; n += 1) {
    const entity = entities[n];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || end <= entity.offset) continue;
    parent.append(text.slice(at, entity.offset));
    const [outer, inner] = marked(entity, text.slice(entity.offset, end), context);
    if (inner) {
      const within = entities.slice(n + 1).filter((other) => other.offset < end);
      fill(inner, text, within, entity.offset, end, context);
    }
    parent.append(outer);
    at = end;
    if (BLOCKS.has(entity.type) && text[at] === "\n") at += 1; // a block ends its line by itself
  }
  parent.append(text.slice(at, to));
}

const size = (bytes) =>
  bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

function photo(sizes) {
  const best = sizes[sizes.length - 1];
  const address = link(`/files/${best.file_id}`);
  const image = element("img", { src: address, alt: "Photo", width: best.width, height: best.height, loading: "lazy" });
  return element("a", { class: "photo", href: address, target: "_blank", rel: "noopener" }, image);
}

function attachment(file) {
  const about = element("span", { class: "about" },
    element("strong", { text: file.file_name }), element("small", { text: size(file.file_size) }));
  return element("a", { class: "document", href: link(`/files/${file.file_id}`), download: file.file_name },
    element("span", { class: "disc" }, icon("file")), about);
}

function other(message) {
  const { location, voice, sticker } = message;
  if (sticker) return element("p", { class: "sticker", text: sticker.emoji ?? "Sticker" });
  if (voice) return element("p", { class: "kind", text: `Voice note · ${voice.duration} s` });
  if (location) return element("p", { class: "kind", text: `Location · ${location.latitude.toFixed(2)}, ${location.longitude.toFixed(2)}` });
  return null;
}

export function summary(message) {
  if (!message) return "a message that is gone";
  return message.text ?? message.caption ?? message.document?.file_name ?? (message.photo ? "Photo" : "Message");
}

function quoted(message, context) {
  const button = element("button", { class: "quoted", type: "button", "aria-label": "Go to the message this answers", text: summary(message) });
  button.addEventListener("click", () => context.jump(message.message_id));
  return button;
}

export function buttons(message, context) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return null;
  const made = element("div", { class: "inline-keyboard" });
  rows.forEach((row, rowNumber) => {
    const line = element("div", { class: "row" });
    row.forEach((button, column) => line.append(key(message, button, rowNumber, column, context)));
    made.append(line);
  });
  return made;
}

function key(message, button, row, column, context) {
  const look = `key ${["primary", "success", "danger"].includes(button.style) ? button.style : ""}`;
  if (button.url) {
    const opened = away(button.url);
    opened.className = look;
    opened.append(button.text, icon("open"));
    return opened;
  }
  const made = element("button", { class: look, type: "button", text: button.text, disabled: Boolean(button.disabled) });
  if (button.copy_text) {
    made.append(icon("copy"));
    made.addEventListener("click", () => context.copy(button.copy_text.text));
  } else {
    made.addEventListener("click", () => context.tap(message, row, column, made));
  }
  return made;
}

export function bubble(message, context) {
  const body = element("div", { class: "bubble" });
  if (message.reply_to_message) body.append(quoted(message.reply_to_message, context));
  if (message.photo) body.append(photo(message.photo));
  if (message.document) body.append(attachment(message.document));
  const extra = other(message);
  if (extra) body.append(extra);
  const words = message.text ?? message.caption;
  const when = element("span", { class: "when" });
  if (message.edit_date) when.append("edited ");
  when.append(element("time", { text: hour(message.date, context.zone) }));
  if (words) {
    body.append(element("div", { class: "words" },
      formatted(words, message.entities ?? message.caption_entities, context), when));
  } else {
    body.append(when);
  }
  const answer = element("button", { class: "answer icon", type: "button", "aria-label": "Reply to this message" }, icon("reply"));
  answer.addEventListener("click", () => context.reply(message));
  const reaction = message.reactions?.length
    ? element("span", { class: "reaction", role: "img", "aria-label": `Reaction ${message.reactions.join(" ")}`, text: message.reactions.join(" ") })
    : null;
  const line = element("div", { class: "line" }, body, answer);
  const whole = element("article", { class: `message ${message.own ? "own" : "bots"}`, "data-id": message.message_id, "aria-label": message.own ? "You" : "The bot" }, line, reaction, buttons(message, context));
  whole.classList.toggle("pictured", Boolean(message.photo));
  whole.classList.toggle("keyed", Boolean(message.reply_markup));
  return whole;
}

export const divider = (words) => element("p", { class: "divider", text: words });

export function typing(words) {
  return element("div", { class: "message bots waiting", "aria-label": words },
    element("div", { class: "bubble dots", "aria-hidden": "true" }, element("i"), element("i"), element("i")));
}

export function draft(content, context) {
  return element("div", { class: "message bots waiting" },
    element("div", { class: "bubble draft" },
      element("div", { class: "words" }, content.text ? formatted(content.text, content.entities, context) : "Thinking …")));
}
