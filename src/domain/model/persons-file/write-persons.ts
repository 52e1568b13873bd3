/** Writes persons as a persons file; reading it gives the same persons back. */
import type { ModelPerson, Situation, Spell, WageSpell } from "../spells.ts";
import { usualActivityDays } from "./read-spell.ts";

/** The fields of one person as they stand in the file. */
export type PersonFields = Readonly<Record<string, unknown>>;

/** The file's text: one person per line, so that two files can be compared line by line. */
export function writePersonsFile(persons: readonly ModelPerson[]): string {
  const lines = persons.map((person) => `  ${JSON.stringify(personFields(person))}`);
  return `{ "persons": [\n${lines.join(",\n")}\n] }\n`;
}

/** One person's fields. What has the file's default value is left out. */
export function personFields({ id, name, year, context, before, after }: ModelPerson): PersonFields {
  return known({
    id,
    name,
    year,
    context: known({
      kommunalskatt: context.municipalTax,
      regionskatt: context.regionalTax,
      boendekostnad: context.housing,
      riksnorm: context.norm,
      ursprung:
        context.origin &&
        known({
          kommunalskatt: context.origin.municipalTax,
          regionskatt: context.origin.regionalTax,
          boendekostnad: context.origin.housing,
        }),
    }),
    before: situationFields(before),
    after: situationFields(after),
  });
}

const situationFields = ({ spells }: Situation) => ({ spells: spells.map(spellFields) });

/** One spell's fields. */
export function spellFields(spell: Spell): PersonFields {
  return known({
    typ: spell.kind,
    man: spell.months,
    omf: unless(1, spell.extent),
    ...ownFields(spell),
    ursprung: spell.origin,
  });
}

function ownFields(spell: Spell): PersonFields {
  switch (spell.kind) {
    case "lon":
      return {
        heltidslon: spell.fullTimeWage,
        ag: spell.employerFee,
        schablonlon: spell.wageRegistered === undefined ? undefined : !spell.wageRegistered,
        stod: spell.support && supportFields(spell.support),
      };
    case "sjukpenning":
    case "rehabpenning":
      return { sgi: spell.sgi, niva: spell.level, belopp: spell.amount };
    case "sjukersattning":
    case "aktivitetsersattning":
      return { alder: spell.age, antagandeinkomst: spell.assumedIncome, belopp: spell.amount };
    case "foraldrapenning":
      return { dag: spell.daily, dagar: spell.days, belopp: spell.amount };
    case "aktivitetsstod":
    case "akassa":
    case "etableringsersattning":
    case "utvecklingsersattning":
      return { dag: spell.daily, belopp: spell.amount };
    case "csn":
      return {
        veckor: spell.weeks,
        hogre: unless(false, spell.higherGrant),
        medLan: unless(false, spell.withLoan),
        belopp: spell.amount,
      };
    case "forsorjningsstod":
      return {
        samtidigt: spell.concurrent.length > 0 ? spell.concurrent : undefined,
        jobbstimulans: unless(false, spell.workIncentive),
        boende: spell.housing,
        belopp: spell.amount,
      };
    case "dagligverksamhet":
      return { dagarPerManad: unless(usualActivityDays, spell.daysPerMonth) };
    case "vard":
      return {
        region: unless(0, spell.region),
        kommun: unless(0, spell.municipality),
        patientavgift: unless(0, spell.patientFee),
      };
    case "handlaggning":
      return { kommun: spell.kommun, fk: spell.fk, af: spell.af };
    case "bostadsstod":
    case "pension":
      return { belopp: spell.amount };
    case "ingen":
      return {};
  }
}

function supportFields(support: NonNullable<WageSpell["support"]>): PersonFields {
  switch (support.kind) {
    case "nystartsjobb":
      return { typ: support.kind, faktor: support.factor };
    case "introduktionsjobb":
      return { typ: support.kind };
    case "lonebidrag":
    case "osa":
    case "trygghet":
      return { typ: support.kind, niva: support.level };
  }
}

const unless = <T>(usual: NoInfer<T>, value: T): T | undefined => (Object.is(value, usual) ? undefined : value);

/** Without the fields that have no value. */
const known = (fields: PersonFields): PersonFields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
