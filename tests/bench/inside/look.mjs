// Looks at pages in Chromium: `node look.mjs CHROMIUM FOLDER PAGE…` prints {page: [[check, state, finding]…]}.
//
// Each page is seen narrow and wide, in light and in dark, its tables folded and unfolded: what axe finds, and
// what reaches beyond the window. Then as it lies on both sizes of paper. In FOLDER are pictures of all that
// (their upper 8,000 pixels), and what is printed, as PDF, with a word at the top of every drawing and one at the
// end of its caption, which tell whether they were torn apart.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const WIDTHS = [320, 1200]; // CSS pixels
const SCHEMES = ["light", "dark"];
const PAPERS = { A4: [210, 297], Letter: [215.9, 279.4] }; // mm
const MARGIN = 10; // mm, about what browsers leave by themselves
const TALLEST = 8000; // Chromium takes no picture that is much taller

const [chromium, folder, ...pages] = process.argv.slice(2);
const axe_source = await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const root = process.getuid?.() === 0;
const browser = await puppeteer.launch({ executablePath: chromium, args: root ? ["--no-sandbox"] : [] });
const told = {};
for (const page of pages) told[page] = await look(page);
await browser.close();
console.log(JSON.stringify(told));

async function look(page) {
  const found = [];
  const tab = await browser.newPage();
  await tab.setBypassCSP(true);
  await tab.goto(pathToFileURL(page));
  await tab.evaluate(axe_source);
  const file = (state, ending) => join(folder, `${basename(page, ".html")} ${state}.${ending}`);
  for (const scheme of SCHEMES) {
    await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const open of [true, false]) {
      await tab.evaluate(unfold, open);
      for (const width of WIDTHS) {
        const state = `${width} ${scheme} ${open ? "unfolded" : "folded"}`;
        await tab.setViewport({ width, height: 800 });
        for (const what of await tab.evaluate(ask_axe)) found.push(["axe", state, what]);
        for (const what of await tab.evaluate(sideways, true)) found.push(["sideways", state, what]);
        const height = Math.min(TALLEST, await tab.evaluate(() => document.documentElement.scrollHeight));
        await tab.screenshot({ path: file(state, "png"), clip: { x: 0, y: 0, width, height } });
      }
      await tab.emulateMediaType("print");
      for (const [paper, [width]] of Object.entries(PAPERS)) {
        await tab.setViewport({ width: Math.floor(((width - 2 * MARGIN) / 25.4) * 96), height: 800 });
        for (const what of await tab.evaluate(sideways, false)) found.push(["paper", `${paper} ${scheme}`, what]);
      }
      await tab.emulateMediaType(null);
    }
  }
  await tab.evaluate(mark_edges);
  for (const scheme of SCHEMES) {
    await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const [paper, [width, height]] of Object.entries(PAPERS)) {
      const margin = Object.fromEntries(["top", "right", "bottom", "left"].map((side) => [side, `${MARGIN}mm`]));
      const size = { width: `${width}mm`, height: `${height}mm`, margin };
      await tab.pdf({ path: file(`${paper} ${scheme}`, "pdf"), printBackground: true, ...size });
    }
  }
  await tab.close();
  return found;
}

// What follows runs in the page.

function unfold(open) {
  for (const one of document.querySelectorAll("details")) one.open = open;
}

// What axe is not sure of counts, too, but for contrast, which it cannot see within SVG and at cut edges: that is
// worked out from the colors in the tests of the page.
async function ask_axe() {
  const { violations, incomplete } = await axe.run(document, { rules: { "target-size": { enabled: true } } });
  return [...violations, ...incomplete.filter(({ id }) => id !== "color-contrast")].flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} at ${node.target.join(" ")}`),
  );
}

function sideways(scrolls) {
  const told = [];
  const beyond = (one) => one.getBoundingClientRect().right > innerWidth + 0.5;
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) told.push(`the page is ${wide} pixels wide`);
  for (const one of document.querySelectorAll("body *")) {
    const name = `${one.tagName.toLowerCase()} "${one.textContent.trim().slice(0, 30)}"`;
    const moves = getComputedStyle(one).overflowX === "auto" && one.scrollWidth > one.clientWidth;
    if (moves && one.tabIndex < 0) told.push(`no key scrolls ${name}`);
    const box = scrolls && one.parentElement.closest("[tabindex]");
    if (!box && beyond(one) && !beyond(one.parentElement)) told.push(`beyond the edge is ${name}`);
  }
  return told;
}

function mark_edges() {
  document.querySelectorAll("figure").forEach((figure, number) => {
    const word = document.createElementNS("http://www.w3.org/2000/svg", "text");
    word.setAttribute("y", 6);
    word.textContent = `zq${number}t`;
    figure.querySelector("svg").append(word);
    figure.querySelector("figcaption").append(` zq${number}e`);
  });
}
