// A map of the Geospatial Information Authority (国土地理院). Nothing of it is loaded before somebody asks for one, and every part
// of it comes from this site: nobody else learns where a visitor looks.

import { element } from "../elements.js";

const japan = [[20, 122], [46, 154]];
const whole = { latitude: 36.5, longitude: 137.5, zoom: 5 };
const zooms = { minZoom: 5, maxZoom: 18 };
const widestNote = 240; // pixels, on the narrowest phone
const source = "https://maps.gsi.go.jp/development/ichiran.html";

let loading = null;

function load() {
  loading ??= Promise.all([import("../leaflet/leaflet.js"), style("../leaflet/leaflet.css").then(() => style("../map.css"))])
    .then(([leaflet]) => leaflet);
  // Without a network it is tried again the next time.
  loading.catch(() => { loading = null; });
  return loading;
}

function style(name) {
  return new Promise((resolve, reject) => {
    const link = element("link", { rel: "stylesheet", href: new URL(name, import.meta.url).href });
    link.addEventListener("load", resolve);
    link.addEventListener("error", reject);
    document.head.append(link);
  });
}

/** `view`: `{latitude, longitude, zoom}` or `{points, zoom}`; without it all of Japan. */
export async function openMap(container, view = whole) {
  const leaflet = await load();
  const map = leaflet.map(container, { ...zooms, maxBounds: japan, zoomControl: false });
  if (view.points === undefined) map.setView([view.latitude, view.longitude], view.zoom);
  else map.fitBounds(view.points, { maxZoom: view.zoom, padding: [24, 24], animate: false });
  map.attributionControl.setPrefix(false);
  leaflet.control.zoom({ position: "bottomleft", zoomInTitle: "大きくする", zoomOutTitle: "小さくする" }).addTo(map);
  const tiles = leaflet.tileLayer("/tiles/std/{z}/{x}/{y}", { ...zooms, attribution: `<a href="${source}">国土地理院</a>` });
  tellTrouble(container, tiles);
  tiles.addTo(map);
  return { leaflet, map };
}

/** Where nothing of the map comes, it is said; a part that is missing at sea is no trouble. */
function tellTrouble(container, tiles) {
  const note = element("p", { class: "hint", role: "status" });
  container.after(note);
  let isShown = false;
  tiles.on("tileload", () => { isShown = true; note.textContent = ""; });
  tiles.on("tileerror", () => { if (!isShown) note.textContent = "いま地図を表示できません。"; });
}

/** Where a report is (a feature of GeoJSON); null: it was said in words. */
export function pointOf({ geometry }) {
  return geometry === null ? null : [geometry.coordinates[1], geometry.coordinates[0]];
}

/** A mark with what is known of it; by keyboard too. */
export function addReport({ leaflet, map }, report) {
  const point = pointOf(report);
  if (point === null) return;
  const { properties } = report;
  const isOpen = properties.status !== "closed";
  const icon = leaflet.divIcon({ className: isOpen ? "map-mark" : "map-mark map-mark-closed", iconSize: [24, 24] });
  const mark = leaflet.marker(point, { icon, title: `${properties.title}（${properties.status_text}）` });
  const note = element("div", {}, element("p", {}, element("b", {}, properties.title)), element("p", {}, properties.status_text));
  if (properties.summary) note.append(element("p", {}, properties.summary));
  note.append(element("p", {}, element("a", { href: properties.url }, "くわしく見る")));
  mark.bindPopup(note, { maxWidth: widestNote }).addTo(map);
  mark.getElement().setAttribute("role", "button");
  mark.getElement().setAttribute("aria-label", `${properties.title}（${properties.status_text}）`);
}
