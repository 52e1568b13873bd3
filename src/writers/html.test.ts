import { describe, expect, it } from "vitest";
import { sampleDocument } from "../../tests/support/sample-document.ts";
import { readFixture } from "../../tests/support/read-fixture.ts";
import { evaluateFigures } from "#src/domain/figures/evaluate.ts";
import { buildReport } from "#src/domain/report/build-document.ts";
import { findTemplate } from "#src/domain/report/templates/catalogue.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import type { Block, Document } from "#src/domain/report/document.ts";
import { renderBody, writeHtml } from "./html.ts";

/** The whole yearly report, with every chart. */
function wholeReport(): Document {
  const scope = { programmes: ["Samordningsteam Västerås"], tracks: null };
  const period = { from: parseIsoDate("2022-01-01")!, to: parseIsoDate("2022-12-31")! };
  const evaluation = evaluateFigures(readFixture("vasteras-2022"), { scope, period });
  const options = { audience: "team", today: "2023-01-25" } as const;
  return buildReport({ evaluation, definitions: () => undefined }, findTemplate("vasteras-helar")!, options);
}

const htmlOf = (document: Document) => new TextDecoder().decode(writeHtml(document));
const withBlocks = (blocks: readonly Block[]): Document => ({ ...sampleDocument, blocks });

describe("the report as HTML", () => {
  it("is one file that says its language and asks for nothing else", () => {
    const html = htmlOf(sampleDocument);
    expect(html).toMatch(/^<!doctype html>\n<html lang="sv">/);
    expect(html).not.toMatch(/<script|<link|<img|@import|src=/);
    expect(html).not.toMatch(/(href|src|url\()\s*=?\s*["']?https?:/);
  });

  it("keeps its styles in one sheet: no style attributes and no handlers, so a strict policy holds", () => {
    expect(renderBody(sampleDocument, { headingLevel: 2 })).not.toMatch(/ style=|<style| on[a-z]+=/);
  });

  it("gives no id twice, and every link within it somewhere to go", () => {
    const html = htmlOf(wholeReport());
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const [, target] of html.matchAll(/(?: href="#|url\(#)([^")]+)/g)) expect(ids).toContain(target);
  });

  it("prints text as text, whatever signs it holds", () => {
    const html = htmlOf(
      withBlocks([{ kind: "paragraph", inlines: [{ kind: "text", text: `<b onclick="x">&'</b>` }] }]),
    );
    expect(html).toContain("&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;&lt;/b&gt;");
  });

  it("links values to their figures where there is such a page, and never a withheld one", () => {
    const fact = { figure: "participants.ended", version: 1, path: "" };
    const body = renderBody(
      withBlocks([
        {
          kind: "paragraph",
          inlines: [
            { kind: "value", cell: { kind: "count", value: 54, fact } },
            { kind: "value", cell: { kind: "withheld", reason: "complementary", fact } },
          ],
        },
      ]),
      { headingLevel: 2, linkTo: ({ figure }) => `/figures/${figure}` },
    );
    expect(body.match(/<a class="report-value"/g)).toHaveLength(1);
    expect(body).toContain('href="/figures/participants.ended">54</a>');
  });

  it("has headings in order under its own title", () => {
    const levels = [...htmlOf(sampleDocument).matchAll(/<h(\d)[ >]/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries())
      if (index > 0) expect(level - levels[index - 1]!).toBeLessThanOrEqual(1);
  });
});
