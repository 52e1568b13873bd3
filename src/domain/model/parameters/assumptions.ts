/** Assumptions, with the range that the sensitivity analysis tries. The main preset has the same values (tested). */
import { group, probable, sure, unsure } from "./notation.ts";

/** The group's parameters. */
export const assumptionParameters = group("assumption", {
  tau_indirekt: {
    label: "Indirekta skatter som andel av ökad konsumtion (marknadspris)",
    unit: "andel",
    note: "ASEK:s generella momspåslag på faktorpris (ca 1,21 i egen minnesbild) ger 0,21/1,21 = 0,174. Fastställ med SCB HUT-korgens momssatser (Riksrevisionen RiR 2018:25 bilaga 2 gör det i FASIT). Empiri för låginkomsttagare saknas.",
    range: { low: 0.12, high: 0.22, shape: "triangular" },
    values: [unsure(2016, 0.17, "own")],
  },
  sparkvot: {
    label: "Andel av ökad disponibel inkomst som inte konsumeras",
    unit: "andel",
    range: { low: 0, high: 0.15, shape: "triangular" },
    values: [unsure(2016, 0, "own")],
  },
  kappa_funktionsnedsattning: {
    label: "κ: andel av lönebidrag/OSA/trygghet som motsvaras av lägre produktivitet",
    unit: "andel",
    note: "Bidraget får inte överstiga vad som behövs för att kompensera nedsättningen i arbetsförmågan.",
    range: { low: 0.5, high: 1, shape: "triangular" },
    values: [probable(2016, 1, "sfs2016:1275")],
  },
  kappa_nyanstallning: {
    label: "κ för nystartsjobb/introduktionsjobb",
    unit: "andel",
    range: { low: 0, high: 1, shape: "triangular" },
    values: [unsure(2016, 0.5, "own")],
  },
  avtalad_avgift: {
    label: "p: avtalspension och försäkring utöver lagstadgade avgifter",
    unit: "andel",
    note: "Kommunalt schablonpåslag 7,7–13,1 % 2019–2023; 0 i jämförelseläge.",
    range: { low: 0, high: 0.13, shape: "triangular" },
    values: [probable(2016, 0, "skrpo")],
  },
  dodvikt: {
    label: "d: andel av observerad förändring som hade skett ändå",
    unit: "andel",
    note: "Ersätts av jämförelsegrupp eller väntelistejämförelse så snart data finns; ISF 2011:14 anger att effektkunskapen om förbundens insatser i det närmaste saknas. Empiri saknas.",
    range: { low: 0, high: 0.6, shape: "triangular" },
    values: [unsure(2016, 0.3, "own")],
  },
  undantrangning: {
    label: "u: andel av jobbets produktion som tränger undan annan sysselsättning",
    unit: "andel",
    note: "Empiri saknas.",
    range: { low: 0, high: 0.4, shape: "triangular" },
    values: [unsure(2016, 0, "own")],
  },
  rho: {
    label: "ρ: årlig kvarvaro av effekten",
    unit: "andel per år",
    note: "Ersätts av teamets egna uppföljningar (6, 12, 18, 24 mån). Empiri saknas.",
    range: { low: 0.6, high: 1, shape: "triangular" },
    values: [unsure(2016, 0.85, "own")],
  },
  kalkylranta: {
    label: "Real samhällsekonomisk kalkylränta",
    unit: "andel per år",
    note: "3 % i hälsoekonomi (TLV) som alternativ. SKR:s internränta är en nominell finansieringsränta (1,25 % 2023 och 2,5 % 2024 enligt minne, osäkert) och används inte som samhällsekonomisk ränta.",
    range: { low: 0, high: 0.05, shape: "scenario" },
    values: [probable(2016, 0.035, "asek")],
  },
  mcpf: {
    label: "Skattefaktor, marginalkostnad för offentliga medel",
    unit: "kr per krona",
    range: { low: 1, high: 1.3, shape: "scenario" },
    values: [probable(2016, 1, "asek")],
  },
  horisont_ar: {
    label: "Tidshorisont",
    unit: "år",
    values: [sure(2016, 5, "seed000")],
  },
  antagen_heltidslon: {
    label: "Antagen heltidslön när registret saknar lön",
    unit: "kr/mån",
    note: "Sätts av teamet; utan värde räknas personen inte på ett gissat belopp.",
    values: [unsure(2016, null, "own")],
  },
  antagen_sgi: {
    label: "Antagen sjukpenninggrundande inkomst när registret saknar den",
    unit: "kr/år",
    note: "Sätts av teamet; utan värde räknas personen inte på ett gissat belopp.",
    values: [unsure(2016, null, "own")],
  },
  antagen_boendekostnad: {
    label: "Antagen godtagbar boendekostnad när registret saknar den",
    unit: "kr/mån",
    note: "Sätts av teamet; utan värde räknas personen inte på ett gissat belopp.",
    values: [unsure(2016, null, "own")],
  },
  antagen_lonebidragsniva: {
    label: "Antagen bidragsnivå för lönebidrag, som registret inte har",
    unit: "andel",
    note: "Sätts av teamet; utan värde räknas personen inte på en gissad nivå.",
    values: [unsure(2016, null, "own")],
  },
  antagen_samhallsniva: {
    label: "Antagen ersättningsnivå för skyddat arbete hos Samhall, som registret inte har",
    unit: "andel",
    note: "Sätts av teamet; utan värde räknas personen inte på en gissad nivå.",
    values: [unsure(2016, null, "own")],
  },
  studieveckor_per_ar: {
    label: "Studieveckor per år",
    unit: "veckor",
    values: [unsure(2016, 40, "own")],
  },
});
