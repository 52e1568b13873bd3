import { benefit, chart, guidance, heading, sentence, table, textBox, type Template } from "../template.ts";

/** Västerås whole-year report: front-page key figures, the year in words, start, the plan's results, statistics, effect. */
export const vasterasHelar: Template = {
  id: "vasteras-helar",
  version: 2,
  title: "Helårsrapport",
  description:
    "Årets resultat enligt verksamhetsplanen, med statistik vid start och avslut och uppföljning efter avslut.",
  scheme: undefined,
  cover: true,
  appendix: true,
  parts: [
    heading(1, "Året i korthet"),
    {
      part: "key-figures",
      items: [
        {
          label: "har tagit minst ett steg uppåt",
          value: "ladder.moved-completed#rows/up/share",
          note: "bland dem som fullföljde",
        },
        { label: "går vidare till ordinarie verksamhet", value: "exit.to-ordinary", note: "av alla som avslutade" },
        {
          label: "deltagare avslutade insatsen",
          value: "participants.ended",
          note: "{previous:participants.ended} perioden före",
        },
        {
          label: "deltagare har varit inskrivna",
          value: "participants.total",
          note: "varav {participants.new} nya",
        },
        { label: "beslut om förlängning", value: "extensions#n", note: "under perioden" },
        {
          label: "personer fick punktinsats efter avslut",
          value: "point-support#rows/total/persons",
          note: "vid {point-support#rows/total/count} tillfällen",
        },
      ],
    },
    chart("flow"),
    sentence(
      "Vid periodens början var {participants.at-start} deltagare inskrivna. Under perioden skrevs {participants.new} in och " +
        "{participants.ended} ut, och vid periodens slut var {participants.at-end} inskrivna. Sammanlagt har insatsen haft " +
        "{participants.total} deltagare.",
    ),
    sentence("Perioden före var {previous:participants.total} inskrivna och {previous:participants.ended} avslutade."),
    sentence("Deltagarna är {participants.persons} olika personer."),
    chart("by-sex"),
    table("participants.by-sex"),

    heading(1, "Verksamhetsberättelse"),
    guidance(
      "Vad har präglat året? Bemanning, samverkan, kö och förändringar i uppdraget. Skriv vad som hände och vad det ledde till.",
    ),
    textBox("Året i verksamheten"),
    heading(2, "Kö vid periodens slut"),
    chart("queue"),
    sentence(
      "Vid periodens slut väntade {queue.at-end#n} personer på att få börja, i genomsnitt {queue.at-end#mean|months:1}.",
    ),
    sentence("Den som hade väntat längst hade väntat {queue.at-end#longest|months:0}."),
    sentence(
      "De nya deltagarna hade väntat {queue.wait-to-start#groups/all/median|days:0} från ansökan till start (median, n = {queue.wait-to-start#groups/all/n}).",
    ),

    heading(1, "Uppdraget"),
    guidance("Beskriv uppdraget kort: för vem insatsen är, vad den ska leda till och vilka parter som står bakom."),
    textBox("Uppdragsbeskrivning"),
    heading(2, "Mål och utfall"),
    chart("goals"),
    table("goals"),
    heading(2, "Hur resultatet mäts"),
    guidance("Nämn källor och hur mätningen går till. Hur siffrorna är räknade står i bilagan."),
    textBox("Mätning"),

    heading(1, "Deltagarna vid start"),
    sentence("Under perioden kom {referrals.received} ansökningar och {referrals.contacts} kontakter in."),
    heading(2, "Remittenter"),
    chart("referrers"),
    table("referrals.by-referrer"),
    heading(2, "Utbildning"),
    table("profile.education"),
    heading(2, "Ålder"),
    chart("age-bands"),
    table("profile.age-bands"),
    heading(2, "Tid i offentlig försörjning"),
    sentence(
      "Mitt i gruppen, när deltagarna ordnas efter tid i offentlig försörjning, ligger klassen ”{profile.benefit-years-median#label}” " +
        "(n = {profile.benefit-years-median#n}).",
    ),
    chart("benefit-years"),
    table("profile.benefit-years"),
    heading(2, "Försörjning vid start"),
    table("profile.income-sources"),
    sentence("{profile.interpreter} av de nya deltagarna behöver tolk."),
    heading(2, "Ansökningar som inte ledde till start"),
    sentence(
      "{referrals.not-started} ansökningar avslutades utan start. Det är {referrals.not-started-share} av alla som prövades.",
    ),
    sentence(
      "Arbetet med dem tog {referrals.not-started-hours#groups/all/sum|hours:1}, i genomsnitt " +
        "{referrals.not-started-hours#groups/all/mean|hours:2} per ansökan.",
    ),
    chart("not-started"),
    table("referrals.not-started-reasons"),
    textBox("Kommentar till ansökningarna"),

    heading(1, "Resultat enligt verksamhetsplanen"),
    heading(2, "Stegförflyttning"),
    sentence(
      "Av dem som fullföljde insatsen har {ladder.moved-completed#rows/up/share} tagit minst ett steg uppåt. Räknat på alla " +
        "avslutade med mätning är det {ladder.moved#rows/up/share}.",
    ),
    chart("ladder"),
    table("ladder.matrix"),
    table("ladder.levels"),
    table("ladder.moved-completed"),
    table("ladder.moved"),
    textBox("Kommentar till stegförflyttningen"),
    heading(2, "Samhällsekonomisk nytta"),
    guidance("Skriv vad resultatet beror på och vad det inte säger. Hur beloppen är räknade står i en egen bilaga."),
    benefit("full"),
    textBox("Kommentar till den samhällsekonomiska nyttan"),
    heading(2, "Arbete, studier och arbetssökande"),
    table("exit.occupation-change"),
    textBox("Kommentar till sysselsättningen"),
    heading(2, "Egenupplevd hälsa"),
    sentence(
      "ORS är mätt vid start för {ors.start#groups/all/n} av de avslutade, med medelvärdet {ors.start#groups/all/mean|points:1} av 40.",
    ),
    sentence(
      "Både första och sista mätning finns för {ors.pairs#pairs}. För dem gick medelvärdet från {ors.pairs#meanFirst|points:1} " +
        "till {ors.pairs#meanLast|points:1}. Gruppen är liten och utvald, så förändringen gäller bara dem.",
    ),
    chart("ors-pairs"),
    table("ors.pairs"),
    textBox("Kommentar till hälsan"),
    heading(2, "Deltagarnas svar i enkäter"),
    table("instrument.response"),
    table("instrument.items"),
    textBox("Kommentar till enkäterna"),
    heading(2, "Till förstärkt samarbete"),
    sentence(
      "{exit.to-fs} av de avslutade gick vidare till förstärkt samarbete mellan Arbetsförmedlingen och Försäkringskassan.",
    ),
    heading(2, "Unga med aktivitetsersättning"),
    sentence(
      "Bland de nya deltagarna hade {profile.income-sources#rows/aktivitetsersattning/share} aktivitetsersättning vid start.",
    ),
    heading(2, "Till ordinarie verksamhet"),
    sentence("{exit.to-ordinary} gick vidare till ordinarie verksamhet efter avslut."),
    table("exit.destinations"),
    textBox("Kommentar till ordinarie verksamhet"),

    heading(1, "Övrig statistik"),
    heading(2, "Varför insatsen avslutades"),
    chart("exit-reasons"),
    table("exit.reasons"),
    heading(2, "Försörjning före och efter"),
    chart("income-change"),
    table("exit.income-change"),
    table("exit.income-change-sus"),
    heading(2, "Tid i insatsen"),
    sentence(
      "De avslutade hade i genomsnitt varit inskrivna {exit.days#groups/all/mean|days:0} (median {exit.days#groups/all/median|days:0}, " +
        "n = {exit.days#groups/all/n}).",
    ),
    chart("time-bands"),
    table("exit.time-bands"),
    table("exit.time-bands-sus"),

    heading(1, "Förlängningar och punktinsatser"),
    heading(2, "Förlängningar"),
    sentence(
      "Under perioden fattades {extensions#n} beslut om förlängning, sammanlagt {extensions#sumMonths|months:0}. " +
        "{extensions#nAmongEnded} av dem gällde deltagare som avslutade insatsen under perioden.",
    ),
    table("extensions"),
    textBox("Kommentar till förlängningarna"),
    heading(2, "Punktinsatser efter avslut"),
    sentence(
      "{point-support#rows/total/persons} personer fick stöd efter avslut, vid sammanlagt {point-support#rows/total/count} tillfällen.",
    ),
    table("point-support"),
    textBox("Kommentar till punktinsatserna"),

    heading(1, "Effekt efter avslut"),
    sentence(
      "{followup.6m#due} deltagare skulle följas upp sex månader efter avslut. {followup.6m#attempted} söktes och " +
        "{followup.6m#reached} nåddes.",
    ),
    table("followup.6m"),
    table("followup.party"),
    chart("followup-ladder"),
    table("followup.ladder"),
    heading(2, "Senare uppföljningar"),
    sentence(
      "Tolv månader efter avslut: {followup.12m#due} skulle följas upp, {followup.12m#attempted} söktes och {followup.12m#reached} nåddes.",
    ),
    sentence(
      "Arton månader efter avslut: {followup.18m#due} skulle följas upp, {followup.18m#attempted} söktes och {followup.18m#reached} nåddes.",
    ),
    textBox("Kommentar till uppföljningen"),

    heading(1, "Ekonomi och bemanning"),
    chart("budget"),
    table("economy.lines"),
    table("economy.requisition"),
    table("staffing"),
    textBox("Kommentar till ekonomin"),

    heading(1, "Sammanfattning och framåtblick"),
    guidance("Vad visar året? Vad behöver parterna ta ställning till, och vad gör teamet annorlunda nästa år?"),
    textBox("Sammanfattning"),
  ],
};
