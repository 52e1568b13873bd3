import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { personsFaultText, personsWarningText } from "#src/texts/persons-file.sv.ts";
import type { ModelPerson, Spell } from "../spells.ts";
import { readPersonsFile } from "./read-persons.ts";
import { spellKinds } from "./read-spell.ts";
import { writePersonsFile } from "./write-persons.ts";

const tax = "kommunalskatt_vasteras";
const context = { kommunalskatt: 0.2036, regionskatt: 0.1088, boendekostnad: 5500 };
const nothing = { spells: [{ typ: "ingen" }] };

const fileWith = (spells: readonly object[], changes: object = {}) =>
  JSON.stringify({ persons: [{ id: 7, year: 2017, context, before: nothing, after: { spells }, ...changes }] });

function read(text: string) {
  const result = readPersonsFile(text);
  if (!result.ok) throw new Error(result.error.map(personsFaultText).join("\n"));
  return result.value;
}

function faults(text: string): readonly string[] {
  const result = readPersonsFile(text);
  return result.ok ? [] : result.error.map(personsFaultText);
}

const amount = fc.double({ min: 0, max: 100_000, noNaN: true }).map((value) => value + 0);
const common = { months: fc.double({ min: 0, max: 12, noNaN: true }).map((v) => v + 0), extent: fc.double({ min: 0, max: 1, noNaN: true }).map((v) => v + 0) }; // prettier-ignore
const paid = fc.record({ amount }, { requiredKeys: [] });
const withPaid = <T extends object>(spell: fc.Arbitrary<T>) => fc.tuple(spell, paid).map(([a, b]) => ({ ...a, ...b }));
const support = fc.oneof(
  fc.record({ kind: fc.constantFrom("lonebidrag", "osa", "trygghet"), level: common.extent }),
  fc.record({ kind: fc.constant("nystartsjobb"), factor: fc.constantFrom(1, 2, 2.5) }),
  fc.record({ kind: fc.constant("introduktionsjobb") }),
);
const spell: fc.Arbitrary<Spell> = fc.oneof(
  fc.record(
    { ...common, kind: fc.constant("lon"), fullTimeWage: amount, wageRegistered: fc.boolean(), employerFee: common.extent, support },
    { requiredKeys: ["kind", "months", "extent", "fullTimeWage"] },
  ),
  withPaid(fc.record({ ...common, kind: fc.constantFrom("sjukpenning", "rehabpenning"), sgi: amount, level: fc.constantFrom("normal", "fortsatt") })),
  withPaid(fc.record({ ...common, kind: fc.constant("aktivitetsersattning"), age: fc.integer({ min: 19, max: 29 }), assumedIncome: amount })),
  withPaid(fc.record({ ...common, kind: fc.constant("foraldrapenning"), daily: amount, days: fc.integer({ min: 0, max: 365 }) })),
  withPaid(
    fc.record({
      ...common,
      kind: fc.constantFrom("aktivitetsstod", "akassa", "etableringsersattning", "utvecklingsersattning"),
      daily: amount,
    }),
  ),
  withPaid(fc.record({ ...common, kind: fc.constant("csn"), weeks: fc.integer({ min: 0, max: 52 }), higherGrant: fc.boolean(), withLoan: fc.boolean() })),
  withPaid(fc.record({ ...common, kind: fc.constant("forsorjningsstod"), concurrent: fc.constant([]), workIncentive: fc.boolean(), housing: amount })),
  fc.record({ ...common, kind: fc.constant("dagligverksamhet"), daysPerMonth: fc.integer({ min: 0, max: 23 }) }),
  fc.record({ ...common, kind: fc.constant("vard"), region: amount, municipality: amount, patientFee: amount }),
  fc.record({ ...common, kind: fc.constantFrom("bostadsstod", "pension"), amount }),
  fc.record({ ...common, kind: fc.constant("handlaggning"), kommun: amount, af: amount }),
  fc.record({ ...common, kind: fc.constant("ingen"), origin: fc.constant([tax]) }),
); // prettier-ignore
const situation = fc.record({ spells: fc.array(spell, { maxLength: 4 }) });
const persons: fc.Arbitrary<readonly ModelPerson[]> = fc.uniqueArray(
  fc.record(
    {
      id: fc.oneof(fc.integer(), fc.string({ minLength: 1 })),
      name: fc.string(),
      year: fc.integer({ min: 2016, max: 2026 }),
      context: fc.record(
        {
          municipalTax: common.extent,
          regionalTax: common.extent,
          housing: amount,
          norm: amount,
          origin: fc.constant({ municipalTax: tax }),
        },
        { requiredKeys: ["municipalTax", "regionalTax", "housing"] },
      ),
      before: situation,
      after: situation,
    },
    { requiredKeys: ["id", "year", "context", "before", "after"] },
  ),
  { minLength: 1, maxLength: 5, selector: ({ id }) => String(id) },
);

describe("a persons file", () => {
  test("that was written gives the same persons when it is read", () => {
    fc.assert(
      fc.property(persons, (written) => {
        expect(read(writePersonsFile(written)).persons).toEqual(written);
      }),
      { numRuns: 300 },
    );
  });

  test("may leave out what has a usual value", () => {
    const [person] = read(
      fileWith([{ typ: "vard" }, { typ: "dagligverksamhet", man: 6 }, { typ: "forsorjningsstod", man: 3 }]),
    ).persons;
    expect(person!.after.spells).toEqual([
      { kind: "vard", months: 12, extent: 1, region: 0, municipality: 0, patientFee: 0 },
      { kind: "dagligverksamhet", months: 6, extent: 1, daysPerMonth: 16 },
      { kind: "forsorjningsstod", months: 3, extent: 1, concurrent: [], workIncentive: false },
    ]);
  });

  test("may hold a name, expected values and presets beside what is computed", () => {
    const text = JSON.stringify({ presets: {}, ...JSON.parse(fileWith([], { name: "Exempel", expected: {} })) });
    expect(read(text).persons[0]!.name).toBe("Exempel");
  });

  test("takes null for a field that may be left out, and names such fields among those that may stand there", () => {
    const wage = { typ: "lon", man: 12, heltidslon: 20_000 };
    const sick = { typ: "sjukpenning", man: 12, sgi: 300_000 };
    const assisted = { typ: "forsorjningsstod", man: 12 };
    const care = { typ: "vard", region: 5 };
    const withNull = [
      { ...wage, stod: null, ag: null },
      { ...sick, niva: null },
      { ...assisted, samtidigt: null, jobbstimulans: null },
      { ...care, man: null },
    ];
    expect(read(fileWith(withNull)).persons).toEqual(read(fileWith([wage, sick, assisted, care])).persons);
    expect(faults(fileWith([{ ...wage, stöd: 1 }]))).toEqual([expect.stringMatching(/”stöd” finns inte.*stod/)]);
  });

  test("needs no housing cost when nothing is computed from it", () => {
    const poor = { kommunalskatt: 0.2, regionskatt: 0.1 };
    expect(read(fileWith([{ typ: "ingen" }], { context: poor })).persons[0]!.context.housing).toBe(0);
    expect(faults(fileWith([{ typ: "forsorjningsstod", man: 12 }], { context: poor }))).toEqual([
      "Person 7, ”context”, fältet ”boendekostnad” saknas. Det ska vara ett tal från 0 till 10000000.",
    ]);
  });

  test("with the sixteen worked persons is read whole", () => {
    const text = readFileSync(new URL("../../../../tests/fixtures/model/nytta-examples.json", import.meta.url), "utf8");
    expect(read(text).persons).toHaveLength(16);
    expect(read(text).warnings).toEqual([]);
  });
});

describe("a faulty persons file says what, where and what is allowed:", () => {
  test.each([
    ["text that is not JSON", "{", /^Filen är inte JSON och går inte att läsa\. Felet står på rad 1, tecken 2,/],
    ["a list instead of an object", "[]", /^Filens innehåll är \[\]\. Det ska vara ett objekt/],
    ["no list of persons", "{}", /^Fältet ”persons” saknas\. Det ska vara en lista/],
    ["no person", '{"persons": []}', /^Filen har inga personer/],
    ["a year without rules", fileWith([], { year: 2015 }), /^Person 7, fältet ”year” är 2015\. Det ska vara ett heltal från 2016 till 2026/],
    ["an unknown field of a spell", fileWith([{ typ: "ingen", omff: 1 }]), /^Person 7, efter, period 1, fältet ”omff” finns inte/],
    ["an unknown kind", fileWith([{ typ: "lön", man: 12, heltidslon: 1 }]), /^Person 7, efter, period 1, fältet ”typ” är "lön"\. Välj ett av: lon, sjukpenning/],
    ["too many months", fileWith([{ typ: "ingen", man: 13 }]), /period 1, fältet ”man” är 13\. Det ska vara ett tal från 0 till 12/],
    ["too large an extent", fileWith([{ typ: "ingen", omf: 50 }]), /fältet ”omf” är 50\. Det ska vara ett tal från 0 till 1\./],
    ["a number as text", fileWith([{ typ: "lon", man: 12, heltidslon: "30000" }]), /fältet ”heltidslon” är "30000"/],
    ["no wage", fileWith([{ typ: "lon", man: 12 }]), /fältet ”heltidslon” saknas/],
    ["a field of another kind", fileWith([{ typ: "lon", man: 12, heltidslon: 1, sgi: 5 }]), /fältet ”sgi” finns inte/],
    ["no age for the guarantee", fileWith([{ typ: "aktivitetsersattning", man: 12 }]), /fältet ”alder” saknas/],
    ["neither income nor amount", fileWith([{ typ: "sjukpenning", man: 12 }]), /fältet ”sgi” saknas/],
    ["support of an unknown kind", fileWith([{ typ: "lon", man: 12, heltidslon: 1, stod: { typ: "bidrag", niva: 1 } }]), /”stod”, fältet ”typ” är "bidrag"\. Välj ett av: lonebidrag, osa/],
    ["support without its level", fileWith([{ typ: "lon", man: 12, heltidslon: 1, stod: { typ: "osa" } }]), /”stod”, fältet ”niva” saknas/],
    ["an income that is not there", fileWith([{ typ: "forsorjningsstod", man: 12, samtidigt: [4] }]), /period 1 \(forsorjningsstod\), fältet ”samtidigt”: 4 pekar på en period som inte finns/],
    ["an income that is the support itself", fileWith([{ typ: "forsorjningsstod", man: 12, samtidigt: [0] }]), /0 är perioden själv/],
    ["a position that is no whole number", fileWith([{ typ: "forsorjningsstod", man: 12, samtidigt: [0.5] }]), /fältet ”samtidigt”, plats 1 är 0\.5/],
  ] as const)("%s", (_what, text, sentence) => {
    expect(faults(text)).toEqual([expect.stringMatching(sentence)]);
  }); // prettier-ignore

  test("two persons with one id", () => {
    const one: unknown = JSON.parse(fileWith([]));
    const { persons: [person] } = one as { persons: unknown[] }; // prettier-ignore
    expect(faults(JSON.stringify({ persons: [person, person] }))).toEqual([
      "Flera personer har id 7. Ge dem var sitt.",
    ]);
  });

  test("all faults come at once", () => {
    const text = fileWith(
      [
        { typ: "lon", man: 14 },
        { typ: "csn", man: 1, veckor: 60 },
      ],
      { year: 1999 },
    );
    expect(faults(text)).toHaveLength(4);
  });
});

test("extents that cannot fit in the year are pointed out, and a job beside social assistance is not", () => {
  const work = { typ: "lon", man: 12, heltidslon: 30000 };
  const { warnings } = read(fileWith([work, { typ: "akassa", man: 6, dag: 500, omf: 0.6 }]));
  expect(warnings.map(personsWarningText)).toEqual([expect.stringMatching(/^Person 7, efter: .*1,30 över året/)]);
  expect(read(fileWith([work, { typ: "forsorjningsstod", man: 12 }])).warnings).toEqual([]);
});

test("an extent that the kind's amount does not depend on is pointed out", () => {
  const { warnings } = read(fileWith([{ typ: "csn", man: 12, veckor: 40, omf: 0.5 }, { typ: "akassa", man: 6, dag: 500, omf: 0.5 }])); // prettier-ignore
  expect(warnings.map(personsWarningText)).toEqual([
    expect.stringMatching(/^Person 7, efter, period 1 \(csn\): fältet ”omf” används inte/),
  ]);
});

test("every kind of spell can be read", () => {
  const fields = { man: 1, heltidslon: 1, sgi: 1, alder: 25, dag: 1, dagar: 1, veckor: 1, belopp: 1 };
  for (const typ of spellKinds) {
    const wanted = faults(fileWith([{ typ, ...fields }])).filter((text) => !text.includes("finns inte i formatet"));
    expect(wanted, typ).toEqual([]);
  }
});

const wage = { typ: "lon", man: 12, heltidslon: 25_000 };

test("somebody's own notes beside a person or the file are reported and leave the numbers alone", () => {
  const plain = read(fileWith([wage]));
  const { persons, warnings } = read(fileWith([wage], { kommentar: "gissad lön" }));

  expect(persons).toEqual(plain.persons);
  expect(warnings.map(personsWarningText)).toEqual([
    "Person 7, fältet ”kommentar” finns inte i formatet och har inte använts.",
  ]);
});
