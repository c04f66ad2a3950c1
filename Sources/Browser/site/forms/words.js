// What a form says of itself, in its own language; the texts come with its definition (`Sources/FormEngine/FormWords.swift`).

/** Puts values in place of `{label}` and the like; what they say themselves is never looked into. */
export function filled(text, values) {
  return text.replace(/\{([a-z]+)\}/gu, (mark, name) => (name in values ? String(values[name]) : mark));
}
