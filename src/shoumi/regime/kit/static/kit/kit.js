// Behaviour of the kit's components. Pages admit no inline script, so components are registered here by name.
"use strict";

document.addEventListener("alpine:init", () => {
  // A fold that behaves like a menu: it closes on Escape (focus returns to its button) and on a click elsewhere.
  Alpine.data("menu", () => ({
    close(event) {
      if (!this.$root.open) return;
      this.$root.open = false;
      if (event.type === "keydown") this.$root.querySelector("summary").focus();
    },
  }));

  Alpine.data("confirmation", () => ({
    ask() {
      this.$refs.dialog.showModal();
    },
    close() {
      this.$refs.dialog.close();
    },
  }));

  Alpine.data("copyable", () => ({
    said: "",
    async copy() {
      const words = this.$root.querySelector("[data-said]").dataset;
      try {
        await navigator.clipboard.writeText(this.$refs.text.textContent);
        this.said = words.said;
      } catch {
        // No clipboard without a secure context: select the text, so that one key press copies it.
        getSelection().selectAllChildren(this.$refs.text);
        this.said = words.failed;
      }
    },
  }));

  // The navigation of narrow screens.
  Alpine.data("shell", () => ({
    opened: false,
    toggle() {
      this.opened = !this.opened;
      document.documentElement.classList.toggle("nav-open", this.opened);
    },
    close() {
      if (!this.opened) return;
      this.toggle();
      this.$refs.toggle.focus();
    },
  }));
});

// A form that came back with errors is read from its summary on.
document.addEventListener("DOMContentLoaded", () => {
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();
});

// A partial answer that failed must not pass in silence: show the whole page that explains it.
document.addEventListener("htmx:responseError", (event) => {
  const { pathInfo, requestConfig } = event.detail;
  if (requestConfig.verb === "get") window.location.assign(pathInfo.finalRequestPath);
  else document.getElementById("trouble")?.removeAttribute("hidden");
});
document.addEventListener("htmx:sendError", () => {
  document.getElementById("trouble")?.removeAttribute("hidden");
});
