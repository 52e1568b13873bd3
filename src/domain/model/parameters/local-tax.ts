/** Municipal and regional tax rates. */
import { group, probable, sure, unsure } from "./notation.ts";

/** The group's parameters. */
export const localTax = group("local-tax", {
  kommunalskatt_riket_total: {
    label: "Kommunal + regional skattesats, riket",
    unit: "andel",
    law: "SCB Kommunalskatterna",
    values: [
      sure(2016, 0.321, ["scb2019", "scb2016"]),
      sure(2017, 0.3212, ["scb2019", "scb2017"]),
      sure(2018, 0.3212, "scb2019"),
      sure(2019, 0.3219, "scb2019"),
      sure(2020, 0.3228, ["scb2021", "own"]),
      sure(2021, 0.3227, "scb2021"),
      probable(2022, 0.3224, "own"),
      unsure(2023, 0.3224, "own", "sänktes något mot 2022; 32,23 eller 32,24"),
      probable(2024, 0.3237, "own"),
      sure(2025, 0.3241, "gov2025skatt"),
      probable(2026, 0.3238, "skv2026"),
    ],
  },
  kommunalskatt_riket_kommun: {
    label: "Primärkommunal del, riket",
    unit: "andel",
    law: "SCB",
    note: "Att slå upp: 2020–2026 i SCB Kommunalskatterna.",
    values: [
      sure(2016, 0.2075, "scb2019"),
      sure(2018, 0.2074, "scb2019"),
      sure(2019, 0.207, "scb2019"),
      unsure(2020, null, "own"),
    ],
  },
  kommunalskatt_riket_region: {
    label: "Regional del, riket",
    unit: "andel",
    law: "SCB",
    note: "Att slå upp: 2020–2026 i SCB Kommunalskatterna.",
    values: [
      sure(2016, 0.1135, "scb2019"),
      sure(2017, 0.1136, "scb2019"),
      sure(2018, 0.1139, "scb2019"),
      sure(2019, 0.1149, "scb2019"),
      unsure(2020, null, "own"),
    ],
  },
  skatt_kommun: {
    label: "Teamets kommun, skattesats",
    unit: "andel",
    law: "kommunfullmäktige",
    note: "Sätts av teamet när kommunens sats inte finns här.",
    values: [unsure(2016, null, "own")],
  },
  skatt_region: {
    label: "Teamets region, skattesats",
    unit: "andel",
    law: "regionfullmäktige",
    note: "Sätts av teamet när regionens sats inte finns här.",
    values: [unsure(2016, null, "own")],
  },
  skatt_vasteras: {
    label: "Västerås stad, kommunal skattesats",
    unit: "andel",
    law: "kommunfullmäktige",
    note: "Att slå upp: 2026 i SCB Kommunalskatterna.",
    values: [
      sure(2016, 0.2036, "vasteras2016"),
      probable(2017, 0.2036, ["vasteras2016", "vasteras2023", "derived"], "samma sats belagd 2016, 2023, 2024, 2025"),
      sure(2023, 0.2036, "vasteras2023"),
      sure(2024, 0.2036, "statsskuld2024"),
      sure(2025, 0.2036, "skv2025kommun"),
      unsure(2026, null, "own", "sannolikt 20,36; inte belagt"),
    ],
  },
  skatt_region_vastmanland: {
    label: "Region Västmanland, skattesats",
    unit: "andel",
    law: "regionfullmäktige",
    note: "Att slå upp: 2026 i SCB Kommunalskatterna.",
    values: [
      probable(2016, 0.1088, ["statsskuld2021", "derived"], "belagd 2021–2025"),
      sure(2021, 0.1088, "statsskuld2021"),
      sure(2022, 0.1088, "sala2022"),
      probable(2023, 0.1088, ["sala2022", "statsskuld2024"]),
      sure(2024, 0.1088, "statsskuld2024"),
      sure(2025, 0.1088, "skv2025kommun"),
      unsure(2026, null, "own"),
    ],
  },
  skatt_sater: {
    label: "Säters kommun, skattesats",
    unit: "andel",
    law: "kommunfullmäktige",
    note: "Att slå upp: 2016–2023 i SCB Kommunalskatterna.",
    values: [
      unsure(2016, null, "own", "slå upp i SCB Kommunalskatter2000"),
      unsure(2024, 0.2231, "derived", "2025 års sats antagen"),
      sure(2025, 0.2231, "skv2025kommun"),
      unsure(2026, null, "own"),
    ],
  },
  skatt_region_dalarna: {
    label: "Region Dalarna, skattesats",
    unit: "andel",
    law: "regionfullmäktige",
    note: "Att slå upp: 2016–2023 i SCB Kommunalskatterna.",
    values: [
      unsure(2016, null, "own", "slå upp i SCB Kommunalskatter2000"),
      sure(2024, 0.1164, "statsskuld2024"),
      sure(2025, 0.1199, "skv2025kommun"),
      unsure(2026, null, "own"),
    ],
  },
});

const rates = {
  västerås: { municipal: "skatt_vasteras", regional: "skatt_region_vastmanland" },
  säter: { municipal: "skatt_sater", regional: "skatt_region_dalarna" },
} as const;

/**
 * The parameters of a municipality's and its region's tax rates, by the municipality's name as people write it
 * (`Västerås stad`, `SÄTERS KOMMUN`); undefined when its rates are not entered.
 */
export function localTaxOf(
  municipality: string,
): { readonly municipal: string; readonly regional: string } | undefined {
  const name = municipality
    .normalize("NFC")
    .trim()
    .toLocaleLowerCase("sv")
    .replace(/\s+(stad|kommun)$/, "");
  return Object.entries(rates).find(([known]) => name === known || name === `${known}s`)?.[1];
}
