// Shows the emergency notice at the top of every page. A missing file is the normal case and stays silent.

import { parseNotice } from "./emergency-notice.js";

const askAgainAfter = 5 * 60 * 1000; // milliseconds; a page left open learns of an evacuation within minutes

const region = document.querySelector("[data-emergency]");
const template = document.getElementById("emergency-notice");
let askedAt = 0;
let shown = "";

if (region && template) {
  ask();
  setInterval(askWhenSeen, askAgainAfter);
  document.addEventListener("visibilitychange", askWhenSeen);
}

function askWhenSeen() {
  if (document.visibilityState === "visible" && Date.now() - askedAt >= askAgainAfter) ask();
}

async function ask() {
  askedAt = Date.now();
  let value = null;
  try {
    const response = await fetch(region.dataset.emergency, { cache: "no-cache" });
    if (response.ok) value = await response.json();
    else if (response.status !== 404) return;
  } catch {
    return; // offline, or not JSON: what is shown stays
  }
  show(parseNotice(value));
}

function show(notice) {
  const key = JSON.stringify(notice);
  if (key === shown) return; // an unchanged alert is not read out again
  shown = key;
  region.replaceChildren(...(notice ? [render(notice)] : []));
}

function render(notice) {
  const box = template.content.firstElementChild.cloneNode(true);
  const field = (name) => box.querySelector(`[data-field="${name}"]`);
  const level = box.querySelector(".emergency-level");
  box.dataset.level = notice.level;
  level.textContent = level.getAttribute(`data-level-${notice.level}`);
  field("title").textContent = notice.title;
  if (notice.text) field("text").textContent = notice.text;
  else field("text").remove();
  if (notice.url) field("url").href = notice.url;
  else field("url").remove();
  if (notice.updated) field("updated").replaceWith(time(notice.updated));
  else box.querySelector(".emergency-updated").remove();
  return box;
}

function time(moment) {
  const element = document.createElement("time");
  element.dateTime = moment.toISOString();
  element.textContent = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: "long", timeStyle: "short", timeZone: "Asia/Tokyo",
  }).format(moment);
  return element;
}
