/** The demo's questionnaires: ORS and progression of known participants, and the participants' own indicators, anonymous. */
import type { Enrolment } from "#src/domain/demo/flow.ts";
import { around, between, chance, pickWeighted, type Random } from "#src/domain/demo/random.ts";
import { demoPeriod, demoTeam } from "#src/domain/demo/team.ts";
import type { CodeOf } from "#src/domain/code-lists.ts";
import type { Row } from "#src/domain/register.ts";
import {
  addMonths,
  calendarFromDay,
  dayFromCalendar,
  formatIsoDate,
  parseIsoDate,
  type Day,
} from "#src/kernel/dates.ts";

const last = parseIsoDate(demoPeriod.to)!;
const scales = ["individuellt", "nara", "socialt", "allmant"] as const;

const progression = ["arbetsförmåga", "egna mål", "hälsa i vardagen", "nätverk", "söker arbete", "tilltro"] as const;

/** Every answer of the register, numbered in the order they came. */
export function makeAnswers(random: Random, enrolments: readonly Enrolment[]): Row[] {
  const rows: Row[] = [];
  let sheets = 0;
  const newId = () => `EK-E${String(++sheets).padStart(4, "0")}`;
  for (const enrolment of enrolments) {
    if (enrolment.person.anonymous) continue;
    addOrs(random, rows, newId, enrolment);
    addIndicators(random, rows, newId, enrolment);
  }
  for (const enrolment of enrolments) {
    if (!enrolment.person.anonymous && chance(random, 0.4)) addProgression(random, rows, newId, enrolment);
  }
  return rows;
}

/** The four scales, 0–10 with one decimal: at start for most, at exit for about half. */
function addOrs(random: Random, rows: Row[], newId: () => string, enrolment: Enrolment): void {
  const exit = enrolment.exit;
  const asked = chance(random, 0.8);
  const mean = around(random, 46, 14);
  const change = around(random, exit?.kind === "fullfoljd" ? 13 : 2, 14);
  const missing = pickWeighted<CodeOf<"unmeasuredReason"> | null>(random, [
    [null, 90],
    ["avbojde", 5],
    ["tolk", 3],
    ["sprak", 2],
  ]);
  if (!asked) return;
  add("start", enrolment.start, missing, mean);
  if (!missing && exit && chance(random, exit.kind === "fullfoljd" ? 0.7 : 0.15))
    add("avslut", exit.day, null, mean + change);

  function add(occasion: CodeOf<"occasion">, day: Day, reason: CodeOf<"unmeasuredReason"> | null, level: number) {
    const id = newId();
    for (const question of reason ? scales.slice(0, 1) : scales) {
      const tenths = Math.min(Math.max(around(random, level, 9), 2), 98);
      rows.push({
        id,
        instrument: "ors",
        version: "1",
        programme: demoTeam,
        enrolmentId: enrolment.id,
        occasion,
        date: formatIsoDate(day),
        question,
        answer: reason ? null : String(tenths / 10),
        missingReason: reason,
      });
    }
  }
}

/** Ten questions after three months and at exit, dated by month only and joined to nobody. */
function addIndicators(random: Random, rows: Row[], newId: () => string, enrolment: Enrolment): void {
  const occasions: readonly (readonly [CodeOf<"occasion">, Day | undefined, number])[] = [
    ["3m", addMonths(enrolment.start, 3), 0.65],
    ["avslut", enrolment.exit?.kind === "fullfoljd" ? enrolment.exit.day : undefined, 0.7],
  ];
  for (const [occasion, day, share] of occasions) {
    if (!chance(random, share) || day === undefined || day > (enrolment.exit?.day ?? last)) continue;
    const { year, month } = calendarFromDay(day);
    const common = {
      id: newId(),
      instrument: "nns-deltagare",
      version: "2018",
      programme: demoTeam,
      enrolmentId: null,
      occasion,
      date: formatIsoDate(dayFromCalendar(year, month, 1)),
      missingReason: null,
    };
    const satisfied = around(random, 45, 8);
    const grade = () => String(Math.min(Math.max(Math.round(around(random, satisfied, 10) / 10), 1), 6));
    const planned = chance(random, occasion === "avslut" ? 0.85 : 0.6);
    for (let n = 1; n <= 7; n++) rows.push({ ...common, question: `q${n}`, answer: grade() });
    rows.push({ ...common, question: "q8", answer: planned ? "ja" : "nej" });
    if (planned && between(random, 1, 10) < 10) {
      rows.push({ ...common, question: "q9", answer: grade() }, { ...common, question: "q10", answer: grade() });
    }
  }
}

/** Six indicators of progression, 1–5, every third month while the enrolment goes on: slowly upwards. */
function addProgression(random: Random, rows: Row[], newId: () => string, enrolment: Enrolment): void {
  const end = enrolment.exit?.day ?? last;
  const level = around(random, 22, 6);
  for (let round = 0; round < 5; round++) {
    const day = addMonths(enrolment.start, round * 3);
    if (day > end) return;
    const id = newId();
    for (const question of progression) {
      const grade = Math.min(Math.max(Math.round(around(random, level + round * 3, 7) / 10), 1), 5);
      rows.push({
        id,
        instrument: "bip",
        version: "1",
        programme: demoTeam,
        enrolmentId: enrolment.id,
        occasion: round === 0 ? "start" : null,
        date: formatIsoDate(day),
        question,
        answer: String(grade),
        missingReason: null,
      });
    }
  }
}
