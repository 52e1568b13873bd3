/** Who the new participants are. Anonymous participants are left out throughout. */
import { codeList, codeIndex, type CodeOf } from "#src/domain/code-lists.ts";
import {
  columnProperty,
  filterRows,
  tally,
  type Count,
  type Dimension,
  type Single,
} from "#src/domain/figures/count.ts";
import {
  cellsOf,
  defineFigure,
  frequencyRows,
  missing,
  rowsBy,
  shareOfCounts,
  type Figure,
} from "#src/domain/figures/define.ts";
import type { Labelled } from "#src/domain/figures/figure.ts";
import { sourceRows } from "#src/domain/figures/flow.ts";
import { UNKNOWN } from "#src/domain/figures/enrolment-columns.ts";
import { listWithMissing, MISSING } from "#src/domain/figures/labels.ts";
import { shareOf } from "#src/domain/figures/numbers.ts";
import { anonymousIn, type Context } from "#src/domain/figures/population.ts";
import { mainSourceProperty, sexProperty, sourceProperty } from "#src/domain/figures/properties.ts";

const ofNew = (context: Context, by: Dimension): Count => ({ table: "enrolment", rows: context.known.new, by });
const withoutAnonymous = (context: Context) => missing(anonymousIn(context, "new"));

const AGE_FROM = 15;
const AGE_WIDTH = 15;
const AGE_BANDS = 4;

const ageBands: readonly Labelled[] = [
  { code: `under-${AGE_FROM}`, label: `Under ${AGE_FROM}` },
  ...Array.from({ length: AGE_BANDS }, (_, band) => {
    const low = AGE_FROM + band * AGE_WIDTH;
    return { code: `${low}-${low + AGE_WIDTH - 1}`, label: `${low}–${low + AGE_WIDTH - 1}` };
  }),
  { code: `${AGE_FROM + AGE_BANDS * AGE_WIDTH}+`, label: `${AGE_FROM + AGE_BANDS * AGE_WIDTH} och äldre` },
  MISSING,
];

/** Age on the first day, in bands; outside the bands are rows of their own. */
function ageBandProperty(context: Context): Single {
  const { ageAtStart } = context.prepared.columns;
  return {
    kind: "single",
    codes: ageBands,
    at: (row) => {
      const age = ageAtStart[row]!;
      if (age === UNKNOWN) return ageBands.length - 1;
      if (age < AGE_FROM) return 0;
      return Math.min(1 + Math.floor((age - AGE_FROM) / AGE_WIDTH), AGE_BANDS + 1);
    },
  };
}

const benefitYears = (context: Context): Single =>
  columnProperty(listWithMissing("benefitYears").codes, context.prepared.columns.benefitYears);

const NOT_APPLICABLE = codeIndex("benefitYears", "ej");

const incomeGroups: readonly Labelled[] = [
  { code: "kommun", label: "Kommun" },
  { code: "fk", label: "Försäkringskassan" },
  { code: "fk-aktivitetsstod", label: "Aktivitetsstöd (betalas av Försäkringskassan)" },
  { code: "a-kassa", label: "A-kassa" },
  { code: "ingen", label: "Ingen offentlig försörjning" },
  { code: "fk-och-kommun", label: "Både Försäkringskassan och kommun" },
  { code: "ovrig", label: "Övrig" },
  MISSING,
];

const groupOfSource: Readonly<Partial<Record<CodeOf<"incomeSource">, string>>> = {
  forsorjningsstod: "kommun",
  sjukpenning: "fk",
  aktivitetsersattning: "fk",
  sjukersattning: "fk",
  aktivitetsstod: "fk-aktivitetsstod",
  "a-kassa": "a-kassa",
  ingen: "ingen",
  saknas: MISSING.code,
};

/** Who pays the main source; both Fk and the municipality go before anything else. */
function incomeGroupProperty(context: Context): Single {
  const position = (code: string) => incomeGroups.findIndex((group) => group.code === code);
  const groups: Readonly<Record<string, string>> = groupOfSource;
  const groupOf = codeList("incomeSource").map(({ code }) => position(groups[code] ?? "ovrig"));
  const bit = (code: CodeOf<"incomeSource">) => 1 << codeIndex("incomeSource", code);
  const fk = bit("sjukpenning") | bit("aktivitetsersattning") | bit("sjukersattning");
  const municipality = bit("forsorjningsstod");
  const both = position("fk-och-kommun");
  const main = mainSourceProperty(context.prepared.incomeAtStart);
  const { bits } = sourceProperty(context.prepared.incomeAtStart);
  return {
    kind: "single",
    codes: incomeGroups,
    at: (row) => {
      const sources = bits(row);
      return (sources & fk) !== 0 && (sources & municipality) !== 0 ? both : groupOf[main.at(row)]!;
    },
  };
}

export const profileFigures: readonly Figure[] = [
  defineFigure(
    { id: "profile.education", version: 1, kind: "table", group: "profile", unit: "enrolments" },
    (c) => ({
      count: {
        ...ofNew(c, columnProperty(listWithMissing("education").codes, c.prepared.columns.education)),
        cells: sexProperty(c),
      },
    }),
    (c, { count }, base) => {
      const tallied = tally(count);
      return {
        kind: "table",
        ...base,
        columns: ["count", "share", "kvinna", "man", "annat"],
        missing: withoutAnonymous(c),
        rows: rowsBy(count.by?.codes ?? [], (position) => {
          const cells = cellsOf(count, tallied, position);
          const cellShares = Object.fromEntries(Object.entries(cells).map(([sex, n]) => [sex, shareOf(n, tallied.n)]));
          return {
            count: tallied.by[position]!,
            share: shareOf(tallied.by[position]!, tallied.n),
            cells,
            cellShares,
          };
        }),
      };
    },
  ),
  defineFigure(
    { id: "profile.age-bands", version: 1, kind: "table", group: "profile", unit: "enrolments" },
    (c) => ({ count: ofNew(c, ageBandProperty(c)) }),
    (c, { count }, base) => ({
      kind: "table",
      ...base,
      columns: ["count", "share"],
      parameters: { width: AGE_WIDTH, from: AGE_FROM },
      missing: withoutAnonymous(c),
      rows: frequencyRows(count),
    }),
  ),
  defineFigure(
    { id: "profile.benefit-years", version: 1, kind: "table", group: "profile", unit: "enrolments" },
    (c) => ({ count: ofNew(c, benefitYears(c)) }),
    (c, { count }, base) => ({
      kind: "table",
      ...base,
      columns: ["count", "share"],
      missing: withoutAnonymous(c),
      rows: frequencyRows(count),
    }),
  ),
  defineFigure(
    { id: "profile.benefit-years-median", version: 1, kind: "category", group: "profile", unit: "enrolments" },
    (c) => {
      const by = benefitYears(c);
      const rows = filterRows(c.known.new, (row) => isApplicable(by, row));
      return { n: { table: "enrolment", rows, by } };
    },
    (c, { n }, base) => {
      const { by } = tally(n);
      const middle = Math.floor((n.rows.length - 1) / 2);
      let before = 0;
      const position = n.rows.length === 0 ? -1 : by.findIndex((inClass) => (before += inClass) > middle);
      const found = n.by.codes[position];
      return {
        kind: "category",
        ...base,
        value: found?.code ?? null,
        label: found?.label ?? null,
        n: n.rows.length,
        missing: withoutAnonymous(c),
      };
    },
  ),
  defineFigure(
    { id: "profile.income-sources", version: 1, kind: "table", group: "profile", unit: "enrolments" },
    (c) => ({ count: ofNew(c, sourceProperty(c.prepared.incomeAtStart)) }),
    (c, { count }, base) => ({
      kind: "table",
      ...base,
      columns: ["count", "share", "shareOfSources"],
      missing: withoutAnonymous(c),
      rows: sourceRows(count),
    }),
  ),
  defineFigure(
    { id: "profile.income-group", version: 1, kind: "table", group: "profile", unit: "enrolments" },
    (c) => ({ count: ofNew(c, incomeGroupProperty(c)) }),
    (c, { count }, base) => ({
      kind: "table",
      ...base,
      columns: ["count", "share"],
      missing: withoutAnonymous(c),
      rows: frequencyRows(count),
    }),
  ),
  defineFigure(
    { id: "profile.interpreter", version: 1, kind: "share", group: "profile", unit: "enrolments" },
    (c) => {
      const { person } = c.prepared.enrolment;
      const language = c.register.person.interpreterLanguage.index;
      const needing = filterRows(c.known.new, (row) => person[row]! >= 0 && language[person[row]!]! >= 0);
      return {
        numerator: { table: "enrolment", rows: needing },
        denominator: { table: "enrolment", rows: c.known.new },
      };
    },
    (c, counts, base) => ({ kind: "share", ...base, share: shareOfCounts(counts), missing: withoutAnonymous(c) }),
  ),
];

function isApplicable(by: Single, row: number): boolean {
  const position = by.at(row);
  return position !== NOT_APPLICABLE && by.codes[position]?.code !== MISSING.code;
}
