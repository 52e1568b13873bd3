/** The section about benefits in the files that readers get. */
import { describe, expect, test } from "vitest";
import { vasterasHelar } from "#src/domain/report/templates/vasteras-helar.ts";
import { writeDocx } from "#src/writers/docx.ts";
import { writeXlsx } from "#src/writers/xlsx.ts";
import { benefitReport, demoCase } from "../../support/benefit-input.ts";
import { allText, openOffice, parseXml, readWorkbook } from "../../support/office-files.ts";

const one = demoCase("2024-01-01", "2024-12-31");
const noNumber = /NaN|undefined|Infinity|\[object/;

describe.each(["team", "public"] as const)("for the receiver %s", (audience) => {
  const document = benefitReport(vasterasHelar, audience, one);

  test("Word tells the amounts as the teams are used to, and marks what nobody has checked", async () => {
    const text = allText(parseXml(openOffice(await writeDocx(document))["word/document.xml"]));
    expect(text).not.toMatch(noNumber);
    expect(text).toContain("Summa = samhället");
    expect(text).toMatch(/samhällets intäkt 1,7\u00a0mkr/);
    expect(text).toContain("okontrollerad");
  });

  test("Excel holds the amounts as whole kronor that add up, and says what is withheld", async () => {
    const sheets = readWorkbook(await writeXlsx(document));
    for (const { name, cells } of sheets)
      for (const { value } of Object.values(cells)) expect(`${value}`, name).not.toMatch(noNumber);
    const { cells } = sheets.find(({ name }) => name.includes("Intäkter på kort sikt"))!;
    const rows = Object.keys(cells).flatMap((place) => (/^A\d+$/.test(place) ? [Number(place.slice(1))] : []));
    const at = (header: string) => rows.find((row) => cells[`A${row}`]!.value === header)!;
    expect(cells[`B${at("Samhället")}`]).toMatchObject({ type: "number", format: '#,##0" kr"' });
    expect(cells[`B${at("Summa = samhället")}`]!.value).toBe(cells[`B${at("Samhället")}`]!.value);
    const agency = cells[`B${at("Arbetsförmedlingen")}`]!;
    expect(agency.type).toBe(audience === "team" ? "number" : "text");
  });
});
