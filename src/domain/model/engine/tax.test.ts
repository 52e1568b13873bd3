import { expect, test } from "vitest";
import { parameters } from "../parameters/catalogue.ts";
import { compileRules } from "./rules.ts";
import { taxBill, type TaxableIncome, type TaxBill } from "./tax.ts";

const nothing: TaxableIncome = { wage: 0, benefits: 0, disability: 0, pension: 0 };
const bill = (year: number, income: Partial<TaxableIncome>): TaxBill =>
  taxBill({ ...nothing, ...income }, 0.2036, 0.1088, compileRules(parameters, year, { illustrative: false }));

test("the allowances of the first worked person are those reckoned by hand", () => {
  // 0,77 · 44 800 − 0,10 · (240 100 − 3,11 · 44 800) = 24 418,80, up to hundreds; above 7,88 prisbasbelopp 0,293 · 44 800 = 13 126,40.
  expect(bill(2017, { benefits: 240_170 })).toMatchObject({ assessed: 240_100, allowance: 24_500, base: 215_600 });
  expect(bill(2017, { wage: 360_000 })).toMatchObject({ assessed: 360_000, allowance: 13_200, base: 346_800 });
});

test("jobbskatteavdrag of the second worked person is the one reckoned by hand", () => {
  // u = 1,584 P + 0,111 · (144 000 − 2,94 P) = 72 327,17; less the allowance 34 100, times 31,24 per cent = 11 942,17.
  expect(bill(2017, { wage: 144_000 })).toMatchObject({ allowance: 34_100, workReduction: 11_942 });
});

test("the pension fee starts at once at 0.423 prisbasbelopp, is rounded to hundreds and has a ceiling", () => {
  expect(bill(2017, { wage: 18_900 }).pensionFee).toBe(0);
  expect(bill(2017, { wage: 19_000 }).pensionFee).toBe(1_300);
  // 7 per cent of 8,07 · 61 500 = 34 741,35.
  expect(bill(2017, { wage: 900_000 }).pensionFee).toBe(34_700);
});

test("the pension fee is given back as far as there is income tax to take it from", () => {
  const { municipal, regional, pensionFee, pensionReduction } = bill(2017, { wage: 19_500 });

  expect(municipal + regional).toBeLessThan(pensionFee);
  expect(pensionReduction).toBe(municipal + regional);
});

test("reductions never give back more than the local tax that is left", () => {
  for (let wage = 0; wage <= 120_000; wage += 700) {
    const b = bill(2025, { wage, disability: 40_000 });
    const given =
      b.pensionReduction + b.disabilityReduction + b.workReduction + b.earnedReduction + b.pandemicReduction;
    expect(given).toBeLessThanOrEqual(b.municipal + b.regional + b.state + 1e-9);
  }
});

test("sjukersättning gave no reduction before 2018, a share of it to 2021, and a formula from 2022", () => {
  const reduction = (year: number) => bill(year, { disability: 100_000 }).disabilityReduction;

  expect(reduction(2017)).toBe(0);
  // 4,5 per cent of 100 000, which is below 2,53 prisbasbelopp, times 31,24 per cent.
  expect(reduction(2019)).toBe(1_405);
  // 0,91 P = 43 953; + 0,3405 · (100 000 − 43 953) = 63 037,00; allowance 0,423 P + 0,20 · (100 000 − 0,99 P) = 30 867,3 → 30 900.
  expect(reduction(2022)).toBe(Math.floor((43_953 + 0.3405 * (100_000 - 43_953) - 30_900) * 0.3124));
});

test("public service is paid by the person from 2019, and the extra state tax was taken away in 2020", () => {
  expect(bill(2018, { wage: 300_000 }).publicService).toBe(0);
  expect(bill(2019, { wage: 300_000 }).publicService).toBeGreaterThan(0);
  // Above the upper threshold: 20 + 5 per cent in 2019, 20 after.
  const marginal = (year: number) =>
    (bill(year, { wage: 1_010_000 }).state - bill(year, { wage: 1_000_000 }).state) / 10_000;
  expect(marginal(2019)).toBeCloseTo(0.25, 10);
  expect(marginal(2020)).toBeCloseTo(0.2, 10);
});

test("the temporary reduction of 2021 and 2022 rises to 2 250 kr and is gone at 500 000", () => {
  const reduction = (year: number, wage: number) => bill(year, { wage }).pandemicReduction;

  expect([reduction(2021, 60_000), reduction(2021, 150_000), reduction(2021, 300_000)]).toEqual([0, 1_125, 2_250]);
  expect([reduction(2022, 400_000), reduction(2022, 500_000)]).toEqual([1_125, 0]);
  expect([reduction(2020, 300_000), reduction(2023, 300_000)]).toEqual([0, 0]);
});

test("an income that is whole hundreds keeps them, though doubles cannot say so", () => {
  expect(21_000 * 0.7 * 12).toBeLessThan(176_400);
  expect(bill(2026, { wage: 21_000 * 0.7 * 12 }).assessed).toBe(176_400);
});
