import { benefit, chart, guidance, heading, sentence, table, textBox, type Template } from "../template.ts";

/** Västerås half-year report: who started and left, results against the plan with and without interrupted, what lies ahead. */
export const vasterasHalvar: Template = {
  id: "vasteras-halvar",
  version: 2,
  title: "Halvårsrapport",
  description:
    "Förenklad rapport: nya och avslutade, resultat mot verksamhetsplanen, orsaker till avbrott och vägen framåt.",
  scheme: "vasteras-2017",
  cover: true,
  appendix: true,
  parts: [
    heading(1, "Statistik"),
    chart("flow"),
    sentence(
      "Under perioden har {participants.new} deltagare startat och {participants.ended} avslutat insatsen. Vid periodens slut är " +
        "{participants.at-end} inskrivna.",
    ),
    sentence(
      "Av de nya är {participants.by-sex#rows/kvinna/new} kvinnor och {participants.by-sex#rows/man/new} män. Av dem som avslutade är " +
        "{participants.by-sex#rows/kvinna/ended} kvinnor och {participants.by-sex#rows/man/ended} män.",
    ),
    sentence("Perioden före startade {previous:participants.new} och avslutade {previous:participants.ended}."),
    table("participants.by-sex"),
    table("participants.by-track"),
    heading(2, "Varifrån deltagarna kommer"),
    chart("referrers"),
    table("referrals.by-referrer"),
    table("referrals.by-referrer-unit"),
    heading(2, "Ansökningar"),
    sentence("Under perioden kom {referrals.received} ansökningar och {referrals.contacts} kontakter in."),
    sentence(
      "{referrals.not-started} ansökningar avslutades utan start, det är {referrals.not-started-share} av alla som prövades.",
    ),
    table("referrals.by-referrer-and-track"),

    heading(1, "Resultat mot verksamhetsplanen"),
    heading(2, "De som fullföljde"),
    guidance("Planens mål gäller fullföljda insatser. De som avbröt är inte med i den här tabellen."),
    sentence("Målet nåddes av {exit.goal-reached}, räknat på dem som fullföljde."),
    chart("results"),
    table("exit.results"),
    chart("goals"),
    table("goals"),
    heading(2, "Alla avslutade, avbrutna medräknade"),
    table("exit.results-all"),
    heading(2, "Efter spår"),
    table("exit.results-by-track"),
    textBox("Kommentar till resultatet"),
    heading(2, "Varför insatser avbröts"),
    table("exit.interrupted"),
    textBox("Kommentar till avbrotten"),
    heading(2, "Arbeten"),
    table("exit.work-details"),

    heading(1, "Hälsa"),
    guidance(
      "Under ett halvår hinner få svara både vid start och avslut. Skriv vad som ändå syns, och att underlaget är litet.",
    ),
    sentence("Både första och sista mätning med ORS finns för {ors.pairs#pairs}."),
    chart("ors-pairs"),
    table("instrument.response"),
    textBox("Upplevd hälsa"),

    heading(1, "Personal"),
    table("staffing"),
    textBox("Förändringar i bemanningen"),

    heading(1, "Samhällsekonomiskt resultat"),
    guidance(
      "Efter ett halvår har få hunnit följas upp. Skriv vad resultatet beror på och vad det inte säger. Rapporten kan göras om för ett spår i taget.",
    ),
    benefit("full"),
    textBox("Kommentar till det samhällsekonomiska resultatet"),

    heading(1, "Utveckling och planering framåt"),
    textBox("Utveckling och planering"),
    heading(1, "Utmaningar"),
    textBox("Utmaningar"),
    heading(1, "Goda exempel"),
    guidance("Berätta så att ingen kan kännas igen: inga namn, födelseår, diagnoser eller orter."),
    textBox("Goda exempel"),
  ],
};
