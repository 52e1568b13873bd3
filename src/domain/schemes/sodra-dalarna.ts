import type { CategoryScheme } from "#src/domain/schemes/scheme.ts";

/** Södra Dalarna's reports: all who ended, in four groups; the first three are the goal. */
export const sodraDalarna: CategoryScheme = {
  id: "sodra-dalarna",
  version: 1,
  name: "Södra Dalarna",
  kind: "categories",
  population: { words: "Alla avslutade." },
  categories: [
    { code: "arbete", label: "Arbete", destinations: ["arbete", "arbete-sub"] },
    { code: "studier", label: "Studier", destinations: ["studier"] },
    {
      code: "annan-rehab",
      label: "Annan arbetsrehabiliterande åtgärd",
      destinations: ["fs", "af-rehab", "ame", "annan-alr"],
    },
    { code: "annat", label: "Annat", others: true },
  ],
  goal: ["arbete", "studier", "annan-rehab"],
};
