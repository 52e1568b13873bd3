import { expect, test } from "vitest";
import { presets } from "../assumptions.ts";
import { parameters, sources } from "./catalogue.ts";
import { coveredYears, valueOfYear, valueOn } from "./select.ts";

const parameter = (id: string) => {
  const found = parameters.find((one) => one.id === id);
  if (!found) throw new Error(`There is no parameter ${id}`);
  return found;
};
const years = Array.from({ length: 11 }, (_, step) => coveredYears.first + step);

/** Values in force on 31 December 2016–2026; null is not known, undefined is before the first value. */
const onNewYearsEve: readonly (readonly [id: string, values: readonly (number | null | undefined)[]])[] = [
  ["prisbasbelopp", [44_300, 44_800, 45_500, 46_500, 47_300, 47_600, 48_300, 52_500, 57_300, 58_800, 59_200]],
  ["inkomstbasbelopp", [59_300, 61_500, 62_500, 64_400, 66_800, 68_200, 71_000, 74_300, 76_200, 80_600, 83_400]],
  ["skiktgrans_nedre", [430_200, 438_900, 455_300, 490_700, 509_300, 523_200, 540_700, 598_500, 598_500, 625_800, 643_000]], // prettier-ignore
  ["skiktgrans_ovre", [625_800, 638_500, 662_300, 689_300, null, null, null, null, null, null, null]],
  ["statlig_inkomstskatt.varnskatt", [0.05, 0.05, 0.05, 0.05, 0, 0, 0, 0, 0, 0, 0]],
  [
    "kommunalskatt_riket_total",
    [0.321, 0.3212, 0.3212, 0.3219, 0.3228, 0.3227, 0.3224, 0.3224, 0.3237, 0.3241, 0.3238],
  ],
  ["skatt_vasteras", [0.2036, 0.2036, 0.2036, 0.2036, 0.2036, 0.2036, 0.2036, 0.2036, 0.2036, 0.2036, null]],
  ["skatt_region_vastmanland", [0.1088, 0.1088, 0.1088, 0.1088, 0.1088, 0.1088, 0.1088, 0.1088, 0.1088, 0.1088, null]],
  ["skatt_sater", [null, null, null, null, null, null, null, null, 0.2231, 0.2231, null]],
  ["skatt_region_dalarna", [null, null, null, null, null, null, null, null, 0.1164, 0.1199, null]],
  ["arbetsgivaravgift_total", years.map(() => 0.3142)],
  ["sgi_tak_pbb", [7.5, 7.5, 8, 8, 8, 8, 10, 10, 10, 10, 10]],
  ["garantiniva_sjukersattning_pbb", [2.4, 2.45, 2.53, 2.53, 2.53, 2.53, 2.78, 2.78, 2.78, 2.78, 2.78]],
  ["aktivitetsstod_lagsta", [223, 223, 223, 223, 223, 223, 223, 223, 223, 365, 365]],
  ["akassa_tak_dag_1_100", [910, 910, 910, 910, 1200, 1200, 1200, 1200, 1200, null, null]],
  ["akassa_tak_dag_101", [760, 760, 760, 760, 1000, 1000, 1000, 1000, 1000, null, null]],
  ["akassa_grundbelopp", [365, 365, 365, 365, 510, 510, 510, 510, 510, null, null]],
  ["riksnorm_ensam", [null, 3930, 4000, 4080, 4160, null, 4250, 4620, 5030, 5180, 5220]],
  ["lonebidrag_tak", [16_700, 18_300, 18_300, 19_100, 20_000, 20_000, 20_000, 20_000, 20_000, 20_000, 20_000]],
  ["nystartsjobb_tak", [undefined, undefined, ...years.slice(2).map(() => 20_000)]],
  ["csn_bidrag_andel_pbb_vecka", [0.0159, 0.0159, ...years.slice(2).map(() => 0.0174)]],
  ["csn_hogre_bidrag_andel_pbb_vecka", [0.037, 0.037, ...years.slice(2).map(() => 0.0385)]],
  ["csn_total_andel_pbb_vecka", [0.0559, 0.0559, ...years.slice(2).map(() => 0.0574)]],
  ["jobbskatteavdrag_under66.k3", [2.155, 2.155, 2.155, 2.323, 2.323, 2.323, 2.432, 2.432, 2.609, 2.776, 3.027]],
  ["jobbskatteavdrag_under66.s2", [0.111, 0.111, 0.111, 0.128, 0.128, 0.128, 0.128, 0.128, 0.1643, 0.199, 0.251]],
  ["jobbskatteavdrag_under66.avtrappning_sats", [0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0, 0]],
  ["skattereduktion_sjukersattning.p1", [0, 0, 0.045, 0.045, 0.045, 0.045, 0, 0, 0, 0, 0]],
  ["skattereduktion_sjukersattning.golv", [0, 0, 0, 0, 0, 0, 0.045, 0.045, 0.045, 0.045, 0.045]],
  ["skattereduktion_forvarvsinkomst.max", [0, 0, 0, 0, 0, 1500, 1500, 1500, 1500, 1500, 1500]],
  ["skattereduktion_arbetsinkomst_pandemi.tak", [0, 0, 0, 0, 0, 2250, 2250, 0, 0, 0, 0]],
  ["sjukpenning_sarskilda_fall", [160, 160, 160, 160, 160, 160, 160, 160, 160, 230, 230]],
  ["public_service_tak_ibb", [0, 0, 0, 2.092, 2.092, 1.95, 1.87, 1.75, 1.6, 1.55, 1.42]],
];

test.each(onNewYearsEve)("%s has the value of 31 December of each year", (id, values) => {
  expect(years.map((year) => valueOfYear(parameter(id), year)?.value)).toEqual(values);
});

test.each<[string, string, number | null, number | null]>([
  ["garantiniva_sjukersattning_pbb", "2017-07-01", 2.4, 2.45],
  ["garantiniva_sjukersattning_pbb", "2018-07-01", 2.45, 2.53],
  ["sgi_tak_pbb", "2018-07-01", 7.5, 8],
  ["csn_bidrag_andel_pbb_vecka", "2018-07-01", 0.0159, 0.0174],
  ["csn_hogre_bidrag_andel_pbb_vecka", "2018-07-01", 0.037, 0.0385],
  ["lonebidrag_tak", "2017-11-01", 17_100, 18_300],
  ["lonebidrag_tak", "2019-04-01", 18_300, 19_100],
  ["akassa_tak_dag_1_100", "2020-04-13", 910, 1200],
  ["akassa_tak_dag_1_100", "2025-08-04", 1200, 1236],
  ["akassa_tak_dag_1_100", "2025-10-01", 1236, null],
  ["aktivitetsstod_lagsta", "2025-10-01", 223, 365],
  ["arbetsgivaravgift_undantag.unga", "2023-04-01", 0.1973, 0.3142],
  ["arbetsgivaravgift_undantag.unga", "2026-04-01", 0.3142, 0.2081],
])("%s changes on %s", (id, day, before, after) => {
  const dayBefore = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  expect(valueOn(parameter(id), dayBefore)?.value).toBe(before);
  expect(valueOn(parameter(id), day)?.value).toBe(after);
});

test("the parts of the employer's fee add up to the whole, every year that they are known", () => {
  const parts = parameters.filter(({ id }) => id.startsWith("arbetsgivaravgift_delar."));
  expect(parts).toHaveLength(7);
  for (const year of years.slice(0, -1)) {
    const sum = parts.reduce((so, part) => so + (valueOfYear(part, year)?.value ?? Number.NaN), 0);
    expect(sum, `${year}`).toBeCloseTo(0.3142, 10);
  }
});

test("the law's shares of the financing add up to one", () => {
  const shares = ["forsakringskassan_staten", "region", "kommun"].map((part) => `finsam_andelar.${part}`);
  expect(shares.reduce((sum, id) => sum + valueOfYear(parameter(id), 2026)!.value!, 0)).toBe(1);
});

test("the allowance and the tax reductions have no jumps inside them", () => {
  const value = (family: string, year: number) => (part: string) =>
    valueOfYear(parameter(`${family}.${part}`), year)!.value!;
  for (const year of years) {
    const ga = value("grundavdrag_under66", year);
    expect(ga("lagsta") + ga("uppgang") * (ga("uppgang_till") - ga("uppgang_fran"))).toBeCloseTo(ga("hogsta"), 2);
    expect(ga("hogsta") - ga("nedgang") * (ga("nedgang_till") - ga("nedgang_fran"))).toBeCloseTo(ga("slut"), 2);
    const work = value("jobbskatteavdrag_under66", year);
    expect(work("b1") + work("s1") * (work("b2") - work("b1"))).toBeCloseTo(work("k2"), 2);
    expect(work("k2") + work("s2") * (work("b3") - work("b2"))).toBeCloseTo(work("k3"), 2);
  }
});

test("the main preset assumes what the parameters say", () => {
  const main = presets.huvud;
  const assumed: readonly (readonly [string, number])[] = [
    ["tau_indirekt", main.indirectTax],
    ["sparkvot", main.saving],
    ["kappa_funktionsnedsattning", main.kappaDisability],
    ["kappa_nyanstallning", main.kappaHiring],
    ["avtalad_avgift", main.agreedPremium],
    ["dodvikt", main.deadweight],
    ["undantrangning", main.displacement],
    ["rho", main.persistence],
    ["kalkylranta", main.discountRate],
    ["mcpf", main.taxFactor],
    ["horisont_ar", main.horizonYears],
  ];
  for (const [id, value] of assumed) expect(valueOfYear(parameter(id), 2026)?.value, id).toBe(value);
});

test("every preset stays inside the ranges of what it assumes", () => {
  for (const preset of Object.values(presets)) {
    const choices: readonly (readonly [string, number])[] = [
      ["tau_indirekt", preset.indirectTax],
      ["dodvikt", preset.deadweight],
      ["undantrangning", preset.displacement],
      ["rho", preset.persistence],
      ["kalkylranta", preset.discountRate],
      ["mcpf", preset.taxFactor],
    ];
    for (const [id, value] of choices) {
      const { low, high } = parameter(id).range!;
      expect(value >= low && value <= high, `${id} ${value}`).toBe(true);
    }
  }
});

test("the amounts a register may lack are not known until a team says them", () => {
  for (const id of ["antagen_heltidslon", "antagen_sgi", "antagen_boendekostnad"]) {
    expect(parameter(id).values.map(({ value }) => value)).toEqual([null]);
  }
});

test("nothing is marked as checked that nobody has checked", () => {
  expect(parameters.flatMap(({ values }) => values).filter(({ checked }) => checked !== null)).toEqual([]);
});

test("a source read through somebody's program is never called the act or the page itself", () => {
  expect(sources.find(({ id }) => id === "pmmodell")?.kind).toBe("code");
  expect(sources.find(({ id }) => id === "own")?.kind).toBe("memory");
});
