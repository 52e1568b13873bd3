/**
 * Amounts that authorities have published, computed by the model's own functions from the parameters, to the krona.
 * Each row names the publication and what was read: the page itself (as kept by a public archive of web pages), or what
 * somebody else quotes from it.
 */
import { describe, expect, test } from "vitest";
import { disabilityBenefit, sicknessBenefit, studyGrant } from "../engine/benefits.ts";
import { compileRules } from "../engine/rules.ts";
import { taxBill } from "../engine/tax.ts";
import { parameters } from "./catalogue.ts";
import { valueOfYear } from "./select.ts";

const rules = (year: number) => compileRules(parameters, year, { illustrative: false });
const wholeYear = { months: 12, extent: 1 };
const plenty = 2_000_000;

/** The highest sickness benefit of a calendar day. */
const sicknessDay = (year: number, level: "normal" | "fortsatt") =>
  sicknessBenefit({ kind: "sjukpenning", ...wholeYear, sgi: plenty, level }, rules(year)) / 365;

/** Guarantee a year at an age; from 30 years it is sjukersättning. */
const guarantee = (year: number, age: number) =>
  disabilityBenefit({ kind: age < 30 ? "aktivitetsersattning" : "sjukersattning", ...wholeYear, age }, rules(year));

const grantWeek = (year: number) =>
  studyGrant({ kind: "csn", ...wholeYear, weeks: 1, higherGrant: false, withLoan: false }, rules(year));

/** Grant and loan a week: whole kronor downwards, as the grant alone. */
const grantAndLoanWeek = (year: number) => {
  const of = (id: string) =>
    valueOfYear(
      parameters.find((one) => one.id === id)!,
      year,
    )!.value!;
  return Math.floor(of("csn_total_andel_pbb_vecka") * of("prisbasbelopp"));
};

const bill2026 = (wage: number) => taxBill({ wage, benefits: 0, disability: 0, pension: 0 }, 0.3238, 0, rules(2026));
const most = (of: (wage: number) => number) => Math.max(...Array.from({ length: 1200 }, (_, step) => of(step * 1000)));

interface Published {
  readonly what: string;
  readonly published: number;
  readonly computed: () => number;
}

const fk2021: readonly Published[] = [
  { what: "sjukpenning, högst per dag vid 80 procent", published: 810, computed: () => sicknessDay(2021, "normal") },
  { what: "sjukpenning, högst per dag vid 75 procent", published: 759, computed: () => sicknessDay(2021, "fortsatt") },
  { what: "garantinivå innan 21 år, per år", published: 106_148, computed: () => guarantee(2021, 20) },
  { what: "garantinivå 23–25 år, per år", published: 110_908, computed: () => guarantee(2021, 24) },
  { what: "garantinivå 29 år, per år", published: 118_048, computed: () => guarantee(2021, 29) },
  { what: "garantinivå från 30 år, per år", published: 120_428, computed: () => guarantee(2021, 30) },
];

const fk2022: readonly Published[] = [
  { what: "sjukpenning, högst per dag vid 80 procent", published: 1027, computed: () => sicknessDay(2022, "normal") },
  { what: "sjukpenning, högst per dag vid 75 procent", published: 963, computed: () => sicknessDay(2022, "fortsatt") },
  { what: "garantinivå innan 21 år, per år", published: 119_784, computed: () => guarantee(2022, 20) },
  { what: "garantinivå 21–23 år, per år", published: 122_199, computed: () => guarantee(2022, 22) },
  { what: "garantinivå 25–27 år, per år", published: 127_029, computed: () => guarantee(2022, 26) },
  { what: "garantinivå från 30 år, per år", published: 134_274, computed: () => guarantee(2022, 30) },
];

const fk2023: readonly Published[] = [
  { what: "sjukpenning, högst per dag", published: 1116, computed: () => sicknessDay(2023, "normal") },
  { what: "sjukpenning efter ett år, högst per dag", published: 1046, computed: () => sicknessDay(2023, "fortsatt") },
];

// Read as quoted, word for word, in a public review of Skatteverket's page; the page itself was not opened.
const skatteverket2026: readonly Published[] = [
  { what: "grundavdrag, högst", published: 45_600, computed: () => most((wage) => bill2026(wage).allowance) },
  {
    what: "allmän pensionsavgift, högst",
    published: 47_100,
    computed: () => most((wage) => bill2026(wage).pensionFee),
  },
];

// Not published by an authority: a public review computed it from the act at the country's mean rate 32,38 %. Another page
// says 53 147 kr without saying how.
const computedByOthers: readonly Published[] = [
  {
    what: "jobbskatteavdrag 2026, högst",
    published: 52_390,
    computed: () => most((wage) => bill2026(wage).workReduction),
  },
];

const csn: readonly Published[] = [
  // Arbetet 2023-07-12, which gives CSN's amounts: 913 in grant and 2 100 in loan.
  { what: "studiebidrag 2023, per vecka", published: 913, computed: () => grantWeek(2023) },
  { what: "studiemedel med lån 2023, per vecka", published: 3013, computed: () => grantAndLoanWeek(2023) },
  // CSN:s sida Studiemedel 2024.
  { what: "studiebidrag 2024, per vecka", published: 997, computed: () => grantWeek(2024) },
  { what: "studiemedel med lån 2024, per vecka", published: 3289, computed: () => grantAndLoanWeek(2024) },
  // Eductus, a school, gives CSN's amount of 2025; CSN's own page of that year was not found.
  { what: "studiebidrag 2025, per vecka", published: 1023, computed: () => grantWeek(2025) },
];

const publications: Readonly<Record<string, readonly Published[]>> = {
  "Försäkringskassan, Aktuella belopp historik (2021)": fk2021,
  "Försäkringskassan, Aktuella belopp (2022)": fk2022,
  "Försäkringskassan, Aktuella belopp (2023)": fk2023,
  "Skatteverket, Belopp och procent 2026": skatteverket2026,
  "A review of the tax rules of 2026": computedByOthers,
  "CSN, Studiemedel 2023–2025": csn,
};

test("22 published amounts are compared", () => {
  expect(Object.values(publications).flat()).toHaveLength(22);
});

describe.each(Object.entries(publications))("%s", (_, amounts) => {
  test.each(amounts)("$what: $published kr", ({ published, computed }) => {
    expect(Math.round(computed() * 100) / 100).toBe(published);
  });
});

test("an amount that is a krona wrong would be seen", () => {
  const wrong = parameters.map((one) =>
    one.id === "prisbasbelopp" ? { ...one, values: one.values.map((value) => ({ ...value, value: 48_350 })) } : one,
  );
  const day =
    sicknessBenefit(
      { kind: "sjukpenning", ...wholeYear, sgi: plenty, level: "normal" },
      compileRules(wrong, 2022, { illustrative: false }),
    ) / 365;
  expect(Math.round(day)).not.toBe(1027);
});
