/** Numbers to compare with; no equation uses them. */
import { group, probable, sure, unsure } from "./notation.ts";

/** The group's parameters. */
export const reference = group("reference", {
  po_palagg_kommun: {
    label: "PO-pålägg kommun (schablon, inkl. 31,42)",
    unit: "andel",
    law: "SKR",
    note: "Att slå upp: 2016–2018 och 2024–2026.",
    values: [
      unsure(2016, null, "own", "38,33 enligt minne"),
      unsure(2018, null, "own"),
      sure(2019, 0.3915, "skrpo"),
      sure(2020, 0.4015, "skrpo"),
      sure(2022, 0.3925, ["skrpo", "derived"], "31,42+0,13+7,70"),
      sure(2023, 0.4453, ["skrpo", "derived"], "31,42+0,13+12,98 exkl. omställningsförsäkring"),
      unsure(2024, null, "own"),
    ],
  },
  po_palagg_region: {
    label: "PO-pålägg region",
    unit: "andel",
    law: "SKR",
    note: "Att slå upp: 2016–2018 och 2024–2026.",
    values: [
      unsure(2016, null, "own"),
      sure(2019, 0.4645, "skrpo"),
      probable(2020, 0.4645, ["skrpo", "derived"], "31,42+0,13+14,90"),
      sure(2021, 0.4615, "skrpo"),
      sure(2022, 0.4522, ["skrpo", "derived"]),
      sure(2023, 0.5228, ["skrpo", "derived"]),
      unsure(2024, null, "own"),
    ],
  },
  utbetalt_forsorjningsstod_medel: {
    label: "Utbetalt per hushåll som fått bistånd någon gång under året",
    unit: "kr/år",
    values: [probable(2019, 57_400, ["engstrom", "derived"], "11,6 mdkr / 202 000")],
  },
  insatskostnad_seed: {
    label: "Insatskostnad per fullföljd deltagare, SOT januari–juni 2017",
    parts: {
      lagst: { label: "lägst", unit: "kr" },
      hogst: { label: "högst", unit: "kr" },
    },
    values: [sure(2017, { lagst: 124_600, hogst: 124_900 }, ["seed000", "derived"], "ur rapportens tabell 4")],
  },
  insatskostnad_sater: {
    label: "Budget per deltagare och år, Säter 2023",
    unit: "kr",
    values: [sure(2023, 69_600, ["seed004", "derived"], "2 157 000 / 31")],
  },
});
