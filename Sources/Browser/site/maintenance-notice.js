// Reads /live/maintenance.json: {announced, from, until, text, alternative}. No DOM here.

import { moment, text } from "./emergency-notice.js";

const longestText = 1000;

/** The notice to show at `now`, or null while nothing is announced, when it is over, or where the value cannot be understood. */
export function parseMaintenance(value, now) {
  if (value === null || typeof value !== "object" || value.announced !== true) return null;
  const from = moment(value.from);
  const until = moment(value.until);
  const said = text(value.text, longestText);
  if (from === null || until === null || until <= from || until <= now || said === "") return null;
  return { from, until, text: said, alternative: text(value.alternative, longestText) };
}
