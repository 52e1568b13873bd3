/**
 * How people come to the demo's team and leave it: applications with the seasons, a queue for limited places, enrolments
 * that end in many ways, moves between tracks and a few who return.
 */
import { makePerson, type Person } from "#src/domain/demo/people.ts";
import { around, between, chance, pick, pickWeighted, roundByChance, type Random } from "#src/domain/demo/random.ts";
import { demoPeriod, demoTracks } from "#src/domain/demo/team.ts";
import type { CodeOf } from "#src/domain/code-lists.ts";
import { addMonths, calendarFromDay, dayFromCalendar, daysInMonth, parseIsoDate, type Day } from "#src/kernel/dates.ts";

/** A referral (sv. ansökan) as it stands on the register's last day. */
export interface Referral {
  readonly id: string;
  readonly person: Person;
  readonly track: string | null;
  readonly kind: "kontakt" | "ansokan";
  readonly received: Day;
  readonly party: CodeOf<"party">;
  readonly unit: string | null;
  status: CodeOf<"referralStatus">;
  decided: Day | null;
  readonly notStarted: { readonly reason: CodeOf<"notStartedReason">; readonly hours: number } | null;
}

/** How an enrolment ended. `kind` is null when nobody has noted it. */
export interface Exit {
  readonly day: Day;
  readonly kind: CodeOf<"exitKind"> | null;
  readonly reason: CodeOf<"exitReason"> | null;
  readonly destination: CodeOf<"destination"> | null;
}

/** An enrolment (sv. inskrivning); `exit` is null while it goes on. */
export interface Enrolment {
  readonly id: string;
  readonly person: Person;
  readonly referral: Referral;
  readonly track: string;
  readonly start: Day;
  readonly plannedEnd: Day;
  readonly exit: Exit | null;
  readonly caseWorker: string;
}

/** Everybody who came, in order of arrival. */
export interface Flow {
  readonly people: readonly Person[];
  readonly referrals: readonly Referral[];
  readonly enrolments: readonly Enrolment[];
}

const first = parseIsoDate(demoPeriod.from)!;
const last = parseIsoDate(demoPeriod.to)!;
const firstMonday = dayFromCalendar(2023, 7, 3);
/** The team takes applications from its first day and people from late August. */
const firstStart = dayFromCalendar(2023, 8, 21);

/** Expected applications in January, February … December, before {@link pressure}. */
const season = [8, 8, 9, 7, 7, 5, 2, 7, 10, 9, 7, 4] as const;
/** A little more than the team has places for: the queue grows slowly. */
const pressure = 1.1;

const senders: readonly (readonly [readonly [CodeOf<"party">, string | null], number])[] = [
  [["kommun", "Ekonomiskt bistånd"], 38],
  [["kommun", "Vuxenenheten"], 8],
  [["kommun", "Arbetsmarknadsenheten"], 6],
  [["af", null], 18],
  [["fk", null], 16],
  [["region", "Öppenvårdspsykiatri"], 7],
  [["region", "Vårdcentralen Strandvägen"], 4],
  [["egen", null], 3],
];

const notStartedReasons = [
  ["ej-motiverad", 24],
  ["ordinarie", 18],
  ["ej-tillgodogora", 14],
  ["sjukdom", 16],
  ["uteblivna", 16],
  ["atertar", 12],
] as const;

const completedDestinations = [
  ["arbete", 11],
  ["arbete-sub", 14],
  ["studier", 10],
  ["af-sokande", 18],
  ["fs", 9],
  ["af-rehab", 7],
  ["fk", 6],
  ["ame", 9],
  ["annan-alr", 3],
  ["remittent", 5],
  ["daglig", 4],
  ["socialpsykiatri", 2],
  ["medicinsk", 5],
  ["sjukers", 3],
  ["sjukers-ansokt", 2],
  ["annan-insats", 2],
  ["saknas", 2],
] as const;

const interruptedDestinations = [
  ["remittent", 46],
  ["medicinsk", 24],
  ["inget", 20],
  ["saknas", 10],
] as const;

const interruptedReasons = [
  ["hog-franvaro", 32],
  ["sjukdom", 28],
  ["eget-val", 20],
  ["ej-nabar", 12],
  ["flytt", 8],
] as const;

/** Places in the team: it grows, loses a consultant for a while, and grows again. */
function placesOn(day: Day): number {
  if (day < dayFromCalendar(2024, 1, 8)) return 26;
  if (day < dayFromCalendar(2024, 9, 1)) return 42;
  if (day < dayFromCalendar(2024, 11, 15)) return 35;
  return 45;
}

/** Nobody starts in the industrial holiday or around Christmas. */
function isHoliday(day: Day): boolean {
  const { month, day: dayOfMonth } = calendarFromDay(day);
  return (
    month === 7 ||
    (month === 8 && dayOfMonth < 8) ||
    (month === 12 && dayOfMonth > 19) ||
    (month === 1 && dayOfMonth < 6)
  );
}

/** 0 Monday … 6 Sunday. */
const weekday = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/** The same day, or the Monday after a weekend. */
const workday = (day: Day): Day => day + (weekday(day) > 4 ? 7 - weekday(day) : 0);

/** Plays the two and a half years, a week at a time. */
export function makeFlow(random: Random): Flow {
  const people: Person[] = [];
  const referrals: Referral[] = [];
  const enrolments: Enrolment[] = [];
  const queue: Referral[] = [];

  const receive = (received: Day) => {
    const returning = findReturning(random, received, referrals, enrolments);
    const person = returning ?? makePerson(random, people.length + 1, received);
    if (!returning) people.push(person);
    const referral = makeReferral(random, referrals.length + 1, person, received);
    referrals.push(referral);
    if (referral.status === "ko") queue.push(referral);
  };
  const fillPlaces = (monday: Day) => {
    const active = enrolments.filter((e) => !e.exit || e.exit.day > monday).length;
    for (let places = Math.min(placesOn(monday) - active, 3); places > 0; places--) {
      if (!queue[0] || queue[0].received > monday - 9) return;
      const referral = queue.shift()!;
      const start = Math.min(monday + between(random, 0, 3), last);
      referral.status = "startad";
      referral.decided = Math.max(referral.received, start - between(random, 2, 8));
      enrolments.push(...enrol(random, enrolments.length + 1, referral, start));
    }
  };

  const days = arrivals(random);
  let next = 0;
  for (let monday = firstMonday; monday <= last + 7; monday += 7) {
    while (next < days.length && days[next]! < monday) receive(days[next++]!);
    if (monday >= firstStart && monday <= last && !isHoliday(monday)) fillPlaces(monday);
  }
  return { people, referrals, enrolments };
}

/** Days on which somebody applies or asks, in order. */
function arrivals(random: Random): Day[] {
  const days: Day[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) {
    const { year, month: number } = calendarFromDay(month);
    for (let n = roundByChance(random, season[number - 1]! * pressure); n > 0; n--) {
      days.push(workday(month + between(random, 0, daysInMonth(year, number) - 1)));
    }
  }
  return days.filter((day) => day <= last).sort((a, b) => a - b);
}

/** Now and then somebody who left comes back. */
function findReturning(
  random: Random,
  received: Day,
  referrals: readonly Referral[],
  enrolments: readonly Enrolment[],
): Person | undefined {
  const left = enrolments
    .map((enrolment) => enrolment.person)
    .filter((person) => !person.anonymous)
    .filter((person) => enrolments.every((e) => e.person !== person || (e.exit && e.exit.day < received - 90)))
    .filter((person) => referrals.every((r) => r.person !== person || r.status !== "ko"));
  return left.length > 0 && chance(random, 0.05) ? pick(random, left) : undefined;
}

function makeReferral(random: Random, number: number, person: Person, received: Day): Referral {
  const [party, unit] = pickWeighted(random, senders);
  const id = `EK-A${String(number).padStart(3, "0")}`;
  const track = chance(random, 0.8) ? pick(random, demoTracks) : null;
  const common = { id, person, track, received, party, unit };
  if (chance(random, 0.1)) {
    return { ...common, kind: "kontakt", status: "inkommen", decided: null, notStarted: null };
  }
  const decided = workday(received + between(random, 6, 55));
  if (chance(random, 0.26) && decided <= last) {
    const reason = pickWeighted(random, notStartedReasons);
    const hours = between(random, 2, 22) / 4;
    return { ...common, kind: "ansokan", status: "ej-start", decided, notStarted: { reason, hours } };
  }
  return {
    ...common,
    kind: "ansokan",
    status: received > last - 8 ? "inkommen" : "ko",
    decided: null,
    notStarted: null,
  };
}

/** One enrolment, or two when the person moves to another track on the way. */
function enrol(random: Random, number: number, referral: Referral, start: Day): Enrolment[] {
  const track = referral.track ?? pick(random, demoTracks);
  const caseWorker = `Konsulent ${between(random, 1, 4)}`;
  const make = (offset: number, on: string, from: Day, exit: Exit | null): Enrolment => ({
    id: `EK-I${String(number + offset).padStart(3, "0")}`,
    person: referral.person,
    referral,
    track: on,
    start: from,
    plannedEnd: addMonths(start, 12),
    exit,
    caseWorker,
  });
  const exit = drawExit(random, start);
  const move = workday(start + between(random, 90, 170));
  if (!chance(random, 0.05) || move >= (exit?.day ?? last) - 60) return [make(0, track, start, exit)];
  const other = pick(
    random,
    demoTracks.filter((t) => t !== track),
  );
  const moved: Exit = { day: move, kind: "fullfoljd", reason: "intern", destination: "intern" };
  return [make(0, track, start, moved), make(1, other, move, exit)];
}

function drawExit(random: Random, start: Day): Exit | null {
  const completed = chance(random, 0.76);
  const stay = completed ? clamp(around(random, 305, 75), 95, 480) : clamp(around(random, 140, 70), 18, 330);
  const day = avoidSummer(workday(start + stay));
  if (day > last) return null;
  if (chance(random, 0.015)) return { day, kind: null, reason: null, destination: null };
  if (!completed) {
    const reason = pickWeighted(random, interruptedReasons);
    return { day, kind: "avbruten", reason, destination: pickWeighted(random, interruptedDestinations) };
  }
  const destination = pickWeighted(random, completedDestinations);
  return { day, kind: "fullfoljd", reason: completedReason(random, destination), destination };
}

function completedReason(random: Random, destination: CodeOf<"destination">): CodeOf<"exitReason"> {
  if (["af-rehab", "ame", "annan-alr", "fk", "fs"].includes(destination)) return "fortsatt-rehab";
  if (["medicinsk", "sjukers", "sjukers-ansokt"].includes(destination)) return "sjukdom";
  return chance(random, 0.05) ? "utan-matning" : "utskrivning";
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** Few leave in July: the exit waits until the team is back. */
function avoidSummer(day: Day): Day {
  const { year, month } = calendarFromDay(day);
  return month === 7 ? workday(dayFromCalendar(year, 8, 12 + (day % 5))) : day;
}
