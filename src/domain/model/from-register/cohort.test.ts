import { describe, expect, test } from "vitest";
import type { Register, Row } from "#src/domain/register.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { at, income, one, own, period, read, registerOf } from "../../../../tests/support/benefit-register.ts";
import { parameters } from "../parameters/catalogue.ts";
import { withOwnValues } from "../parameters/select.ts";
import { cohortOf, type CohortRequest } from "./cohort.ts";

describe("the population", () => {
  test("is everybody whose last day is in the period, drop-outs included", () => {
    const register = registerOf([
      {},
      { exitKind: "avbruten" },
      { endDate: null, exitKind: null },
      { endDate: "2025-01-01" },
    ]);
    const { coverage } = read(register);
    expect(coverage).toMatchObject({ ended: 2, completed: 1 });
    expect(coverage.leftOut).toEqual([
      { id: 1, exit: "completed", reason: "försörjningen vid start saknas" },
      { id: 2, exit: "interrupted", reason: "försörjningen vid start saknas" },
    ]);
  });

  test("does not count a move to another track as an end", () => {
    expect(read(registerOf([{}, { destination: "intern" }, { exitReason: "intern" }])).coverage.ended).toBe(1);
  });

  test("leaves out whom a mistake enrolled, and who is anonymous, and says so", () => {
    const register = registerOf([{ exitReason: "felregistrering" }, {}], {
      person: [{ id: "P0" }, { id: "P1", anonymous: true }],
    });
    expect(read(register).coverage.leftOut.map(({ reason }) => reason)).toEqual([
      "felregistrering",
      "anonym deltagare",
    ]);
  });

  test("numbers cases in the order of the register and keeps their enrolments apart from them", () => {
    const register = registerOf([{ startDate: "2022-08-01", endDate: "2023-01-01" }, {}, {}], {
      income_source: [{ ...income("start", "ingen"), enrolmentId: "I2" }],
    });
    const result = cohortOf(register, { programmes: ["Team"], tracks: null, period, parameters });
    if (!result.ok) throw new Error();
    expect(result.value.cohort.persons.map(({ person }) => person.id)).toEqual([2]);
    expect([...result.value.enrolments]).toEqual([1, 2]);
    expect(JSON.stringify(result.value.cohort)).not.toMatch(/P2|I2/);
  });

  test("of several programmes says who belongs to which, and of one does not", () => {
    const register = registerOf([{}, { programme: "Annat" }], {
      programme: [
        { name: "Annat", municipality: "Västerås" },
        { name: "Team", municipality: "Västerås" },
      ],
      income_source: [
        { ...income("start", "ingen"), enrolmentId: "I0" },
        { ...income("start", "ingen"), enrolmentId: "I1" },
      ],
    });
    const clusters = (programmes: readonly string[]) => {
      const result = cohortOf(register, { programmes, tracks: null, period, parameters });
      return result.ok && result.value.cohort.persons.map(({ cluster }) => cluster);
    };
    expect(clusters(["Team", "Annat"])).toEqual([0, 1]);
    expect(clusters(["Annat"])).toEqual([undefined]);
  });

  test("of a programme the register does not have, or of a period when nobody ended, is refused", () => {
    const request = { programmes: ["Team"], tracks: null, period, parameters };
    expect(cohortOf(registerOf([{}]), { ...request, programmes: ["Annat"] })).toEqual({
      ok: false,
      error: { code: "cohort.unknown-programme", programmes: ["Annat"] },
    });
    expect(cohortOf(registerOf([{ endDate: null }]), request)).toEqual({
      ok: false,
      error: { code: "cohort.nobody-ended" },
    });
  });
});

describe("the situation after", () => {
  const start = income("start", "aktivitetsstod", { amount: 7000 });

  test("is the one of the occasion asked for", () => {
    const cohort = read(one([at("12m")], [start, income("12m", "ingen")]));
    expect(cohort.measuredAt).toBe(12);
    expect(cohort.persons[0]).toMatchObject({ after: "measured", occasion: "12m", person: { year: 2025 } });
  });

  test("is an earlier one when that is missing or did not reach the person", () => {
    const rows = [start, income("6m", "ingen"), income("12m", "a-kassa", { amount: 9000 })];
    const cohort = read(one([at("6m"), at("12m", { reached: false })], rows));
    expect(cohort.persons[0]).toMatchObject({ after: "earlier", occasion: "6m", person: { year: 2024 } });
  });

  test("is a copy of the one before when nothing is known after", () => {
    const { persons, coverage } = read(one([], [start]));
    expect(persons[0]!.after).toBe("missing");
    expect(persons[0]!.person.after).toEqual(persons[0]!.person.before);
    expect(coverage).toMatchObject({ measured: 0, earlier: 0, missing: 1 });
  });

  test("is not known when only the occupation is", () => {
    const cohort = read(one([at("12m", { occupations: ["studier"] })], [start]));
    expect(cohort.persons[0]!.after).toBe("missing");
  });

  test("can be asked for at exit", () => {
    const rows = [start, income("avslut", "ingen"), income("12m", "a-kassa", { amount: 9000 })];
    const cohort = read(one([], rows), { afterOccasion: "avslut" });
    expect(cohort.measuredAt).toBe(0);
    expect(cohort.persons[0]).toMatchObject({ after: "measured", occasion: "avslut" });
  });
});

describe("a wage", () => {
  const start = income("start", "ingen");
  const work = (more: Row) => at("12m", { occupations: ["arbete"], ...more });
  const after = (situation: Row, more: Partial<CohortRequest> = {}, rows: readonly Row[] = []) =>
    read(one([situation], [start, ...rows]), more);

  test("is what was paid for the registered extent: full time is the wage divided by it", () => {
    const [person] = after(work({ monthlyWage: 12_000, extent: 50 })).persons;
    expect(person!.person.after.spells).toEqual([
      { kind: "lon", months: 12, extent: 0.5, fullTimeWage: 24_000, wageRegistered: true, origin: [] },
    ]);
    expect(person!.computed).toEqual([]);
  });

  test("is read from the income source when the situation has none", () => {
    const [person] = after(work({ extent: 75 }), {}, [income("12m", "lon", { amount: 18_000 })]).persons;
    expect(person!.person.after.spells).toMatchObject([{ kind: "lon", extent: 0.75, fullTimeWage: 24_000 }]);
  });

  test("without extent is taken to be full time, and says so", () => {
    const [person] = after(work({ monthlyWage: 25_000 })).persons;
    expect(person!.person.after.spells).toMatchObject([{ extent: 1, fullTimeWage: 25_000 }]);
    expect(person!.computed).toEqual(["arbetets omfattning (räknad som heltid)"]);
  });

  test("that is missing leaves the person out by name, until the team assumes one", () => {
    const missing = after(work({ extent: 50 }));
    expect(missing.coverage.leftOut).toEqual([
      { id: 1, exit: "completed", reason: "lönen saknas (12 mån)", parameter: "antagen_heltidslon" },
    ]);
    const [person] = after(work({ extent: 50 }), { parameters: own("antagen_heltidslon", 26_000) }).persons;
    expect(person!.person.after.spells).toMatchObject([
      { extent: 0.5, fullTimeWage: 26_000, wageRegistered: false, origin: ["antagen_heltidslon"] },
    ]);
    expect(person!.computed).toEqual(["antagen heltidslön"]);
  });

  test("with lönebidrag needs the level that the register does not hold", () => {
    const supported = work({ occupations: ["arbete-sub"], monthlyWage: 20_000, extent: 100, subsidy: "lonebidrag" });
    expect(after(supported).coverage.leftOut).toEqual([
      { id: 1, exit: "completed", reason: "lönebidragets nivå saknas (12 mån)", parameter: "antagen_lonebidragsniva" },
    ]);
    const [person] = after(supported, { parameters: own("antagen_lonebidragsniva", 0.6) }).persons;
    expect(person!.person.after.spells).toMatchObject([
      { support: { kind: "lonebidrag", level: 0.6 }, origin: ["antagen_lonebidragsniva"] },
    ]);
  });

  test.each([
    ["nystartsjobb", { kind: "nystartsjobb", factor: 1 }, ["faktorn för nystartsjobb"]],
    ["introduktionsjobb", { kind: "introduktionsjobb" }, []],
  ])("with %s has its support", (subsidy, support, computed) => {
    const [person] = after(work({ monthlyWage: 20_000, extent: 100, subsidy })).persons;
    expect(person!.person.after.spells).toMatchObject([{ support }]);
    expect(person!.computed).toEqual(computed);
  });

  test("with support of an unknown kind has none, and says so", () => {
    const [person] = after(work({ occupations: ["arbete-sub"], monthlyWage: 20_000, extent: 100 })).persons;
    expect(person!.person.after.spells[0]).not.toHaveProperty("support");
    expect(person!.omitted).toEqual(["anställningsstöd av okänt slag"]);
  });
});

describe("benefits", () => {
  const before = (source: string, more: Row = {}, request: Partial<CohortRequest> = {}, situation: Row = {}) =>
    read(one([at("start", situation)], [income("start", source, more)]), request);

  test("have the registered amount, which is for the registered extent", () => {
    const { persons, coverage } = before("sjukpenning", { amount: 8000, extent: 50 });
    expect(persons[0]!.person.before.spells).toEqual([
      { kind: "sjukpenning", months: 12, extent: 0.5, amount: 8000, level: "normal" },
    ]);
    expect(coverage.amounts).toEqual({ registered: 1, all: 1 });
  });

  test.each([
    ["aktivitetsstod", { kind: "aktivitetsstod", daily: 223 }, "aktivitetsstöd på lägsta belopp"],
    ["a-kassa", { kind: "akassa", daily: 510 }, "a-kassa på grundbelopp"],
    ["etablering", { kind: "etableringsersattning", daily: 308 }, "etableringsersättning på hel dag"],
    ["foraldrapenning", { kind: "foraldrapenning", daily: 250, days: 365 }, "föräldrapenning på grundnivå"],
    ["studiestod", { kind: "csn", weeks: 40, higherGrant: false }, "studiebidrag för ett läsår"],
    ["sjukersattning", { kind: "sjukersattning" }, "sjukersättning på garantinivå"],
    ["aktivitetsersattning", { kind: "aktivitetsersattning", age: 23 }, "aktivitetsersättning på garantinivå"],
  ])("without amount: %s is computed by its rule and marked", (source, spell, computed) => {
    const { persons, coverage } = before(source);
    expect(persons[0]!.person.before.spells).toMatchObject([{ months: 12, extent: 1, ...spell }]);
    expect(persons[0]!.computed).toEqual([computed]);
    expect(coverage.amounts.registered).toBe(0);
  });

  test("for a part of full time are that part of the year, where the rule counts days or weeks", () => {
    const half = (source: string) => before(source, { extent: 50 }).persons[0]!.person.before.spells[0];
    expect(half("foraldrapenning")).toMatchObject({ daily: 250, days: 182.5 });
    expect(half("studiestod")).toMatchObject({ weeks: 20 });
  });

  test.each([
    ["sjukpenning", "beloppet för sjukpenning saknas (start)"],
    ["pension", "beloppet för ålderspension saknas (start)"],
    ["annan", "beloppet för annan offentlig försörjning saknas (start)"],
    ["saknas", "försörjningen vid start saknas"],
  ])("without amount: %s is never guessed", (source, reason) => {
    expect(before(source).coverage.leftOut).toMatchObject([{ id: 1, reason }]);
  });

  test("of sickness are on the continued level for who has lived on benefits more than a year", () => {
    const parameters = own("antagen_sgi", 300_000);
    const level = (benefitYears: string) =>
      before("sjukpenning", {}, { parameters }, { benefitYears }).persons[0]!.person.before.spells[0];
    expect(level("1")).toMatchObject({ level: "normal", sgi: 300_000 });
    expect(level("2")).toMatchObject({ level: "fortsatt" });
  });

  test("a person without any lives on nothing", () => {
    expect(before("ingen", { amount: 500 }).persons[0]!.person.before.spells).toEqual([
      { kind: "ingen", months: 12, extent: 1 },
    ]);
  });
});

describe("försörjningsstöd", () => {
  const rows = [income("start", "aktivitetsstod", { amount: 5000 }), income("start", "forsorjningsstod")];

  test("without amount is norm and registered housing less every other income of the situation", () => {
    const [person] = read(one([at("start", { housingCost: 6100 })], rows)).persons;
    expect(person!.person.before.spells[1]).toEqual({
      kind: "forsorjningsstod",
      months: 12,
      extent: 1,
      workIncentive: false,
      concurrent: [0],
      housing: 6100,
    });
    expect(person!.computed).toEqual(["försörjningsstöd enligt riksnormen"]);
  });

  test("without housing is refused, or stands on what the team assumes", () => {
    expect(read(one([], rows)).coverage.leftOut).toEqual([
      {
        id: 1,
        exit: "completed",
        reason: "beloppet för försörjningsstöd och boendekostnaden saknas (start)",
        parameter: "antagen_boendekostnad",
      },
    ]);
    const [person] = read(one([], rows), { parameters: own("antagen_boendekostnad", 5500) }).persons;
    expect(person!.person.before.spells[1]).toMatchObject({ housing: 5500, origin: ["antagen_boendekostnad"] });
  });

  test("in a year whose norm is not known is refused by the norm's name", () => {
    const register = registerOf([{ startDate: "2021-01-04", endDate: "2021-06-14" }], { income_source: rows });
    const year = { from: parseIsoDate("2021-01-01")!, to: parseIsoDate("2021-12-31")! };
    expect(read(register, { period: year }).coverage.leftOut[0]).toMatchObject({ parameter: "riksnorm_ensam" });
  });
});

describe("tax", () => {
  const rows = { income_source: [income("start", "ingen")] };

  test("is the programme's municipality's, or the person's own when that is known", () => {
    const context = (register: Register) => read(register).persons[0]!.person.context;
    expect(context(registerOf([{}], rows))).toMatchObject({ municipalTax: 0.2036, regionalTax: 0.1088 });
    const moved = registerOf([{}], { ...rows, person: [{ id: "P0", homeMunicipality: "Säter" }] });
    expect(context(moved).municipalTax).toBe(0.2231);
  });

  test("that nobody has entered is asked for by name", () => {
    const register = registerOf([{}], { ...rows, programme: [{ name: "Team", municipality: "Ekhamn" }] });
    const request = { programmes: ["Team"], tracks: null, period, parameters };
    expect(cohortOf(register, request)).toEqual({
      ok: false,
      error: {
        code: "cohort.no-tax-rate",
        rates: [{ municipality: "Ekhamn", year: 2024, parameters: ["skatt_kommun", "skatt_region"] }],
      },
    });
    const set = withOwnValues(own("skatt_kommun", 0.21), [
      { parameter: "skatt_region", from: "2016-01-01", value: 0.115, source: "provet", checked: null },
    ]);
    expect(read(register, { parameters: set }).persons[0]!.person.context).toMatchObject({
      municipalTax: 0.21,
      regionalTax: 0.115,
      origin: { municipalTax: "skatt_kommun", regionalTax: "skatt_region" },
    });
  });
});

describe("public services", () => {
  const use = (occasion: string, resource: string, perYear: number, unitCost: number | null = null): Row => ({
    enrolmentId: "I0",
    occasion,
    resource,
    perYear,
    unitCost,
  });
  const both = [income("start", "ingen"), income("12m", "ingen")];
  const served = (...resource_use: Row[]) => read(one([at("12m")], both, { resource_use })).persons[0]!;
  const nothing = { kind: "ingen", months: 12, extent: 1 };

  test("are priced as registered, and counted at the latest occasion they are noted", () => {
    const { person } = served(use("start", "psykiatri-oppen", 10, 2000), use("avslut", "psykiatri-oppen", 4));
    const care = { kind: "vard", months: 12, extent: 1, municipality: 0, patientFee: 0, origin: [] };
    expect(person.before.spells).toEqual([nothing, { ...care, region: 20_000 }]);
    expect(person.after.spells).toEqual([nothing, { ...care, region: 8000 }]);
  });

  test("of which nothing is noted afterwards are not taken to have ended", () => {
    const person = served(use("start", "boendestod", 100, 450));
    expect(person.person.before.spells).toEqual([nothing]);
    expect(person.omitted).toEqual(["boendestöd (timmar): uppgift efter saknas"]);
  });

  test("have a parameter's price where there is one, and are left out where there is none", () => {
    const person = served(
      use("start", "primarvard", 3), use("12m", "primarvard", 1),
      use("start", "slutenvard", 9), use("12m", "slutenvard", 0),
    ); // prettier-ignore
    expect(person.person.before.spells[1]).toMatchObject({ region: 3 * 2093, origin: ["lakarbesok_primarvard"] });
    expect(person.computed).toEqual(["pris för primärvård (besök)"]);
    expect(person.omitted).toEqual(["slutenvård (dagar): pris saknas"]);
  });

  test("of handling are a spell of their own by who handles", () => {
    const { person } = served(use("start", "handlaggning-fk", 20, 600), use("12m", "handlaggning-fk", 5, 600));
    expect(person.after.spells[1]).toEqual({ kind: "handlaggning", months: 12, extent: 1, fk: 3000 });
  });
});
