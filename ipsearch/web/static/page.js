// What the page does besides: copying, suggestions, a sign that it works, and keys. Without it everything still works.
"use strict";

const message = document.getElementById("melding");
let silence;
function say(text) {
  message.textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => { message.textContent = ""; }, 4000);
}

for (const button of document.querySelectorAll("[data-kopie]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.kopie);
      say("Gekopieerd");
    } catch {
      say("Kopiëren mag hier niet; selecteer de tekst zelf.");
    }
  });
}

for (const form of document.querySelectorAll("form[data-bezig]")) {
  form.addEventListener("submit", (event) => {
    const chosen = [...(form.elements.file?.files ?? [])];
    if (chosen.reduce((sum, file) => sum + file.size, 0) > Number(form.dataset.hoogstens ?? Infinity)) {
      event.preventDefault();
      const largest = chosen.sort((a, b) => b.size - a.size)[0].name;
      say("Samen te groot om te versturen; het grootste bestand is " + largest + ".");
      return;
    }
    form.setAttribute("aria-busy", "true");
    say(form.dataset.bezig);
    // Empty fields only make the address longer.
    for (const field of form.elements) if (field.name && field.name !== "q" && !field.value) field.disabled = true;
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-bezig]")) {
    form.removeAttribute("aria-busy");
    for (const field of form.elements) field.disabled = false;
  }
  message.textContent = "";
});

// What was handed in: the page asks itself how far it is, until all is done.
async function follow() {
  const answer = await fetch(location.href).catch(() => null);
  if (answer && answer.ok) {
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [now, then] = [document.getElementById("volgt"), fresh.getElementById("volgt")];
    // What did not change stays as it is, with what was opened in it.
    if (now.innerHTML !== then.innerHTML) now.replaceWith(then);
    document.title = fresh.title;
    if (!then.hasAttribute("data-volg")) return say("Alles is klaar");
  }
  setTimeout(follow, 1000);
}
if (document.querySelector("[data-volg]")) setTimeout(follow, 500);

const field = document.querySelector("input[list=suggesties]");
if (field) {
  const list = document.getElementById("suggesties");
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = field.value.trim();
      if (typed.length < 2) return;
      const answer = await fetch("/suggesties?q=" + encodeURIComponent(typed)).catch(() => null);
      if (!answer || !answer.ok || field.value.trim() !== typed) return;
      list.replaceChildren(...(await answer.json()).map((text) => {
        const option = document.createElement("option");
        option.value = text;
        return option;
      }));
    }, 150);
  });
}

addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
  if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
  const search = document.getElementById("q");
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
    search.select();
    return;
  }
  const links = [...document.querySelectorAll(".treffer h3 a")];
  const step = { j: 1, k: -1 }[event.key];
  if (!step || !links.length) return;
  const next = links[Math.max(0, Math.min(links.length - 1, links.indexOf(document.activeElement) + step))];
  next.focus();
});
