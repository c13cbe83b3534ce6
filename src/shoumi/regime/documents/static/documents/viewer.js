// The viewer: one page at a time, so that the ledger tells which pages were looked at.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const reader = document.querySelector("[data-reader]");
  if (!reader) return;
  const part = (name) => reader.querySelector(`[data-${name}]`);
  const [image, sheet, stage, layer, lost, said] = ["image", "sheet", "stage", "layer", "lost", "said"].map(part);
  const [words, take, zoom, wordless] = ["words", "excerpt", "zoom", "wordless"].map(part);
  const jump = reader.querySelector("#reader-page");
  const pages = +reader.dataset.pages;
  let page = +reader.dataset.page;
  let tries = 0;
  let worded = 0; // the page whose text stands in the layer, or was asked for

  const tell = (text) => {
    said.textContent = text;
    said.hidden = !text;
  };

  const load = () => {
    sheet.classList.add("loading");
    lost.hidden = true;
    image.hidden = false;
    image.src = `${reader.dataset.base}${page}.jpg${tries ? `?try=${tries}` : ""}`;
  };

  const turn = (wanted) => {
    const next = Math.min(Math.max(wanted, 1), pages);
    if (next === page || Number.isNaN(next)) {
      jump.value = page;
      return;
    }
    image.alt = image.alt.replace(String(page), String(next));
    page = next;
    tries = 0;
    jump.value = page;
    clearWords();
    tell("");
    history.replaceState(null, "", `?page=${page}`);
    for (const [name, to] of [["previous", page - 1], ["next", page + 1]]) {
      const link = reader.querySelector(`[data-go=${name}]`);
      const there = to >= 1 && to <= pages;
      link.toggleAttribute("href", there);
      if (there) link.href = `?page=${to}`;
      if (there) link.removeAttribute("aria-disabled");
      else link.setAttribute("aria-disabled", "true");
    }
    stage.scrollTo({ top: 0 });
    load();
  };

  const shown = () => {
    sheet.classList.remove("loading");
    if (words?.getAttribute("aria-pressed") === "true") fetchWords();
  };
  const failed = () => {
    sheet.classList.remove("loading");
    image.hidden = true;
    lost.hidden = false;
  };
  image.addEventListener("load", shown);
  image.addEventListener("error", failed);
  if (image.complete && !image.naturalWidth) failed();
  part("retry").addEventListener("click", () => {
    tries += 1;
    load();
  });

  // The text of a page is only asked for when somebody wants to select it: that, too, is recorded.
  const clearWords = () => {
    worded = 0;
    layer.replaceChildren();
    if (take) take.hidden = true;
    if (wordless) wordless.hidden = true;
  };

  const fetchWords = async () => {
    if (worded === page) return;
    const asked = (worded = page);
    const answer = await fetch(`${reader.dataset.base}${asked}/text`, { credentials: "same-origin" });
    if (!answer.ok || asked !== page) return;
    layer.innerHTML = await answer.text();
    wordless.hidden = layer.querySelector("text") !== null;
  };

  const selected = () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const inside = [...layer.querySelectorAll("text")].filter((word) => range.intersectsNode(word));
    if (!inside.length) return null;
    // The server counts whole characters, the browser half of some rare ones.
    const characters = (text) => [...text].length;
    const place = (node, offset, word, end) => {
      const text = word.textContent;
      return +word.dataset.start + characters(word.contains(node) ? text.slice(0, offset) : end ? text : "");
    };
    const start = place(range.startContainer, range.startOffset, inside[0], false);
    const end = place(range.endContainer, range.endOffset, inside.at(-1), true);
    return end > start ? { start, length: end - start } : null;
  };

  if (words) {
    words.addEventListener("click", () => {
      const on = words.getAttribute("aria-pressed") !== "true";
      words.setAttribute("aria-pressed", String(on));
      clearWords();
      if (on) fetchWords();
    });
    document.addEventListener("selectionchange", () => {
      if (take) take.hidden = !selected();
    });
  }

  // Copying goes through the button, so that what is taken is limited and recorded.
  layer.addEventListener("copy", (event) => {
    event.preventDefault();
    if (take && selected()) take.click();
  });

  if (take) {
    take.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
    take.addEventListener("click", async () => {
      const place = selected();
      if (!place) return;
      const { "X-CSRFToken": token } = JSON.parse(document.body.getAttribute("hx-headers"));
      const answer = await fetch(`${reader.dataset.base}${page}/excerpt`, {
        method: "POST",
        credentials: "same-origin",
        headers: { "X-CSRFToken": token },
        body: new URLSearchParams(place),
      });
      const told = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : {};
      if (!answer.ok) {
        if (told.said) tell(told.said);
        else window.location.reload(); // the page then tells what is missing
        return;
      }
      tell("");
      part("taken").hidden = false;
      part("taken-text").value = told.text;
      part("taken-text").select();
      navigator.clipboard?.writeText(told.text).catch(() => {}); // without a clipboard the text stands selected
    });
  }

  const zooms = zoom ? [...zoom.options].map((one) => one.value) : [];
  const magnify = (value) => {
    zoom.value = value;
    zooms.forEach((one) => stage.classList.toggle(`zoom-${one}`, one === value));
  };
  zoom?.addEventListener("change", () => magnify(zoom.value));

  reader.querySelector(".reader-jump").addEventListener("submit", (event) => {
    event.preventDefault();
    turn(Number.parseInt(jump.value, 10));
    stage.focus();
  });
  reader.querySelectorAll("[data-go]").forEach((link) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      turn(page + (link.dataset.go === "next" ? 1 : -1));
    }),
  );

  const keys = {
    ArrowLeft: () => turn(page - 1),
    ArrowRight: () => turn(page + 1),
    PageUp: () => turn(page - 1),
    PageDown: () => turn(page + 1),
    Home: () => turn(1),
    End: () => turn(pages),
    "+": () => magnify(zooms[Math.min(zooms.indexOf(zoom.value) + 1, zooms.length - 1)]),
    "-": () => magnify(zooms[Math.max(zooms.indexOf(zoom.value) - 1, 0)]),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
});
