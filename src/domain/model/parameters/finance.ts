/** How the state, regions and municipalities finance coordination associations, and the equalisation of their incomes. */
import { group, sure, unsure } from "./notation.ts";

/** The group's parameters. */
export const finance = group("finance", {
  finsam_andelar: {
    label: "Lagens finansieringsandelar i samordningsförbund",
    law: "lag (2003:1210) 5 §",
    parts: {
      forsakringskassan_staten: { label: "Försäkringskassan för staten", unit: "andel" },
      region: { label: "region", unit: "andel" },
      kommun: { label: "kommun", unit: "andel" },
    },
    values: [sure(2004, { forsakringskassan_staten: 0.5, region: 0.25, kommun: 0.25 }, "finsam")],
  },
  inkomstutjamning: {
    label: "Inkomstutjämning",
    law: "lag (2004:773) 4–7 §§",
    parts: {
      garantiniva: { label: "garanterad nivå", unit: "andel av medelskattekraften" },
      kommun_bidrag: { label: "kommun med bidrag, andel av länsvis skattesats", unit: "andel" },
      region_bidrag: { label: "region med bidrag, andel av länsvis skattesats", unit: "andel" },
      avgift: { label: "den som betalar avgift, andel av länsvis skattesats", unit: "andel" },
    },
    values: [
      sure(
        2020,
        { garantiniva: 1.15, kommun_bidrag: 0.95, region_bidrag: 0.9, avgift: 0.85 },
        "utj",
        "andel av medelskattesatsen 2003",
      ),
    ],
  },
  inkomstutjamning_lansvis_skattesats: {
    label: "Länsvis skattesats i inkomstutjämningen",
    law: "lag (2004:773) 4–7 §§",
    note: "Att slå upp: länens skattesatser per år.",
    parts: {
      kommun: { label: "kommun", unit: "andel" },
      region: { label: "region", unit: "andel" },
    },
    values: [unsure(2016, { kommun: null, region: null }, "own", "fastställs i förordning, län för län")],
  },
});
