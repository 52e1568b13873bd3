/**
 * What can be worked out from a register once, whatever the scope and period: which row of one table belongs to which
 * of another, and each enrolment's latest situation per occasion. A register is never changed, so this is kept with it.
 */
import { codeList } from "#src/domain/code-lists.ts";
import {
  enrolmentColumns,
  EXIT,
  SITUATION_OCCASIONS,
  START,
  type EnrolmentColumns,
} from "#src/domain/figures/enrolment-columns.ts";
import { prepareForms, type Forms } from "#src/domain/figures/forms.ts";
import { kept } from "#src/domain/figures/kept.ts";
import { listWithMissing } from "#src/domain/figures/labels.ts";
import { filled, spansOf, withKeptRows, type Spans } from "#src/domain/figures/rows.ts";
import { NONE, textAt, type Register, type TextColumn } from "#src/domain/register.ts";
import { NO_DAY, type Day } from "#src/kernel/dates.ts";

/** Names gathered from several columns. */
export interface Names {
  readonly values: readonly string[];
  readonly positionOf: ReadonlyMap<string, number>;
}

export interface Prepared {
  readonly programmes: Names;
  readonly tracks: Names;
  /** Per programme: positions of the tracks that its enrolments and referrals name, ever. */
  readonly tracksOfProgramme: readonly ReadonlySet<number>[];
  /** Per programme: the ladder's steps in order; empty when it has none. */
  readonly ladders: readonly (readonly string[])[];
  readonly enrolment: {
    readonly programme: Int32Array;
    readonly track: Int32Array;
    readonly person: Int32Array;
    readonly referral: Int32Array;
    /** KNOWN, or ANONYMOUS when the person is. */
    readonly standing: Uint8Array;
    /** From the first day to the last; who ended before beginning was there that first day only. */
    readonly spans: Spans;
    /** The day of exit, NEVER while it is open. */
    readonly end: Int32Array;
  };
  readonly referral: {
    readonly programme: Int32Array;
    readonly track: Int32Array;
    /** First day of the earliest enrolment that came of the referral, or NO_DAY. */
    readonly started: Int32Array;
  };
  /** The enrolment of each row of a table that hangs on one, −1 when it has none. */
  readonly enrolmentOf: {
    readonly situation: Int32Array;
    readonly income_source: Int32Array;
    readonly ladder_rating: Int32Array;
    readonly extension: Int32Array;
    readonly point_support: Int32Array;
    readonly activity: Int32Array;
    readonly answer: Int32Array;
  };
  /** Per occasion (start, exit and four follow-ups) and enrolment: row of the latest situation, or −1. */
  readonly latestSituation: readonly Int32Array[];
  readonly columns: EnrolmentColumns;
  /** The steps of all ladders, each name once. */
  readonly steps: readonly string[];
  /** Position of the situation's step among them; −1 when it has none or its programme's ladder has no such step. */
  readonly situationStep: Int16Array;
  readonly ratingStep: Int16Array;
  /** Income sources at start and at exit. */
  readonly incomeAtStart: IncomeColumns;
  readonly incomeAtExit: IncomeColumns;
  /** Programme of every row of a table that hangs on one. */
  readonly programmeOf: Readonly<
    Record<"answer" | "target" | "budget_line" | "funding" | "staffing" | "meeting", Int32Array>
  >;
  readonly forms: Forms;
}

/** The rows of parent p are `rows[first[p]]` to `rows[first[p + 1]]`, the last not included, in the table's order. */
export interface Children {
  readonly first: Int32Array;
  readonly rows: Int32Array;
}

/** Income sources of each enrolment at an occasion. */
export interface IncomeColumns {
  /** Bits of the sources, each counted once; `saknas` when there is none. */
  readonly sources: Int32Array;
  /** The main one of them: largest extent, then largest amount, then the list's order; `saknas` when there is none. */
  readonly main: Int16Array;
}

/** Whether an enrolment's person is anonymous. */
export const ANONYMOUS = 1;
export const KNOWN = 2;

/** The prepared register; worked out at first use and kept as long as the register. */
export const prepare: (register: Register) => Prepared = kept(work);

/** Columns that some figures need, worked out for all rows at first use and kept with the register. */
export function perRegister<T>(
  columns: (register: Register, prepared: Prepared) => T,
): (context: { readonly register: Register }) => T {
  const ofRegister = kept((register: Register) => withKeptRows(() => columns(register, prepare(register))));
  return ({ register }) => ofRegister(register);
}

function work(register: Register): Prepared {
  const { programme, person, referral, enrolment, situation, income_source: income } = register;
  const programmes = gather([programme.name, referral.programme, enrolment.programme, register.answer.programme]);
  const tracks = gather([referral.track, enrolment.track]);
  const enrolmentProgramme = translate(enrolment.programme, programmes);
  const enrolmentTrack = translate(enrolment.track, tracks);
  const referralProgramme = translate(referral.programme, programmes);
  const referralTrack = translate(referral.track, tracks);
  const personOf = join(enrolment.personId, person.id);
  const referralOf = join(enrolment.referralId, referral.id);
  const enrolmentOf = {
    situation: join(situation.enrolmentId, enrolment.id),
    income_source: join(income.enrolmentId, enrolment.id),
    ladder_rating: join(register.ladder_rating.enrolmentId, enrolment.id),
    extension: join(register.extension.enrolmentId, enrolment.id),
    point_support: join(register.point_support.enrolmentId, enrolment.id),
    activity: join(register.activity.enrolmentId, enrolment.id),
    answer: join(register.answer.enrolmentId, enrolment.id),
  };
  const { first, last } = spansOf(enrolment.startDate, enrolment.endDate);
  const ladders = readLadders(register, programmes);
  const latestSituation = latestSituations(register, enrolmentOf.situation);
  const steps = [...new Set(ladders.flat())];
  const stepOf = (step: TextColumn, enrolments: Int32Array) =>
    stepPositions(step, enrolments, enrolmentProgramme, ladders, steps);
  const situationStep = stepOf(situation.step, enrolmentOf.situation);
  const answerProgramme = translate(register.answer.programme, programmes);
  return {
    programmes,
    tracks,
    tracksOfProgramme: tracksByProgramme(programmes.values.length, tracks.values.length, [
      [enrolmentProgramme, enrolmentTrack],
      [referralProgramme, referralTrack],
    ]),
    ladders,
    enrolment: {
      programme: enrolmentProgramme,
      track: enrolmentTrack,
      person: personOf,
      referral: referralOf,
      standing: filled(new Uint8Array(enrolment.rows), (row) => {
        const own = personOf[row]!;
        return own !== NONE && person.anonymous[own] === 1 ? ANONYMOUS : KNOWN;
      }),
      spans: { first, last: filled(new Int32Array(enrolment.rows), (row) => Math.max(first[row]!, last[row]!)) },
      end: last,
    },
    referral: {
      programme: referralProgramme,
      track: referralTrack,
      started: firstStarts(referral.rows, referralOf, enrolment.startDate),
    },
    enrolmentOf,
    latestSituation,
    columns: enrolmentColumns(register, {
      person: personOf,
      referral: referralOf,
      latestSituation,
      situationStep,
      situationOwner: enrolmentOf.situation,
    }),
    steps,
    situationStep,
    ratingStep: stepOf(register.ladder_rating.step, enrolmentOf.ladder_rating),
    ...incomeColumns(register, enrolmentOf.income_source),
    programmeOf: {
      answer: answerProgramme,
      target: translate(register.target.programme, programmes),
      budget_line: translate(register.budget_line.programme, programmes),
      funding: translate(register.funding.programme, programmes),
      staffing: translate(register.staffing.programme, programmes),
      meeting: translate(register.meeting.programme, programmes),
    },
    forms: prepareForms(register, enrolmentOf.answer, answerProgramme),
  };
}

function gather(columns: readonly TextColumn[]): Names {
  const positionOf = new Map<string, number>();
  for (const column of columns)
    for (const value of column.values) if (!positionOf.has(value)) positionOf.set(value, positionOf.size);
  return { values: [...positionOf.keys()], positionOf };
}

/** A column as positions among the names; −1 when empty or not among them. */
function translate(column: TextColumn, names: Names): Int32Array {
  const positions = Int32Array.from(column.values, (value) => names.positionOf.get(value) ?? NONE);
  return through(column.index, positions);
}

function through(index: Int32Array, positions: Int32Array): Int32Array {
  const out = new Int32Array(index.length);
  for (let row = 0; row < index.length; row++) {
    const position = index[row]!;
    out[row] = position < 0 ? NONE : positions[position]!;
  }
  return out;
}

/** The parent's row for each child row: −1 when the child names none or one that is not in the register. */
export function join(child: TextColumn, parent: TextColumn): Int32Array {
  const rowOfPosition = new Int32Array(parent.values.length).fill(NONE);
  for (let row = parent.index.length - 1; row >= 0; row--) {
    const position = parent.index[row]!;
    if (position >= 0) rowOfPosition[position] = row;
  }
  // Columns that share a dictionary need no texts compared.
  if (child.values === parent.values) return through(child.index, rowOfPosition);
  const rowOfId = new Map<string, number>();
  parent.values.forEach((id, position) => rowOfId.set(id, rowOfPosition[position]!));
  return through(
    child.index,
    Int32Array.from(child.values, (id) => rowOfId.get(id) ?? NONE),
  );
}

/** Groups child rows by parent; `parentOf` is each row's parent, −1 for none. */
export function childrenOf(parentOf: Int32Array, parents: number): Children {
  const first = new Int32Array(parents + 1);
  for (const parent of parentOf) if (parent >= 0) first[parent + 1]!++;
  for (let parent = 0; parent < parents; parent++) first[parent + 1]! += first[parent]!;
  const rows = new Int32Array(first[parents]!);
  const next = first.slice();
  for (let row = 0; row < parentOf.length; row++) {
    const parent = parentOf[row]!;
    if (parent >= 0) rows[next[parent]!++] = row;
  }
  return { first, rows };
}

function tracksByProgramme(
  programmes: number,
  tracks: number,
  columns: readonly (readonly [programme: Int32Array, track: Int32Array])[],
): readonly ReadonlySet<number>[] {
  const seen = new Uint8Array(programmes * tracks);
  for (const [programme, track] of columns)
    for (let row = 0; row < programme.length; row++)
      if (programme[row]! >= 0 && track[row]! >= 0) seen[programme[row]! * tracks + track[row]!] = 1;
  return Array.from({ length: programmes }, (_, p) => {
    const own = new Set<number>();
    for (let t = 0; t < tracks; t++) if (seen[p * tracks + t] === 1) own.add(t);
    return own;
  });
}

function firstStarts(referrals: number, referralOf: Int32Array, startDate: Int32Array): Int32Array {
  const started = new Int32Array(referrals).fill(NO_DAY);
  for (let row = 0; row < referralOf.length; row++) {
    const referral = referralOf[row]!;
    const start: Day = startDate[row]!;
    if (referral < 0 || start === NO_DAY) continue;
    if (started[referral] === NO_DAY || start < started[referral]!) started[referral] = start;
  }
  return started;
}

/** A step's name as it is compared: the case and the spaces around it do not matter. */
const stepKey = (name: string) => name.trim().replaceAll(/\s+/g, " ").toLowerCase();

function readLadders(register: Register, programmes: Names): readonly (readonly string[])[] {
  const ladders: (readonly string[])[] = programmes.values.map(() => []);
  for (let row = 0; row < register.programme.rows; row++) {
    const position = programmes.positionOf.get(textAt(register.programme.name, row) ?? "");
    if (position === undefined) continue;
    const steps = (textAt(register.programme.ladder, row) ?? "").split(">").map((step) => step.trim());
    ladders[position] = steps.filter((step) => step !== "");
  }
  return ladders;
}

function stepPositions(
  step: TextColumn,
  enrolmentOf: Int32Array,
  programmeOf: Int32Array,
  ladders: readonly (readonly string[])[],
  steps: readonly string[],
): Int16Array {
  const keys = step.values.map(stepKey);
  const positionOf = new Map(steps.map((name, position) => [name, position]));
  const ofProgramme = new Int16Array(ladders.length * keys.length).fill(NONE);
  ladders.forEach((ladder, programme) => {
    const onLadder = ladder.map(stepKey);
    keys.forEach((key, text) => {
      const step = ladder[onLadder.indexOf(key)];
      if (step !== undefined) ofProgramme[programme * keys.length + text] = positionOf.get(step) ?? NONE;
    });
  });
  const positions = new Int16Array(step.index.length).fill(NONE);
  for (let row = 0; row < positions.length; row++) {
    const text = step.index[row]!;
    const enrolment = enrolmentOf[row]!;
    if (text < 0 || enrolment < 0) continue;
    const programme = programmeOf[enrolment]!;
    if (programme >= 0) positions[row] = ofProgramme[programme * keys.length + text]!;
  }
  return positions;
}

/** Of several situations of one occasion the latest counts; of several the same day the last in the register. */
function latestSituations(register: Register, enrolmentOf: Int32Array): readonly Int32Array[] {
  const { occasion, date } = register.situation;
  const latest = Array.from({ length: SITUATION_OCCASIONS }, () => new Int32Array(register.enrolment.rows).fill(NONE));
  for (let row = 0; row < enrolmentOf.length; row++) {
    const enrolment = enrolmentOf[row]!;
    const own = latest[occasion[row]!];
    if (enrolment < 0 || !own) continue;
    const before = own[enrolment]!;
    if (before < 0 || date[row]! >= date[before]!) own[enrolment] = row;
  }
  return latest;
}

function incomeColumns(
  register: Register,
  enrolmentOf: Int32Array,
): { readonly incomeAtStart: IncomeColumns; readonly incomeAtExit: IncomeColumns } {
  const { occasion, source, extent, amount } = register.income_source;
  if (codeList("incomeSource").length > 31) throw new Error("More income sources than bits");
  const { missing } = listWithMissing("incomeSource");
  const { rows } = register.enrolment;
  const empty = () => ({ sources: new Int32Array(rows), mainRow: new Int32Array(rows).fill(NONE) });
  const [atStart, atExit] = [empty(), empty()];
  for (let row = 0; row < enrolmentOf.length; row++) {
    const at = occasion[row] === START ? atStart : occasion[row] === EXIT ? atExit : undefined;
    const enrolment = enrolmentOf[row]!;
    if (!at || enrolment < 0 || source[row]! < 0) continue;
    at.sources[enrolment]! |= 1 << source[row]!;
    const main = at.mainRow[enrolment]!;
    if (main < 0 || isLarger(row, main)) at.mainRow[enrolment] = row;
  }
  return { incomeAtStart: columnsOf(atStart), incomeAtExit: columnsOf(atExit) };

  function isLarger(row: number, than: number): boolean {
    const byExtent = (extent[row]! || 0) - (extent[than]! || 0);
    if (byExtent !== 0) return byExtent > 0;
    const byAmount = (amount[row]! || 0) - (amount[than]! || 0);
    return byAmount === 0 ? source[row]! < source[than]! : byAmount > 0;
  }

  function columnsOf({ sources, mainRow }: ReturnType<typeof empty>): IncomeColumns {
    const main = new Int16Array(rows);
    for (let enrolment = 0; enrolment < rows; enrolment++) {
      if (sources[enrolment] === 0) sources[enrolment] = 1 << missing;
      main[enrolment] = mainRow[enrolment]! < 0 ? missing : source[mainRow[enrolment]!]!;
    }
    return { sources, main };
  }
}
