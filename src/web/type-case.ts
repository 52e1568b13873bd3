/** A type case without a person, as the address says it: what somebody lives on before and after, where and when. */
import type { ModelPerson, Situation, Spell, WageSupport } from "#src/domain/model/spells.ts";
import { coveredYears } from "#src/domain/model/parameters/select.ts";
import { readNumber, shareOfPercent } from "#src/kernel/swedish-number.ts";
import { spellNames, typeCasePages as texts, type ChoosableKind } from "#src/texts/benefit-type-case.sv.ts";

/** A case, and how many such persons. */
export interface TypeCase {
  readonly person: ModelPerson;
  readonly persons: number;
  /** Kronor for all of them together; undefined without a cost. */
  readonly cost: number | undefined;
  readonly illustrative: boolean;
}

/** What is filled in before anything is asked for. */
export interface TypeCaseDefaults {
  readonly year: number;
  /** Percent. */
  readonly municipalTax: number;
  readonly regionalTax: number;
}

/** The fields as they were sent, and what is wrong with them. `found` is undefined until everything is right. */
export interface ReadTypeCase {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly found: TypeCase | undefined;
}

/** The places where something to live on can be chosen. */
export const places = ["b1", "b2", "a1", "a2"] as const;

/** One of {@link places}. */
export type Place = (typeof places)[number];

/** What can be chosen, in the order of the list. */
export const choosableKinds = Object.keys(spellNames) as readonly ChoosableKind[];

/** What can be chosen as support to the employer. */
export const choosableSupports = Object.keys(texts.supports) as readonly (keyof typeof texts.supports)[];

/** The case that the page opens with: from social assistance to half a job. */
const example: Readonly<Record<string, string>> = {
  b1kind: "forsorjningsstod",
  b1months: "12",
  b1extent: "100",
  a1kind: "lon",
  a1months: "12",
  a1extent: "50",
  a1amount: "28000",
  a1support: "lonebidrag",
  a1level: "50",
  housing: "6000",
  persons: "10",
};

/** Reads the address; the example when it says nothing. */
export function readTypeCase(params: URLSearchParams, defaults: TypeCaseDefaults): ReadTypeCase {
  const isAsked = params.has("b1kind");
  const sent = isAsked ? Object.fromEntries(params) : example;
  const values: Record<string, string> = {
    year: `${defaults.year}`,
    municipalTax: `${defaults.municipalTax}`.replace(".", ","),
    regionalTax: `${defaults.regionalTax}`.replace(".", ","),
    ...sent,
  };
  const errors: Record<string, string> = {};
  const number = (name: string, label: string, min: number, max: number): number => {
    const value = readNumber((values[name] ?? "").replace("%", ""));
    if (value !== undefined && value >= min && value <= max) return value;
    errors[name] ??= texts.badNumber(label, min, max);
    return min;
  };
  const optional = (name: string, label: string): number | undefined =>
    (values[name] ?? "") === "" ? undefined : number(name, label, 0, 1e9);

  const spellAt = (place: Place, title: string): Spell | undefined => {
    const kind = choosableKinds.find((one) => one === values[`${place}kind`]);
    if (!kind) return undefined;
    const months = number(`${place}months`, `${title}, ${texts.months.toLowerCase()}`, 0, 12);
    const extent = shareOfPercent(number(`${place}extent`, `${title}, ${texts.extent.toLowerCase()}`, 0, 100));
    const amount = optional(`${place}amount`, `${title}, ${texts.amount.toLowerCase()}`);
    const need = (): number => {
      if (amount === undefined)
        errors[`${place}amount`] ??= kind === "lon" ? texts.needsWage(title) : texts.needsAmount(title);
      return amount ?? 0;
    };
    const hasLevel = kind === "lon" && levelled.includes(values[`${place}support`] ?? "");
    const level = hasLevel
      ? shareOfPercent(number(`${place}level`, `${title}, ${texts.level.toLowerCase()}`, 0, 100))
      : 0;
    return spellOf(kind, { months, extent }, amount, need, wageSupport(values[`${place}support`], level));
  };
  const situation = (first: Place, second: Place, title: string): Situation => {
    const spells = [spellAt(first, title), spellAt(second, `${title} 2`)].filter((spell) => spell !== undefined);
    if (spells.length === 0) errors[`${first}kind`] ??= texts.over(title);
    return { spells: spells.map((spell, place) => withConcurrent(spell, spells, place)) };
  };

  const person: ModelPerson = {
    id: 1,
    year: number("year", texts.year, coveredYears.first, coveredYears.last),
    context: {
      municipalTax: shareOfPercent(number("municipalTax", texts.municipalTax, 10, 40)),
      regionalTax: shareOfPercent(number("regionalTax", texts.regionalTax, 0, 20)),
      housing: number("housing", texts.housing, 0, 50_000),
    },
    before: situation("b1", "b2", texts.before),
    after: situation("a1", "a2", texts.after),
  };
  const persons = Math.round(number("persons", texts.persons, 1, 10_000));
  const cost = optional("cost", texts.cost);
  const found = { person, persons, cost, illustrative: values.illustrative === "on" };
  return { values, errors, found: Object.keys(errors).length > 0 ? undefined : found };
}

/** Supports that are a share of the wage cost. */
const levelled: readonly string[] = ["lonebidrag", "osa", "trygghet"];

function wageSupport(text: string | undefined, level: number): WageSupport | undefined {
  if (text === "lonebidrag" || text === "osa" || text === "trygghet") return { kind: text, level };
  if (text === "nystartsjobb") return { kind: "nystartsjobb", factor: 1 };
  return text === "introduktionsjobb" ? { kind: "introduktionsjobb" } : undefined;
}

/** Days that a benefit by the day is paid in a year. */
const paidDays = 260;

function spellOf(
  kind: ChoosableKind,
  common: { readonly months: number; readonly extent: number },
  amount: number | undefined,
  need: () => number,
  support: WageSupport | undefined,
): Spell {
  const paid = { ...common, ...(amount === undefined ? {} : { amount }) };
  switch (kind) {
    case "lon":
      return { kind, ...common, fullTimeWage: need(), ...(support && { support }) };
    case "sjukpenning":
    case "rehabpenning":
      return { kind, ...common, level: "normal", sgi: 12 * need() };
    case "sjukersattning":
    case "aktivitetsersattning":
      return { kind, ...paid };
    case "aktivitetsstod":
    case "akassa":
    case "etableringsersattning":
    case "utvecklingsersattning":
      return { kind, ...common, daily: (12 * need()) / paidDays };
    case "csn":
      return { kind, ...paid, weeks: Math.round((common.months * 52) / 12), higherGrant: false, withLoan: false };
    case "forsorjningsstod":
      return { kind, ...paid, concurrent: [], workIncentive: false };
    case "dagligverksamhet":
      return { kind, ...common, daysPerMonth: 20 };
    case "pension":
      return { kind, ...common, amount: need() };
    case "ingen":
      return { kind, ...common };
  }
}

/** Two that do not fit in a year after each other are there at the same time: the income then lowers the assistance. */
function withConcurrent(spell: Spell, all: readonly Spell[], place: number): Spell {
  if (spell.kind !== "forsorjningsstod") return spell;
  const others = all.flatMap((other, index) => (index !== place && other.months + spell.months > 12 ? [index] : []));
  return { ...spell, concurrent: others };
}
