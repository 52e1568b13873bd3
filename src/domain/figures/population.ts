/**
 * The population of an evaluation: which enrolments are in scope, which of them were there at the period's start, began,
 * ended, and were there at its end. Every figure counts rows of these lists.
 */
import { gatherRows, type Rows } from "#src/domain/figures/count.ts";
import type { FigureId, FigureRequest, FigureResult } from "#src/domain/figures/figure.ts";
import { MISSING } from "#src/domain/figures/labels.ts";
import { prepare, type Prepared } from "#src/domain/figures/prepared.ts";
import { NONE, type Register } from "#src/domain/register.ts";
import { NO_DAY, type Day } from "#src/kernel/dates.ts";

/** The five lists of the flow, each ascending. `total` is at start and new together. */
export interface Flow {
  readonly total: Rows;
  readonly atStart: Rows;
  readonly new: Rows;
  readonly ended: Rows;
  readonly atEnd: Rows;
}

/** Everything a figure reads. */
export interface Context {
  readonly register: Register;
  readonly prepared: Prepared;
  readonly request: FigureRequest;
  readonly from: Day;
  readonly to: Day;
  /** Positions of the programmes in scope that the register knows, in the request's order. */
  readonly programmes: readonly number[];
  /** 1 for each programme in scope. */
  readonly isProgramme: Uint8Array;
  /** Whether a track's position (−1 for none) is in scope. */
  readonly isTrack: (track: number) => boolean;
  /** 1 for each enrolment in scope, anonymous or not. */
  readonly inScope: Uint8Array;
  /** 1 for each enrolment in scope whose person is not anonymous. */
  readonly isKnown: Uint8Array;
  /** With anonymous participants, who are known by sex and year only. */
  readonly everyone: Flow;
  /** Without them. */
  readonly known: Flow;
  /** Names of the tracks of the programmes in scope, sorted, and the position of each in the register's names. */
  readonly tracks: readonly { readonly name: string; readonly position: number }[];
  /** Another figure of the same evaluation; undefined when there is none with that id. */
  readonly figure: (id: FigureId) => FigureResult | undefined;
}

/** Sorts out the population. Throws when the flow does not add up, which would be a fault in the program or the data. */
export function buildContext(register: Register, request: FigureRequest, figure: Context["figure"]): Context {
  const prepared = prepare(register);
  const { from, to } = request.period;
  const programmes = request.scope.programmes.flatMap((name) => prepared.programmes.positionOf.get(name) ?? []);
  const isProgramme = new Uint8Array(prepared.programmes.values.length);
  for (const position of programmes) isProgramme[position] = 1;
  const isTrack = trackTest(prepared, request.scope.tracks);
  const inScope = new Uint8Array(register.enrolment.rows);
  const isKnown = new Uint8Array(register.enrolment.rows);
  const { programme, track, anonymous } = prepared.enrolment;
  const anyTrack = request.scope.tracks === null;
  for (let row = 0; row < inScope.length; row++) {
    const position = programme[row]!;
    if (position < 0 || isProgramme[position] === 0 || !(anyTrack || isTrack(track[row]!))) continue;
    inScope[row] = 1;
    isKnown[row] = anonymous[row] === 1 ? 0 : 1;
  }
  const everyone = flowOf(register, inScope, from, to);
  checkFlow(everyone);
  return {
    register,
    prepared,
    request,
    from,
    to,
    programmes,
    isProgramme,
    isTrack,
    inScope,
    isKnown,
    everyone,
    known: flowOf(register, isKnown, from, to),
    tracks: tracksOf(prepared, programmes),
    figure,
  };
}

function trackTest(prepared: Prepared, tracks: readonly string[] | null): (track: number) => boolean {
  if (tracks === null) return () => true;
  const wanted = new Set(tracks.flatMap((name) => prepared.tracks.positionOf.get(name) ?? []));
  if (tracks.includes(MISSING.code)) wanted.add(NONE);
  return (track) => wanted.has(track);
}

/** Bits of the lists that an enrolment is on. */
const AT_START = 1;
const NEW = 2;
const ENDED = 4;
const AT_END = 8;

/** The lists of the flagged enrolments. */
function flowOf(register: Register, flags: Uint8Array, from: Day, to: Day): Flow {
  const { startDate, endDate, rows } = register.enrolment;
  const on = new Uint8Array(rows);
  let [total, atStart, started, ended, atEnd] = [0, 0, 0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const start = startDate[row]!;
    if (flags[row] === 0 || start > to || start === NO_DAY) continue;
    const end = endDate[row]!;
    const isOpen = end === NO_DAY;
    if (start < from && !isOpen && end < from) continue;
    let bits = start < from ? AT_START : NEW;
    if (bits === NEW) started++;
    else atStart++;
    if (isOpen || end > to) {
      bits |= AT_END;
      atEnd++;
    } else if (end >= from) {
      bits |= ENDED;
      ended++;
    }
    on[row] = bits;
    total++;
  }
  const flow = {
    total: new Int32Array(total),
    atStart: new Int32Array(atStart),
    new: new Int32Array(started),
    ended: new Int32Array(ended),
    atEnd: new Int32Array(atEnd),
  };
  [total, atStart, started, ended, atEnd] = [0, 0, 0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const bits = on[row]!;
    if (bits === 0) continue;
    flow.total[total++] = row;
    if ((bits & NEW) !== 0) flow.new[started++] = row;
    else flow.atStart[atStart++] = row;
    if ((bits & AT_END) !== 0) flow.atEnd[atEnd++] = row;
    else if ((bits & ENDED) !== 0) flow.ended[ended++] = row;
  }
  return flow;
}

/** Throws unless at start + new − ended = at end, and total = at start + new. */
export function checkFlow(flow: Flow): void {
  const [total, atStart, started, ended, atEnd] = [flow.total, flow.atStart, flow.new, flow.ended, flow.atEnd].map(
    (list) => list.length,
  ) as [number, number, number, number, number];
  if (atStart + started === total && atStart + started - ended === atEnd) return;
  throw new Error(
    `The flow does not add up: ${atStart} at start + ${started} new − ${ended} ended ≠ ${atEnd} at end (total ${total})`,
  );
}

function tracksOf(prepared: Prepared, programmes: readonly number[]): Context["tracks"] {
  const positions = new Set(programmes.flatMap((programme) => [...prepared.tracksOfProgramme[programme]!]));
  return [...positions]
    .map((position) => ({ name: prepared.tracks.values[position]!, position }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Keeps what is worked out from a context with it: several figures use the same lists. */
export function perContext<T>(work: (context: Context) => T): (context: Context) => T {
  const kept = new WeakMap<Context, { readonly value: T }>();
  return (context) => {
    let held = kept.get(context);
    if (!held) {
      held = { value: work(context) };
      kept.set(context, held);
    }
    return held.value;
  };
}

/** How many of a list are left out because they are anonymous. */
export const anonymousIn = (context: Context, list: keyof Flow): number =>
  context.everyone[list].length - context.known[list].length;

/** Rows of a table that hangs on enrolments. */
export interface ChildRows {
  /** Those of the enrolments in scope that are not anonymous. */
  readonly rows: Rows;
  /** How many more there would be if anonymous participants counted. */
  readonly anonymous: number;
}

/** Rows of a table that hangs on enrolments, for which `keep` holds. */
export function childRows(
  context: Context,
  table: Exclude<keyof Prepared["enrolmentOf"], "answer">,
  keep: (row: number, enrolment: number) => boolean,
): ChildRows {
  const { inScope, isKnown } = context;
  const enrolmentOf = context.prepared.enrolmentOf[table];
  let anonymous = 0;
  const rows = gatherRows(enrolmentOf.length, (room) => {
    let n = 0;
    for (let row = 0; row < enrolmentOf.length; row++) {
      const enrolment = enrolmentOf[row]!;
      if (enrolment < 0 || inScope[enrolment] === 0 || !keep(row, enrolment)) continue;
      if (isKnown[enrolment] === 1) room[n++] = row;
      else anonymous++;
    }
    return n;
  });
  return { rows, anonymous };
}
