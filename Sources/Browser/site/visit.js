// What a page tells of having been seen. No DOM here.

const phoneWidth = 600; // CSS pixels of the shorter side; wider ones with touch are tablets

/**
 * `seen`: {path, language, referrer, host, coarse, shorterSide}.
 * `source` is missing where the visitor came from a page of this site, and empty where nobody says where from.
 */
export function visit({ path, language, referrer, host, coarse, shorterSide }) {
  const source = sourceOf(referrer, host);
  const device = !coarse ? "computer" : shorterSide < phoneWidth ? "phone" : "tablet";
  return { page: path, language, device, ...(source === null ? {} : { source }) };
}

/** The host only: an address may say more about a person than anybody has to know. */
function sourceOf(referrer, host) {
  if (!referrer) return "";
  let from;
  try {
    from = new URL(referrer).host;
  } catch {
    return "";
  }
  return from === host ? null : from;
}
