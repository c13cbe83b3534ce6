// The trace page: a picture dropped, pasted or chosen goes into the form's own file field, so that it works the same.
"use strict";

document.addEventListener("alpine:init", () => {
  const LARGEST_PREVIEW = 20 * 1024 * 1024; // bytes; larger pictures are sent unseen

  Alpine.data("tracing", () => ({
    over() {
      this.$refs.zone.classList.add("drop-over");
    },
    leave() {
      this.$refs.zone.classList.remove("drop-over");
    },
    drop(event) {
      this.leave();
      this.take(event.dataTransfer);
    },
    paste(event) {
      if (this.take(event.clipboardData)) event.preventDefault();
    },
    take(data) {
      const picture = [...(data?.files ?? [])].find((file) => file.type.startsWith("image/")) ?? data?.files?.[0];
      if (!picture) return false;
      const holder = new DataTransfer();
      holder.items.add(picture);
      this.$refs.input.files = holder.files;
      this.chosen();
      return true;
    },
    chosen() {
      const [picture] = this.$refs.input.files;
      const { preview, icon, name, button } = this.$refs;
      name.textContent = picture ? picture.name : "";
      preview.hidden = true;
      icon.hidden = false;
      if (!picture) return;
      button.focus();
      if (!picture.type.startsWith("image/") || picture.size > LARGEST_PREVIEW) return;
      const reader = new FileReader(); // as data:, which the page's policy admits for pictures
      reader.addEventListener("load", () => {
        preview.src = reader.result;
      });
      preview.onload = () => {
        preview.hidden = false;
        icon.hidden = true;
      };
      reader.readAsDataURL(picture);
    },
    begin() {
      this.$refs.progress.hidden = false;
      this.$refs.button.disabled = true;
    },
  }));

  // Coming back with the browser's button must not find the form still waiting.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
});
