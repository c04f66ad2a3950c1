// Print buttons; without JavaScript they are not shown.

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => print());
}
