// Classic script, loaded before anything is painted: puts the reader's stored choices on <html> so that nothing flickers.
// The key and the choices are those of display-choices.js; a test keeps the two alike.
(function () {
  var root = document.documentElement;
  root.dataset.script = "";
  var choices = {
    size: ["standard", "large", "largest"],
    colors: ["light", "dark", "contrast"],
    furigana: ["on", "off"],
  };
  var stored = null;
  try {
    stored = JSON.parse(localStorage.getItem("display"));
  } catch (refused) {
    // Storage may be forbidden or hold something else; the page then looks as it does by default.
  }
  if (stored === null || typeof stored !== "object") return;
  Object.keys(choices).forEach(function (name) {
    if (choices[name].indexOf(stored[name]) >= 0) root.dataset[name] = stored[name];
  });
})();
