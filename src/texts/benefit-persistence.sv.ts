/** The page about how long effects last, in plain Swedish. Months are after the exit. */
import { sinceText } from "#src/domain/model/names.ts";

export const persistencePage = {
  title: "Hur länge varar det?",
  lead: (team: string, to: string) => `${team}, alla som avslutat till och med ${to}`,
  help: [
    "Här står de uppföljningar som kvarvaron räknas ur, inskrivning för inskrivning.",
    "Den som hade arbete eller studier vid avslut följs till den uppföljning då det inte längre är så, eller till den sista då personen nåddes.",
  ],
  nobody: "Ingen som hade arbete eller studier vid avslut är uppföljd ännu.",
  steps: "Så räknas det",
  stepsLead: "Andelen kvar räknas om vid varje uppföljning, på dem som fortfarande följs.",
  columns: {
    months: "Månader efter avslut",
    followed: "Följs",
    lost: "Inte längre kvar",
    how: "Så räknas det",
    kept: "Andel kvar",
  },
  followedAt: (months: string) => `Följs ${months} månader efter avslut`,
  how: (before: string, lost: string, followed: string) => `${before} · (1 − ${lost}/${followed})`,
  observed: (since: number, until: number, kept: string) =>
    `Av dem som hade arbete eller studier ${sinceText(since)} var ${kept} kvar ${sinceText(until)}.`,
  rho: (share: string, range: string, n: string) =>
    `Det ger kvarvaron ${share} om året (95 % osäkerhet ${range}, n = ${n}).`,
  tooFew: "Kvarvaron kan inte räknas ur uppföljningarna: minst tio behöver vara följda, minst ett år efter avslut.",
  used: "Det är den som beräkningen använder.",
  usedStated: (share: string) => `Beräkningen använder ${share} om året, som är angivet och inte uppmätt.`,
  rows: "De som följs",
  rowsAt: (months: string) => `De som följs ${months} månader efter avslut`,
  all: "Visa alla som följs",
  enrolment: "Inskrivning",
  occasions: { "6m": "6 månader", "12m": "12 månader", "18m": "18 månader", "24m": "24 månader" },
  outcome: "Räknas som",
  kept: "kvar",
  lost: "inte kvar",
  outcomeKept: (months: string) => `kvar så länge följd, ${months} månader`,
  outcomeLost: (months: string) => `inte kvar efter ${months} månader`,
  logged: "Att du har öppnat raderna är noterat i loggen.",
};
