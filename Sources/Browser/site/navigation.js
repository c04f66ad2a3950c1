// The menus are native disclosures; this adds the phone's menu button, Escape, and closing by a click elsewhere. The field
// for search hands its words over behind `#`, which a browser sends to nobody.

const openMenus = ".site-header details[open]";

const button = document.querySelector(".menu-button");
const menu = document.getElementById("main-menu");
if (button && menu) button.addEventListener("click", () => toggle(menu.dataset.open === undefined));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const inner = document.activeElement?.closest(openMenus) ?? document.querySelector(openMenus);
  if (inner) {
    inner.open = false;
    inner.querySelector("summary").focus();
  } else if (button?.getAttribute("aria-expanded") === "true") {
    toggle(false);
    button.focus();
  }
});

document.addEventListener("click", (event) => closeExcept(event.target));
document.addEventListener("focusin", (event) => closeExcept(event.target));

document.querySelector("form.search")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = new FormData(event.target).get("q").trim();
  location.assign(`${event.target.action}${words ? `#q=${encodeURIComponent(words)}` : ""}`);
});

function toggle(open) {
  menu.toggleAttribute("data-open", open);
  button.setAttribute("aria-expanded", String(open));
}

function closeExcept(target) {
  for (const details of document.querySelectorAll(openMenus)) {
    if (!details.contains(target)) details.open = false;
  }
}
