// Sending a file: how far it has come, what is proposed for a kind, more lines of readers. Works on what is on the page
// now, because a form that comes back with errors replaces the one before.
"use strict";

(() => {
  const within = (form, name) => form.querySelector(`[data-${name}]`);

  const busy = (form, on) => {
    const block = within(form, "uploading");
    if (block) block.hidden = !on;
    form.querySelectorAll("button[type=submit]").forEach((button) => (button.disabled = on));
  };

  // The server refuses as well; here nobody waits for a file that is too large to arrive.
  const weigh = (input) => {
    const tooLarge = input.files.length && input.files[0].size > +input.dataset.most;
    input.setCustomValidity(tooLarge ? input.dataset.tooLarge : "");
    return input.reportValidity();
  };

  document.addEventListener(
    "submit",
    (event) => {
      const input = event.target.querySelector("input[data-most]");
      if (!input || !input.files.length || weigh(input)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );

  const uploadOf = (event) => event.target.closest?.("form[data-upload]");

  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = uploadOf(event);
    if (form) busy(form, true);
  });

  document.addEventListener("htmx:xhr:progress", (event) => {
    const form = uploadOf(event);
    const { loaded, total, lengthComputable } = event.detail;
    if (!form || !lengthComputable || !total) return;
    const done = Math.floor((loaded / total) * 100);
    form.querySelector("progress").value = done;
    within(form, "percent").textContent = `${done}%`;
    if (done < 100) return;
    within(form, "sending").hidden = true;
    within(form, "looking").hidden = false;
    form.querySelector("progress").removeAttribute("value");
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const form = uploadOf(event);
    if (form) busy(form, false);
  });

  // Refusals and conflicts come back as pages that explain themselves.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!event.detail.requestConfig?.elt.matches?.("form[data-upload]")) return;
    if (![403, 404, 409, 503].includes(event.detail.xhr.status)) return;
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  });

  document.addEventListener("htmx:afterSettle", () => {
    const summary = document.querySelector("[data-focus]");
    if (summary) summary.focus();
    proposeAll();
  });

  // The title follows the file's name until somebody writes another.
  document.addEventListener("change", (event) => {
    if (event.target.matches("input[data-most]")) weigh(event.target);
    if (event.target.matches("form[data-upload] input[type=file]")) entitle(event.target);
    if (event.target.matches("form[data-upload] select[name=kind]")) propose(event.target, true);
  });

  const entitle = (input) => {
    const title = input.form.querySelector("input[name=title]");
    if (!title || !input.files.length) return;
    const named = input.files[0].name.replace(/\.[^.]{1,5}$/, "");
    if (title.value && title.value !== title.dataset.named) return;
    title.value = title.dataset.named = named;
  };

  const propose = (select, chosen) => {
    const help = select.form.querySelector("[data-kinds]");
    if (!help) return;
    help.querySelectorAll("[data-kind]").forEach((one) => (one.hidden = one.dataset.kind !== select.value));
    const level = select.form.querySelector("select[name=level]");
    const kind = help.querySelector(`[data-kind="${CSS.escape(select.value)}"]`);
    if (!chosen || !kind || (level.value && level.value !== level.dataset.proposed)) return;
    const below = [...help.querySelectorAll("[data-level]")].filter((one) => +one.dataset.rank <= +kind.dataset.rank);
    below.sort((one, other) => other.dataset.rank - one.dataset.rank);
    if (below.length) level.value = level.dataset.proposed = below[0].dataset.level;
  };

  const proposeAll = () => {
    document.querySelectorAll("form[data-upload] select[name=kind]").forEach((select) => propose(select, false));
  };
  document.addEventListener("DOMContentLoaded", proposeAll);

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add-reader]");
    if (!button) return;
    const form = button.closest("form");
    const total = form.querySelector("input[name=readers-TOTAL_FORMS]");
    const line = form.querySelector("[data-reader-template]").innerHTML.replaceAll("__prefix__", total.value);
    const lines = form.querySelector("[data-readers]");
    lines.insertAdjacentHTML("beforeend", line);
    total.value = +total.value + 1;
    window.htmx.process(lines.lastElementChild);
    lines.lastElementChild.querySelector("input").focus();
  });
})();
