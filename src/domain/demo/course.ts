/**
 * What happens to one participant between start and exit, and after it: situations, income, ladder, extensions, support
 * after exit, activities and use of public services.
 */
import type { Enrolment, Exit } from "#src/domain/demo/flow.ts";
import { between, chance, pick, pickWeighted, type Random } from "#src/domain/demo/random.ts";
import { incomeRow, usedServices, wageOf, type IncomeSource } from "#src/domain/demo/livelihood.ts";
import { demoFollowups, demoLadder, demoPeriod } from "#src/domain/demo/team.ts";
import type { CodeOf } from "#src/domain/code-lists.ts";
import type { Row } from "#src/domain/register.ts";
import { addMonths, formatIsoDate, parseIsoDate, wholeMonthsBetween, type Day } from "#src/kernel/dates.ts";

/** The rows of one enrolment, by table. */
export interface Course {
  readonly situation: Row[];
  readonly income_source: Row[];
  readonly ladder_rating: Row[];
  readonly resource_use: Row[];
  readonly extension: Row[];
  readonly point_support: Row[];
  readonly activity: Row[];
}

const last = parseIsoDate(demoPeriod.to)!;

type Occupation = CodeOf<"occupation">;
type Situation = "working" | "subsidised" | "studying" | "seeking" | "rehabilitating" | "daily" | "retired" | "none";

/** What a destination means in everyday life. */
const situationAfter: Partial<Record<CodeOf<"destination">, Situation>> = {
  arbete: "working",
  "arbete-sub": "subsidised",
  studier: "studying",
  "af-sokande": "seeking",
  fs: "seeking",
  "af-rehab": "rehabilitating",
  ame: "rehabilitating",
  "annan-alr": "rehabilitating",
  "annan-insats": "rehabilitating",
  daglig: "daily",
  socialpsykiatri: "daily",
  sjukers: "retired",
};

const occupationOf: Record<Situation, Occupation> = {
  working: "arbete",
  subsidised: "arbete-sub",
  studying: "studier",
  seeking: "sokande",
  rehabilitating: "arbetstraning",
  daily: "daglig",
  retired: "ingen",
  none: "ingen",
};

const stepOf: Record<Situation, readonly (readonly [number, number])[]> = {
  working: [[2, 3], [3, 7]],
  subsidised: [[2, 5], [3, 5]],
  studying: [[2, 6], [3, 4]],
  seeking: [[1, 3], [2, 7]],
  rehabilitating: [[1, 6], [2, 4]],
  daily: [[0, 4], [1, 6]],
  retired: [[0, 7], [1, 3]],
  none: [[0, 8], [1, 2]],
}; // prettier-ignore

const startSources: readonly (readonly [IncomeSource, number])[] = [
  ["forsorjningsstod", 52],
  ["sjukpenning", 17],
  ["aktivitetsstod", 9],
  ["aktivitetsersattning", 7],
  ["ingen", 6],
  ["a-kassa", 3],
  ["etablering", 3],
  ["sjukersattning", 2],
  ["saknas", 1],
];

const education = [
  ["grundskola", 32],
  ["gymnasium", 40],
  ["annan-eftergymnasial", 6],
  ["hogskola-1", 4],
  ["hogskola-3", 8],
  ["hogskola-3plus", 6],
  ["saknas", 4],
] as const;

const benefitYears = [
  ["ej", 5],
  ["1", 12],
  ["2", 15],
  ["3", 14],
  ["4", 11],
  ["5", 9],
  ["6", 7],
  ["7", 5],
  ["8", 4],
  ["9", 4],
  ["9plus", 14],
] as const;

const jobs = [
  ["Lokalvårdare", "Service"],
  ["Butiksbiträde", "Handel"],
  ["Vårdbiträde", "Vård och omsorg"],
  ["Lagerarbetare", "Transport och lager"],
  ["Köksbiträde", "Restaurang"],
  ["Fastighetsskötare", "Fastighet"],
  ["Kontorsassistent", "Administration"],
] as const;

const payerOf: Partial<Record<IncomeSource, CodeOf<"currentParty">>> = {
  forsorjningsstod: "kommun",
  sjukpenning: "fk",
  aktivitetsersattning: "fk",
  sjukersattning: "fk",
  aktivitetsstod: "af",
  "a-kassa": "af",
  etablering: "af",
};

/** Makes every child row of an enrolment. Anonymous participants have none. */
export function makeCourse(random: Random, enrolment: Enrolment): Course {
  const course: Course = {
    situation: [],
    income_source: [],
    ladder_rating: [],
    resource_use: [],
    extension: [],
    point_support: [],
    activity: [],
  };
  if (enrolment.person.anonymous) return course;
  const { exit } = enrolment;
  const source = pickWeighted(random, startSources);
  const startStep = chance(random, 0.83) ? 0 : 1;
  const goal = exit ? stepAfter(random, exit, startStep) : Math.max(startStep, between(random, 0, 2));
  addStart(random, course, enrolment, source, startStep);
  addMonthly(course, enrolment, startStep, goal);
  addActivities(random, course, enrolment, goal);
  addExtension(random, course, enrolment, source);
  if (exit) {
    const after = addExit(random, course, enrolment, exit, source, goal);
    if (exit.destination !== "intern") addFollowups(random, course, enrolment, exit, after, goal);
  }
  return course;
}

/** The step at exit: from what the person went to, rarely lower than at start. */
function stepAfter(random: Random, exit: Exit, startStep: number): number {
  const situation = situationAfter[exit.destination ?? "saknas"] ?? "none";
  const step = pickWeighted(random, stepOf[situation]);
  return exit.kind === "fullfoljd" && !chance(random, 0.05) ? Math.max(step, startStep) : step;
}

function addStart(random: Random, course: Course, enrolment: Enrolment, source: IncomeSource, step: number): void {
  const occasion = "start";
  const unmeasured = chance(random, 0.03);
  course.situation.push({
    enrolmentId: enrolment.id,
    occasion,
    date: formatIsoDate(enrolment.start),
    reached: true,
    step: unmeasured ? null : demoLadder[step]!,
    occupations: [
      pickWeighted<Occupation>(random, [
        ["ingen", 72],
        ["sokande", 16],
        ["arbetstraning", 5],
        ["studier", 3],
        ["arbete-sub", 2],
        ["saknas", 2],
      ]),
    ],
    education: pickWeighted(random, education),
    benefitYears: source === "ingen" ? "ej" : pickWeighted(random, benefitYears),
    currentParty: payerOf[source] ?? "ingen",
    hoursPerWeek: pick(random, [0, 0, 2, 4, 5, 8]),
    housingCost: chance(random, 0.4) ? between(random, 48, 92) * 100 : null,
    unmeasuredReason: unmeasured ? "sprak" : null,
  });
  course.income_source.push(incomeRow(random, enrolment.id, occasion, source));
  if (chance(random, 0.12) && source !== "forsorjningsstod") {
    course.income_source.push({
      enrolmentId: enrolment.id,
      occasion,
      source: "forsorjningsstod",
      extent: 25,
      amount: 3200,
    });
  }
  if (chance(random, 0.3)) {
    for (const [resource, low, high, unitCost] of usedServices) {
      if (!chance(random, 0.6)) continue;
      const before = between(random, low, high);
      const use = (at: CodeOf<"occasion">, perYear: number) =>
        course.resource_use.push({ enrolmentId: enrolment.id, occasion: at, resource, perYear, unitCost });
      use("start", before);
      if (enrolment.exit) use("avslut", Math.round(before * (0.3 + random() * 0.7)));
    }
  }
}

/** A rating each month: the person climbs evenly from the first step to the last. */
function addMonthly(course: Course, enrolment: Enrolment, from: number, to: number): void {
  const end = enrolment.exit?.day ?? last;
  const months = wholeMonthsBetween(enrolment.start, end);
  for (let month = 1; month <= months; month++) {
    const climbed = Math.round(((to - from) * month) / Math.max(months, 8));
    course.ladder_rating.push({
      enrolmentId: enrolment.id,
      date: formatIsoDate(addMonths(enrolment.start, month)),
      step: demoLadder[from + climbed]!,
      comment: null,
    });
  }
}

const employers = ["Exempelbageriet", "Provbutiken", "Demogården", "Skissverkstaden", "Ekhamns trädgårdslag"] as const;

function addActivities(random: Random, course: Course, enrolment: Enrolment, goal: number): void {
  const end = enrolment.exit?.day ?? last;
  const add = (kind: CodeOf<"activityKind">, from: Day, to: Day | null, extra: Row = {}) => {
    if (from > end) return;
    course.activity.push({
      id: `${enrolment.id.replace("-I", "-X")}-${course.activity.length + 1}`,
      enrolmentId: enrolment.id,
      kind,
      startDate: formatIsoDate(from),
      endDate: to === null || to > last ? null : formatIsoDate(Math.min(to, end)),
      ...extra,
    });
  };
  add("kartlaggning", enrolment.start + 3, enrolment.start + 28);
  if (chance(random, 0.7)) add("trepart", enrolment.start + between(random, 20, 60), enrolment.start + 60);
  if (chance(random, 0.25)) add("sip", enrolment.start + between(random, 30, 90), enrolment.start + 90);
  if (chance(random, 0.6)) add("grupp", enrolment.start + 30, enrolment.start + 120, { hoursPerWeek: 6 });
  if (goal >= 1 && chance(random, 0.3)) add("studiebesok", enrolment.start + 75, enrolment.start + 75);
  if (goal >= 1 && chance(random, 0.75)) {
    const kind = pickWeighted<CodeOf<"activityKind">>(random, [
      ["arbetstraning", 6],
      ["praktik", 3],
      ["arbetsprovning", 2],
    ]);
    const from = enrolment.start + between(random, 90, 150);
    add(kind, from, from + between(random, 40, 140), {
      hoursPerWeek: pick(random, [8, 10, 15, 20]),
      employer: pick(random, employers),
      sector: pick(random, ["privat", "kommun", "kommun", "ideell"]),
      result: goal >= 2 ? "Ökad arbetstid" : "Avslutad enligt plan",
    });
  }
}

/** Whoever stays longer than planned has a decision about it. */
function addExtension(random: Random, course: Course, enrolment: Enrolment, source: IncomeSource): void {
  const end = enrolment.exit?.day ?? last;
  if (end <= enrolment.plannedEnd) return;
  const over = wholeMonthsBetween(enrolment.plannedEnd, end) + 1;
  course.extension.push({
    enrolmentId: enrolment.id,
    decidedDate: formatIsoDate(enrolment.plannedEnd - between(random, 7, 35)),
    months: over <= 3 ? 3 : over <= 4 ? 4 : 6,
    source: source === "saknas" ? null : source,
    reason: pick(random, [
      "Mitt i arbetsträning",
      "Väntar på beslut från mottagande verksamhet",
      "Anställning är på väg",
      "Utbildningen börjar senare",
    ]),
  });
}

/** The situation at exit and what the person then lives on. */
function addExit(
  random: Random,
  course: Course,
  enrolment: Enrolment,
  exit: Exit,
  before: IncomeSource,
  step: number,
): Situation {
  const after = situationAfter[exit.destination ?? "saknas"] ?? "none";
  const measured =
    exit.kind !== null && (exit.kind === "fullfoljd" ? exit.reason !== "utan-matning" : chance(random, 0.55));
  if (measured) {
    const row = situationRow(random, enrolment.id, "avslut", exit.day, after, demoLadder[step]!, before);
    course.situation.push(row);
    course.income_source.push(incomeRow(random, enrolment.id, "avslut", incomeAfter(random, after, before), row));
  }
  return after;
}

function situationRow(
  random: Random,
  enrolmentId: string,
  occasion: CodeOf<"occasion">,
  day: Day,
  situation: Situation,
  step: string,
  source: IncomeSource,
): Row {
  const employed = situation === "working" || situation === "subsidised";
  const [profession, industry] = employed ? pick(random, jobs) : [null, null];
  const extent = employed || situation === "studying" ? pick(random, [50, 75, 100, 100]) : null;
  return {
    enrolmentId,
    occasion,
    date: formatIsoDate(day),
    reached: true,
    contactAttempts: occasion === "avslut" ? null : between(random, 1, 2),
    step,
    occupations: situation === "subsidised" && chance(random, 0.1) ? ["arbete-sub", "studier"] : [occupationOf[situation]],
    extent,
    subsidy:
      situation === "subsidised"
        ? pickWeighted(random, [["lonebidrag", 5], ["introduktionsjobb", 3], ["nystartsjobb", 2], ["osa", 1]] as const)
        : employed
          ? "ingen"
          : null,
    profession,
    industry,
    currentParty: employed || situation === "studying" ? "ingen" : (payerOf[source] ?? "kommun"),
    hoursPerWeek: extent === null ? pick(random, [0, 4, 10, 15]) : Math.round(extent * 0.4),
    monthlyWage: employed ? wageOf(random, extent ?? 100) : null,
  }; // prettier-ignore
}

function incomeAfter(random: Random, situation: Situation, before: IncomeSource): IncomeSource {
  switch (situation) {
    case "working":
    case "subsidised":
      return "lon";
    case "studying":
      return "studiestod";
    case "seeking":
      return pickWeighted(random, [[before, 5], ["aktivitetsstod", 4], ["a-kassa", 1]] as const);
    case "retired":
      return "sjukersattning";
    case "rehabilitating":
      return pickWeighted(random, [[before, 6], ["aktivitetsstod", 4]] as const);
    case "daily":
    case "none":
      return chance(random, 0.06) ? "saknas" : before;
  } // prettier-ignore
}

/** The team calls 6, 12 and 18 months after exit; some are not asked, some do not answer, most stay where they were. */
function addFollowups(
  random: Random,
  course: Course,
  enrolment: Enrolment,
  exit: Exit,
  after: Situation,
  step: number,
): void {
  let situation = after;
  let level = step;
  for (const months of demoFollowups) {
    const due = addMonths(exit.day, months);
    const asked = chance(random, 0.93);
    const answered = chance(random, exit.kind === "fullfoljd" ? 0.8 : 0.5);
    if (due > last) break;
    const occasion: CodeOf<"occasion"> = `${months}m`;
    if (!asked && chance(random, 0.5)) continue;
    if (!asked || !answered) {
      course.situation.push({
        enrolmentId: enrolment.id,
        occasion,
        date: formatIsoDate(due),
        reached: false,
        contactAttempts: asked ? between(random, 2, 4) : null,
        unmeasuredReason: asked ? (chance(random, 0.85) ? "ej-nadd" : "avbojde") : "ej-tillfragad",
      });
      continue;
    }
    [situation, level] = moveOn(random, situation, level);
    const day = Math.min(due + between(random, 0, 12), last);
    const row = situationRow(random, enrolment.id, occasion, day, situation, demoLadder[level]!, "forsorjningsstod");
    course.situation.push(row);
    course.income_source.push(
      incomeRow(random, enrolment.id, occasion, incomeAfter(random, situation, "forsorjningsstod"), row),
    );
  }
  addPointSupport(random, course, enrolment, exit);
}

/** What half a year does: seekers find work, some lose it. */
function moveOn(random: Random, situation: Situation, level: number): [Situation, number] {
  if (situation === "seeking" && chance(random, 0.22)) return ["subsidised", Math.min(level + 1, 3)];
  if (situation === "subsidised" && chance(random, 0.2)) return ["working", 3];
  if (situation === "rehabilitating" && chance(random, 0.15)) return ["seeking", Math.max(level, 2)];
  if (situation === "working" && chance(random, 0.08)) return ["seeking", 2];
  return [situation, level];
}

function addPointSupport(random: Random, course: Course, enrolment: Enrolment, exit: Exit): void {
  if (exit.kind !== "fullfoljd" || !chance(random, 0.22)) return;
  for (let n = between(random, 1, 2); n > 0; n--) {
    const day = exit.day + between(random, 20, 240);
    if (day > last) return;
    course.point_support.push({
      enrolmentId: enrolment.id,
      date: formatIsoDate(day),
      monthsAfterExit: wholeMonthsBetween(exit.day, day),
      purpose: pick(random, ["af", "kommun", "fk", "region", "ovrigt"]),
      hours: chance(random, 0.85) ? between(random, 1, 8) / 4 : null,
      comment: null,
      result: chance(random, 0.5) ? "Kontakten återupptagen" : null,
    });
  }
}
