"use strict";
// Dark or light, copying code, and searching. Everything else of the book works without this.

const root = document.documentElement;

document.getElementById("theme").addEventListener("click", () => {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const current = root.dataset.theme || system;
  root.dataset.theme = current === "dark" ? "light" : "dark";
  try {
    localStorage.setItem("theme", root.dataset.theme);
  } catch {
    // A browser that keeps nothing forgets this too.
  }
});

for (const block of document.querySelectorAll(".listingblock")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    const text = block.querySelector("pre").textContent;
    await navigator.clipboard.writeText(text.replace(/^\$ /gm, ""));
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });
  block.append(button);
}

const contents = document.querySelector(".contents");
document.addEventListener("click", (event) => {
  if (!contents.contains(event.target)) {
    contents.open = false;
  }
  if (!event.target.closest(".search")) {
    results.hidden = true;
  }
});

const search = document.getElementById("search");
const results = document.getElementById("results");
const most = 12;
let loading;

/** The index is a script of its own, loaded when somebody searches. */
function index() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "search-index.js";
    script.onload = () => resolve(window.bookIndex);
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}

function score(entry, words) {
  let total = 0;
  for (const word of words) {
    const title = entry.title.toLowerCase().indexOf(word);
    const text = entry.text.toLowerCase().indexOf(word);
    if (title < 0 && text < 0) {
      return 0;
    }
    total += (title === 0 ? 12 : title > 0 ? 8 : 0) + (text >= 0 ? 1 : 0);
  }
  return total;
}

/** The words around the first hit, the hit itself marked. */
function excerpt(text, word) {
  const at = text.toLowerCase().indexOf(word);
  const element = document.createElement("small");
  if (at < 0) {
    element.textContent = text.slice(0, 90);
    return element;
  }
  const from = Math.max(0, at - 40);
  const mark = document.createElement("mark");
  mark.textContent = text.slice(at, at + word.length);
  element.append((from > 0 ? "…" : "") + text.slice(from, at), mark, text.slice(at + word.length, at + 70) + "…");
  return element;
}

async function find() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    results.hidden = true;
    return;
  }
  const hits = (await index())
    .map((entry) => ({ entry, score: score(entry, words) }))
    .filter((hit) => hit.score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, most);
  results.replaceChildren();
  for (const { entry } of hits) {
    const link = document.createElement("a");
    link.href = entry.url;
    link.role = "option";
    link.append(entry.title === entry.page ? entry.title : entry.page + " › " + entry.title, excerpt(entry.text, words[0]));
    results.append(link);
  }
  if (hits.length === 0) {
    const nothing = document.createElement("p");
    nothing.textContent = "Nothing has all of these words.";
    results.append(nothing);
  }
  results.hidden = false;
}

function move(step) {
  const links = [...results.querySelectorAll("a")];
  const current = links.findIndex((link) => link.ariaSelected === "true");
  const next = links[Math.min(links.length - 1, Math.max(0, current + step))];
  links.forEach((link) => (link.ariaSelected = String(link === next)));
  next?.scrollIntoView({ block: "nearest" });
}

search.addEventListener("input", find);
search.addEventListener("focus", find);
search.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    move(event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
  } else if (event.key === "Enter") {
    (results.querySelector('[aria-selected="true"]') ?? results.querySelector("a"))?.click();
  } else if (event.key === "Escape") {
    results.hidden = true;
    search.blur();
  }
});
results.addEventListener("click", () => {
  results.hidden = true;
  contents.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, textarea")) {
    event.preventDefault();
    search.focus();
  } else if (event.key === "Escape") {
    contents.open = false;
  }
});
