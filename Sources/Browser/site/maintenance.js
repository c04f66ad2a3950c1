// Shows at the top of the first page when what is sent to the municipality will not be taken for a while.

import { parseMaintenance } from "./maintenance-notice.js";

const region = document.querySelector("[data-maintenance]");
const template = document.getElementById("maintenance-notice");

if (region && template) show();

async function show() {
  let value = null;
  try {
    const response = await fetch(region.dataset.maintenance, { cache: "no-cache" });
    if (response.ok) value = await response.json();
  } catch {
    return; // offline, or not JSON
  }
  const notice = parseMaintenance(value, new Date());
  if (notice) region.replaceChildren(render(notice));
}

function render(notice) {
  const box = template.content.firstElementChild.cloneNode(true);
  const field = (name) => box.querySelector(`[data-field="${name}"]`);
  field("from").replaceWith(time(notice.from));
  field("until").replaceWith(time(notice.until));
  field("text").textContent = notice.text;
  if (notice.alternative) field("alternative").textContent = notice.alternative;
  else field("alternative").remove();
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
