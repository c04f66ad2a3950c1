// Reads /live/emergency.json: {active, level, title, text, url, updated}. No DOM here.

const levels = ["emergency", "warning", "notice"];
const longestTitle = 200;
const longestText = 2000;

/** The notice to show, or null while nothing is wrong or the value cannot be understood. */
export function parseNotice(value) {
  if (value === null || typeof value !== "object" || value.active !== true) return null;
  const title = text(value.title, longestTitle);
  if (title === "") return null;
  return {
    level: levels.includes(value.level) ? value.level : "warning",
    title,
    text: text(value.text, longestText),
    url: safeAddress(value.url),
    updated: moment(value.updated),
  };
}

export function text(value, longest) {
  return typeof value === "string" ? value.trim().slice(0, longest) : "";
}

/** Only pages of this site and https addresses; everything else (javascript:, data:, //host) is dropped. */
function safeAddress(value) {
  if (typeof value !== "string") return null;
  return /^(\/(?![/\\])|https:\/\/)[^\s\\]*$/.test(value) ? value : null;
}

/** A date-time as text; one without an offset is Japan time. */
export function moment(value) {
  if (typeof value !== "string") return null;
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(value);
  if (match === null) return null;
  const instant = new Date(match[1] + (match[2] ?? "+09:00"));
  return Number.isNaN(instant.getTime()) ? null : instant;
}
