import {
  benefit,
  chart,
  guidance,
  heading,
  sentence,
  table,
  textBox,
  type Template,
  type TemplatePart,
} from "../template.ts";

/** The three boxes that close every section. */
const threeBoxes = (section: string): readonly TemplatePart[] => [
  heading(3, "Beskrivning"),
  textBox(`Beskrivning: ${section}`),
  heading(3, "Analys"),
  textBox(`Analys: ${section}`),
  heading(3, "Reflektion"),
  textBox(`Reflektion: ${section}`),
];

const section = (title: string, help: string, figures: readonly TemplatePart[]): readonly TemplatePart[] => [
  heading(2, title),
  guidance(help),
  ...figures,
  ...threeBoxes(title),
];

/** Self-evaluation by three perspectives and three dimensions, and areas of development. */
export const sodraDalarna: Template = {
  id: "sodra-dalarna",
  version: 2,
  title: "Helårsrapport med självvärdering",
  description:
    "Tre perspektiv och tre dimensioner, vart och ett med beskrivning, analys och reflektion. Perioden får vara bruten.",
  scheme: "sodra-dalarna",
  cover: true,
  appendix: true,
  parts: [
    heading(1, "Deltagare"),
    ...section(
      "Deltagare: förutsättningar",
      "Vilka är deltagarna, hur kommer de till insatsen och hur länge får de vänta?",
      [
        sentence(
          "Insatsen har haft {participants.total} deltagare under perioden: {participants.at-start} från tidigare och {participants.new} nya.",
        ),
        chart("by-sex"),
        table("participants.by-sex"),
        sentence("Medelåldern var {participants.age#groups/all/mean|years:1} (n = {participants.age#groups/all/n})."),
        table("participants.age"),
        chart("referrers"),
        table("referrals.by-referrer-unit"),
        sentence(
          "Vid periodens slut stod {queue.at-end#n} i kö. Den som väntat längst hade väntat {queue.at-end#longest|months:0}.",
        ),
        chart("queue"),
        table("participants.income-sources"),
        table("profile.benefit-years"),
      ],
    ),
    ...section(
      "Deltagare: genomförande",
      "Vad har deltagarna gjort, enskilt och i grupp? Hur ser vägen genom insatsen ut?",
      [
        sentence("{activities.workplace} deltagare har varit ute på arbetsplats under perioden."),
        table("activities"),
        table("extensions"),
        table("point-support"),
      ],
    ),
    ...section(
      "Deltagare: resultat och effekter",
      "Vilka nådde verksamhetens mål, och vad hände med dem som inte gjorde det?",
      [
        chart("flow"),
        sentence("{participants.ended} deltagare avslutade insatsen. {exit.goal-reached} nådde verksamhetens mål."),
        chart("results"),
        table("exit.results"),
        table("exit.goal-reachers"),
        sentence(
          "De avslutade var inskrivna {exit.days#groups/all/mean|days:0} i genomsnitt (n = {exit.days#groups/all/n}).",
        ),
        table("exit.days"),
        chart("exit-reasons"),
        table("exit.destinations"),
        chart("ors-pairs"),
        table("ors.pairs"),
        table("instrument.scores"),
        table("exit.occupation-change"),
      ],
    ),

    heading(1, "Personal"),
    ...section("Personal: förutsättningar", "Bemanning, uppdrag, kompetens och arbetsmiljö.", [
      table("staffing"),
      sentence("Varje heltidstjänst har i genomsnitt {caseload#mean|plain:1} inskrivna deltagare."),
    ]),
    ...section(
      "Personal: arbetssätt och metoder",
      "Vilka arbetssätt används, och hur vet ni att de används som det var tänkt?",
      [table("instrument.response")],
    ),
    ...section("Personal: resultat och effekter", "Vad har arbetssätten lett till för personalen och för deltagarna?", [
      table("instrument.items"),
      table("progression.indicators"),
    ]),

    heading(1, "Organisation"),
    ...section("Organisation: förutsättningar", "Parter, styrning, pengar och lokaler.", [
      chart("budget"),
      table("economy.lines"),
      table("economy.requisition"),
    ]),
    ...section("Organisation: genomförande", "Hur har styrgrupp och representantgrupp arbetat?", [table("meetings")]),
    ...section(
      "Organisation: resultat och effekter",
      "Vad har samverkan gett parterna, och vad kostar insatsen för varje deltagare?",
      [chart("goals"), table("goals"), table("economy.per-participant"), table("followup.6m"), benefit("short")],
    ),

    heading(1, "Utvecklingsområden"),
    ...section("Utvecklingsområden", "Vad behöver utvecklas, vem ansvarar och när ska det vara klart?", []),
  ],
};
