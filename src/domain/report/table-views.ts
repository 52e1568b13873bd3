/**
 * How each figure looks as a table: its columns as data. Paths are within a row; see facts.ts. A view holds labels and
 * no numbers.
 */
import { instrumentName } from "#src/domain/instruments/catalogue.ts";
import type { NumberUnit } from "./document.ts";

export interface ColumnView {
  readonly label: string;
  readonly path: string;
  readonly as: "count" | "share" | "number" | "text";
  readonly unit?: NumberUnit;
  readonly decimals?: number;
  /** For text that is a code: what is printed instead. */
  readonly words?: (code: string) => string;
}

export interface TableView {
  readonly title: string;
  readonly rowHeader: string;
  readonly columns: readonly ColumnView[];
  /** One more column per key of this object in the rows (tracks), each as a count. */
  readonly columnsFrom?: string;
  /** Which array holds the rows when it is not `rows`. */
  readonly rowsFrom?: string;
  /**
   * The total row, one reference per column (`undefined` leaves the cell empty). `#…` is within the figure itself.
   * Printed only when the rows are parts of it, which the builder checks.
   */
  readonly total?: readonly (string | undefined)[];
  /** The rows may overlap (a person may be on several), which is said below the table. */
  readonly overlapping?: string;
  /** Rows, not counts: never outside the team. */
  readonly rowLevel?: boolean;
  /** Left out outside the team, because beside its twin it would give single persons away. */
  readonly teamOnly?: boolean;
  /** A remark printed below the table. */
  readonly note?: string;
}

const count = (label: string, path = "count"): ColumnView => ({ label, path, as: "count" });
const share = (label: string, path = "share"): ColumnView => ({ label, path, as: "share" });
const number = (label: string, path: string, unit: NumberUnit, decimals: number): ColumnView => ({
  label,
  path,
  as: "number",
  unit,
  decimals,
});
const text = (label: string, path: string, words?: (code: string) => string): ColumnView =>
  words ? { label, path, as: "text", words } : { label, path, as: "text" };

const sexes = [count("Kvinnor", "cells/kvinna"), count("Män", "cells/man"), count("Annat eller okänt", "cells/annat")];
const plainShare = [count("Antal"), share("Andel")];
const sumOfShare = ["#rows/0/share/denominator"];
const flow = [
  count("Inskrivna totalt", "total"),
  count("Vid periodens början", "atStart"),
  count("Nya", "new"),
  count("Avslutade", "ended"),
  count("Vid periodens slut", "atEnd"),
];
const beforeAfter = [count("Före", "before"), count("Efter", "after"), count("Förändring", "change")];
const percent = number("Förändring i procent", "changePercent", "percent", 1);
const followUp = [
  count("Antal"),
  share("Andel av försökta", "shareOfAttempted"),
  share("Andel av nådda", "shareOfReached"),
];
const severalNote = "En person kan finnas på flera rader, så raderna summerar inte till antalet personer.";
const sharesOfAll = "Andelarna är av alla nya, inte av varje kön för sig.";

/** Statistic figures are tables with one row per group. */
const statistic = (title: string, unit: NumberUnit, columns: readonly ColumnView[]): TableView => ({
  title,
  rowHeader: "Grupp",
  rowsFrom: "groups",
  columns: [count("Antal (n)", "n"), ...columns.map((column) => ({ ...column, unit }))],
});
const mean = number("Medelvärde", "mean", "plain", 1);
const median = number("Median", "median", "plain", 1);
const lowest = number("Lägst", "min", "plain", 1);
const highest = number("Högst", "max", "plain", 1);
const lower = number("Undre kvartil", "q1", "plain", 1);
const upper = number("Övre kvartil", "q3", "plain", 1);

const followUpView = (months: number): TableView => ({
  title: `Sysselsättning ${months} månader efter avslut`,
  rowHeader: "Sysselsättning",
  columns: followUp,
});

export const tableViews: Readonly<Record<string, TableView>> = {
  "participants.by-sex": {
    title: "Inskrivna, nya och avslutade efter kön",
    rowHeader: "Kön",
    columns: [...flow, share("Andel av alla inskrivna", "shares/total")],
    total: [
      "participants.total",
      "participants.at-start",
      "participants.new",
      "participants.ended",
      "participants.at-end",
      undefined,
    ],
  },
  "participants.by-track": { title: "Inskrivna, nya och avslutade efter spår", rowHeader: "Spår", columns: flow },
  "participants.by-referrer": {
    title: "Inskrivna efter remittent",
    rowHeader: "Remittent",
    columns: plainShare,
    total: sumOfShare,
  },
  "participants.income-sources": {
    title: "Inskrivnas försörjning vid start",
    rowHeader: "Försörjning",
    columns: [count("Personer"), share("Andel av personer"), share("Andel av källor", "shareOfSources")],
    overlapping: severalNote,
  },
  "participants.age": statistic("Ålder", "years", [mean, median, lowest, highest]),
  "referrals.by-referrer": {
    title: "Nya deltagare efter remittent",
    rowHeader: "Remittent",
    columns: [...plainShare, ...sexes],
    total: [...sumOfShare, undefined, undefined, undefined, undefined],
  },
  "referrals.by-referrer-unit": {
    teamOnly: true,
    title: "Nya deltagare efter remittent och enhet",
    rowHeader: "Remittent",
    columns: [...plainShare, ...sexes],
    total: [...sumOfShare, undefined, undefined, undefined, undefined],
  },
  "referrals.by-referrer-and-track": {
    teamOnly: true,
    title: "Ansökningar efter remittent och önskat spår",
    rowHeader: "Remittent",
    columns: [count("Alla")],
    columnsFrom: "cells",
  },
  "referrals.not-started-reasons": {
    title: "Ansökningar som inte ledde till start, efter skäl",
    rowHeader: "Skäl",
    columns: plainShare,
    total: sumOfShare,
  },
  "referrals.not-started-hours": statistic("Tid för ansökningar som inte ledde till start, timmar", "hours", [
    number("Summa", "sum", "hours", 1),
    number("Medelvärde", "mean", "hours", 2),
    lowest,
    highest,
  ]),
  "queue.wait-to-start": statistic("Dagar från ansökan till start", "days", [mean, median, lowest, highest]),
  "profile.education": {
    title: "Högsta slutförda utbildning vid start",
    rowHeader: "Utbildning",
    columns: [...plainShare, ...sexes],
    total: [...sumOfShare, undefined, undefined, undefined, undefined],
    note: sharesOfAll,
  },
  "profile.age-bands": { title: "Ålder vid start", rowHeader: "Ålder", columns: plainShare, total: sumOfShare },
  "profile.benefit-years": {
    title: "Tid i offentlig försörjning före insatsen",
    rowHeader: "Tid",
    columns: plainShare,
    total: sumOfShare,
  },
  "profile.income-sources": {
    title: "Försörjning vid start",
    rowHeader: "Försörjning",
    columns: [count("Personer"), share("Andel av personer"), share("Andel av källor", "shareOfSources")],
    overlapping: severalNote,
  },
  "profile.income-group": {
    title: "Huvudsaklig försörjning vid start, efter vem som betalar",
    rowHeader: "Betalas av",
    columns: plainShare,
    total: sumOfShare,
  },
  "exit.results": { title: "Resultat vid avslut", rowHeader: "Resultat", columns: plainShare, total: sumOfShare },
  "exit.results-all": {
    title: "Resultat vid avslut, avbrutna medräknade",
    rowHeader: "Resultat",
    columns: plainShare,
    total: sumOfShare,
  },
  "exit.results-by-track": {
    teamOnly: true,
    title: "Resultat vid avslut efter spår",
    rowHeader: "Resultat",
    columns: [count("Alla")],
    columnsFrom: "cells",
  },
  "exit.interrupted": {
    title: "Avbrutna insatser efter avslutsanledning",
    rowHeader: "Avslutsanledning",
    columns: plainShare,
    total: sumOfShare,
  },
  "exit.reasons": {
    title: "Avslutade efter avslutsanledning",
    rowHeader: "Avslutsanledning",
    columns: plainShare,
    total: sumOfShare,
  },
  "exit.destinations": {
    title: "Avslutade efter vad de gick vidare till",
    rowHeader: "Gick vidare till",
    columns: plainShare,
    total: sumOfShare,
  },
  "exit.work-details": {
    title: "Arbeten vid avslut",
    rowHeader: "Nr",
    rowLevel: true,
    columns: [
      text("Yrke", "occupation"),
      text("Bransch", "sector"),
      number("Omfattning, procent", "extent", "plain", 1),
      text("Stöd", "subsidy"),
      text("Remittent", "referrer"),
      text("Spår", "track"),
    ],
  },
  "exit.occupation-change": {
    title: "Sysselsättning före och efter insatsen",
    rowHeader: "Sysselsättning",
    columns: [...beforeAfter, percent, share("Andel före", "shareBefore"), share("Andel efter", "shareAfter")],
    overlapping: severalNote,
  },
  "exit.income-change": {
    title: "Försörjning före och efter insatsen",
    rowHeader: "Försörjning",
    columns: [...beforeAfter, percent, share("Andel före", "shareBefore"), share("Andel efter", "shareAfter")],
    overlapping: severalNote,
  },
  "exit.income-change-sus": {
    title: "Försörjning före och efter, räknat som i SUS",
    rowHeader: "Försörjning",
    columns: [
      ...beforeAfter,
      number("Förändring i procent", "changePercent", "percent", 0),
      share("Andel av källor före", "shareOfSourcesBefore"),
      share("Andel av källor efter", "shareOfSourcesAfter"),
    ],
    teamOnly: true,
    note: "Som i SUS räknas källor och inte personer, och procenten kapas mot noll i stället för att avrundas.",
  },
  "exit.income-moves": {
    teamOnly: true,
    title: "Huvudsaklig försörjning, före och efter",
    rowHeader: "Före",
    columns: [],
  },
  "exit.time-bands": {
    title: "Månader i insatsen",
    rowHeader: "Månader",
    columns: plainShare,
    total: sumOfShare,
  },
  "exit.time-bands-sus": {
    title: "Månader i insatsen, räknat som i SUS",
    rowHeader: "Månader",
    columns: plainShare,
    total: sumOfShare,
    teamOnly: true,
    note: "Som i SUS är avslut utan mätning inte med.",
  },
  "exit.days": statistic("Dagar i insatsen", "days", [mean, median, lower, upper]),
  "exit.goal-reachers": {
    title: "De som nådde målet",
    rowHeader: "Kön",
    columns: [
      count("Antal (n)", "n"),
      number("Månader i insatsen, medel", "months", "plain", 1),
      number("År i offentlig försörjning, medel", "years", "plain", 1),
      number("Ålder vid avslut, medel", "age", "plain", 1),
    ],
  },
  "ladder.levels": {
    title: "Steg vid start och avslut",
    rowHeader: "Steg",
    columns: [
      count("Vid start", "start"),
      share("Andel vid start", "shareStart"),
      count("Vid avslut", "exit"),
      share("Andel vid avslut", "shareExit"),
    ],
    total: ["#n/start", undefined, "#n/exit", undefined],
  },
  "ladder.matrix": {
    title: "Stegförflyttning: från steg vid start till steg vid avslut",
    rowHeader: "Vid start",
    columns: [],
  },
  "ladder.moved": {
    title: "Stegförflyttning bland alla avslutade",
    rowHeader: "Förflyttning",
    columns: [count("Antal"), share("Andel av mätta"), share("Andel av alla avslutade", "shareOfAllEnded")],
  },
  "ladder.moved-completed": {
    title: "Stegförflyttning bland dem som fullföljde",
    rowHeader: "Förflyttning",
    columns: [count("Antal"), share("Andel av mätta"), share("Andel av alla avslutade", "shareOfAllEnded")],
  },
  "ladder.current": {
    title: "Senast uppmätta steg bland inskrivna vid periodens slut",
    rowHeader: "Steg",
    columns: plainShare,
    total: sumOfShare,
  },
  "ors.start": statistic("ORS vid första mätningen, poäng av 40", "points", [mean, lowest, highest]),
  "ors.pairs": { title: "ORS, första och sista mätningen", rowHeader: "Förändring", columns: plainShare },
  "instrument.response": {
    title: "Svar på enkäter",
    rowHeader: "Enkät och tillfälle",
    columns: [count("Tillfrågade", "asked"), count("Svarande", "answered"), share("Svarsandel")],
  },
  "instrument.items": {
    title: "Enkätfrågor",
    rowHeader: "Fråga",
    columns: [text("Enkät", "instrument", instrumentName), count("Svar (n)", "n"), share("Andel positiva", "positive")],
  },
  "instrument.scores": statistic("Enkäternas skalor", "points", [mean, median]),
  "progression.indicators": {
    title: "Progression",
    rowHeader: "Indikator",
    columns: [count("Svar (n)", "n"), number("Medelvärde", "mean", "plain", 1)],
  },
  extensions: {
    title: "Förlängningar",
    rowHeader: "Tid, försörjning och skäl",
    rowLevel: true,
    columns: [number("Månader", "months", "plain", 0), count("Antal")],
  },
  "point-support": {
    title: "Punktinsatser efter avslut",
    rowHeader: "Syfte",
    columns: [
      count("Personer", "persons"),
      count("Insatser"),
      number("Timmar, summa", "hours", "plain", 2),
      count("Timmar kända för", "hoursKnown"),
      number("Månader efter avslut, medel", "meanMonths", "plain", 1),
    ],
    overlapping: "En person kan ha fått stöd av flera slag.",
  },
  "followup.6m": followUpView(6),
  "followup.12m": followUpView(12),
  "followup.18m": followUpView(18),
  "followup.24m": followUpView(24),
  "followup.party": {
    title: "Aktuell part vid start, avslut och uppföljning",
    rowHeader: "Part",
    columns: [count("Vid start", "start"), count("Vid avslut", "exit"), count("Vid uppföljning", "followup")],
  },
  "followup.ladder": {
    title: "Steg vid start, avslut och uppföljning",
    rowHeader: "Steg",
    columns: [count("Vid start", "start"), count("Vid avslut", "exit"), count("Vid uppföljning", "followup")],
  },
  activities: {
    title: "Aktiviteter",
    rowHeader: "Typ",
    columns: [count("Aktiviteter"), count("Deltagare", "enrolments"), count("Pågår vid periodens slut", "ongoing")],
  },
  staffing: {
    title: "Bemanning, heltidstjänster",
    rowHeader: "Roll",
    columns: [number("Medel under perioden", "mean", "plain", 2), number("Vid periodens slut", "atEnd", "plain", 2)],
  },
  meetings: {
    title: "Möten",
    rowHeader: "Forum",
    columns: [count("Möten"), count("Digitala", "digital"), count("Heldagar", "fullDay")],
  },
  goals: {
    title: "Mål och utfall",
    rowHeader: "Mål",
    columns: [],
  },
  "economy.lines": {
    title: "Budget och utfall, kronor",
    rowHeader: "Post",
    columns: [
      number("Utfall", "outcome", "kr", 0),
      number("Periodens budget", "periodBudget", "kr", 0),
      number("Årets budget", "yearBudget", "kr", 0),
      number("Avvikelse", "deviation", "kr", 0),
      number("Avvikelse i procent", "deviationPercent", "percent", 1),
    ],
    note: "Avvikelse är periodens budget minus utfallet; ett plus betyder att pengar blev över.",
  },
  "economy.requisition": {
    title: "Beviljat, rekvirerat och utfall, kronor",
    rowHeader: "Finansiering",
    columns: [
      number("Beviljat", "granted", "kr", 0),
      number("Rekvirerat", "requisitioned", "kr", 0),
      number("Utfall", "outcome", "kr", 0),
      number("Finansierat av andra", "others", "kr", 0),
    ],
  },
  "economy.per-participant": {
    title: "Kostnad per deltagare, kronor",
    rowHeader: "Räknat på",
    rowsFrom: "groups",
    columns: [number("Antal", "n", "plain", 0), number("Kronor", "mean", "kr", 0)],
  },
};
