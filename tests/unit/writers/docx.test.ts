import { beforeAll, describe, expect, test } from "vitest";
import type { Document } from "#src/domain/report/document.ts";
import {
  allText,
  brokenRelationships,
  findAll,
  openOffice,
  parseXml,
  type Element,
} from "../../support/office-files.ts";
import { awkward, sampleDocument, sampleOnePage } from "../../support/sample-document.ts";
import { writeDocx } from "#src/writers/docx.ts";

const value = (element: Element | undefined) => element?.attributes["w:val"];
const tables = sampleDocument.blocks.flatMap((block) => {
  if (block.kind === "table") return [block];
  return block.kind === "chart" && !block.twinPrinted ? [block.twin] : [];
});

describe("the Word file of a report", () => {
  let parts: Readonly<Record<string, Uint8Array>>;
  let body: Element;
  let wordTables: Element[];
  beforeAll(async () => {
    parts = openOffice(await writeDocx(sampleDocument));
    body = parseXml(parts["word/document.xml"]);
    // The first is the table of key figures.
    wordTables = findAll(body, "w:tbl").slice(1);
  }, 60_000);

  test("is well-formed XML in every part, and no relationship points at nothing", () => {
    for (const [path, bytes] of Object.entries(parts)) {
      if (/\.(xml|rels|svg)$/.test(path)) expect(() => parseXml(bytes), path).not.toThrow();
    }
    expect(brokenRelationships(parts)).toEqual([]);
  });

  test("gives a broken relationship away (the check can fail)", () => {
    const { "word/styles.xml": _lost, ...rest } = parts;
    expect(brokenRelationships(rest)).toEqual(["word/_rels/document.xml.rels: styles.xml"]);
  });

  test("is the same to the last byte when the document is", async () => {
    const first = Buffer.from(await writeDocx(sampleOnePage));
    expect(Buffer.from(await writeDocx(sampleOnePage)).equals(first)).toBe(true);
    const withContents: Document = { ...sampleOnePage, cover: true };
    const covered = Buffer.from(await writeDocx(withContents));
    expect(Buffer.from(await writeDocx(withContents)).equals(covered)).toBe(true);
  });

  test("sets every heading in Word's own heading style, in order", () => {
    const headings = findAll(body, "w:p").flatMap((paragraph) => {
      const style = value(findAll(paragraph, "w:pStyle")[0]);
      return style && /^Heading\d$/.test(style) ? [[Number(style.at(-1)), allText(paragraph)]] : [];
    });
    const wanted = sampleDocument.blocks.flatMap((block) =>
      block.kind === "heading" ? [[block.level, block.text]] : [],
    );
    expect(headings).toEqual(wanted);
  });

  test("defines every style that it uses", () => {
    const ids = findAll(parseXml(parts["word/styles.xml"]), "w:style").map((style) => style.attributes["w:styleId"]);
    const used = Object.keys(parts)
      .filter((path) => /^word\/(document|header\d|footer\d)\.xml$/.test(path))
      .flatMap((path) => findAll(parseXml(parts[path]), "w:pStyle").map(value));
    expect([...new Set(used)].filter((style) => !ids.includes(style))).toEqual([]);
  });

  test("lists its headings with page numbers, and does not ask to update anything when it is opened", () => {
    const contents = findAll(body, "w:sdt").map(allText).join("");
    expect(contents).toMatch(/Året i korthet.*3/);
    expect(findAll(parseXml(parts["word/settings.xml"]), "w:updateFields")).toEqual([]);
    expect(findAll(body, "w:fldChar").filter((field) => field.attributes["w:dirty"])).toEqual([]);
  });

  test("is in Swedish, with title and the report's own day", () => {
    const language = findAll(findAll(parseXml(parts["word/styles.xml"]), "w:docDefaults")[0]!, "w:lang")[0];
    const core = parseXml(parts["docProps/core.xml"]);
    expect(value(language)).toBe("sv-SE");
    expect(allText(findAll(core, "dc:title")[0]!)).toContain("Helårsrapport, Samordningsteamet Västerås");
    expect(allText(findAll(core, "dcterms:created")[0]!)).toBe("2023-02-01T00:00:00Z");
  });

  test("has a real table for every table, with a header row that is repeated", () => {
    expect(wordTables).toHaveLength(tables.length);
    wordTables.forEach((table, index) => {
      const rows = findAll(table, "w:tr");
      expect(rows).toHaveLength(tables[index]!.rows.length + 1);
      expect(rows.map((row) => findAll(row, "w:tblHeader").length)).toEqual(rows.map((_, at) => (at === 0 ? 1 : 0)));
    });
  });

  test("aligns numbers to the right by a style of their own", () => {
    const cell = findAll(findAll(wordTables[0]!, "w:tr")[1]!, "w:tc")[1]!;
    expect(value(findAll(cell, "w:pStyle")[0])).toBe("ReportTableNumber");
    const style = findAll(parseXml(parts["word/styles.xml"]), "w:style").find(
      (one) => one.attributes["w:styleId"] === "ReportTableNumber",
    );
    expect(value(findAll(style!, "w:jc")[0])).toMatch(/^(right|end)$/);
  });

  test("shows each chart as SVG with a PNG to fall back on, and describes it", () => {
    const charts = sampleDocument.blocks.filter((block) => block.kind === "chart");
    const pictures = findAll(body, "w:drawing");
    expect(pictures.map((picture) => findAll(picture, "wp:docPr")[0]!.attributes.descr)).toEqual(
      charts.map((chart) => chart.alt),
    );
    for (const picture of pictures) {
      expect(findAll(picture, "asvg:svgBlip")).toHaveLength(1);
      expect(findAll(picture, "a:blip")[0]!.attributes["r:embed"]).toBeTruthy();
    }
    const png = Object.entries(parts).find(([path]) => path.endsWith(".png"))![1];
    expect([...png.slice(1, 4)].map((code) => String.fromCharCode(code)).join("")).toBe("PNG");
  });

  test("says on every page but the cover who may read it, with page numbers", () => {
    const footers = Object.keys(parts).filter((path) => path.startsWith("word/footer"));
    const texts = footers.map((path) => allText(parseXml(parts[path])));
    expect(
      texts.filter((text) => text.includes("Lämnas inte utanför teamet") && text.includes("NUMPAGES")).length,
    ).toBe(texts.filter((text) => text !== "").length);
    expect(texts.filter((text) => text !== "").length).toBeGreaterThan(0);
  });

  test("prints what is markup elsewhere as the text it is", () => {
    expect(findAll(body, "w:p").map(allText)).toContain(`Tecken: ${awkward}`);
  });

  test("leaves a labelled empty box where a person is to write", () => {
    const boxes = findAll(body, "w:p").filter((one) => value(findAll(one, "w:pStyle")[0]) === "ReportBox");
    expect(boxes.length).toBeGreaterThan(0);
    expect(boxes.map(allText).join("")).toBe("");
    expect(allText(body)).toContain("Året i verksamheten");
  });
});
