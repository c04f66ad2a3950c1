// The answer index, opened once and only when somebody asks.

import { openAnswers } from "../answers/engine.js";
import { Dialogue } from "./dialogue.js";

/** A function that gives the dialogue; a failure to open is not kept, so that the next question tries again. */
export function dialogueFor(menu) {
  let opened = null;
  return () => {
    opened ??= openAnswers({ base: menu.answers }).then(
      (index) => new Dialogue(index, { thanks: menu.words.thanks_heard, hello: menu.words.hello_heard }),
      (trouble) => {
        opened = null;
        throw trouble;
      });
    return opened;
  };
}
