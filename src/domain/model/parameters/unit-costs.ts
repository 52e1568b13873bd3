/** What handling, care and services cost. `illustration` is a placeholder for trying the model and never a fact. */
import { group, sure, unsure } from "./notation.ts";

/** The group's parameters. */
export const unitCosts = group("unit-cost", {
  handlaggning_forsorjningsstod: {
    label: "Handläggning försörjningsstöd",
    unit: "kr per hushåll och månad",
    note: "Att slå upp. Underlaget i noten är från 2019.",
    illustration: 1000,
    values: [
      unsure(
        2016,
        null,
        "engstrom",
        "Underlag: drygt 202 000 hushåll, ca 4 000 heltidstjänster. Med 650 000 kr per tjänst (antagande) ≈ 12 900 kr per hushåll och år.",
      ),
    ],
  },
  handlaggning_fk: {
    label: "FK-handläggning av sjukpenning/aktivitetsersättning",
    unit: "kr/ärendemånad",
    note: "Att slå upp: Försäkringskassans årsredovisning, styckkostnad per förmån.",
    illustration: 600,
    values: [unsure(2016, null, "own")],
  },
  sjukersattning_handlaggning_andel: {
    label: "FK-handläggning av sjuk- och aktivitetsersättning, andel av sjukpenningens",
    unit: "andel",
    values: [unsure(2016, 0.3, ["own", "derived"], "180 av 600 kr/mån i räkneexemplen")],
  },
  handlaggning_af: {
    label: "AF-handläggning",
    unit: "kr/inskriven månad",
    note: "Att slå upp: Arbetsförmedlingens årsredovisning, kostnad per prestation.",
    illustration: 700,
    values: [unsure(2016, null, "own")],
  },
  handlaggning_csn: {
    label: "CSN-handläggning",
    unit: "kr/år",
    note: "Att slå upp.",
    illustration: 500,
    values: [unsure(2016, null, "own")],
  },
  lakarbesok_primarvard: {
    label: "Läkarbesök primärvård (utomlänspris Region Stockholm)",
    unit: "kr/besök",
    values: [sure(2023, 1975, "vgguiden"), sure(2024, 2093, "vgguiden")],
  },
  ovrigt_besok_primarvard: {
    label: "Besök övrig personal primärvård",
    unit: "kr/besök",
    values: [sure(2023, 878, "vgguiden"), sure(2024, 930, "vgguiden")],
  },
  akutbesok: {
    label: "Akutmottagning sjukhus",
    parts: {
      lagst: { label: "lägsta pris", unit: "kr/besök" },
      hogst: { label: "högsta pris", unit: "kr/besök" },
    },
    values: [sure(2024, { lagst: 3300, hogst: 5500 }, "vgguiden")],
  },
  psykiatri_vardygn: {
    label: "Psykiatrisk slutenvård",
    unit: "kr/dygn",
    note: "Att slå upp: SKR KPP-databas; regionens utomlänsprislista.",
    values: [unsure(2016, null, "own")],
  },
  daglig_verksamhet: {
    label: "Daglig verksamhet LSS",
    unit: "kr/månad",
    note: "Att slå upp: Kolada/Räkenskapssammandraget.",
    illustration: 20_000,
    values: [unsure(2016, null, "own")],
  },
  habiliteringsersattning: {
    label: "Habiliteringsersättning",
    unit: "kr/dag",
    note: "Att slå upp.",
    illustration: 60,
    values: [unsure(2016, null, "own")],
  },
  habiliteringsersattning_dagar: {
    label: "Dagar med habiliteringsersättning per månad",
    unit: "dagar/mån",
    values: [unsure(2016, 16, "own")],
  },
});
