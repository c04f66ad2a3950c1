// Reports on a map, when somebody asks for it: of the public's file, or of a staff page that brings its own.

import { element } from "../elements.js";
import { addReport, openMap, pointOf } from "./map.js";

const closest = 16;

for (const place of document.querySelectorAll(".report-map")) offer(place);

function offer(place) {
  const status = element("p", { role: "status" });
  const button = element("button", { type: "button", class: "quiet" }, "地図で見る");
  button.addEventListener("click", async () => {
    button.disabled = true;
    status.textContent = "地図を開いています。";
    try {
      await show(place, await features(place));
      button.remove();
      status.textContent = "";
    } catch {
      button.disabled = false;
      status.textContent = "地図を表示できませんでした。しばらくしてから、もう一度お試しください。";
    }
  });
  place.append(button, status);
}

async function features({ dataset }) {
  if (dataset.points !== undefined) return JSON.parse(dataset.points).features;
  const response = await fetch(dataset.reports);
  if (!response.ok) throw new Error(response.status);
  return (await response.json()).features;
}

async function show(place, reports) {
  const container = element("div", { class: "map", role: "region", "aria-label": "通報の地図" });
  place.append(container);
  const points = reports.map(pointOf).filter((point) => point !== null);
  const made = await openMap(container, points.length === 0 ? undefined : { points, zoom: closest });
  for (const report of reports) addReport(made, report);
  container.focus();
}
