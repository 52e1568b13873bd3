import { describe, expect, test } from "vitest";
import { nothingKnown, type Known } from "#src/domain/register-import/known.ts";
import type { RawCell, RawSheet } from "#src/domain/register-import/raw.ts";
import { readRegister, type ReadRegister } from "#src/domain/register-import/read-register.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";

const today = parseIsoDate("2024-06-01")!;

const sheet = (name: string, header: string, ...rows: (string | readonly RawCell[])[]): RawSheet => ({
  name,
  header: header.split(";"),
  rows: rows.map((row, i) => ({ line: i + 2, cells: typeof row === "string" ? row.split(";") : row })),
});

const programme = sheet("Insatser", "Insats;Trappa", "Teamet;Start > Kom i gång");
const person = sheet("Deltagare", "Deltagar-id;Kön", "D1;K", "D2;M");
const enrolments = (...rows: string[]) =>
  sheet(
    "Inskrivningar",
    "Inskrivnings-id;Deltagar-id;Insats;Startdatum;Slutdatum;Avslutstyp;Till ordinarie verksamhet",
    ...rows,
  );

function read(sheets: readonly RawSheet[], known: Known = nothingKnown): ReadRegister {
  const result = readRegister(sheets, today, known);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** Table, line, column and code of every problem. */
const problems = (register: ReadRegister) =>
  register.refused.flatMap(({ table, line, problems: found }) =>
    found.map(({ column, reason }) => `${table} ${line} ${column}: ${reason.code}`),
  );

describe("enrolments of one person in one programme", () => {
  const [first, open] = ["I1;D1;Teamet;2022-01-01;2022-06-30;;", "I1;D1;Teamet;2022-01-01;;;"];
  test.each([
    ["may touch on a day", [first, "I2;D1;Teamet;2022-06-30;;;"], []],
    ["may not overlap", [first, "I2;D1;Teamet;2022-06-29;;;"], ["enrolment 3 Startdatum: overlap"]],
    ["may not begin while another is open", [open, "I2;D1;Teamet;2023-01-01;;;"], ["enrolment 3 Startdatum: overlap"]],
    [
      "may not lie within another",
      [first, "I2;D1;Teamet;2022-02-01;2022-02-01;;"],
      ["enrolment 3 Startdatum: overlap"],
    ],
    ["may overlap another person's", [first, "I2;D2;Teamet;2022-02-01;;;"], []],
  ])("%s", (_, rows, expected) => {
    expect(problems(read([programme, person, enrolments(...rows)]))).toEqual(expected);
  });

  const known: Known = {
    ...nothingKnown,
    enrolments: new Map([
      ["I0", { personId: "D1", programme: "Teamet", start: parseIsoDate("2021-01-01")!, end: undefined }],
    ]),
  };

  test("may not overlap one that is registered already", () => {
    expect(problems(read([programme, person, enrolments(first)], known))).toEqual(["enrolment 2 Startdatum: overlap"]);
  });

  test("may follow a registered one that the file ends further down", () => {
    const rows = [first, "I0;D1;Teamet;2021-01-01;2021-12-31;;"];

    expect(problems(read([programme, person, enrolments(...rows)], known))).toEqual([]);
  });
});

describe("a row that belongs to another", () => {
  const steps = sheet("Stegmätningar", "Inskrivnings-id;Datum;Steg", "I1;2022-02-01;Start", "I9;2022-02-01;Start");

  test("is refused with it, down to the last child", () => {
    const broken = sheet("Deltagare", "Deltagar-id;Kön", "D1;Q");

    const register = read([programme, broken, enrolments("I1;D1;Teamet;2022-01-01;;;"), steps]);

    expect(problems(register)).toEqual([
      "person 2 Kön: unknown-code",
      "enrolment 2 Deltagar-id: parent-refused",
      "ladder_rating 2 Inskrivnings-id: parent-refused",
      "ladder_rating 3 Inskrivnings-id: unknown-parent",
    ]);
    expect(register.rows.enrolment).toBeUndefined();
  });

  test("may belong to one that is registered already", () => {
    const known: Known = {
      ...nothingKnown,
      enrolments: new Map([["I9", { personId: "D9", programme: "Gammal", start: 0, end: undefined }]]),
    };

    const register = read([programme, person, enrolments("I1;D1;Teamet;2022-01-01;;;"), steps], known);

    expect(problems(register)).toEqual([]);
  });

  test("finds its programme without regard to case, and is stored under its own name", () => {
    const register = read([programme, person, enrolments("I1;D1;TEAMET;2022-01-01;;;")]);

    expect(register.rows.enrolment?.[0]).toMatchObject({ programme: "Teamet" });
  });
});

test("the same id twice in a file is refused the second time", () => {
  expect(problems(read([sheet("Deltagare", "Deltagar-id;Kön", "D1;K", "D1;M")]))).toEqual([
    "person 3 Deltagar-id: duplicate",
  ]);
});

test("what describes an exit is refused while the enrolment is open, and accepted without it being complete", () => {
  const rows = ["I1;D1;Teamet;2022-01-01;;Fullföljd;Nej", "I2;D2;Teamet;2022-01-01;2022-05-01;;"];

  expect(problems(read([programme, person, enrolments(...rows)]))).toEqual([
    "enrolment 2 Avslutstyp: exit-while-open",
    "enrolment 2 Till ordinarie verksamhet: exit-while-open",
  ]);
});

test("an end before its start is refused in every sheet that has both", () => {
  const staffing = sheet("Bemanning", "Insats;Roll;Andel (%);Från;Till", "Teamet;Ledare;100;2022-02-01;2022-01-31");

  expect(problems(read([programme, person, enrolments("I1;D1;Teamet;2022-01-02;2022-01-01;;"), staffing]))).toEqual([
    "enrolment 2 Slutdatum: end-before-start",
    "staffing 2 Till: end-before-start",
  ]);
});

test("a required cell that is empty and a required column that is missing are told apart", () => {
  expect(problems(read([sheet("Deltagare", "Deltagar-id;Kön", ";K")]))).toEqual(["person 2 Deltagar-id: required"]);
  expect(problems(read([sheet("Deltagare", "Deltagar-id", "D1")]))).toEqual(["person 2 Kön: required-column"]);
});

test("a row with more cells than headers is refused", () => {
  expect(problems(read([sheet("Deltagare", "Deltagar-id;Kön", "D1;K;x")]))).toEqual([
    "person 2 Deltagar-id: extra-cells",
  ]);
});

describe("a person", () => {
  const people = (...rows: (string | readonly RawCell[])[]) =>
    read([sheet("Deltagare", "Deltagar-id;Personnummer;Anonym;Förnamn;Kön;Födelsedatum;Födelseår;Hemkommun", ...rows)]);

  test("with a number gets day of birth from it, and sex when none is given", () => {
    const register = people("D1;640823-3234;;;;;;");

    expect(register.rows.person?.[0]).toMatchObject({
      personnummer: "19640823-3234",
      sex: "man",
      birthDate: "1964-08-23",
    });
    expect(register.warnings.map(({ code }) => code)).toEqual(["sex-derived"]);
  });

  test("whose number lost its leading zero in a spreadsheet is still understood", () => {
    expect(people(["D1", 2_290_2398, null, null, "K", null, null, null]).refused).toHaveLength(1);
    expect(people(["D1", 191_212_121_212, null, null, "M", null, null, null]).rows.person?.[0]).toMatchObject({
      personnummer: "19121212-1212",
    });
  });

  test("who is anonymous keeps the sex and nothing else about themselves", () => {
    const register = people("D1;640823-3234;Ja;Anna;K;1980-01-01;1980;Västerås");

    expect(register.rows.person?.[0]).toEqual({
      id: "D1",
      personnummer: null,
      anonymous: true,
      firstName: null,
      lastName: null,
      sex: "kvinna",
      birthDate: null,
      birthYear: null,
      protection: null,
      interpreterLanguage: null,
      homeMunicipality: null,
    });
    expect(register.warnings).toHaveLength(5);
  });

  test.each([["1899"], ["2025"], ["1980,5"]])("born in %s is refused", (year) => {
    expect(problems(people(`D1;;;;K;;${year};`))).toEqual(["person 2 Födelseår: year-range"]);
  });
});

describe("a referral from a unit", () => {
  const referrals = (row: string) =>
    read([
      programme,
      person,
      sheet("Ansökningar", "Ansöknings-id;Deltagar-id;Insats;Ansökningsdatum;Remittent;Remittentenhet;Status", row),
    ]).rows.referral?.[0];

  test("keeps what was typed as the unit, unless a unit is given", () => {
    expect(referrals("A1;D1;Teamet;2022-01-01;EB;;Startad")).toMatchObject({
      party: "kommun",
      unit: "EB",
      kind: "ansokan",
    });
    expect(referrals("A1;D1;Teamet;2022-01-01;EB;Unga;Startad")).toMatchObject({ party: "kommun", unit: "Unga" });
    expect(referrals("A1;D1;Teamet;2022-01-01;Landstinget;;Startad")).toMatchObject({ party: "region", unit: null });
  });
});

describe("an answer", () => {
  const answers = (...rows: string[]) =>
    read([
      programme,
      person,
      enrolments("I1;D1;Teamet;2022-01-01;;;"),
      sheet("Enkätsvar", "Svars-id;Instrument;Insats;Inskrivnings-id;Datum;Fråga;Svar;Bortfall", ...rows),
    ]);

  test("may be empty only with a reason", () => {
    expect(problems(answers("S1;ors;Teamet;I1;2022-01-01;a;;", "S1;ors;Teamet;I1;2022-01-01;b;;Språk"))).toEqual([
      "answer 2 Svar: answer-missing",
    ]);
  });

  test("that is anonymous is dated the first of its month", () => {
    const register = answers("S1;ors;Teamet;;2022-03-17;a;5;", "S2;ors;Teamet;I1;2022-03-17;a;5;");

    expect(register.rows.answer?.map(({ date }) => date)).toEqual(["2022-03-01", "2022-03-17"]);
    expect(register.warnings).toMatchObject([{ code: "answer-month", count: 1, firstLine: 2 }]);
  });

  test("in decimals is one value however it is written", () => {
    const register = answers("S1;ors;Teamet;I1;;a;6,50;", "S1;ors;Teamet;I1;;b;6.5;", "S1;ors;Teamet;I1;;c;007;");

    expect(register.rows.answer?.map(({ answer }) => answer)).toEqual(["6.5", "6.5", "007"]);
  });
});

test("a report scheme that does not exist is kept with a warning", () => {
  const schemes = (text: string) => read([sheet("Insatser", "Insats;Resultatschema", ["Teamet", text])]);

  expect(schemes("vasteras-2017 –2021-12-31; lansformat-2023 2022-01-01–").warnings).toEqual([]);
  expect(schemes("vasteras-2071").warnings).toMatchObject([{ code: "scheme-unknown" }]);
  expect(schemes("vasteras-2071").rows.programme?.[0]).toMatchObject({ resultScheme: "vasteras-2071" });
});

describe("a step", () => {
  const ratings = sheet(
    "Stegmätningar",
    "Inskrivnings-id;Datum;Steg",
    "I1;2022-02-01;KOM IGÅNG",
    "I1;2022-03-01;Okänt",
  );

  test("is written as the programme's ladder does; one that is not on it is kept with a warning", () => {
    const register = read([programme, person, enrolments("I1;D1;Teamet;2022-01-01;;;"), ratings]);

    expect(register.rows.ladder_rating?.map(({ step }) => step)).toEqual(["Kom i gång", "Okänt"]);
    expect(register.warnings).toMatchObject([{ code: "step-off-ladder", firstLine: 3, count: 1 }]);
  });
});

test("sheets and columns are found forgivingly, and unknown ones are reported", () => {
  const register = read([sheet("DELTAGARE", "deltagar id;KÖN;Skostorlek;Fel", "D1;K;38;"), sheet("Blad1", "x")]);

  expect(register.rows.person).toHaveLength(1);
  expect(register.unknownSheets).toEqual(["Blad1"]);
  expect(register.unknownColumns).toEqual([{ sheet: "Deltagare", columns: ["Skostorlek"] }]);
});

test.each([
  [[sheet("Deltagare", "Kön;kon")], "import.column-twice"],
  [[person, sheet("deltagare", "Kön")], "import.sheet-twice"],
  [[sheet("Blad1", "Kön")], "import.no-sheets"],
])("a file whose sheets or columns cannot be told apart is refused (%#)", (sheets, code) => {
  const result = readRegister(sheets, today);

  expect(result.ok ? "read" : result.error.code).toBe(code);
});

test("headers and ids named like parts of the language are texts like any other", () => {
  const register = read([
    sheet("Deltagare", "Deltagar-id;Kön;__proto__;constructor", "__proto__;K;x;y", "constructor;M;x;y"),
  ]);

  expect(register.rows.person?.map(({ id }) => id)).toEqual(["__proto__", "constructor"]);
});
