// One line for other sites: <script src="https://…/chat/embed.js" async></script>. `site` is written above by the
// build: {frame, character, name, open, close, color, textColor}. The conversation stands in a frame of its own, so that neither
// site can read or style the other's page.

(function () {
  // Everything comes from where this script came from.
  const own = document.currentScript?.src || location.href;
  const at = (address) => new URL(address, own).href;
  const host = document.createElement("div");
  // Inside a shadow root the other site's styles do not reach.
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483000; font: 16px/1.5 sans-serif; }
    button { display: flex; align-items: center; gap: .5rem; min-height: 3.5rem; padding: .25rem 1.25rem .25rem .25rem; border: 2px solid #fff; border-radius: 2rem; background: ${site.color}; color: ${site.textColor}; font: inherit; font-weight: 700; cursor: pointer; box-shadow: 0 4px 14px rgb(0 0 0 / 30%); }
    button:focus-visible { outline: 4px solid #000; outline-offset: 2px; box-shadow: 0 0 0 2px #ffd43d; }
    img { width: 2.75rem; height: 2.75rem; border-radius: 50%; background: #fff; }
    .panel { display: none; position: fixed; inset: auto 1rem 1rem auto; width: min(26rem, calc(100vw - 2rem)); height: min(44rem, calc(100vh - 2rem)); }
    .panel[data-open] { display: grid; grid-template-rows: auto 1fr; gap: .5rem; justify-items: end; }
    iframe { width: 100%; height: 100%; border: 1px solid #767676; border-radius: 1rem; background: #fff; }
    .close { padding: .25rem 1.25rem; min-height: 2.75rem; }
    @media (max-width: 40rem) { .panel { inset: 0; width: 100vw; height: 100dvh; } iframe { border-radius: 0; } }`);
  root.adoptedStyleSheets = [sheet];

  const picture = document.createElement("img");
  picture.src = at(site.character);
  picture.alt = "";
  const open = document.createElement("button");
  open.type = "button";
  open.append(picture, site.open);
  open.setAttribute("aria-expanded", "false");

  const panel = document.createElement("div");
  panel.className = "panel";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = site.close;
  panel.append(close);

  open.addEventListener("click", () => {
    if (!panel.querySelector("iframe")) {
      const frame = document.createElement("iframe");
      frame.src = at(site.frame);
      frame.title = site.name;
      panel.append(frame);
    }
    panel.dataset.open = "";
    open.style.display = "none";
    close.focus();
  });
  const shut = () => {
    delete panel.dataset.open;
    open.style.display = "";
    open.focus();
  };
  close.addEventListener("click", shut);
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut();
  });

  root.append(open, panel);
  const begin = () => document.body.append(host);
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);
})();
