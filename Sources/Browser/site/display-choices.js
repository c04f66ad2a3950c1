// What a reader may choose about the display, and its form in storage. No DOM here.

export const storageKey = "display";

export const choices = {
  size: ["standard", "large", "largest"],
  colors: ["light", "dark", "contrast"],
  furigana: ["on", "off"],
};

/** The choices in a stored text: {size?, colors?, furigana?}; whatever is not a known value is left out. */
export function parseChoices(text) {
  let stored;
  try {
    stored = JSON.parse(text);
  } catch {
    return {};
  }
  if (stored === null || typeof stored !== "object") return {};
  const known = Object.entries(choices).filter(([name, values]) => values.includes(stored[name]));
  return Object.fromEntries(known.map(([name]) => [name, stored[name]]));
}

/** What holds while nothing is chosen; colours follow the device. */
export function defaultChoices(deviceIsDark) {
  return { size: "standard", colors: deviceIsDark ? "dark" : "light", furigana: "on" };
}
