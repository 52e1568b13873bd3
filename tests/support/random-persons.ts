/** Persons of every kind the model knows, always the same for a seed: for properties, and for measuring speed. */
import { between, chance, pick, randomFrom, type Random } from "#src/domain/demo/random.ts";
import type { Context, ModelPerson, Situation, Spell, WageSupport } from "#src/domain/model/spells.ts";

/** Years whose riksnorm is known; a person of another year needs one of its own. */
const normKnown = new Set([2017, 2018, 2019, 2020, 2022, 2023, 2024, 2025, 2026]);

const months = (random: Random): number => pick(random, [12, 12, 12, 9, 6, 3, 1.5]);
const extent = (random: Random): number => pick(random, [1, 1, 0.75, 0.5, 0.25]);

function support(random: Random, year: number): WageSupport | undefined {
  if (chance(random, 0.5)) return undefined;
  const level = between(random, 20, 80) / 100;
  const hiring: WageSupport[] =
    year < 2018 ? [] : [{ kind: "nystartsjobb", factor: pick(random, [1, 2, 2.5]) }, { kind: "introduktionsjobb" }];
  return pick<WageSupport>(random, [
    { kind: "lonebidrag", level },
    { kind: "osa", level },
    { kind: "trygghet", level },
    ...hiring,
  ]);
}

function spell(random: Random, year: number, position: number): Spell {
  const common = { months: months(random), extent: extent(random) };
  const paid = chance(random, 0.15) ? { amount: between(random, 2_000, 20_000) } : {};
  switch (between(random, 0, 11)) {
    case 0:
    case 1: {
      const given = support(random, year);
      return {
        kind: "lon",
        ...common,
        fullTimeWage: between(random, 12_000, 75_000),
        ...(given && { support: given }),
      };
    }
    case 2:
      return {
        kind: pick(random, ["sjukpenning", "rehabpenning"]), ...common, ...paid,
        sgi: between(random, 60_000, 700_000), level: pick(random, ["normal", "fortsatt"]),
      }; // prettier-ignore
    case 3:
      return {
        kind: "sjukersattning",
        ...common,
        ...paid,
        ...(chance(random, 0.5) && { assumedIncome: between(random, 100_000, 500_000) }),
      };
    case 4:
      return { kind: "aktivitetsersattning", ...common, ...paid, age: between(random, 19, 29) };
    case 5:
      return {
        kind: "foraldrapenning",
        ...common,
        ...paid,
        daily: between(random, 180, 900),
        days: between(random, 1, 300),
      };
    case 6:
      return {
        kind: pick(random, ["aktivitetsstod", "akassa"]),
        ...common,
        ...paid,
        daily: between(random, 223, 1_200),
      };
    case 7:
      return {
        kind: pick(random, ["etableringsersattning", "utvecklingsersattning"]),
        ...common,
        ...paid,
        daily: between(random, 48, 308),
      };
    case 8:
      return {
        kind: "csn",
        ...common,
        ...paid,
        weeks: between(random, 1, 47),
        higherGrant: chance(random, 0.5),
        withLoan: false,
      };
    case 9: {
      const concurrent = Array.from({ length: position }, (_, index) => index).filter(() => chance(random, 0.7));
      return { kind: "forsorjningsstod", ...common, ...paid, concurrent, workIncentive: chance(random, 0.4) };
    }
    case 10:
      return { kind: "dagligverksamhet", ...common, daysPerMonth: between(random, 5, 20) };
    default:
      return {
        kind: "vard",
        ...common,
        region: between(random, 0, 90_000),
        municipality: between(random, 0, 50_000),
        patientFee: between(random, 0, 3_000),
      };
  }
}

/** A situation of one to four spells. Social assistance only deducts spells that stand before it. */
export function randomSituation(random: Random, year: number): Situation {
  const spells: Spell[] = [];
  const count = between(random, 1, 4);
  for (let position = 0; position < count; position++) {
    const one = spell(random, year, position);
    const deducted =
      one.kind === "forsorjningsstod" ? one.concurrent.filter((at) => spells[at]!.kind !== "forsorjningsstod") : [];
    spells.push(one.kind === "forsorjningsstod" ? { ...one, concurrent: deducted } : one);
  }
  return { spells };
}

/** So many persons from a seed. */
export function randomPersons(count: number, seed: number): readonly ModelPerson[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const year = between(random, 2016, 2026);
    const context: Context = {
      municipalTax: between(random, 1_700, 2_350) / 10_000,
      regionalTax: between(random, 1_080, 1_220) / 10_000,
      housing: between(random, 0, 9_000),
      ...(!normKnown.has(year) && { norm: between(random, 3_800, 4_300) }),
    };
    return {
      id: index + 1,
      year,
      context,
      before: randomSituation(random, year),
      after: randomSituation(random, year),
    };
  });
}
