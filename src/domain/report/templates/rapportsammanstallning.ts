import { benefit, chart, guidance, textBox, type Template } from "../template.ts";

/** One page of key figures. */
export const rapportsammanstallning: Template = {
  id: "rapportsammanstallning",
  version: 2,
  title: "Rapportsammanställning",
  description: "Periodens nyckeltal på en sida.",
  scheme: undefined,
  cover: false,
  appendix: false,
  parts: [
    {
      part: "key-figures",
      items: [
        {
          label: "har tagit minst ett steg uppåt",
          value: "ladder.moved-completed#rows/up/share",
          note: "bland dem som fullföljde",
        },
        {
          label: "har tagit minst ett steg uppåt, av alla",
          value: "ladder.moved#rows/up/share",
          note: "av alla avslutade med mätning",
        },
        { label: "går vidare till ordinarie verksamhet", value: "exit.to-ordinary", note: "av alla avslutade" },
        { label: "deltagare har varit inskrivna", value: "participants.total", note: "varav {participants.new} nya" },
        {
          label: "deltagare avslutade insatsen",
          value: "participants.ended",
          note: "{previous:participants.ended} perioden före",
        },
        {
          label: "ansökningar ledde inte till start",
          value: "referrals.not-started",
          note: "{referrals.not-started-share} av alla som prövades",
        },
        { label: "inskrivna vid periodens slut", value: "participants.at-end", note: "{queue.at-end#n} i kö" },
        { label: "beslut om förlängning", value: "extensions#n", note: "under perioden" },
        {
          label: "fick stöd efter avslut",
          value: "point-support#rows/total/persons",
          note: "vid {point-support#rows/total/count} tillfällen",
        },
        {
          label: "nåddes sex månader efter avslut",
          value: "followup.6m#reached",
          note: "av {followup.6m#attempted} som söktes",
        },
      ],
    },
    benefit("tiles"),
    chart("flow"),
    guidance("Högst fem rader om det som läsaren ska komma ihåg."),
    textBox("Det viktigaste"),
  ],
};
