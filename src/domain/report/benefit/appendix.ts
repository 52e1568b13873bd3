/** The appendix "Så är nyttan räknad": everything that is needed to question the amounts, or to compute them again. */
import { presets, type Assumptions } from "#src/domain/model/assumptions.ts";
import { assumptionText, short } from "#src/domain/model/charts/labels.ts";
import {
  assumptionName,
  assumptionNames,
  isNumericAssumption,
  presetNames,
  type NumericAssumption,
} from "#src/domain/model/names.ts";
import type { DatedValue, Parameter, Source } from "#src/domain/model/parameters/parameter.ts";
import { valueOfYear } from "#src/domain/model/parameters/select.ts";
import { benefitReport as texts } from "./words.ts";
import type { Block, Cell, DefinitionItem, Row, TableBlock } from "../document.ts";
import { formatNumber } from "../format.ts";
import { factOf, textCell } from "./cells.ts";
import { countTable } from "./circumstances.ts";
import { paragraph, tableOf, type BenefitView } from "./view.ts";

const words = texts.appendix;

/** The blocks, from a page of their own. */
export function benefitAppendix(view: BenefitView): readonly Block[] {
  const { calculation } = view;
  const heading = (level: 1 | 2, text: string, id: string): Block => ({ kind: "heading", level, text, id });
  const used = usedValues(view);
  return [
    { kind: "page-break" },
    heading(1, words.title, "bilaga-nytta"),
    heading(2, words.assumptions, "nytta-antaganden"),
    assumptionTable(view),
    paragraph(words.limits),
    heading(2, words.leftOut, "nytta-inte-med"),
    ...(calculation.coverage.leftOut.length === 0
      ? [paragraph(words.leftOutNone)]
      : [
          paragraph(words.leftOutText),
          countTable(view, "nytta.counted", "ingar", texts.coverage.counted, texts.coverage.countedHeader),
        ]),
    heading(2, words.parameters, "nytta-varden"),
    paragraph(words.parametersText),
    parameterTable(view, used),
    heading(2, words.sources, "nytta-kallor"),
    { kind: "definitions", items: sourceItems(view, used) },
    heading(2, words.formulas, "nytta-formler"),
    paragraph(words.formulasText),
    { kind: "definitions", items: words.formulaItems.map(([mark, text]) => ({ term: mark, mark: "", text })) },
    heading(2, words.reproduction, "nytta-rakna-om"),
    paragraph(words.reproductionText),
    { kind: "definitions", items: reproductionItems(view) },
  ];
}

function assumptionTable(view: BenefitView): TableBlock {
  const { assumptions, preset, changed } = view.calculation;
  const base = presets[preset === "egna" ? "huvud" : preset];
  const order: readonly (keyof Assumptions)[] = [
    ...(Object.keys(assumptionNames) as NumericAssumption[]),
    "population",
    "costSplit",
    "paybackRule",
  ];
  const rows = order.map((key): Row => {
    const isChanged = changed.includes(key) || assumptions[key] !== base[key];
    return {
      header: assumptionName(key),
      cells: [
        isNumericAssumption(key) ? assumptionNames[key].symbol : "",
        assumptionText(assumptions, key),
        assumptionText(base, key),
        isChanged ? words.changed : words.unchanged,
      ].map(textCell),
      total: false,
    };
  });
  return tableOf(view, {
    id: "antaganden",
    figure: "nytta.assumptions",
    title: words.assumptionsTitle(preset),
    rowHeader: words.assumptionHeader,
    columns: words.assumptionColumns,
    textColumns: [0, 1, 2, 3],
    rows,
  });
}

/** A value that was used, and the years it was used for. */
interface UsedValue {
  readonly parameter: Parameter;
  readonly years: readonly number[];
  readonly value: DatedValue | undefined;
}

/** Each used parameter's values, years of one value together; in the order of the catalogue. */
function usedValues(view: BenefitView): readonly UsedValue[] {
  const { parameters: known, years } = view.calculation;
  const ids = new Set(known.used);
  return view.parameters
    .filter(({ id }) => ids.has(id))
    .flatMap((parameter): UsedValue[] => {
      const byValue = Map.groupBy(years, (year) => valueOfYear(parameter, year));
      return [...byValue].map(([value, of]) => ({ parameter, years: of, value }));
    });
}

function parameterTable(view: BenefitView, used: readonly UsedValue[]): TableBlock {
  const { years } = view.calculation;
  const several = years.length > 1;
  const rows = used.map(({ parameter, years: of, value }): Row => {
    const marks = value ? value.sources.map((id) => sourceMark(used, id)).join(", ") : "";
    return {
      header: parameter.label,
      cells: [
        ...(several ? [textCell(of.length > 1 ? `${of[0]}–${of.at(-1)}` : `${of[0]}`)] : []),
        valueCell(parameter, of[0], value),
        textCell(parameter.unit),
        textCell(marks),
        textCell(value ? words.confidence[value.confidence] : ""),
        textCell(checkText(value)),
      ],
      total: false,
    };
  });
  const first = several ? 1 : 0;
  return tableOf(view, {
    id: "parametrar",
    figure: "nytta.parameters",
    title: words.parametersTitle(years),
    rowHeader: words.parameterHeader,
    columns: [...(several ? [words.year] : []), ...words.parameterColumns],
    textColumns: [...(several ? [0] : []), first + 1, first + 2, first + 3, first + 4],
    rows,
  });
}

/** A value with the decimals it has in the catalogue. */
function valueCell(parameter: Parameter, year: number | undefined, value: DatedValue | undefined): Cell {
  if (value?.value === undefined || value.value === null) return textCell(words.noValue);
  const decimals = /\.(\d+)$/.exec(value.value.toFixed(6).replace(/0+$/, ""))?.[1]?.length ?? 0;
  const fact = factOf("nytta.parameters", `${parameter.id}/${year}`);
  return { kind: "number", value: value.value, unit: "plain", decimals, fact };
}

const checkText = (value: DatedValue | undefined): string => {
  if (!value) return "";
  return value.checked ? words.checked(value.checked.by, value.checked.on) : words.unchecked;
};

/** Sources in the order of their first use. */
const sourceIds = (used: readonly UsedValue[]): readonly string[] => [
  ...new Set(used.flatMap(({ value }) => value?.sources ?? [])),
];

/** `[3]`: the source's number in the list below the table. */
const sourceMark = (used: readonly UsedValue[], id: string): string => `[${sourceIds(used).indexOf(id) + 1}]`;

function sourceItems(view: BenefitView, used: readonly UsedValue[]): readonly DefinitionItem[] {
  const known = new Map(view.sources.map((source): [string, Source] => [source.id, source]));
  return sourceIds(used).map((id, index) => {
    const source = known.get(id);
    const own = used.find(({ value }) => value?.sources.includes(id));
    return source
      ? { term: `[${index + 1}] ${source.title}`, mark: "", text: source.locator || words.kinds[source.kind] }
      : { term: `[${index + 1}] ${words.ownSource}`, mark: "", text: own?.value?.note ?? id };
  });
}

function reproductionItems(view: BenefitView): readonly DefinitionItem[] {
  const { calculation, program } = view;
  const { uncertainty, years, parameters, identity, preset } = calculation;
  const item = (term: string, text: string): DefinitionItem => ({ term, mark: "", text });
  const { marks } = words;
  return [
    item(marks.preset, presetNames[preset]),
    item(marks.years, years.join(", ")),
    item(marks.hash, parameters.hash),
    item(
      marks.draws,
      uncertainty ? words.drawsAndSeed(formatNumber(uncertainty.draws, 0), uncertainty.seed) : words.noDraws,
    ),
    item(marks.program, program),
    item(marks.identity, words.kronor(short(identity))),
  ];
}
