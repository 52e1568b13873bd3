import type { ResultListScheme } from "#src/domain/schemes/scheme.ts";

/** The nine results of the plan of 2020–2022. They overlap, so they are figures and not categories. */
export const vasteras2022: ResultListScheme = {
  id: "vasteras-2022",
  version: 1,
  name: "Västerås 2022",
  validFrom: "2020-01-01",
  validTo: "2022-12-31",
  kind: "results",
  figures: [
    "ladder.moved-completed",
    "exit.occupation-change",
    "ors.pairs",
    "instrument.items",
    "exit.to-fs",
    "profile.income-sources",
    "exit.to-ordinary",
    "followup.6m",
    "followup.ladder",
  ],
};
