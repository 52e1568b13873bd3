/** Benefits and grants to the participant. SFB is socialförsäkringsbalken, SoL socialtjänstlagen. */
import { group, probable, sure, unsure } from "./notation.ts";

/** The group's parameters. */
export const benefits = group("benefit", {
  sjukpenning: {
    label: "Sjukpenning",
    law: "SFB 28 kap. 7, 10 §§",
    parts: {
      normal: { label: "normalnivå", unit: "andel av SGI" },
      fortsattning: { label: "fortsättningsnivå", unit: "andel av SGI" },
      faktor: { label: "faktor på SGI", unit: "andel" },
      dagar: { label: "dagar som årsbeloppet delas med", unit: "dagar" },
      minsta_sgi_pbb: { label: "lägsta SGI", unit: "prisbasbelopp" },
      max_arbetslos_dag: { label: "högst för arbetslösa", unit: "kr/dag" },
    },
    values: [
      sure(2016, { normal: 0.8, fortsattning: 0.75, faktor: 0.97, dagar: 365, minsta_sgi_pbb: 0.24 }, [
        "sfb",
        "fk2021",
        "fk2022",
        "fk2023",
      ]),
      sure(2021, { max_arbetslos_dag: 543 }, ["sfb", "fk2021", "fk2022", "fk2023"]),
    ],
  },
  sgi_tak_pbb: {
    label: "Tak för sjukpenninggrundande inkomst, sjukpenning",
    unit: "prisbasbelopp",
    law: "SFB 25 kap. 5 §",
    values: [
      sure(2016, 7.5, "fkregler2018"),
      sure("2018-07-01", 8, "fkregler2018"),
      sure(2019, 8, "fk2021"),
      sure(2022, 10, ["fk2022", "sfb"]),
    ],
  },
  garantiniva_sjukersattning_pbb: {
    label: "Garantinivå hel sjukersättning från 30 år",
    unit: "prisbasbelopp/år",
    law: "SFB 35 kap. 18 §",
    values: [
      sure(2016, 2.4, ["rfs2018", "derived"]),
      sure("2017-07-01", 2.45, "rfs2018"),
      sure("2018-07-01", 2.53, "rfs2018"),
      sure(2019, 2.53, "fk2021"),
      sure(2022, 2.78, ["sfb", "lagar2122"]),
    ],
  },
  garantiniva_aktivitetsersattning_avdrag: {
    label: "Garantinivå aktivitetsersättning, avdrag från sjukersättningens",
    law: "SFB 35 kap. 19 §",
    parts: {
      under_21: { label: "under 21 år", unit: "prisbasbelopp/år" },
      "21_22": { label: "21–22 år", unit: "prisbasbelopp/år" },
      "23_24": { label: "23–24 år", unit: "prisbasbelopp/år" },
      "25_26": { label: "25–26 år", unit: "prisbasbelopp/år" },
      "27_28": { label: "27–28 år", unit: "prisbasbelopp/år" },
      "29": { label: "29 år", unit: "prisbasbelopp/år" },
    },
    values: [
      sure(2016, { under_21: 0.3, "21_22": 0.25, "23_24": 0.2, "25_26": 0.15, "27_28": 0.1, "29": 0.05 }, [
        "sfb",
        "fk2021",
        "fk2022",
      ]),
    ],
  },
  sa_inkomstrelaterad_andel: {
    label: "Inkomstrelaterad sjuk-/aktivitetsersättning",
    unit: "andel av antagandeinkomst",
    law: "SFB 34 kap. 12 § (Lag 2015:453)",
    values: [sure(2016, 0.647, ["sfb", "compricer2015"])],
  },
  sa_antagandeinkomst_tak_pbb: {
    label: "Högsta antagandeinkomst",
    unit: "prisbasbelopp",
    law: "SFB 34 kap.",
    values: [sure(2016, 7.5, "sfb")],
  },
  sjukpenning_sarskilda_fall: {
    label: "Sjuk-/rehabiliteringspenning i särskilda fall, hel",
    unit: "kr/dag",
    law: "SFB 28 a kap. 9 §",
    values: [
      sure(2016, 160, ["gov2024sarsk", "own"]),
      sure(2025, 230, ["sfb", "gov2024sarsk"]),
      probable(2026, 230, "sfb"),
    ],
  },
  foraldrapenning_grundniva: {
    label: "Föräldrapenning grundnivå",
    unit: "kr/dag",
    law: "SFB 12 kap. 23 § (Lag 2015:964)",
    values: [sure(2016, 250, "sfb")],
  },
  foraldrapenning_lagstaniva: {
    label: "Föräldrapenning lägstanivå",
    unit: "kr/dag",
    law: "SFB 12 kap.",
    values: [sure(2016, 180, "own")],
  },
  akassa_tak_dag_1_100: {
    label: "A-kassa: högsta dagpenning dag 1–100",
    unit: "kr/dag",
    law: "lag (1997:238)/förordning (1997:835); lag (2024:506)",
    note: "Att slå upp: taket från 2025-10-01.",
    values: [
      probable(2016, 910, "own"),
      sure("2020-04-13", 1200, "lagar2021"),
      sure("2025-08-04", 1236, "gov2025akassa"),
      sure(
        "2025-10-01",
        null,
        "gov2025akassa",
        "ny lag: 80 % av ersättningsgrundande månadsinkomst; taket i föreskrift, 34 000 kr/mån är troligt",
      ),
      probable(2026, null, "sfs2024:506", "80/70/65 % av ersättningsgrundande inkomst"),
    ],
  },
  akassa_tak_dag_101: {
    label: "A-kassa: högsta dagpenning från dag 101",
    unit: "kr/dag",
    law: "lag (1997:238)/förordning (1997:835); lag (2024:506)",
    values: [
      probable(2016, 760, "own"),
      sure("2020-04-13", 1000, "lagar2021", "samma dag som taket för dag 1–100; dagen ur minnet"),
      probable(2025, 1000, "own"),
      probable("2025-10-01", null, ["own", "gov2025akassa"], "taket gällde t.o.m. 2025-09-30; ny lag därefter"),
      unsure(2026, null, "own"),
    ],
  },
  akassa_grundbelopp: {
    label: "Grundförsäkringens högsta belopp",
    unit: "kr/dag",
    law: "lag (1997:238)/förordning (1997:835); lag (2024:506)",
    values: [
      sure(2016, 365, "lagar2021"),
      sure("2020-04-13", 510, "lagar2021", "samma dag som taket för dag 1–100; dagen ur minnet"),
      probable(2023, 510, "own"),
      probable("2025-10-01", null, ["own", "gov2025akassa"], "beloppet gällde t.o.m. 2025-09-30; ny lag därefter"),
      unsure(2026, null, "own"),
    ],
  },
  aktivitetsstod_lagsta: {
    label: "Aktivitetsstöd, lägsta belopp/grundbelopp",
    unit: "kr/dag (5 dagar/v)",
    law: "förordning (2017:819) 2 kap. 3, 4, 7 §§",
    values: [
      sure(2016, 223, "gov2025akassa"),
      sure("2025-10-01", 365, ["sfs2017:819", "gov2025akassa"]),
      sure(2026, 365, "sfs2017:819"),
    ],
  },
  etableringsersattning: {
    label: "Etableringsersättning",
    unit: "kr/dag (5 dagar/v)",
    law: "förordning (2017:819) 2 kap. 12 §",
    values: [probable(2016, 308, "own"), sure(2018, 308, "sfs2017:819"), probable(2026, 308, "sfs2017:819")],
  },
  etableringsersattning_kartlaggning: {
    label: "Etableringsersättning under kartläggning",
    unit: "kr/dag (5 dagar/v)",
    law: "förordning (2017:819) 2 kap. 12 §",
    values: [sure(2018, 231, "sfs2017:819")],
  },
  riksnorm_ensam: {
    label: "Riksnorm ensamstående utan barn (personligt + 1 persons hushåll)",
    unit: "kr/månad",
    law: "SoL 12 kap. 7 § (2025:400; förut 4 kap. 3 § 2001:453)",
    note: "Att slå upp: ensamståendes norm 2016, 2021 och 2024.",
    values: [
      unsure(2016, null, "own", "3 900 enligt minne"),
      sure(2017, 3930, "socst2017"),
      sure(2018, 4000, ["gov2017norm", "derived"], "3 930 + 70"),
      sure(2019, 4080, "socst2019"),
      sure(2020, 4160, "norm2020"),
      unsure(2021, null, "own", "4 180–4 190"),
      probable(2022, 4250, "derived", "3 490/1,086 + 1 130/1,086 = 3 210 + 1 040"),
      sure(2023, 4620, "engelholm2023"),
      unsure(2024, 5030, "derived", "mellan 5 020 (4 620·1,087) och 5 040 (5 180/1,028)"),
      sure(2025, 5180, "sfs2025:468"),
      sure(2026, 5220, "govnorm"),
    ],
  },
  jobbstimulans: {
    label: "Jobbstimulans",
    law: "SoL (2001:453) 4 kap. 1 b §; nu 12 kap. SoL (2025:400)",
    parts: {
      andel_nettolon_som_ej_raknas: { label: "andel av nettolönen som inte räknas", unit: "andel" },
      efter_manader: { label: "efter månader med försörjningsstöd", unit: "månader" },
      langst_ar: { label: "längst", unit: "år" },
    },
    values: [probable(2016, { andel_nettolon_som_ej_raknas: 0.25, efter_manader: 6, langst_ar: 2 }, "own")],
  },
  csn_bidrag_andel_pbb_vecka: {
    label: "Studiebidrag heltid",
    unit: "andel av prisbasbelopp per vecka (hela kronor nedåt)",
    law: "studiestödslagen 3 kap. 12 §",
    values: [
      probable(2016, 0.0159, ["csn2018", "derived"]),
      sure("2018-07-01", 0.0174, ["sfs1999:1395", "csn2023", "csn2024", "csn2025"]),
    ],
  },
  csn_hogre_bidrag_andel_pbb_vecka: {
    label: "Studiebidrag, högre belopp, heltid",
    unit: "andel av prisbasbelopp per vecka",
    law: "studiestödslagen 3 kap. 13 §",
    values: [probable(2016, 0.037, ["csn2018", "derived"]), sure("2018-07-01", 0.0385, "sfs1999:1395")],
  },
  csn_total_andel_pbb_vecka: {
    label: "Studiemedel totalt heltid (bidrag + lån)",
    unit: "andel av prisbasbelopp per vecka",
    law: "studiestödslagen 3 kap. 11 §",
    values: [
      probable(2016, 0.0559, ["csn2018", "derived"]),
      sure("2018-07-01", 0.0574, ["sfs1999:1395", "csn2023"], "samma dag som bidraget höjdes"),
    ],
  },
  skattefria: {
    label: "Skattefri ersättning",
    parts: {
      forsorjningsstod: { label: "försörjningsstöd", unit: "1 = skattefri" },
      etableringsersattning: { label: "etableringsersättning", unit: "1 = skattefri" },
      utvecklingsersattning: { label: "utvecklingsersättning", unit: "1 = skattefri" },
      studiemedel: { label: "studiemedel", unit: "1 = skattefri" },
      bostadsbidrag: { label: "bostadsbidrag", unit: "1 = skattefri" },
      bostadstillagg: { label: "bostadstillägg", unit: "1 = skattefri" },
      habiliteringsersattning: { label: "habiliteringsersättning", unit: "1 = skattefri" },
    },
    values: [
      sure(
        2016,
        {
          forsorjningsstod: 1,
          etableringsersattning: 1,
          utvecklingsersattning: 1,
          studiemedel: 1,
          bostadsbidrag: 1,
          bostadstillagg: 1,
          habiliteringsersattning: 1,
        },
        "own",
      ),
    ],
  },
});
