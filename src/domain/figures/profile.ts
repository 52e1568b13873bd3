/** Who the new participants are. Anonymous participants are left out throughout. */
import { codeIndex, type CodeOf } from "#src/domain/code-lists.ts";
import {
  columnProperty,
  rowsHaving,
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
import { UNKNOWN } from "#src/domain/figures/enrolment-columns.ts";
import type { Labelled } from "#src/domain/figures/figure.ts";
import { sourceRows } from "#src/domain/figures/flow.ts";
import { listWithMissing, MISSING } from "#src/domain/figures/labels.ts";
import { shareOf } from "#src/domain/figures/numbers.ts";
import { anonymousIn, type Context } from "#src/domain/figures/population.ts";
import { perRegister } from "#src/domain/figures/prepared.ts";
import { sexProperty, sourceProperty } from "#src/domain/figures/properties.ts";
import { filled, flaggedRows } from "#src/domain/figures/rows.ts";

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
const ageBandOf = perRegister((_, { columns }) =>
  filled(new Int8Array(columns.ageAtStart.length), (row) => ageBand(columns.ageAtStart[row]!)),
);

function ageBand(age: number): number {
  if (age === UNKNOWN) return ageBands.length - 1;
  if (age < AGE_FROM) return 0;
  return Math.min(1 + Math.floor((age - AGE_FROM) / AGE_WIDTH), AGE_BANDS + 1);
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
const incomeGroupOf = perRegister((_, { incomeAtStart: { main, sources } }) => {
  const position = (code: string) => incomeGroups.findIndex((group) => group.code === code);
  const groups: Readonly<Record<string, string>> = groupOfSource;
  const groupOf = listWithMissing("incomeSource").codes.map(({ code }) => position(groups[code] ?? "ovrig"));
  const bit = (code: CodeOf<"incomeSource">) => 1 << codeIndex("incomeSource", code);
  const fk = bit("sjukpenning") | bit("aktivitetsersattning") | bit("sjukersattning");
  const municipality = bit("forsorjningsstod");
  const both = position("fk-och-kommun");
  return filled(new Int8Array(main.length), (row) =>
    (sources[row]! & fk) !== 0 && (sources[row]! & municipality) !== 0 ? both : groupOf[main[row]!]!,
  );
});

/** 1 for enrolments of persons who need an interpreter. */
const needsInterpreter = perRegister(({ person }, { enrolment }) =>
  filled(new Uint8Array(enrolment.person.length), (row) => {
    const own = enrolment.person[row]!;
    return own >= 0 && person.interpreterLanguage.index[own]! >= 0 ? 1 : 0;
  }),
);

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
    (c) => ({ count: ofNew(c, columnProperty(ageBands, ageBandOf(c))) }),
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
      const rows = rowsHaving(by, c.known.new, (position) => isApplicable(by, position));
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
    (c) => ({ count: ofNew(c, columnProperty(incomeGroups, incomeGroupOf(c))) }),
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
    (c) => ({
      numerator: { table: "enrolment", rows: flaggedRows(c.known.new, needsInterpreter(c)) },
      denominator: { table: "enrolment", rows: c.known.new },
    }),
    (c, counts, base) => ({ kind: "share", ...base, share: shareOfCounts(counts), missing: withoutAnonymous(c) }),
  ),
];

const isApplicable = (by: Single, position: number): boolean =>
  position !== NOT_APPLICABLE && by.codes[position]?.code !== MISSING.code;
