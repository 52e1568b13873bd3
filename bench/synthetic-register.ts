/** A register of any size with realistic child rows, made directly as typed arrays from a fixed seed. */
import { codeList, type CodeListId } from "#src/domain/code-lists.ts";
import { NONE, registerFromRows, type Register, type Table, type TextColumn } from "#src/domain/register.ts";
import { sheetOf, type TableName, type WorkbookColumn } from "#src/domain/workbook.ts";
import { dayFromCalendar, NO_DAY } from "#src/kernel/dates.ts";

/** mulberry32: a small generator that gives the same numbers everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const ladder = ["Introduktion", "Kom i gång", "Kom i jobb", "Avslut"];
const tracks = ["MAC", "Salix", "Trädgård"];

interface Host {
  readonly register: Register;
  readonly programmes: readonly string[];
}

/** Columns of one table by field: filled with empty cells until something is put in them. */
function emptyTable<T extends TableName>(table: T, rows: number): Record<string, unknown> {
  const columns: readonly WorkbookColumn[] = sheetOf(table).columns;
  const packed: Record<string, unknown> = { rows };
  for (const column of columns) packed[column.field] = emptyColumn(column, rows);
  return packed;
}

function emptyColumn({ type }: WorkbookColumn, rows: number): unknown {
  switch (type) {
    case "date":
      return new Int32Array(rows).fill(NO_DAY);
    case "number":
      return new Float64Array(rows).fill(Number.NaN);
    case "boolean":
    case "code":
      return new Int8Array(rows).fill(NONE);
    case "codes":
      return new Int32Array(rows);
    case "text":
      return { index: new Int32Array(rows).fill(NONE), values: [] };
  }
}

/** Ids `P0`, `P1` … shared as a dictionary by the table they name and the tables that refer to it. */
const ids = (prefix: string, rows: number) => Array.from({ length: rows }, (_, row) => `${prefix}${row}`);
const fill = (rows: number, of: (row: number) => number) => Int32Array.from({ length: rows }, (_, row) => of(row));
const fill8 = (rows: number, of: (row: number) => number) => Int8Array.from({ length: rows }, (_, row) => of(row));
const texts = (values: readonly string[], rows: number, of: (row: number) => number): TextColumn => ({
  values,
  index: fill(rows, of),
});

/**
 * Enrolments over five years in `teams` programmes; each with a referral, a start and (when ended) an exit situation and
 * income sources, some with follow-up, ratings, activities, extensions, support and answers.
 */
export function syntheticRegister(enrolments: number, teams: number): Host {
  const random = generator(20_220_101);
  const below = (n: number) => Math.floor(random() * n);
  const chance = (share: number) => random() < share;
  const code = (list: CodeListId) => below(codeList(list).length);
  const programmes = Array.from({ length: teams }, (_, team) => `Team ${team + 1}`);
  const first = dayFromCalendar(2018, 1, 1);

  const startDate = fill(enrolments, () => first + below(365 * 5));
  const endDate = fill(enrolments, (row) => (chance(0.85) ? startDate[row]! + 20 + below(500) : NO_DAY));
  const programme = fill(enrolments, () => below(teams));
  const track = fill(enrolments, () => (chance(0.9) ? below(tracks.length) : NONE));
  const exitCode = (list: CodeListId) =>
    fill8(enrolments, (row) => (endDate[row] === NO_DAY || chance(0.05) ? NONE : code(list)));
  const personIds = ids("P", enrolments);
  const referralIds = ids("A", enrolments);
  const enrolmentIds = ids("I", enrolments);
  const self = (row: number) => row;

  const person = {
    ...emptyTable("person", enrolments),
    id: texts(personIds, enrolments, self),
    anonymous: fill8(enrolments, () => (chance(0.01) ? 1 : 0)),
    sex: fill8(enrolments, () => (chance(0.58) ? 0 : chance(0.97) ? 1 : 2)),
    birthDate: fill(enrolments, () => dayFromCalendar(1955 + below(48), 1 + below(12), 1 + below(28))),
    interpreterLanguage: texts(["Arabiska", "Somaliska"], enrolments, () => (chance(0.1) ? below(2) : NONE)),
  };
  const referral = {
    ...emptyTable("referral", enrolments),
    id: texts(referralIds, enrolments, self),
    personId: texts(personIds, enrolments, self),
    programme: texts(programmes, enrolments, (row) => programme[row]!),
    track: texts(tracks, enrolments, (row) => track[row]!),
    kind: fill8(enrolments, () => (chance(0.1) ? 0 : 1)),
    receivedDate: fill(enrolments, (row) => startDate[row]! - below(150)),
    party: fill8(enrolments, () => code("party")),
    unit: texts(["Enhet Norr", "Enhet Söder"], enrolments, () => (chance(0.4) ? below(2) : NONE)),
    status: fill8(enrolments, () => (chance(0.8) ? 2 : chance(0.6) ? 3 : 1)),
    decidedDate: fill(enrolments, (row) => startDate[row]! - below(20)),
    notStartedReason: fill8(enrolments, () => code("notStartedReason")),
    hours: Float64Array.from({ length: enrolments }, () => below(20) / 2),
  };
  const enrolment = {
    ...emptyTable("enrolment", enrolments),
    id: texts(enrolmentIds, enrolments, self),
    personId: texts(personIds, enrolments, self),
    referralId: texts(referralIds, enrolments, self),
    programme: texts(programmes, enrolments, (row) => programme[row]!),
    track: texts(tracks, enrolments, (row) => track[row]!),
    startDate,
    endDate,
    exitKind: exitCode("exitKind"),
    exitReason: exitCode("exitReason"),
    destination: exitCode("destination"),
    toOrdinary: fill8(enrolments, () => below(2)),
    returnedTo: exitCode("party"),
  };

  /** Parent of each child row: every enrolment for which the number of children is above zero, so many times. */
  const children = (number: (row: number) => number): Int32Array => {
    const parents: number[] = [];
    for (let row = 0; row < enrolments; row++) for (let i = number(row); i > 0; i--) parents.push(row);
    return Int32Array.from(parents);
  };
  const hasEnded = (row: number) => endDate[row] !== NO_DAY;
  const ofEnrolment = (parents: Int32Array): TextColumn => ({ values: enrolmentIds, index: parents });
  /** Which child of its parent a row is: 0 for the first. */
  const ordinals = (parents: Int32Array) => {
    const ordinal = new Int32Array(parents.length);
    for (let i = 1; i < parents.length; i++) ordinal[i] = parents[i] === parents[i - 1] ? ordinal[i - 1]! + 1 : 0;
    return ordinal;
  };

  const situations = children((row) => (hasEnded(row) ? (chance(0.4) ? 3 : 2) : 1));
  const situationNumber = ordinals(situations);
  const n = situations.length;
  const situation = {
    ...emptyTable("situation", n),
    enrolmentId: ofEnrolment(situations),
    occasion: fill8(n, (i) => situationNumber[i]!),
    date: fill(
      n,
      (i) => (situationNumber[i] === 0 ? startDate : endDate)[situations[i]!]! + (situationNumber[i] === 2 ? 182 : 0),
    ),
    reached: fill8(n, () => (chance(0.9) ? 1 : 0)),
    step: texts(ladder, n, () => (chance(0.85) ? below(ladder.length) : NONE)),
    occupations: fill(n, () => (chance(0.85) ? 1 << code("occupation") : 0)),
    extent: new Float64Array(n).fill(50),
    subsidy: fill8(n, () => code("subsidy")),
    profession: texts(["Snickare", "Lokalvårdare"], n, () => below(2)),
    industry: texts(["Bygg", "Vård"], n, () => below(2)),
    education: fill8(n, (i) => (situationNumber[i] === 0 ? code("education") : NONE)),
    benefitYears: fill8(n, (i) => (situationNumber[i] === 0 ? code("benefitYears") : NONE)),
    currentParty: fill8(n, () => code("currentParty")),
  };
  const sources = children((row) => (hasEnded(row) ? 2 : 1) + (chance(0.2) ? 1 : 0));
  const sourceNumber = ordinals(sources);
  const incomeSource = {
    ...emptyTable("income_source", sources.length),
    enrolmentId: ofEnrolment(sources),
    occasion: fill8(sources.length, (i) => (sourceNumber[i] === 0 || !hasEnded(sources[i]!) ? 0 : 1)),
    source: fill8(sources.length, () => code("incomeSource")),
    extent: Float64Array.from({ length: sources.length }, () => 25 * (1 + below(4))),
    amount: Float64Array.from({ length: sources.length }, () => 1000 * below(20)),
  };
  const ratings = children(() => (chance(0.3) ? 3 : 0));
  const ratingNumber = ordinals(ratings);
  const ladderRating = {
    ...emptyTable("ladder_rating", ratings.length),
    enrolmentId: ofEnrolment(ratings),
    date: fill(ratings.length, (i) => startDate[ratings[i]!]! + 30 * (1 + ratingNumber[i]!)),
    step: texts(ladder, ratings.length, () => below(ladder.length)),
  };
  const extended = children(() => (chance(0.15) ? 1 : 0));
  const extension = {
    ...emptyTable("extension", extended.length),
    enrolmentId: ofEnrolment(extended),
    decidedDate: fill(extended.length, (i) => startDate[extended[i]!]! + 200),
    months: Float64Array.from({ length: extended.length }, () => 1 + below(6)),
    source: fill8(extended.length, () => code("incomeSource")),
    reason: texts(["Sjukdom", "Arbetsträning pågår"], extended.length, () => below(3) - 1),
  };
  const supported = children((row) => (hasEnded(row) && chance(0.15) ? 1 : 0));
  const pointSupport = {
    ...emptyTable("point_support", supported.length),
    enrolmentId: ofEnrolment(supported),
    date: fill(supported.length, (i) => endDate[supported[i]!]! + below(250)),
    purpose: fill8(supported.length, () => code("supportPurpose")),
    hours: Float64Array.from({ length: supported.length }, () => below(8) / 2),
  };
  const active = children(() => (chance(0.5) ? 1 : 0) + (chance(0.2) ? 1 : 0));
  const activity = {
    ...emptyTable("activity", active.length),
    enrolmentId: ofEnrolment(active),
    kind: fill8(active.length, () => code("activityKind")),
    startDate: fill(active.length, (i) => startDate[active[i]!]! + below(60)),
    endDate: fill(active.length, (i) => (chance(0.9) ? startDate[active[i]!]! + 60 + below(90) : NO_DAY)),
  };

  const scales = ["individuellt", "nara", "socialt", "allmant"];
  const questions = [...scales, "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8"];
  const points = Array.from({ length: 101 }, (_, tenth) => String(tenth / 10));
  const measured = children(() => (chance(0.25) ? 4 : 0) + (chance(0.06) ? 4 : 0));
  const asked = children(() => (chance(0.1) ? 8 : 0));
  const rows = measured.length + asked.length;
  const isOrs = (i: number) => i < measured.length;
  const parentOf = (i: number) => (isOrs(i) ? measured[i]! : asked[i - measured.length]!);
  const formOf = (i: number) => (isOrs(i) ? i >> 2 : (measured.length >> 2) + ((i - measured.length) >> 3));
  const answer = {
    ...emptyTable("answer", rows),
    id: texts(ids("O", rows === 0 ? 0 : formOf(rows - 1) + 1), rows, formOf),
    instrument: texts(["ors", "nns-deltagare"], rows, (i) => (isOrs(i) ? 0 : 1)),
    programme: texts(programmes, rows, (i) => programme[parentOf(i)]!),
    enrolmentId: texts(enrolmentIds, rows, (i) => (isOrs(i) ? parentOf(i) : NONE)),
    occasion: fill8(rows, (i) => (isOrs(i) ? 0 : 6)),
    date: fill(rows, (i) => startDate[parentOf(i)]! + (formOf(i) % 2) * 90),
    question: texts(questions, rows, (i) => (isOrs(i) ? i % 4 : 4 + ((i - measured.length) % 8))),
    answer: texts([...points, "ja", "nej"], rows, (i) =>
      isOrs(i) ? below(101) : (i - measured.length) % 8 === 7 ? 101 + below(2) : 10 * (1 + below(6)),
    ),
  };

  const small = registerFromRows("2023-01-25T09:00:00Z", {
    programme: programmes.map((name) => ({ name, ladder: ladder.join(" > "), followupMonths: "6, 12" })),
    staffing: programmes.map((name) => ({ programme: name, role: "Arbetskonsulent", share: 100, from: "2018-01-01" })),
    budget_line: programmes.map((name) => ({
      programme: name,
      post: "Personal",
      year: 2022,
      periodBudget: 1e6,
      outcome: 9e5,
    })),
    meeting: programmes.map((name) => ({ programme: name, forum: "styrgrupp", date: "2022-05-05", form: "digitalt" })),
  });
  const register: Register = {
    ...small,
    person: person as Table<"person">,
    referral: referral as Table<"referral">,
    enrolment: enrolment as Table<"enrolment">,
    situation: situation as Table<"situation">,
    income_source: incomeSource as Table<"income_source">,
    ladder_rating: ladderRating as Table<"ladder_rating">,
    extension: extension as Table<"extension">,
    point_support: pointSupport as Table<"point_support">,
    activity: activity as Table<"activity">,
    answer: answer as Table<"answer">,
  };
  return { register, programmes };
}
