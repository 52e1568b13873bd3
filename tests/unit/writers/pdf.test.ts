import { createRequire } from "node:module";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Audience, Block, Document } from "#src/domain/report/document.ts";
import { templates } from "#src/domain/report/templates/catalogue.ts";
import { writerErrorText } from "#src/texts/writers.sv.ts";
import { annualReport } from "../../support/annual-report.ts";
import { benefitReport, demoCase } from "../../support/benefit-input.ts";
import { findPdfUaFaults } from "../../support/pdf-ua.ts";
import { awkward, sampleDocument, sampleOnePage } from "../../support/sample-document.ts";
import { printModel } from "#src/writers/pdf-model.ts";
import { writePdf } from "#src/writers/pdf.ts";

function pdfOf(document: Document): Uint8Array {
  const written = writePdf(document);
  if (!written.ok) throw new Error(written.error.code);
  return written.value;
}

async function textOf(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(
      items
        .flatMap((item) => ("str" in item ? [item.str] : []))
        .join(" ")
        .replaceAll(/\s+/g, " "),
    );
  }
  await task.destroy();
  return pages;
}

const withBlocks = (...blocks: Block[]): Document => ({ ...sampleOnePage, blocks });
const heading: Block = { kind: "heading", level: 1, text: "Rubrik", id: "rubrik" };

describe("the PDF of a report", () => {
  let bytes: Uint8Array;
  let pages: string[];
  beforeAll(async () => {
    bytes = pdfOf(sampleDocument);
    pages = await textOf(bytes);
  }, 60_000);

  test("has no fault by PDF/UA-1", async () => {
    expect(await findPdfUaFaults(bytes)).toEqual([]);
  });

  test("has no fault by PDF/UA-1 without a cover either", async () => {
    expect(await findPdfUaFaults(pdfOf(sampleOnePage))).toEqual([]);
  });

  test("is the same to the last byte when the document is", () => {
    expect(Buffer.from(pdfOf(sampleDocument)).equals(bytes)).toBe(true);
  });

  test("numbers its pages and says on each but the cover that it may not leave the team", () => {
    pages.slice(1).forEach((page, index) => {
      expect(page).toContain(`Sida ${index + 2} av ${pages.length}`);
      expect(page).toContain("Lämnas inte utanför teamet");
    });
  });

  test("opens with the title and a list of contents with page numbers", () => {
    expect(pages[0]).toContain("Helårsrapport");
    expect(pages[1]).toMatch(/Innehåll Året i korthet.* 3 /);
  });

  test("repeats the header of a table on each of its pages", () => {
    const withRows = pages.filter((page) => /Aktivitet \d+ i insatsen/.test(page));
    expect(withRows.length).toBeGreaterThan(2);
    for (const page of withRows) expect(page).toContain("Beskrivning");
  });

  test("prints what is markup elsewhere as the text it is", () => {
    const squeezed = (text: string) => text.replaceAll(/[\s\u00ad]/g, "");
    expect(squeezed(pages.join(""))).toContain(squeezed(awkward));
  });

  test("prints a box for a character that the typeface lacks, and drops control characters", async () => {
    const text = (await textOf(pdfOf(withBlocks(heading, { kind: "footnote", text: "a😀b漢c\u0007d" })))).join("");
    expect(text).toContain("a□b□cd");
  });

  test("turns a skipped heading level into the next one", () => {
    const { blocks } = printModel(withBlocks(heading, { kind: "heading", level: 3, text: "Under", id: "under" }));
    expect(blocks[1]).toMatchObject({ level: 2 });
  });

  test("is refused when a picture has no alternative text", () => {
    const chart = sampleDocument.blocks.find((block) => block.kind === "chart")!;
    expect(() => writePdf(withBlocks(heading, { ...chart, alt: "" }))).toThrow();
  });
});

describe("every report template", () => {
  const audiences: readonly Audience[] = ["team", "public"];
  const reports = templates.flatMap((template) => audiences.map((audience) => ({ template, audience })));

  test.each(reports)("$template.id for $audience has no fault by PDF/UA-1", async ({ template, audience }) => {
    expect(await findPdfUaFaults(pdfOf(annualReport(template, audience)))).toEqual([]);
  });
});

test("the one-page picture is one page", async () => {
  const template = templates.find(({ cover }) => !cover)!;
  expect(await textOf(pdfOf(annualReport(template, "team")))).toHaveLength(1);
});

test("the one-page picture is one page with society's revenue and payback on it too", async () => {
  const template = templates.find(({ cover }) => !cover)!;
  const one = demoCase("2024-01-01", "2024-12-31");
  for (const audience of ["team", "public"] as const) {
    const pages = await textOf(pdfOf(benefitReport(template, audience, one)));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain("tills kostnaden är återbetald");
  }
});

test("the section about benefits and its appendix have no fault by PDF/UA-1", async () => {
  const template = templates.find(({ id }) => id === "vasteras-halvar")!;
  const document = benefitReport(template, "team", demoCase("2024-01-01", "2024-12-31"));
  expect(await findPdfUaFaults(pdfOf(document))).toEqual([]);
});

test("on a platform without Typst the answer is a sentence and not a crash", async () => {
  const platform = Object.getOwnPropertyDescriptor(process, "platform")!;
  vi.resetModules();
  Object.defineProperty(process, "platform", { ...platform, value: "sunos" });
  try {
    const elsewhere = await import("#src/writers/pdf.ts");
    const written = elsewhere.writePdf(sampleOnePage);
    expect(written).toEqual({
      ok: false,
      error: { code: "writer.pdf_unavailable", platform: `sunos-${process.arch}` },
    });
    expect(written.ok || writerErrorText(written.error)).toContain("Välj Word, Excel eller webbsida i stället");
  } finally {
    Object.defineProperty(process, "platform", platform);
  }
});

/** Compiles Typst source without the rules that the writer sets. */
function compile(source: string, options: Readonly<Record<string, unknown>>): Uint8Array {
  const { NodeCompiler } = createRequire(import.meta.url)("@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu") as {
    NodeCompiler: { create(): { pdf(source: object, options: object): Buffer } };
  };
  return new Uint8Array(NodeCompiler.create().pdf({ mainFileContent: source }, options));
}

describe("the PDF/UA check", () => {
  const titled = '#set document(title: "Titel")\n#set text(lang: "sv")\n';
  const picture = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>";

  test("refuses a file without tags, name or title", async () => {
    const faults = await findPdfUaFaults(compile("= Rubrik\nText", { pdfTags: false }));
    expect(faults).toEqual(
      expect.arrayContaining([
        "the metadata do not say PDF/UA-1",
        "the metadata have no title",
        "the document is not marked as tagged",
        "page 1 has no tags",
        "page 1 paints 2 times outside every tag and artifact",
        "there is no parent tree",
      ]),
    );
  });

  test("refuses a tagged file that does not call itself PDF/UA", async () => {
    expect(await findPdfUaFaults(compile(`${titled}= Rubrik\nText`, {}))).toContain("the metadata do not say PDF/UA-1");
  });

  test("refuses a skipped heading level", async () => {
    const faults = await findPdfUaFaults(compile(`${titled}= Ett\n=== Tre`, {}));
    expect(faults).toContain("page 1: heading level 3 comes after level 1");
  });

  test("refuses a table without headers", async () => {
    const faults = await findPdfUaFaults(
      compile(`${titled}= Ett\n#figure(caption: [T], table(columns: 2)[a][b][c][d])`, {}),
    );
    expect(faults).toContain("page 1: a table has no header cells");
  });

  test("refuses a picture without alternative text", async () => {
    const faults = await findPdfUaFaults(compile(`${titled}= Ett\n#image(bytes("${picture}"), format: "svg")`, {}));
    expect(faults).toContain("page 1: a picture has no alternative text");
  });

  test("refuses a font that is not embedded", async () => {
    const bytes = Buffer.from(pdfOf(sampleOnePage)).toString("latin1");
    const broken = Buffer.from(bytes.replaceAll("/FontFile", "/FontLost"), "latin1");
    const faults = await findPdfUaFaults(new Uint8Array(broken));
    // Descriptors in object streams are compressed; then nothing was replaced and the control would prove nothing.
    expect(bytes).toContain("/FontFile");
    expect(faults).toContain("a font is not embedded");
  });
});
