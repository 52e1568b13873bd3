/** Where a number of the report's section about benefits leads: its lines, or the Nytta page where it is explained. */
import { assumptionChoices } from "#src/domain/model/assumption-limits.ts";
import type { ResultRow } from "#src/domain/model/calculation.ts";
import type { Measure } from "#src/domain/model/explain.ts";
import { resultRows } from "#src/domain/model/group/results.ts";
import type { FactRef } from "#src/domain/report/document.ts";
import { benefitSearch, linesAddress, type BenefitNumber } from "./benefit-address.ts";
import { readBenefitQuery, type BenefitQuery } from "./benefit-query.ts";
import type { FigureQuery } from "./figure-query.ts";

/** Columns of the report's tables, and what they are on the page of lines. */
const measureOf: Readonly<Record<string, Measure>> = {
  "nytta.revenue/total": "revenue",
  "nytta.revenue/person": "revenuePerPerson",
  "nytta.revenue/horizon": "horizonRevenue",
  "nytta.profit/total": "profit",
  "nytta.profit/person": "profit",
  "nytta.profit/horizon": "horizonProfit",
  "nytta.profit/written-off": "profit",
  "nytta.payback/months": "payback",
  "nytta.ratio/": "ratio",
  "nytta.equalised/": "gross",
  "nytta.comparable/total": "revenue",
  "nytta.comparable/person": "revenuePerPerson",
  "nytta.comparable/horizon": "horizonRevenue",
  "nytta.comparable/profit": "horizonProfit",
  "nytta.comparable/months": "payback",
};

const isRow = (text: string | undefined): text is ResultRow => resultRows.some((row) => row === text);
const ruleOf = (text: string) => assumptionChoices.costSplit.find((rule) => rule === text);

/** The number that a fact is on the page of lines; undefined when it has none. */
function numberOf({ figure, path }: FactRef): BenefitNumber | undefined {
  if (figure === "nytta.reclassified" && path === "moved") return { row: "samhalle", measure: "gross", only: "moved" };
  const [, row, column = ""] = /^rows\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (!isRow(row)) return undefined;
  if (figure === "nytta.cost" || figure === "nytta.payback-by-split") {
    const rule = ruleOf(column);
    return rule && { row, measure: figure === "nytta.cost" ? "cost" : "payback", rule };
  }
  const measure = measureOf[`${figure}/${column}`];
  return measure && { row, measure, ...(figure === "nytta.equalised" ? { equalised: true } : {}) };
}

/** Society's numbers of a track, which is a calculation of its own. */
function trackNumber(path: string): { readonly track: string; readonly number: BenefitNumber } | undefined {
  const [, track = "", column = ""] = /^rows\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  const measure = column === "cost" ? "cost" : measureOf[`nytta.comparable/${column}`];
  if (!measure) return undefined;
  return { track: track.replaceAll("~1", "/").replaceAll("~0", "~"), number: { row: "samhalle", measure } };
}

/** Is it a number of the section? */
export const isBenefitFact = ({ figure }: FactRef): boolean => figure.startsWith("nytta.");

/** Places on the Nytta page by figure, for what is no sum of lines. */
const places: Readonly<Record<string, string>> = {
  "nytta.persons": "tackning",
  "nytta.exits": "tackning",
  "nytta.counted": "tackning",
  "nytta.coverage": "tackning",
  "nytta.uncertainty": "osakerhet",
  "nytta.positive": "osakerhet",
  "nytta.within-target": "osakerhet",
  "nytta.persistence": "varar",
  "nytta.comparison": "anda",
  "nytta.parameters": "kannetecken",
};

/** The address of a fact, in the calculation that reports are made with. */
export function benefitFactAddress(tenantId: string, query: FigureQuery, fact: FactRef): string {
  const preset = fact.figure === "nytta.comparable" ? "?preset=jamforbar" : "";
  const benefit: BenefitQuery = readBenefitQuery(new URLSearchParams(preset)).benefit;
  const track = fact.figure === "nytta.tracks" ? trackNumber(fact.path) : undefined;
  if (track) return linesAddress(tenantId, { ...query, track: track.track }, benefit, track.number);
  const number = numberOf(fact);
  if (number) return linesAddress(tenantId, query, benefit, number);
  return `/t/${tenantId}/benefit${benefitSearch(query, benefit)}#${places[fact.figure] ?? "svar"}`;
}
