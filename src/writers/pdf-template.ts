/**
 * The look of the PDF, in Typst. A string in a module and not a file beside it, so that it follows along when the server
 * is bundled. Everything it prints comes as JSON (`PrintModel` in pdf-model.ts); nothing from a report is ever parsed as
 * markup.
 */
export const pdfTemplate = String.raw`
#let doc = json(bytes(sys.inputs.document))
#let ink = rgb("#1c2b30")
#let muted = rgb("#53636a")
#let accent = rgb("#14535f")
#let rule = rgb("#d5dad9")
#let panel = rgb("#f1f3f1")
#let warm = rgb("#8a4a12")

#set document(title: doc.metaTitle, author: doc.team, date: datetime(year: doc.date.at(0), month: doc.date.at(1), day: doc.date.at(2)))
#set text(font: "Inter", size: 10pt, lang: "sv", region: "SE", fill: ink, fallback: false, hyphenate: true, overhang: false)
#set par(leading: 0.72em, spacing: 1.3em, justify: false)

// ---- page ----
#let small(body) = text(size: 7.5pt, fill: muted, body)
#let confidential = text(size: 7.5pt, weight: 600, fill: warm, doc.audienceMark)
#let page-header = context {
  if here().page() == 1 { return }
  small(grid(
    columns: (1fr, auto), column-gutter: 12pt,
    [#doc.team · #doc.title], doc.period,
  ))
  v(-5pt)
  line(length: 100%, stroke: 0.5pt + rule)
}
#let page-footer = context {
  if doc.cover and here().page() == 1 { return }
  grid(
    columns: (1fr, auto), column-gutter: 12pt,
    confidential, small[Sida #counter(page).display("1") av #counter(page).final().first()],
  )
}
// A report without cover is a picture on one page, and set closer.
#let compact = not doc.cover
#let margins = if compact { (x: 21mm, top: 19mm, bottom: 20mm) } else { (x: 25mm, top: 30mm, bottom: 26mm) }
#set page(paper: "a4", margin: margins, header: page-header, footer: page-footer, header-ascent: if compact { 5mm } else { 9mm }, footer-descent: if compact { 6mm } else { 9mm })

// ---- headings ----
#show heading: set text(hyphenate: false)
#show heading: set par(leading: 0.5em)
// Without a cover the title itself is the first heading, and the report's own stand one level below.
#let shift = if doc.cover { 0 } else { 1 }
#show heading.where(level: 1 + shift): set text(size: 19pt, weight: 600, fill: accent, tracking: -0.015em)
#show heading.where(level: 2 + shift): set text(size: 13pt, weight: 600)
#show heading.where(level: 3 + shift): set text(size: 10.5pt, weight: 600)
#show heading.where(level: 1 + shift): set block(above: 34pt, below: 13pt)
#show heading.where(level: 2 + shift): set block(above: 24pt, below: 9pt)
#show heading.where(level: 3 + shift): set block(above: 17pt, below: 7pt)

// ---- tables and charts ----
#set figure(numbering: none, supplement: none, gap: 8pt, outlined: false)
#set figure.caption(position: top)
#show figure: set align(left)
#show figure: set block(above: if compact { 12pt } else { 20pt }, below: 6pt)
#show figure.caption: it => block(width: 100%, sticky: true, above: 0pt, align(left, text(size: 9.5pt, weight: 600, it.body)))
#let apart = if compact { 12pt } else { 20pt }
#let caption(word, number, title) = {
  if number != none { text(fill: accent)[#word #number. ] }
  title
}
#let notes(source, lines) = block(above: 6pt, below: apart, width: 100%, {
  set text(size: 7.5pt, fill: muted)
  set par(leading: 0.55em, spacing: 0.6em)
  par(source)
  for line in lines { par(line) }
})
#let table-of(t) = {
  let size = if t.dense { 7.5pt } else { 8.5pt }
  let inset = if t.dense { 3.2pt } else { 4.5pt }
  let last = t.columns.len()
  set text(size: size, number-width: "tabular")
  set par(leading: 0.5em)
  let cell(text-align, body) = table.cell(align: text-align + top, breakable: false, if text-align == right { box(body) } else { body })
  let side(index) = if t.columns.at(index).number { right } else { left }
  table(
    columns: t.widths.map(w => w * 1fr),
    stroke: none,
    inset: (x, y) => (
      left: if x == 0 { 0pt } else { inset },
      right: if x == last { 0pt } else { inset },
      top: inset + 0.3pt, bottom: inset + 0.3pt,
    ),
    table.header(
      table.cell(align: left + bottom, text(hyphenate: t.hyphenate.at(0), t.rowHeader)),
      ..t.columns.enumerate().map(((index, column)) => table.cell(
        align: side(index) + bottom, text(hyphenate: t.hyphenate.at(index + 1), column.label),
      )),
      table.hline(stroke: 1pt + accent),
    ),
    ..t.rows.enumerate().map(((y, row)) => {
      let weight(body) = if row.total { strong(body) } else { body }
      let above = if row.total { (table.hline(stroke: 0.8pt + muted),) } else { () }
      (
        ..above,
        cell(left, weight(row.header)),
        ..row.cells.enumerate().map(((index, body)) => cell(side(index), weight(body))),
        table.hline(stroke: 0.5pt + rule),
      )
    }).flatten(),
  )
}
#show table.header: set text(weight: 600)
#show table.cell.where(y: 0): set text(weight: 600)
#show strong: set text(weight: 600)
// A short table stays in one piece; a longer one may break, with its header repeated.
#let table-block(t) = {
  let body = {
    show figure: set block(breakable: not t.keep)
    figure(kind: table, caption: caption("Tabell", t.number, t.title), table-of(t))
    notes(t.source, t.notes)
  }
  if t.keep { block(breakable: false, width: 100%, above: apart, below: apart, body) } else { body }
}
#let chart-block(c) = {
  block(breakable: false, width: 100%, above: apart, below: apart, {
    figure(
      kind: image,
      caption: caption("Diagram", c.number, c.title),
      image(bytes(c.svg), format: "svg", alt: if c.alt != "" { c.alt }, width: c.share * if compact { 88% } else { 100% }),
    )
    notes(c.source, c.notes)
  })
}

// ---- other blocks ----
#let tiles(items) = block(above: 14pt, below: if compact { 12pt } else { 20pt }, breakable: false, grid(
  columns: (1fr,) * if compact { 4 } else { 3 }, gutter: 8pt,
  inset: if compact { (x: 7pt, top: 8pt, bottom: 8pt) } else { (x: 9pt, top: 11pt, bottom: 11pt) },
  ..items.map(item => grid.cell(fill: panel, stroke: (top: 2pt + accent), {
    set par(leading: 0.5em, spacing: 0.65em)
    let size = if item.value.clusters().len() > 9 { 12pt } else if compact { 17pt } else { 19pt }
    par(text(size: size, weight: 600, fill: accent, number-width: "tabular", item.value))
    let long = item.label.split(" ").any(word => word.clusters().len() > 22)
    par(text(size: if compact { 8.5pt } else { 9pt }, hyphenate: long, item.label))
    for note in (item.detail, item.note) {
      if note != "" { par(text(size: if compact { 7.5pt } else { 8pt }, fill: muted, note)) }
    }
  })),
))
#let text-box(label) = block(
  width: 100%, height: if compact { 25mm } else { 42mm }, above: 12pt, below: if compact { 10pt } else { 18pt }, breakable: false, radius: 3pt, inset: 8pt,
  stroke: (paint: rgb("#8b9a9b"), thickness: 0.7pt, dash: "dashed"), text(size: 8pt, fill: muted, label),
)
#let guidance(body) = block(
  above: 10pt, below: 12pt, inset: (left: 9pt, y: 1pt), stroke: (left: 2pt + rule), sticky: true,
  text(size: 8.5pt, fill: muted, body),
)
#let definitions(items) = {
  show terms.item: set block(breakable: false)
  set par(leading: 0.62em)
  terms(
    tight: false, hanging-indent: 0pt, spacing: 12pt, separator: linebreak(),
    ..items.map(item => terms.item(
      { item.term; if item.mark != "" { text(size: 7.5pt, weight: 400, fill: muted, "  " + item.mark) } },
      text(size: 9pt, item.text),
    )),
  )
}

// ---- cover and contents ----
#let steps = pdf.artifact(box(width: 44pt, height: 34pt, {
  for i in range(4) {
    place(bottom + left, dx: i * 11.5pt, rect(width: 9pt, height: 8pt + i * 8pt, fill: accent.lighten(54% - i * 18%)))
  }
}))
#if doc.cover {
  steps
  v(1fr)
  par(text(size: 13pt, weight: 600, fill: accent, doc.team))
  show title: set text(size: 38pt, weight: 600, tracking: -0.025em, hyphenate: false)
  show title: set par(leading: 0.35em)
  show title: set block(above: 12pt, below: 16pt)
  title(doc.title)
  par(text(size: 15pt, doc.period))
  v(1.6fr)
  line(length: 100%, stroke: 1.5pt + accent)
  set par(spacing: 8pt)
  par(text(size: 9pt, fill: muted, doc.made))
  par(text(size: 9pt, weight: 600, fill: warm, doc.audienceMark))
  pagebreak()
  show outline.entry.where(level: 1): set block(above: 13pt)
  show outline.entry.where(level: 1): set text(weight: 600)
  show outline.entry.where(level: 2): set block(above: 7pt)
  set outline.entry(fill: pad(x: 4pt, repeat(text(fill: rule, "."), gap: 2.5pt)))
  outline(title: "Innehåll", depth: 2, indent: 1.2em)
  pagebreak(weak: true)
} else {
  show heading.where(level: 1): set text(size: 26pt, weight: 600, tracking: -0.02em, fill: ink)
  show heading.where(level: 1): set block(above: 6pt, below: 8pt)
  par(text(size: 11pt, weight: 600, fill: accent, doc.team))
  heading(level: 1, doc.title)
  par(text(size: 11pt, doc.period))
  par(text(size: 8.5pt, fill: muted, doc.made))
  line(length: 100%, stroke: 1.5pt + accent)
}

// ---- the report ----
#for block-data in doc.blocks {
  let kind = block-data.kind
  if kind == "heading" { heading(level: block-data.level + shift, block-data.text) }
  else if kind == "paragraph" { par(block-data.text) }
  else if kind == "guidance" { guidance(block-data.text) }
  else if kind == "text-box" { text-box(block-data.label) }
  else if kind == "table" {
    if block-data.wide { page(flipped: true, table-block(block-data)) } else { table-block(block-data) }
  }
  else if kind == "chart" { chart-block(block-data) }
  else if kind == "key-figures" { tiles(block-data.items) }
  else if kind == "definitions" { definitions(block-data.items) }
  else if kind == "page-break" { pagebreak(weak: true) }
  else if kind == "footnote" { par(text(size: 8.5pt, fill: muted, block-data.text)) }
}
`;
