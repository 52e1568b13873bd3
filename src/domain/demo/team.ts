/**
 * The demo's team and what it has apart from its participants: aims, money, staff, meetings. Everything is invented;
 * no municipality, association or employer has these names.
 */
import type { Row } from "#src/domain/register.ts";

/** The name of the demo's team. */
export const demoTeam = "Samordningsteam Ekhamn";

/** The controller that owns the demo; its name says what it is wherever it is shown. */
export const demoController = "Ekhamns kommun (demo)";

/** First and last day of the demo's register: two and a half years. */
export const demoPeriod = { from: "2023-07-01", to: "2025-12-31" } as const;

/** The steps of the team's ladder, in order. */
export const demoLadder = ["Introduktion", "Kom i gång", "Kom i jobb", "Avslut"] as const;

/** The team's tracks (sv. spår). */
export const demoTracks = ["Arbetslag", "Kontor och IT", "Trädgård"] as const;

/** Months after exit at which the team follows up. */
export const demoFollowups = [6, 12, 18] as const;

/** The one row of the programme's sheet. */
export const programmeRows = (): Row[] => [
  {
    name: demoTeam,
    association: "Samordningsförbundet Ekbygden",
    controller: demoController,
    municipality: "Ekhamn",
    startDate: demoPeriod.from,
    endDate: null,
    trialMonths: 3,
    maxMonths: 12,
    ladder: demoLadder.join(" > "),
    followupMonths: demoFollowups.join(", "),
    resultScheme: "lansformat-2023",
  },
];

const years = [2023, 2024, 2025] as const;

/** Yearly aims; the first half-year has none. */
export const targetRows = (): Row[] =>
  ([2024, 2025] as const).flatMap((year) =>
    (
      [
        ["participants.new", 60, "minst"],
        ["ladder.moved-completed#up", 60, "minst"],
        ["exit.to-ordinary", 55, "minst"],
        ["exit.goal-reached", 60, "minst"],
        ["referrals.not-started-share", 30, "hogst"],
        ["queue.wait-to-start", 45, "hogst"],
      ] as const
    ).map(([figure, value, direction]) => ({
      programme: demoTeam,
      from: `${year}-01-01`,
      to: `${year}-12-31`,
      figure,
      value,
      direction,
    })),
  );

/** Budget and outcome per year, whole kronor. 2023 is half a year: the period's budget differs from the year's. */
export const budgetRows = (): Row[] =>
  (
    [
      ["Personal", [2_150_000, 4_480_000, 4_620_000], [2_041_300, 4_391_750, 4_702_480]],
      ["Lokaler", [240_000, 480_000, 494_000], [240_000, 480_000, 494_000]],
      ["Handledning och utbildning", [90_000, 120_000, 120_000], [71_400, 98_250, 131_600]],
      ["Aktiviteter och material", [60_000, 110_000, 110_000], [38_900, 102_715, 96_340]],
      ["Övriga kostnader", [45_000, 70_000, 75_000], [47_820, 63_110, 70_905]],
    ] as const
  ).flatMap(([post, budgets, outcomes]) =>
    years.map((year, index) => ({
      programme: demoTeam,
      post,
      year,
      yearBudget: index === 0 ? budgets[0] * 2 : budgets[index]!,
      from: index === 0 ? demoPeriod.from : `${year}-01-01`,
      to: `${year}-12-31`,
      periodBudget: budgets[index]!,
      outcome: outcomes[index]!,
      comment: post === "Personal" && year === 2024 ? "En tjänst vakant i två månader" : null,
    })),
  );

/** Who pays: the association, and the municipality for the premises. */
export const fundingRows = (): Row[] =>
  years.flatMap((year, index) => [
    {
      programme: demoTeam,
      year,
      party: "forbund",
      amount: [2_345_000, 4_780_000, 4_925_000][index]!,
      share: 90,
      requisitioned: [2_210_000, 4_650_000, 4_925_000][index]!,
    },
    {
      programme: demoTeam,
      year,
      party: "kommun",
      amount: [240_000, 480_000, 494_000][index]!,
      share: 10,
      requisitioned: [240_000, 480_000, 494_000][index]!,
    },
  ]);

/** The team's posts, with one parental leave and one sick leave. */
export const staffingRows = (): Row[] =>
  (
    [
      ["Teamledare", 100, "2023-07-01", null, "kommun", null],
      ["Arbetskonsulent", 100, "2023-07-01", null, "kommun", null],
      ["Arbetskonsulent", 100, "2023-07-01", "2024-08-31", "kommun", null],
      ["Arbetskonsulent", 100, "2024-09-01", "2025-06-30", "kommun", "Föräldraledighet"],
      ["Arbetskonsulent", 100, "2024-11-01", null, "kommun", null],
      ["Arbetskonsulent", 80, "2023-08-14", null, "region", null],
      ["Arbetskonsulent", 20, "2025-02-01", "2025-05-31", "region", "Sjukfrånvaro"],
      ["Arbetsförmedlare", 50, "2023-09-01", null, "af", null],
      ["Handläggare Försäkringskassan", 25, "2023-09-01", null, "fk", null],
    ] as const
  ).map(([role, share, from, to, employer, absenceReason]) => ({
    programme: demoTeam,
    role,
    share,
    from,
    to,
    employer,
    absenceReason,
  }));

/** Steering group four times a year, representatives and planning day twice, the association's board once. */
export const meetingRows = (): Row[] =>
  (
    [
      ["styrgrupp", "2023-09-14", "fysiskt", false, "Start av teamet, rutin för ansökan"],
      ["styrgrupp", "2023-11-30", "digitalt", false, "Inflöde första hösten"],
      ["planeringsdag", "2023-08-23", "fysiskt", true, "Arbetssätt, trappan, dokumentation"],
      ["representantgrupp", "2023-10-19", "digitalt", false, "Vem är teamet till för?"],
      ["styrgrupp", "2024-02-15", "digitalt", false, "Första rapporten, budget 2024"],
      ["styrgrupp", "2024-05-16", "fysiskt", false, "Kö och väntetid"],
      ["styrgrupp", "2024-09-12", "digitalt", false, "Halvårsrapport"],
      ["styrgrupp", "2024-11-28", "fysiskt", false, "Verksamhetsplan 2025"],
      ["representantgrupp", "2024-04-18", "digitalt", false, "Ansökningar som inte leder till start"],
      ["representantgrupp", "2024-10-17", "digitalt", false, "Övergång till ordinarie verksamhet"],
      ["planeringsdag", "2024-08-21", "fysiskt", true, "Uppföljning efter avslut"],
      ["styrelse", "2024-03-21", "fysiskt", false, "Teamet redovisar sitt första halvår"],
      ["styrgrupp", "2025-02-13", "digitalt", false, "Årsrapport 2024, budget 2025"],
      ["styrgrupp", "2025-05-15", "digitalt", false, "Arbetsgivarkontakter"],
      ["styrgrupp", "2025-09-11", "fysiskt", false, "Halvårsrapport, kö"],
      ["styrgrupp", "2025-11-27", "digitalt", false, "Verksamhetsplan 2026"],
      ["representantgrupp", "2025-04-10", "fysiskt", false, "Remisser från vården"],
      ["representantgrupp", "2025-10-16", "digitalt", false, "Gemensam information till handläggare"],
      ["planeringsdag", "2025-08-20", "fysiskt", true, "Arbetsträning utanför kommunen"],
      ["styrelse", "2025-03-20", "fysiskt", false, "Årsrapport 2024"],
    ] as const
  ).map(([forum, date, form, fullDay, agenda]) => ({ programme: demoTeam, forum, date, form, fullDay, agenda }));

/** The steering group and the board's contact; one seat is vacant. */
export const boardMemberRows = (): Row[] =>
  (
    [
      ["styrgrupp", "Ekhamns kommun", "Berit Demoström", "2023-07-01", null],
      ["styrgrupp", "Arbetsförmedlingen", "Olle Påhittsson", "2023-07-01", "2024-12-31"],
      ["styrgrupp", "Arbetsförmedlingen", "Yasmin Exempelgren", "2025-01-01", null],
      ["styrgrupp", "Försäkringskassan", null, "2025-03-01", null],
      ["styrgrupp", "Försäkringskassan", "Henrik Låtsaslund", "2023-07-01", "2025-02-28"],
      ["styrgrupp", "Region Ekbygden", "Siv Provberg", "2023-07-01", null],
      ["representantgrupp", "Ekhamns kommun", "Nadia Övningsdal", "2023-10-01", null],
      ["styrelse", "Samordningsförbundet Ekbygden", "Ture Testkvist", "2023-07-01", null],
    ] as const
  ).map(([forum, party, name, from, to]) => ({ programme: demoTeam, forum, party, name, from, to }));
