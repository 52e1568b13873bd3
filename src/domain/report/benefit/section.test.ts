import { describe, expect, it } from "vitest";
import { benefitOf, demoCase, vasterasCase, type BenefitCase } from "../../../../tests/support/benefit-input.ts";
import type { Cohort } from "#src/domain/model/calculation.ts";
import { workbook } from "#src/domain/workbook.ts";
import { writeHtml } from "#src/writers/html.ts";
import { benefitReport as texts } from "./words.ts";
import { buildReport } from "../build-document.ts";
import type { Audience, Cell, Document, TableBlock } from "../document.ts";
import { rowsOf } from "../facts.ts";
import { formatCell } from "../format.ts";
import { cellsOf } from "../one-value.ts";
import { findTemplate, templates } from "../templates/catalogue.ts";
import { paybackTarget } from "./goal.ts";
import type { BenefitInput, CalculatedBenefit } from "./input.ts";

const year = demoCase("2024-01-01", "2024-12-31");
const benefit = benefitOf(year);

const report = (
  input: BenefitInput | undefined = benefit,
  { template = "vasteras-helar", audience = "team", one = year }: { template?: string; audience?: Audience; one?: BenefitCase } = {},
): Document =>
  buildReport({ evaluation: one.evaluation, definitions: () => undefined, benefit: input }, findTemplate(template)!, {
    audience,
    today: "2026-01-20",
  }); // prettier-ignore

const tables = (document: Document): readonly TableBlock[] => document.blocks.filter((block) => block.kind === "table");
const tableOf = (document: Document, id: string): TableBlock => {
  const found = tables(document).find((table) => table.id === `tabell-nytta-${id}`);
  if (!found) throw new Error(`no table ${id}`);
  return found;
};
const numberOf = (cell: Cell | undefined): number => (cell?.kind === "number" ? cell.value : Number.NaN);
const textOf = (document: Document): string =>
  document.blocks
    .map((block) => {
      if (block.kind === "paragraph")
        return block.inlines.map((one) => (one.kind === "text" ? one.text : formatCell(one.cell, "sentence"))).join("");
      return block.kind === "footnote" ? block.text : "";
    })
    .join("\n");

/** The cohort with the last persons taken away. */
const cut = (n: number): CalculatedBenefit => {
  const cohort: Cohort = { ...year.cohort, persons: year.cohort.persons.slice(0, n) };
  return benefitOf({ cohort, parameters: year.parameters });
};

describe("the section about benefits", () => {
  it("stands in every template, for every receiver, and says nothing that is no number", () => {
    for (const template of templates) {
      for (const audience of ["team", "board", "public"] as const) {
        for (const input of [benefit, cut(7), cut(3), undefined]) {
          const document = report(input, { template: template.id, audience });
          const html = new TextDecoder().decode(writeHtml(document));
          expect(html, template.id).not.toMatch(/NaN|undefined|Infinity|\[object/);
          expect(JSON.stringify(document)).not.toMatch(/"value":null/);
        }
      }
    }
  });

  it("says in two sentences what society gained the first year and when the cost is back", () => {
    expect(textOf(report())).toMatch(
      /Första året är samhällets intäkt 1,7\u00a0mkr \(med nio chanser av tio mellan .* och .*\)\. .*Kostnaden, 5,1\u00a0mkr, är återbetald efter \d+\u00a0månader\./,
    );
  });

  it("says of a cost of nothing that there is nothing to pay back", () => {
    const free = benefitOf({ cohort: { ...year.cohort, cost: { ...year.cohort.cost, total: 0 } }, parameters: year.parameters }); // prettier-ignore
    expect(textOf(report(free))).toContain("Kostnaden är noll, så det finns inget att betala tillbaka.");
    expect(textOf(report(free))).not.toContain("återbetalas inte inom tio år");
  });

  it("says that the cost does not come back, and no number of months beyond ten years", () => {
    const dear = benefitOf({ cohort: { ...year.cohort, cost: { ...year.cohort.cost, total: 40_000_000 } }, parameters: year.parameters }); // prettier-ignore
    const document = report(dear);
    expect(textOf(document)).toContain("återbetalas inte inom tio år");
    const months = document.blocks.flatMap(cellsOf).filter((cell) => cell.kind === "number" && cell.unit === "months");
    for (const cell of months) if ("fact" in cell && cell.fact.figure.startsWith("nytta.")) expect(numberOf(cell)).toBeLessThanOrEqual(120); // prettier-ignore
  });

  it("prints rows that add up to society before rounding, in every column of revenue and profit", () => {
    for (const id of ["intakter", "lonsamhet"]) {
      const { rows, columns } = tableOf(report(), id);
      const isPart = ({ header, total }: (typeof rows)[number]) =>
        !total && header !== "Samhället" && header !== texts.rows.state;
      for (const column of columns.keys()) {
        const parts = rows.filter(isPart).reduce((sum, row) => sum + numberOf(row.cells[column]), 0);
        expect(parts, `${id} ${column}`).toBeCloseTo(numberOf(rows.at(-1)!.cells[column]), 2);
        expect(rows.at(-1)!.header).toBe("Summa = samhället");
      }
    }
  });

  it("is not made when an actor's amount is lost on the way", () => {
    const { calculation } = benefit;
    const rows = calculation.rows.map((row) => (row.row === "arbetsgivare" ? { ...row, revenue: 0 } : row));
    expect(() => report({ ...benefit, calculation: { ...calculation, rows } })).toThrow(/revenue.*add up/);
    expect(() => report({ ...benefit, calculation: { ...calculation, rows: rows.map((row) => ({ ...row, revenue: Number.NaN })) } })).toThrow(/add up/); // prettier-ignore
  });

  it("is the same to the last character each time", () => {
    expect(JSON.stringify(report(benefitOf(year)))).toBe(JSON.stringify(report()));
  });

  it("names what would have happened anyway, that drop-outs count, and where the target stands", () => {
    const text = textOf(report());
    expect(text).toContain("dödvikten. 30\u00a0% av förändringen dras av. Det är ett antagande och ingen mätning");
    expect(text).toContain("De som avbröt är med i alla belopp");
    expect(text).toMatch(/inom målet, 34 månader, är \d+\u00a0%/);
  });

  it("shows the cost divided by the books, by law and equally, side by side", () => {
    const { columns, rows } = tableOf(report(), "delning");
    expect(columns.map(({ label }) => label)).toEqual([
      "Enligt bokföringen: kostnad", "Enligt bokföringen: månader", "Enligt lagen, 50–25–25: kostnad", "Enligt lagen, 50–25–25: månader",
      "Fem lika delar: kostnad", "Fem lika delar: månader",
    ]); // prettier-ignore
    const region = rows.find(({ header }) => header === "Regionen")!;
    const total = benefit.calculation.cost.total!;
    expect(numberOf(region.cells[2])).toBeCloseTo(total / 4, 6);
    expect(numberOf(region.cells[4])).toBeCloseTo(total / 5, 6);
  });

  it("shows the tracks beside each other to the team, and to nobody else", () => {
    const { rows, columns } = tableOf(report(), "spar");
    expect(rows.map(({ header }) => header)).toEqual(["Arbetslag", "Kontor och IT", "Trädgård"]);
    const counted = rows.reduce((sum, { cells: [n] }) => sum + (n?.kind === "count" ? n.value : 0), 0);
    expect(counted).toBe(benefit.calculation.persons);
    const cost = columns.findIndex(({ label }) => label === "Kostnad");
    const shared = rows.reduce((sum, { cells }) => sum + numberOf(cells[cost]), 0);
    expect(shared).toBeCloseTo(benefit.calculation.cost.total!, 2);
    expect(tables(report(benefit, { audience: "board" })).some(({ id }) => id === "tabell-nytta-spar")).toBe(false);
  });

  it("labels the table that is comparable with older reports, of those who completed", () => {
    const { caption } = tableOf(report(), "jamforbar");
    expect(caption.title).toMatch(/^Jämförbart med tidigare rapporter/);
    expect(caption.source).toContain(`n = ${benefit.comparable!.persons} `);
  });
});

describe("a target for the payback", () => {
  const withTarget = (target: number): BenefitCase => {
    const goals = year.evaluation.figures.goals!;
    const row = { code: "nytta.payback", label: "nytta.payback", target, direction: "hogst", outcome: null, n: null, verdict: "cannot-tell" }; // prettier-ignore
    const rows = [...rowsOf(goals), row];
    return { ...year, evaluation: { ...year.evaluation, figures: { ...year.evaluation.figures, goals: { ...goals, rows } as typeof goals } } }; // prettier-ignore
  };
  const goalOf = (target: number, audience: Audience = "team") => {
    const document = report(benefit, { one: withTarget(target), audience });
    const table = tables(document).find(({ id }) => id === "tabell-goals")!;
    const row = table.rows.find(({ header }) => header === "Återbetalningstid för samhället, månader")!;
    return row.cells.map((cell) => formatCell(cell, "table"));
  };
  const society = benefit.calculation.rows.find(({ row }) => row === "samhalle")!;
  const months = society.payback?.kind === "months" ? society.payback.months : Number.NaN;

  it("stands with its outcome among the other targets, open when the interval reaches over it", () => {
    expect(goalOf(34)).toEqual(["högst 34", `${months}`, "–", "Kan inte avgöras"]);
    expect(goalOf(12)).toEqual(["högst 12", `${months}`, "–", "Inte uppnått"]);
    expect(goalOf(34, "board")[1]).toBe(`${months}`);
  });

  it("is the months that the probability is of", () => {
    expect(paybackTarget(withTarget(24).evaluation.figures)).toBe(24);
    expect(paybackTarget(year.evaluation.figures)).toBeUndefined();
  });
});

describe("the appendix", () => {
  const marked = (input: CalculatedBenefit) => {
    const { columns, rows } = tableOf(report(input), "parametrar");
    const check = columns.findIndex(({ label }) => label === "Kontroll");
    return rows.flatMap((row) => {
      const cell = row.cells[check];
      return cell?.kind === "text" && cell.text === texts.appendix.unchecked ? [row.header] : [];
    });
  };

  it("marks every unchecked value that was used, and no other", () => {
    const unchecked = benefit.parameters.filter(({ id }) => benefit.calculation.parameters.unchecked.includes(id));
    expect(unchecked.length).toBeGreaterThan(20);
    expect(new Set(marked(benefit))).toEqual(new Set(unchecked.map(({ label }) => label)));
    const checked = benefit.parameters.map((parameter) => ({
      ...parameter,
      values: parameter.values.map((value) => ({ ...value, checked: { by: "Kim Ek", on: "2025-02-01" } })),
    }));
    expect(marked({ ...benefit, parameters: checked })).toEqual([]);
  });

  it("says in the section itself, on one page too, that values are unchecked", () => {
    for (const template of ["vasteras-helar", "sodra-dalarna", "rapportsammanstallning"])
      expect(textOf(report(benefit, { template }))).toMatch(/Inte kontrollerat: \d+ av \d+ värden/);
  });

  it("holds what is needed to compute again: hash, draws, seed and program", () => {
    const text = JSON.stringify(report().blocks);
    expect(text).toContain(benefit.calculation.parameters.hash);
    expect(text).toContain(`frö ${benefit.calculation.uncertainty!.seed}`);
    expect(text).toContain('"0.1.0"');
  });

  it("gives every used value its source", () => {
    const { columns, rows } = tableOf(report(), "parametrar");
    const source = columns.findIndex(({ label }) => label === "Källa");
    for (const row of rows) expect(formatCell(row.cells[source]!, "table"), row.header).toMatch(/^\[\d+\]/);
  });
});

describe("when there is little or nothing to compute", () => {
  it("says what is missing and where it is entered when no situation after is registered", () => {
    const persons = year.cohort.persons.map((one) => ({ ...one, after: "missing" as const }));
    const coverage = { ...year.cohort.coverage, measured: 0, earlier: 0, missing: persons.length };
    const input = benefitOf({ cohort: { ...year.cohort, persons, coverage }, parameters: year.parameters });
    const document = report(input);
    expect(textOf(document)).toContain(texts.nothingMeasured);
    expect(tables(document).some(({ id }) => id.startsWith("tabell-nytta-"))).toBe(false);
  });

  it("says to the team how many lack what when hardly anybody can be counted", () => {
    const leftOut = Array.from({ length: 41 }, (_, index) => ({ id: index + 3, reason: "lönen saknas (12 mån)", parameter: "antagen_heltidslon" })); // prettier-ignore
    const coverage = { ...year.cohort.coverage, leftOut, missing: 0, earlier: 0, measured: 2 };
    const cohort = { ...year.cohort, persons: year.cohort.persons.slice(0, 2), coverage };
    const input = benefitOf({ cohort, parameters: year.parameters });
    expect(textOf(report(input))).toContain(
      "41 av 43 avslutade saknar en uppgift som behövs. Vanligast är: lönen saknas",
    );
    expect(textOf(report(input))).toContain("egna värden på sidan Nytta: Antagen heltidslön");
    expect(textOf(report(input, { audience: "board" }))).not.toContain("41 av 43");
  });

  it("gives revenue without payback when the cost is not registered, and says where it is entered", () => {
    const one = vasterasCase();
    const document = report(benefitOf(one), { one });
    expect(tableOf(document, "intakter").rows.length).toBeGreaterThan(9);
    expect(tables(document).some(({ id }) => id === "tabell-nytta-aterbetalning")).toBe(false);
    expect(textOf(document)).toContain("Lägg in den på bladet Ekonomi");
  });

  it("names only sheets of the workbook", () => {
    const said = JSON.stringify([
      texts.nothingMeasured,
      texts.mostLack(1, 2, ""),
      texts.answer.noCost,
      texts.split.replaced,
    ]);
    const named = [...said.matchAll(/blade[tn] (\p{Lu}\p{L}+)(?: och (\p{Lu}\p{L}+))?/gu)].flatMap(([, a, b]) =>
      b ? [a!, b] : [a!],
    );
    expect(named.length).toBeGreaterThan(5);
    const sheets: readonly string[] = workbook.map(({ sheet }) => sheet);
    for (const name of named) expect(sheets).toContain(name);
  });

  it("prints the reason as a paragraph when there is no calculation", () => {
    expect(textOf(report({ kind: "missing", why: "Ingen har avslutat under perioden." }))).toContain(
      "Ingen har avslutat",
    );
  });

  it("gives society alone under ten persons, without interval, and nothing under five", () => {
    const seven = report(cut(7));
    expect(tableOf(seven, "intakter").rows.map(({ header }) => header)).toEqual(["Samhället"]);
    expect(textOf(seven)).not.toContain("nio chanser av tio");
    expect(textOf(seven)).toContain("först när minst tio personer ingår");
    const three = report(cut(3));
    expect(tables(three).some(({ id }) => id.startsWith("tabell-nytta-"))).toBe(false);
  });

  it("gives no payback where the interval of its revenue reaches zero", () => {
    const { calculation } = benefit;
    const uncertainty = {
      ...calculation.uncertainty!,
      rows: calculation.uncertainty!.rows.map((row) => ({ ...row, revenue: { ...row.revenue, low: -1 } })),
    };
    const document = report({ ...benefit, calculation: { ...calculation, uncertainty } });
    const [society] = tableOf(document, "aterbetalning").rows;
    expect(formatCell(society!.cells[0]!, "table")).toBe("kan inte anges");
    expect(textOf(document)).toContain("går inte att sätta en återbetalningstid på");
  });
});
