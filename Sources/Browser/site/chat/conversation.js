// A conversation as a value: what was said, in order. No DOM, no network.
//
// A turn: {from: "visitor", text} | {from: "desk", type, …}; the types and their members are those of dialogue.js.

/** Turns kept; older ones are forgotten so that the tab's storage is never full. */
const longestConversation = 60;

/** How much of a question is read: a longer text is a letter, and its first part says what it is about. */
export const longestQuestion = 200;

export function empty() {
  return { turns: [], next: 1 };
}

/** The conversation with a turn added; every turn gets a number of its own. */
export function add(conversation, turn) {
  const turns = [...conversation.turns, { ...turn, number: conversation.next }];
  return { turns: turns.slice(-longestConversation), next: conversation.next + 1 };
}

/** The conversation with some members of one turn changed. */
export function change(conversation, number, members) {
  const turns = conversation.turns.map((turn) => (turn.number === number ? { ...turn, ...members } : turn));
  return { ...conversation, turns };
}

/** What the visitor asked before this turn, for a question that leans on it. */
export function previousQuestion(conversation) {
  const asked = conversation.turns.filter((turn) => turn.from === "desk" && typeof turn.question === "string");
  return asked.at(-1)?.subject ?? asked.at(-1)?.question ?? "";
}

/** The text as it is asked: one line, not longer than is read. */
export function tidy(text) {
  return [...text.replace(/\s+/gu, " ").trim()].slice(0, longestQuestion).join("");
}

/** The conversation as text for the tab's storage. */
export function write(conversation) {
  return JSON.stringify(conversation);
}

/** A stored conversation; a new one where the text is something else. */
export function read(text) {
  try {
    const { turns, next } = JSON.parse(text);
    const isWhole = Array.isArray(turns) && Number.isInteger(next)
      && turns.every((turn) => Number.isInteger(turn.number) && turn.number < next && typeof turn.from === "string");
    return isWhole ? { turns, next } : empty();
  } catch {
    return empty();
  }
}
