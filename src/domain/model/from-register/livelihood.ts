/**
 * What a person lives on in a situation, as spells of a whole year: a situation is what life is like at an occasion, and
 * its months are twelve. A registered amount is what was paid for the registered extent and beats what rules compute.
 */
import { codeList, type CodeOf } from "#src/domain/code-lists.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import type { Spell } from "../spells.ts";
import type { Notes } from "./notes.ts";
import { isAtWork } from "./observation.ts";
import { registeredAmount, registeredShare, type Gap, type Priced } from "./priced.ts";
import { wageSpell } from "./wage.ts";

type Source = CodeOf<"incomeSource">;

/** Benefits: sources that become a spell of their own. */
type Benefit = Exclude<Source, "lon" | "ingen" | "saknas" | "forsorjningsstod">;

const sources = codeList("incomeSource").map(({ code }) => code) as readonly Source[];
const MONTHS = 12;
const NORM = "riksnorm_ensam";
const ASSUMED_HOUSING = "antagen_boendekostnad";

const missingAmount = (name: string, at: string): string => `beloppet för ${name} saknas (${at})`;

/** The spells of a situation, or why they cannot be told. */
export function livelihoodOf(priced: Priced, notes: Notes): Result<readonly Spell[], Gap> {
  const { register } = priced.observed;
  const spells: Spell[] = [];
  if (isAtWork(priced.observed, priced.observation)) {
    const wage = wageSpell(priced, notes);
    if (!wage.ok) return wage;
    spells.push(wage.value);
  }
  const assistance: number[] = [];
  for (const row of priced.observation.incomes) {
    const source = sources[register.income_source.source[row]!];
    if (source === undefined || source === "lon" || source === "ingen" || source === "saknas") continue;
    if (source === "forsorjningsstod") {
      assistance.push(row);
      continue;
    }
    const spell = benefitSpell(priced, source, row, notes);
    if (!spell.ok) return spell;
    spells.push(spell.value);
  }
  const incomes = spells.map((_, position) => position);
  for (const row of assistance) {
    const spell = assistanceSpell(priced, row, incomes, notes);
    if (!spell.ok) return spell;
    spells.push(spell.value);
  }
  return ok(spells.length > 0 ? spells : [{ kind: "ingen", months: MONTHS, extent: 1 }]);
}

function benefitSpell(priced: Priced, source: Benefit, row: number, notes: Notes): Result<Spell, Gap> {
  const { register } = priced.observed;
  const amount = registeredAmount(register, row);
  const extent = registeredShare(register.income_source.extent[row]!) ?? 1;
  const common = { months: MONTHS, extent, ...(amount === undefined ? {} : { amount }) };
  notes.amount(amount !== undefined);
  const { defaults, year, facts, at } = priced;

  /** A spell that needs a number of its rule only when no amount is registered. */
  const byRule = (
    parameter: string,
    name: string,
    how: string,
    spell: (value: number) => Spell,
  ): Result<Spell, Gap> => {
    if (amount !== undefined) return ok(spell(0));
    const value = defaults(parameter, year);
    if (value === undefined) return fail({ reason: missingAmount(name, at), parameter });
    notes.computed(`${name} ${how}`);
    return ok({ ...spell(value), origin: [parameter] });
  };

  switch (source) {
    case "sjukpenning":
      return byRule("antagen_sgi", "sjukpenning", "på antagen inkomst", (sgi) => ({
        ...common,
        kind: "sjukpenning",
        level: facts.isLongTerm ? "fortsatt" : "normal",
        ...(amount === undefined ? { sgi } : {}),
      }));
    case "aktivitetsstod":
      return byRule("aktivitetsstod_lagsta", "aktivitetsstöd", "på lägsta belopp", (daily) => ({
        ...common,
        kind: "aktivitetsstod",
        daily,
      }));
    case "a-kassa":
      return byRule("akassa_grundbelopp", "a-kassa", "på grundbelopp", (daily) => ({
        ...common,
        kind: "akassa",
        daily,
      }));
    case "etablering":
      return byRule("etableringsersattning", "etableringsersättning", "på hel dag", (daily) => ({
        ...common,
        kind: "etableringsersattning",
        daily,
      }));
    case "foraldrapenning":
      return byRule("foraldrapenning_grundniva", "föräldrapenning", "på grundnivå", (daily) => ({
        ...common,
        kind: "foraldrapenning",
        daily,
        // Neither days nor weeks are scaled by the rules: a part of a year's is so much less.
        days: 365 * extent,
      }));
    case "studiestod":
      return byRule("studieveckor_per_ar", "studiebidrag", "för ett läsår", (weeks) => ({
        ...common,
        kind: "csn",
        weeks: weeks * extent,
        higherGrant: false,
        withLoan: false,
      }));
    case "sjukersattning":
      if (amount === undefined) notes.computed("sjukersättning på garantinivå");
      return ok({ ...common, kind: "sjukersattning" });
    case "aktivitetsersattning":
      if (amount === undefined && facts.age === undefined)
        return fail({ reason: `beloppet för aktivitetsersättning och åldern saknas (${at})` });
      if (amount === undefined) notes.computed("aktivitetsersättning på garantinivå");
      return ok({ ...common, kind: "aktivitetsersattning", ...(facts.age === undefined ? {} : { age: facts.age }) });
    case "pension":
      return amount === undefined
        ? fail({ reason: missingAmount("ålderspension", at) })
        : ok({ kind: "pension", months: MONTHS, extent, amount });
    case "annan":
      // What it is and who pays is not known; untaxed support paid by Försäkringskassan is the nearest kind.
      return amount === undefined
        ? fail({ reason: missingAmount("annan offentlig försörjning", at) })
        : ok({ kind: "bostadsstod", months: MONTHS, extent, amount });
  }
}

/** Försörjningsstöd: the registered amount, or norm and housing less what else the person lives on. */
function assistanceSpell(priced: Priced, row: number, incomes: readonly number[], notes: Notes): Result<Spell, Gap> {
  const { register } = priced.observed;
  const amount = registeredAmount(register, row);
  const extent = registeredShare(register.income_source.extent[row]!) ?? 1;
  notes.amount(amount !== undefined);
  const common = { kind: "forsorjningsstod", months: MONTHS, workIncentive: false } as const;
  if (amount !== undefined) return ok({ ...common, extent, amount, concurrent: [] });
  if (priced.defaults(NORM, priced.year) === undefined)
    return fail({
      reason: `beloppet för försörjningsstöd saknas (${priced.at}), och riksnormen ${priced.year} är inte känd`,
      parameter: NORM,
    });
  const housing = priced.facts.housing ?? priced.defaults(ASSUMED_HOUSING, priced.year);
  if (housing === undefined)
    return fail({
      reason: `beloppet för försörjningsstöd och boendekostnaden saknas (${priced.at})`,
      parameter: ASSUMED_HOUSING,
    });
  notes.computed("försörjningsstöd enligt riksnormen");
  if (priced.facts.housing === undefined) notes.computed("antagen boendekostnad");
  const origin = priced.facts.housing === undefined ? { origin: [ASSUMED_HOUSING] } : {};
  return ok({ ...common, extent, concurrent: incomes, housing, ...origin });
}
