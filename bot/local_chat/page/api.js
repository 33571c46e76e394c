// What the page asks of its server; every request bears the key.

const key = new URLSearchParams(location.search).get("k") ?? "";

export const link = (path, query = {}) =>
  `${path}?${new URLSearchParams({ ...query, k: key })}`;

async function checked(response) {
  if (!response.ok) throw new Error((await response.text()).trim() || "That did not work.");
  return response.json();
}

export async function act(name, data = {}) {
  return checked(await fetch(link(`/${name}`), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(data),
  }));
}

export async function sendFile(file, athlete, kind) {
  return checked(await fetch(link("/upload", { athlete, kind, name: file.name }), {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
  }));
}

// Each thing that happens, for as long as the page is open. The browser itself tries again.
export function listen(onEvent, onLine) {
  const source = new EventSource(link("/events"));
  source.onmessage = (event) => onEvent(JSON.parse(event.data));
  source.onopen = () => onLine(true);
  source.onerror = () => onLine(false);
}
