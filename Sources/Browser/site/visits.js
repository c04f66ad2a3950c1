// Tells the server that this page was seen: no cookie, no address, nothing about a person. Whoever asks not to be counted is not.

import { visit } from "./visit.js";

const address = "/api/v1/visits";

if (navigator.doNotTrack !== "1" && !navigator.globalPrivacyControl && !document.prerendering) send();

function send() {
  const body = JSON.stringify(visit({
    path: location.pathname, language: document.documentElement.dataset.language ?? "", referrer: document.referrer,
    host: location.host, coarse: matchMedia("(pointer: coarse)").matches, shorterSide: Math.min(screen.width, screen.height),
  }));
  // It never delays anything, and what gets lost is lost.
  navigator.sendBeacon?.(address, new Blob([body], { type: "application/json" }));
}
