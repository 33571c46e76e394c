// What the page asks of its server; every request bears the key.

const key = new URLSearchParams(location.search).get("k") ?? "";

export const link = (path, query = {}) =>
  `${path}?${new URLSearchParams({ ...query, k: key })}`;

async function checked(asked) {
  const response = await asked.catch(() => { throw new Error("The bot cannot be reached. Is it running?"); });
  if (!response.ok) throw new Error((await response.text()).trim() || "That did not work.");
  return response.json();
}

export async function act(name, data = {}) {
  return checked(fetch(link(`/${name}`), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(data),
  }));
}

export async function sendFile(file, athlete, kind) {
  return checked(fetch(link("/upload", { athlete, kind, name: file.name }), {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
  }));
}

// Each thing that happens, for as long as the page is open. The browser itself tries again.
export function listen(onEvent, onLine) {
  const source = new EventSource(link("/events"));
  source.onmessage = (event) => onEvent(JSON.parse(event.data));
  source.onopen = () => onLine("up");
  // What was refused is not asked for again: a bot that started anew has another key.
  source.onerror = () => onLine(source.readyState === EventSource.CLOSED ? "over" : "down");
}
