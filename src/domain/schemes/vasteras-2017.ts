import type { CategoryScheme } from "#src/domain/schemes/scheme.ts";

/** Västerås half-year reports from 2017: the goals are shares of those who completed. */
export const vasteras2017: CategoryScheme = {
  id: "vasteras-2017",
  version: 1,
  name: "Västerås 2017",
  validFrom: "2017-01-01",
  kind: "categories",
  population: { words: "Avslutade med avslutstyp Fullföljd.", exitKinds: ["fullfoljd"] },
  categories: [
    { code: "arbete", label: "Arbete", destinations: ["arbete", "arbete-sub"] },
    { code: "studier", label: "Studier", destinations: ["studier"] },
    { code: "fortsatt-rehab", label: "Fortsatt arbetslivsinriktad rehabilitering", others: true },
  ],
  goal: ["arbete", "studier"],
};
