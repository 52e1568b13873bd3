import type { CategoryScheme } from "#src/domain/schemes/scheme.ts";

/** The county's common format from 2023: those who could not be reached are the drop-outs. */
export const lansformat2023: CategoryScheme = {
  id: "lansformat-2023",
  version: 1,
  name: "Länsformat 2023",
  validFrom: "2023-01-01",
  kind: "categories",
  population: { words: "Avslutade utom dem med avslutsanledning Ej nåbar.", withoutReasons: ["ej-nabar"] },
  categories: [
    { code: "arbete", label: "Till arbete", destinations: ["arbete", "arbete-sub"] },
    { code: "studier", label: "Till studier", destinations: ["studier"] },
    { code: "sokande", label: "Aktivt arbetssökande till Af", destinations: ["af-sokande"] },
    {
      code: "fortsatt-rehab",
      label: "Fortsatt aktiv rehabilitering utan behov av samordnat stöd",
      destinations: ["fs", "af-rehab", "ame", "annan-alr", "fk"],
    },
    { code: "daglig", label: "Daglig verksamhet", destinations: ["daglig"] },
    { code: "socialpsykiatri", label: "Socialpsykiatri", destinations: ["socialpsykiatri"] },
    { code: "medicinsk", label: "Till medicinsk behandling", destinations: ["medicinsk"] },
    { code: "remittent", label: "Åter remittent för ny planering", others: true },
  ],
  goal: ["arbete", "studier", "sokande", "fortsatt-rehab"],
};
