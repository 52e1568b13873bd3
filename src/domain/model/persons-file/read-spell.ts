/** One spell of a persons file. Which fields a kind has, and their limits; docs/model.md says what they mean. */
import type { JsonFields, NumberLimits } from "#src/kernel/json-fields.ts";
import type { Spell, SpellKind, WageSupport } from "../spells.ts";

/** Every kind of spell, in the order of the documentation. */
export const spellKinds = [
  "lon", "sjukpenning", "rehabpenning", "sjukersattning", "aktivitetsersattning", "foraldrapenning", "aktivitetsstod", "akassa",
  "etableringsersattning", "utvecklingsersattning", "csn", "forsorjningsstod", "dagligverksamhet", "vard",
  "handlaggning", "bostadsstod", "pension", "ingen",
] as const satisfies readonly SpellKind[]; // prettier-ignore

const supportKinds = ["lonebidrag", "osa", "trygghet", "nystartsjobb", "introduktionsjobb"] as const;

/** Kronor, of a day, a month or a year. */
export const kronor: NumberLimits = { min: 0, max: 10_000_000 };
/** A share 0–1. */
export const share: NumberLimits = { min: 0, max: 1 };
const months: NumberLimits = { min: 0, max: 12 };

/** Days of daglig verksamhet a month when the file does not say. */
export const usualActivityDays = 16;

/** Kinds whose amount does not hang on the number of months: they last the whole year unless the file says otherwise. */
const wholeYear: ReadonlySet<SpellKind> = new Set(["vard", "handlaggning", "ingen", "foraldrapenning"]);

/** Reads one spell. */
export function readSpell(fields: JsonFields): Spell {
  const kind = fields.choice("typ", spellKinds);
  if (kind === undefined) {
    fields.ignoreRest();
    return { kind: "ingen", months: 0, extent: 1 };
  }
  const common = {
    months: fields.has("man") || !wholeYear.has(kind) ? fields.number("man", months) : 12,
    extent: optional(fields, "omf", share) ?? 1,
    ...(fields.has("ursprung") ? { origin: fields.texts("ursprung") } : {}),
  };
  switch (kind) {
    case "lon":
      return {
        kind,
        ...common,
        fullTimeWage: fields.number("heltidslon", kronor),
        ...named("employerFee", optional(fields, "ag", share)),
        ...(fields.has("schablonlon") ? { wageRegistered: !fields.flag("schablonlon") } : {}),
        ...(fields.has("stod") ? { support: fields.object("stod", readSupport) } : {}),
      };
    case "sjukpenning":
    case "rehabpenning": {
      const paid = readPaid(fields);
      return {
        kind,
        ...common,
        ...paid,
        ...named("sgi", needed(fields, "sgi", kronor, "amount" in paid)),
        level: (fields.has("niva") ? fields.choice("niva", ["normal", "fortsatt"]) : undefined) ?? "normal",
      };
    }
    case "sjukersattning":
    case "aktivitetsersattning": {
      const paid = readPaid(fields);
      const ageKnownNotNeeded = kind === "sjukersattning" || "amount" in paid;
      return {
        kind,
        ...common,
        ...paid,
        ...named("age", needed(fields, "alder", { min: 16, max: 70, whole: true }, ageKnownNotNeeded)),
        ...named("assumedIncome", optional(fields, "antagandeinkomst", kronor)),
      };
    }
    case "foraldrapenning": {
      const paid = readPaid(fields);
      const registered = "amount" in paid;
      return {
        kind,
        ...common,
        ...paid,
        daily: needed(fields, "dag", kronor, registered) ?? 0,
        days: needed(fields, "dagar", { min: 0, max: 366 }, registered) ?? 0,
      };
    }
    case "aktivitetsstod":
    case "akassa":
    case "etableringsersattning":
    case "utvecklingsersattning": {
      const paid = readPaid(fields);
      return { kind, ...common, ...paid, daily: needed(fields, "dag", kronor, "amount" in paid) ?? 0 };
    }
    case "csn": {
      const paid = readPaid(fields);
      return {
        kind,
        ...common,
        ...paid,
        weeks: needed(fields, "veckor", { min: 0, max: 53 }, "amount" in paid) ?? 0,
        higherGrant: flag(fields, "hogre"),
        withLoan: flag(fields, "medLan"),
      };
    }
    case "forsorjningsstod":
      return {
        kind,
        ...common,
        ...readPaid(fields),
        concurrent: fields.has("samtidigt") ? fields.numbers("samtidigt", { min: 0, max: 99, whole: true }) : [],
        workIncentive: flag(fields, "jobbstimulans"),
        ...named("housing", optional(fields, "boende", kronor)),
      };
    case "dagligverksamhet":
      return {
        kind,
        ...common,
        daysPerMonth: optional(fields, "dagarPerManad", { min: 0, max: 31 }) ?? usualActivityDays,
      };
    case "vard":
      return {
        kind,
        ...common,
        region: optional(fields, "region", kronor) ?? 0,
        municipality: optional(fields, "kommun", kronor) ?? 0,
        patientFee: optional(fields, "patientavgift", kronor) ?? 0,
      };
    case "handlaggning":
      return {
        kind,
        ...common,
        ...named("kommun", optional(fields, "kommun", kronor)),
        ...named("fk", optional(fields, "fk", kronor)),
        ...named("af", optional(fields, "af", kronor)),
      };
    case "bostadsstod":
    case "pension":
      return { kind, ...common, amount: fields.number("belopp", kronor) };
    case "ingen":
      return { kind, ...common };
  }
}

function readSupport(fields: JsonFields): WageSupport {
  const kind = fields.choice("typ", supportKinds);
  if (kind === undefined) fields.ignoreRest();
  switch (kind) {
    case "lonebidrag":
    case "osa":
    case "trygghet":
      return { kind, level: fields.number("niva", share) };
    case "nystartsjobb":
      return { kind, factor: fields.number("faktor", { min: 0, max: 3 }) };
    case "introduktionsjobb":
      return { kind };
    case undefined:
      return { kind: "introduktionsjobb" };
  }
}

/** `belopp`: what was actually paid, kronor a month. */
const readPaid = (fields: JsonFields) => named("amount", optional(fields, "belopp", kronor));

const optional = (fields: JsonFields, name: string, limits: NumberLimits): number | undefined =>
  fields.has(name) ? fields.number(name, limits) : undefined;

/** A number that must be there unless something else makes it needless. */
const needed = (fields: JsonFields, name: string, limits: NumberLimits, needless: boolean): number | undefined =>
  needless ? optional(fields, name, limits) : fields.number(name, limits);

const flag = (fields: JsonFields, name: string): boolean => fields.has(name) && fields.flag(name);

/** The field if it has a value, no field otherwise. */
const named = <Name extends string>(name: Name, value: number | undefined): Partial<Readonly<Record<Name, number>>> => {
  const one: Partial<Record<Name, number>> = {};
  if (value !== undefined) one[name] = value;
  return one;
};
