"""The style of the HTML page: calm, light and dark, and black on white on paper. It loads nothing."""

LIGHT = {
    "page": "#faf6ef",
    "card": "#f1ebe0",
    "text": "#2b2723",
    "quiet": "#5c544c",
    "rule": "#d8cdbb",
    "warm": "#a8481f",
    "cool": "#2f6b58",
}
DARK = {
    "page": "#1c1b1f",
    "card": "#252329",
    "text": "#e9e3da",
    "quiet": "#b3aba1",
    "rule": "#45414a",
    "warm": "#f2a07b",
    "cool": "#8fb8a8",
}
PAPER = {
    "page": "#ffffff",
    "card": "#ffffff",
    "text": "#000000",
    "quiet": "#333333",
    "rule": "#bbbbbb",
    "warm": "#000000",
    "cool": "#333333",
}


def _named(colors: dict[str, str]) -> str:
    return ":root {" + " ".join(f"--{name}: {color};" for name, color in colors.items()) + "}"


STYLE = (
    f"""
{_named(LIGHT)}
@media (prefers-color-scheme: dark) {{ {_named(DARK)} }}
@media print {{ {_named(PAPER)} }}
"""
    + """
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text);
  font: 1.05rem/1.6 Georgia, "Iowan Old Style", "Palatino Linotype", serif; }
main { max-width: 60rem; margin: 0 auto; padding: 3rem clamp(1rem, 5vw, 1.5rem) 4rem; }
h1, h2, h3 { line-height: 1.25; font-weight: 600; }
h1 { font-size: 2.1rem; margin: 0 0 .25rem; }
h2 { font-size: 1.35rem; margin: 3rem 0 .75rem; padding-top: 1.25rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1.1rem; margin: 2rem 0 .25rem; }
p { margin: .4rem 0; max-width: 42rem; }
.quiet, figcaption, caption, summary, footer { color: var(--quiet); font-size: .92rem; }
.numbers { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; margin: 1.5rem 0; list-style: none; }
.numbers li { background: var(--card); border: 1px solid var(--rule); border-radius: .6rem;
  padding: .7rem 1rem; min-width: 8.4rem; }
.numbers b { display: block; font-size: 2rem; line-height: 1.2; color: var(--warm); }
.typed { white-space: pre-line; overflow-wrap: anywhere; }
blockquote { margin: .3rem 0; padding-left: .9rem; border-left: 3px solid var(--warm); }
figure { margin: 1rem 0 .5rem; }
figure, .together { break-inside: avoid; }
figcaption { margin-top: .4rem; max-width: 42rem; }
.wide { overflow-x: auto; }
:focus-visible { outline: 2px solid var(--cool); outline-offset: 3px; }
svg { display: block; max-width: max(100%, 56rem); height: auto; }
svg text { fill: var(--quiet); font: 11px system-ui, sans-serif; }
svg .in { fill: var(--page); text-anchor: middle; font-weight: 600; }
.ask { fill: var(--warm); }
.one { opacity: .75; }
.two { opacity: .9; }
.none { fill: var(--quiet); opacity: .6; }
.rest { stroke: var(--cool); stroke-width: 2.5; stroke-linecap: round; }
.grid { stroke: var(--rule); stroke-width: 1; }
.between { stroke: var(--quiet); stroke-width: 1.5; }
.before { fill: var(--page); stroke: var(--text); stroke-width: 2; }
.after { fill: var(--warm); stroke: var(--page); stroke-width: 1; }
.bars { max-width: 100%; margin: .3rem 0 1.2rem; }
.bar { fill: none; stroke: var(--rule); }
.full { fill: var(--warm); }
.smooth { fill: none; stroke: var(--cool); stroke-width: 2.5; stroke-dasharray: 7 3; }
details { margin: .5rem 0 1.5rem; }
summary { cursor: pointer; }
table { border-collapse: collapse; min-width: min(24rem, 100%); margin: .75rem 0; font-size: .92rem; }
caption { text-align: left; padding-bottom: .3rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem 1rem .35rem 0;
  border-bottom: 1px solid var(--rule); font-weight: 400; }
td, thead th { white-space: nowrap; }
thead th { font-weight: 600; }
tbody th { min-width: 7rem; }
blockquote .typed, td .typed, th .typed { display: block; text-align: start; }
td .typed { min-width: 12rem; }
th .typed { min-width: 9rem; }
tr, table:not(:has(tbody tr:nth-child(15))) { break-inside: avoid; }
ul.told { padding: 0; list-style: none; }
ul.told li { margin: .6rem 0; max-width: 42rem; break-inside: avoid; }
footer { margin-top: 3rem; padding-top: 1.25rem; border-top: 1px solid var(--rule); }
.paper { display: none; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 10.5pt; line-height: 1.45; }
  h2, footer { margin-top: 1.5rem; }
  h3 { margin-top: 1.25rem; }
  .numbers b { font-size: 1.5rem; }
  .paper { display: block; }
  blockquote .typed, td .typed { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 10;
    overflow: hidden; }
  main { max-width: none; padding: 0; }
  details:not([open]), details > summary { display: none; }
  h2, h3, caption, p:has(+ figure) { break-after: avoid; }
  .wide { overflow: visible; }
  svg { width: auto; max-width: 100%; max-height: 4.2cm; }
  .bars { width: 18rem; }
  .after { stroke: none; }
}
"""
)
