import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const assets = new URL("../../Sources/Theme/assets/", import.meta.url);
const templates = new URL("../../Sources/Theme/templates/", import.meta.url);
const read = (name) => readFileSync(new URL(name, assets), "utf8");
const files = readdirSync(templates, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => ({ name: entry.name, text: readFileSync(`${entry.parentPath ?? entry.path}/${entry.name}`, "utf8") }));

const textContrast = 4.5; // WCAG 1.4.3
const strongContrast = 7; // WCAG 1.4.6, promised for body text and for the high-contrast colours
const shapeContrast = 3; // WCAG 1.4.11

const textPairs = [
  ...["text", "text-soft", "text-faint"].flatMap((text) => ["surface", "surface-soft", "surface-sea", "surface-sun", "surface-raised"].map((ground) => [text, ground])),
  ...["link", "link-hover", "link-visited"].flatMap((text) => ["surface", "surface-soft", "surface-sea", "surface-sun", "surface-raised"].map((ground) => [text, ground])),
  ["on-key", "key"], ["on-key", "key-hover"], ["key", "key-soft"], ["key", "surface"], ["text", "key-soft"],
  ["on-deep", "deep"], ["on-deep", "deep-2"], ["on-deep-soft", "deep"], ["on-deep-soft", "deep-2"],
  ...["sea", "leaf", "clay", "plum", "gold", "tide", "danger"].flatMap((tone) => [[tone, `${tone}-soft`], [tone, "surface"], [tone, "surface-raised"]]),
  ["sea", "surface-sea"], ["gold", "surface-sun"], ["clay", "surface-sun"], ["danger", "surface-soft"], ["clay", "surface-sea"], ["text", "danger-soft"], ["text-soft", "danger-soft"], ["link", "danger-soft"], ["text", "leaf-soft"], ["link", "leaf-soft"], ["text", "plum-soft"], ["link", "plum-soft"],
];
const shapePairs = [["line-strong", "surface"], ["line-strong", "surface-raised"], ["focus", "surface"], ["focus", "surface-sun"], ["warning-line", "surface"]];

const schemes = colourSchemes(read("tokens.css"));

for (const [name, colours] of Object.entries(schemes)) {
  test(`texts can be read in the ${name} colours`, () => {
    const least = name === "contrast" ? strongContrast : textContrast;
    for (const [text, ground] of textPairs) {
      const ratio = contrast(colours[text], colours[ground]);
      assert.ok(ratio >= least, `--${text} on --${ground} is ${ratio.toFixed(2)}:1`);
    }
    assert.ok(contrast(colours.text, colours.surface) >= strongContrast);
  });

  test(`lines, fields and focus can be seen in the ${name} colours`, () => {
    for (const [line, ground] of shapePairs) {
      const ratio = contrast(colours[line], colours[ground]);
      assert.ok(ratio >= shapeContrast, `--${line} on --${ground} is ${ratio.toFixed(2)}:1`);
    }
    assert.ok(contrast(colours.focus, colours["focus-ring"]) >= shapeContrast);
  });
}

test("a dark device and a chosen dark scheme look the same", () => {
  assert.deepEqual(schemes.device, schemes.dark);
});

test("every colour scheme defines every colour", () => {
  for (const [name, colours] of Object.entries(schemes)) {
    assert.deepEqual(Object.keys(colours).sort(), Object.keys(schemes.light).sort(), name);
  }
});

test("style sheets ask nothing of other servers", () => {
  for (const name of readdirSync(assets).filter((file) => file.endsWith(".css"))) {
    for (const [, address] of read(name).matchAll(/url\(["']?([^"')]+)/g)) assert.match(address, /^data:image\/svg\+xml,/, name);
    assert.doesNotMatch(read(name), /@import/, name);
  }
});

test("no page loads more than 47 KB of styles", () => {
  const size = (names) => names.reduce((sum, name) => sum + Buffer.byteLength(read(name)), 0);
  for (const own of [["home.css"], ["page.css", "kinds.css"], ["page.css", "lists.css"]]) {
    const bytes = size(["tokens.css", "site.css", "content.css", "print.css", ...own]);
    assert.ok(bytes <= 47 * 1024, `${own}: ${bytes}`);
  }
});

test("templates have neither inline style nor inline script", () => {
  for (const { name, text } of files) {
    assert.doesNotMatch(text, /\sstyle=|\son[a-z]+=|<style|javascript:/i, name);
    for (const [tag] of text.matchAll(/<script[^>]*>/g)) assert.match(tag, /src="\{\{ asset\(/, name);
  }
});

test("every icon a template names exists", () => {
  const icons = new Set([...read("icons.svg").matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1]));
  const literal = /\bicon\("([a-z-]+)"|else "([a-z-]+)"\) \}\}<\/span>/g;
  for (const { name, text } of files) {
    for (const match of text.matchAll(literal)) {
      const icon = match[1] ?? match[2];
      assert.ok(icons.has(icon), `${name}: ${icon}`);
    }
  }
});

test("every asset a template names exists", () => {
  const known = new Set([...readdirSync(assets), ...readdirSync(new URL("../../Browser/site/", assets), { recursive: true })]);
  for (const { name, text } of files) {
    for (const [, asset] of text.matchAll(/\basset\("([^"]+)"\)/g)) assert.ok(known.has(asset), `${name}: ${asset}`);
  }
});

/** The colours of tokens.css: {light, dark, contrast, device: {name: "#rrggbb"}}, each complete as the cascade makes it. */
function colourSchemes(css) {
  const blockAfter = (selector, from = 0) => {
    const start = css.indexOf(`${selector} {`, from);
    assert.ok(start >= 0, selector);
    return css.slice(start, css.indexOf("}", start));
  };
  const colours = (block) => Object.fromEntries([...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]));
  const light = colours(blockAfter(":root"));
  const over = (selector) => ({ ...light, ...colours(blockAfter(selector)) });
  return {
    light,
    dark: over(':root[data-colors="dark"]'),
    contrast: over(':root[data-colors="contrast"]'),
    device: over(":root:not([data-colors])"),
  };
}

/** Contrast ratio of WCAG 2. */
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
