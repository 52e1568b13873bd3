import { codeLists } from "#src/domain/code-lists.ts";
import type { CategoryScheme } from "#src/domain/schemes/scheme.ts";

/** As SUS reports exits: by reason, of those with a recorded reason. It has no goal. */
export const sus: CategoryScheme = {
  id: "sus",
  version: 1,
  name: "SUS",
  kind: "categories",
  population: { words: "Avslutade med registrerad avslutsanledning.", reasonRecorded: true },
  categories: codeLists.exitReason.map(({ code, label }) => ({ code, label, reasons: [code] })),
  goal: [],
};
