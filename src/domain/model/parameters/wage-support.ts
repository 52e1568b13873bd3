/** Support to employers (sv. anställningsstöd), paid by Arbetsförmedlingen. */
import { group, probable, sure, unsure } from "./notation.ts";

/** The group's parameters. */
export const wageSupport = group("wage-support", {
  lonebidrag_tak: {
    label: "Högsta bruttolön per månad vid heltid som ger lönebidrag/OSA",
    unit: "kr/mån",
    law: "förordning (2000:630) 28 §; förordning (2017:462) 21 §",
    values: [
      probable(2007, 16_700, "own"),
      sure(2017, 17_100, "sfs2016:1275", "beloppet säkert, dagen (jan/feb 2017) inte avläst"),
      sure("2017-11-01", 18_300, "sfs2017:887"),
      sure("2019-04-01", 19_100, "arballians2019"),
      sure(2020, 20_000, "af2026"),
    ],
  },
  lonebidrag_maxandel: {
    label: "Högsta andel av bidragsgrundande lönekostnad",
    unit: "andel",
    law: "förordning (2017:462)",
    values: [unsure("2017-07-01", 0.8, "af2026", "uppgift från arbetskonsulent, inte ur författningstexten")],
  },
  nystartsjobb_tak: {
    label: "Lönetak nystartsjobb",
    unit: "kr/mån",
    law: "förordning (2018:43) 17 §",
    values: [
      probable("2018-02-01", 20_000, ["sfs2018:43", "af2026"], "gäller i lydelsen 2025; startdagen inte avläst"),
    ],
  },
  nystartsjobb_faktor: {
    label: "Nystartsjobb, multipel av arbetsgivaravgiften",
    law: "förordning (2018:43) 12–15 §§",
    parts: {
      under_24_man: { label: "frånvaro under 24 månader", unit: "faktor" },
      "24_36_man": { label: "frånvaro 24–36 månader", unit: "faktor" },
      over_36_man: { label: "frånvaro över 36 månader", unit: "faktor" },
    },
    values: [sure("2018-02-01", { under_24_man: 1, "24_36_man": 2, over_36_man: 2.5 }, "sfs2018:43")],
  },
  introduktionsjobb_andel: {
    label: "Introduktionsjobb, andel av lönekostnad",
    unit: "andel",
    law: "förordning (2018:42)",
    values: [sure("2018-05-01", 0.8, "af2026")],
  },
  introduktionsjobb_tak: {
    label: "Introduktionsjobb, lönetak",
    unit: "kr/mån",
    law: "förordning (2018:42)",
    note: "Att slå upp.",
    values: [unsure("2018-05-01", 20_000, "own", "AF:s sida 2026 angav inget tak")],
  },
  utvecklingsbidrag_dag: {
    label: "Utvecklings-/anordnarbidrag vid lönebidrag för utveckling och OSA, högst per dag (AB/AU)",
    unit: "kr/dag",
    law: "förordning (2017:462)",
    values: [unsure("2017-07-01", 130, "own")],
  },
  introduktionsjobb_handledarstod_dag: {
    label: "Handledarstöd vid introduktionsjobb (första månaderna)",
    unit: "kr/dag",
    law: "förordning (2018:42)",
    values: [unsure("2018-05-01", 115, "own")],
  },
  osa_niva: {
    label: "OSA, bidragsnivå",
    unit: "andel",
    law: "förordning (2017:462)",
    note: "Att slå upp.",
    values: [unsure("2017-07-01", null, "own")],
  },
  trygghet_niva: {
    label: "Lönebidrag för trygghet i anställning, nivå",
    unit: "andel",
    law: "förordning (2017:462)",
    note: "Att slå upp.",
    values: [unsure("2017-07-01", null, "own")],
  },
});
