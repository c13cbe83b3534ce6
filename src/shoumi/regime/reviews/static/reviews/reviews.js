// Ticking all lines of the page that is shown. The boxes stand in the table, which is exchanged while one filters.
"use strict";

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-choose-all]")) return;
  for (const box of document.querySelectorAll('input[type="checkbox"][name="line"]')) box.checked = event.target.checked;
});
document.addEventListener("htmx:afterSwap", () => {
  const all = document.querySelector("[data-choose-all]");
  if (all) all.checked = false;
});
