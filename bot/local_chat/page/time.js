// The bot's clock, and moments in an athlete's own zone.

let ahead = 0; // milliseconds from the computer's clock to the bot's

export const setClock = (moment) => { ahead = Date.parse(moment) - Date.now(); };
export const now = () => Date.now() + ahead;

const kept = new Map();

function format(zone, options) {
  const name = zone + JSON.stringify(options);
  if (!kept.has(name)) kept.set(name, new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone }));
  return kept.get(name);
}

export const hour = (seconds, zone) =>
  format(zone, { hour: "2-digit", minute: "2-digit" }).format(seconds * 1000);
export const day = (seconds, zone) =>
  format(zone, { weekday: "long", day: "numeric", month: "long" }).format(seconds * 1000);
export const clock = (zone) =>
  format(zone, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(now());
export const clockHour = (zone) =>
  format(zone, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(now());
export const clockDay = (zone) =>
  format(zone, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(now());

// The value a date-time field takes.
export function fieldValue(zone) {
  const parts = Object.fromEntries(
    format(zone, { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" })
      .formatToParts(now()).map((part) => [part.type, part.value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

const STEPS = [["year", 31536000], ["month", 2592000], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];

function relative(seconds) {
  const far = seconds - now() / 1000;
  const [unit, size] = STEPS.find(([, length]) => Math.abs(far) >= length) ?? ["minute", 60];
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.round(far / size), unit);
}

// A date-time entity the way Telegram shows it: r is relative, w the weekday, d D t T date and time.
export function moment(seconds, shape, zone) {
  if (shape === "r") return relative(seconds);
  const options = {};
  if (shape.includes("w")) options.weekday = "long";
  if (shape.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "numeric" });
  if (shape.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/[tT]/.test(shape)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (shape.includes("T")) options.second = "2-digit";
  return format(zone, options).format(seconds * 1000);
}
