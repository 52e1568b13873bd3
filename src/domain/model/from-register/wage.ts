/**
 * Work for a wage, as the register has it. `Månadslön` is what was paid for the registered extent (Sysselsättningsgrad);
 * the full-time wage is the wage divided by the extent. It goes before the amount of the income source Lön.
 */
import { codeIndex, codeList } from "#src/domain/code-lists.ts";
import { NONE } from "#src/domain/register.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import type { WageSpell, WageSupport } from "../spells.ts";
import type { Notes } from "./notes.ts";
import { registeredAmount, registeredShare, type Gap, type Priced } from "./priced.ts";

const SUBSIDISED = 1 << codeIndex("occupation", "arbete-sub");
const WAGE = codeIndex("incomeSource", "lon");
const FULL_TIME_HOURS = 40;
const ASSUMED_WAGE = "antagen_heltidslon";
const LOWEST_FACTOR = "nystartsjobb_faktor.under_24_man";

interface Levelled {
  /** The parameter that says the level. */
  readonly parameter: string;
  /** What to call the level. */
  readonly word: string;
  readonly support: (level: number) => WageSupport;
}

/** Support whose level the register does not hold. */
const levels = {
  lonebidrag: {
    parameter: "antagen_lonebidragsniva",
    word: "lönebidragets nivå",
    support: (level) => ({ kind: "lonebidrag", level }),
  },
  osa: {
    parameter: "osa_niva",
    word: "nivån för offentligt skyddat arbete",
    support: (level) => ({ kind: "osa", level }),
  },
  trygghet: {
    parameter: "trygghet_niva",
    word: "nivån för trygghetsanställning",
    support: (level) => ({ kind: "trygghet", level }),
  },
  // Samhall is paid by an appropriation of its own: counted as if it were a grant for the wage.
  skyddat: {
    parameter: "antagen_samhallsniva",
    word: "ersättningsnivån för skyddat arbete hos Samhall",
    support: (level) => ({ kind: "osa", level }),
  },
  // Cautious: the lowest factor of three, since the register does not hold how long the person was without work.
  nystartsjobb: {
    parameter: LOWEST_FACTOR,
    word: "faktorn för nystartsjobb",
    support: (factor) => ({ kind: "nystartsjobb", factor }),
  },
} satisfies Record<string, Levelled>;

const isLevelled = (code: string): code is keyof typeof levels => code in levels;

/** The wage spell of somebody at work, or why there is none. */
export function wageSpell(priced: Priced, notes: Notes): Result<WageSpell, Gap> {
  const { register } = priced.observed;
  const { situation, incomes } = priced.observation;
  const row = incomes.find((income) => register.income_source.source[income] === WAGE);
  const paid =
    (situation < 0 ? undefined : positive(register.situation.monthlyWage[situation]!)) ??
    (row === undefined ? undefined : positive(registeredAmount(register, row) ?? Number.NaN));
  const extent = extentOf(priced, row, notes);
  const support = supportOf(priced, notes);
  if (!support.ok) return support;
  const { origin, ...supported } = support.value;
  notes.amount(paid !== undefined);
  const common = { kind: "lon", months: 12, extent, ...supported } as const;
  if (paid !== undefined) return ok({ ...common, fullTimeWage: paid / extent, wageRegistered: true, origin });
  const assumed = priced.defaults(ASSUMED_WAGE, priced.year);
  if (assumed === undefined) return fail({ reason: `lönen saknas (${priced.at})`, parameter: ASSUMED_WAGE });
  notes.computed("antagen heltidslön");
  return ok({ ...common, fullTimeWage: assumed, wageRegistered: false, origin: [...origin, ASSUMED_WAGE] });
}

const positive = (amount: number): number | undefined => (amount > 0 ? amount : undefined);

/** The extent of the work; without one its hours of forty, and without those full time. */
function extentOf({ observed, observation }: Priced, row: number | undefined, notes: Notes): number {
  const { situation, income_source: income } = observed.register;
  const own = observation.situation;
  const registered =
    (own < 0 ? undefined : registeredShare(situation.extent[own]!)) ??
    (row === undefined ? undefined : registeredShare(income.extent[row]!));
  if (registered !== undefined) return registered;
  const hours = own < 0 ? undefined : positive(situation.hoursPerWeek[own]!);
  if (hours !== undefined) {
    notes.computed("arbetets omfattning ur timmar per vecka");
    return Math.min(1, hours / FULL_TIME_HOURS);
  }
  notes.computed("arbetets omfattning (räknad som heltid)");
  return 1;
}

interface Supported {
  readonly support?: WageSupport;
  /** Parameters that say its level. */
  readonly origin: readonly string[];
}

function supportOf(priced: Priced, notes: Notes): Result<Supported, Gap> {
  const none = ok({ origin: [] });
  const { situation } = priced.observed.register;
  const row = priced.observation.situation;
  if (row < 0) return none;
  const code = situation.subsidy[row] === NONE ? undefined : codeList("subsidy")[situation.subsidy[row]!]?.code;
  if (code === undefined || code === "annan") {
    if (code !== undefined || (situation.occupations[row]! & SUBSIDISED) !== 0)
      notes.omitted("anställningsstöd av okänt slag");
    return none;
  }
  if (code === "introduktionsjobb") return ok({ support: { kind: code }, origin: [] });
  if (!isLevelled(code)) return none;
  const { parameter, word, support } = levels[code];
  const level = priced.defaults(parameter, priced.year);
  if (level === undefined) return fail({ reason: `${word} saknas (${priced.at})`, parameter });
  notes.computed(word);
  return ok({ support: support(level), origin: [parameter] });
}
