/** The report's one stylesheet. The web page serves it as a file; a standalone report carries it in its head. */
export const reportStyles = `
.report-page { margin: 0; background: #fbfaf8; color: #1c2b30; }
.report-page main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; outline: none; }
.report { font-family: Inter, "Segoe UI", system-ui, sans-serif; line-height: 1.55; color: #1c2b30; --line: #d5dad9; --muted: #53636a; --accent: #14535f; --panel: #f1f3f1; overflow-wrap: break-word; }
.report-skip { position: absolute; left: 1rem; top: -4rem; background: #14535f; color: #fff; padding: .6rem 1rem; border-radius: 0 0 .4rem .4rem; }
.report-skip:focus { top: 0; }
.report-cover { border-bottom: 3px solid var(--accent); padding: 2rem 0 1.5rem; margin-bottom: 2rem; }
.report-cover p { margin: 0; }
.report-team { color: var(--accent); font-weight: 600; }
.report-title { font-size: 2.3rem; line-height: 1.15; margin: .4rem 0; letter-spacing: -.02em; }
.report-period { font-size: 1.15rem; }
.report-made { color: var(--muted); font-size: .9rem; margin-top: .8rem !important; }
.report h2, .report h3, .report h4, .report h5 { line-height: 1.25; letter-spacing: -.01em; scroll-margin-top: 1rem; }
.report h2:not(.report-title) { font-size: 1.6rem; margin: 3rem 0 .8rem; }
.report h3 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
.report h4, .report h5 { font-size: 1rem; margin: 1.4rem 0 .3rem; }
.report p { margin: .6rem 0; max-width: 42rem; }
.report-toc { background: var(--panel); border-radius: .5rem; padding: 1rem 1.2rem; }
.report-toc-title { font-weight: 600; margin-top: 0 !important; }
.report-toc ul { list-style: none; margin: 0; padding: 0; columns: 18rem 2; column-gap: 2rem; }
.report-toc li { break-inside: avoid; padding: .22rem 0; }
.report-toc-2 { padding-left: 1rem !important; font-size: .92rem; }
.report-toc a, .report-value { color: var(--accent); text-underline-offset: .2em; }
.report-value { text-decoration-style: dotted; text-decoration-thickness: 1px; }
.report-guidance { color: var(--muted); font-size: .92rem; border-left: 3px solid var(--line); padding-left: .8rem; }
.report-box { border: 1px dashed #8b9a9b; border-radius: .4rem; min-height: 6rem; padding: .4rem .8rem; margin: .8rem 0 1.2rem; }
.report-box-label { color: var(--muted); font-size: .85rem; margin: 0 !important; }
.report-tiles { list-style: none; padding: 0; margin: 1.2rem 0; display: grid; gap: .8rem; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); }
.report-tile { background: var(--panel); border-top: 3px solid var(--accent); padding: .9rem 1rem; display: flex; flex-direction: column; }
.report-tile-value { font-size: 1.55rem; font-weight: 600; line-height: 1.2; color: var(--accent); font-variant-numeric: tabular-nums; }
.report-tile-note { color: var(--muted); font-size: .85rem; }
.report-scroll { overflow-x: auto; margin: 1.4rem 0 0; }
.report-scroll:focus-visible, .report-chart:focus-visible, .report a:focus-visible, .report summary:focus-visible { outline: 3px solid #b5651d; outline-offset: 2px; }
.report-table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums; }
.report-table caption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
.report-table th, .report-table td { padding: .42rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.report-table thead th { border-bottom: 2px solid var(--accent); font-weight: 600; vertical-align: bottom; }
.report-table tbody th { font-weight: 400; min-width: 9rem; }
.report-table .report-number { text-align: right; }
.report-table td.report-number { white-space: nowrap; }
.report-table .report-total > * { font-weight: 600; border-top: 1.5px solid #53636a; }
.report-small { color: var(--muted); font-size: .8rem; margin: .4rem 0 1.6rem !important; }
.report-note { display: block; }
.report-count { color: var(--accent); }
.report-figure { margin: 1.6rem 0; }
.report-figure figcaption { font-weight: 600; margin-bottom: .5rem; }
.report-chart { overflow-x: auto; }
.report-chart svg { width: 100%; height: auto; display: block; min-width: 36rem; max-width: 46rem; }
.report-twin summary { cursor: pointer; color: var(--accent); padding: .3rem 0; }
.report-definitions > div { margin: 0 0 .9rem; break-inside: avoid; }
.report-definitions dt { font-weight: 600; }
.report-definitions dd { margin: 0; }
.report-mark { color: var(--muted); font-weight: 400; font-size: .8rem; }
.report-footnote { color: var(--muted); font-size: .88rem; }
@media (max-width: 30rem) { .report-title { font-size: 1.7rem; } .report-table { font-size: .85rem; } .report-table th, .report-table td { padding: .35rem .4rem; } .report-table tbody th { min-width: 6.5rem; } }
@media (prefers-color-scheme: dark) {
  .report-page { background: #121a1d; }
  .report-page .report { color: #e6ebea; --line: #36454a; --muted: #a9b7b9; --accent: #7cc4cf; --panel: #1b262a; }
  .report-page .report-chart { background: #fbfaf8; padding: .6rem; border-radius: .4rem; }
}
@media (forced-colors: active) { .report-chart { background: #fff; } }
@media print {
  .report-page { background: none; } .report-skip, .report-toc, .report-twin summary { display: none; }
  .report-page main { max-width: none; padding: 0; } .report { font-size: 10pt; color: #000; }
  .report-scroll, .report-chart { overflow: visible; } .report-chart svg { min-width: 0; } .report-break { break-before: page; }
  .report h2, .report h3, .report h4, .report figcaption, .report caption { break-after: avoid; }
  .report-figure, .report tr, .report-tile { break-inside: avoid; } .report-table thead { display: table-header-group; }
}
`.trim();
