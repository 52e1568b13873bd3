/**
 * The population of an evaluation: which enrolments are in scope, which of them were there at the period's start, began,
 * ended, and were there at its end. Every figure counts rows of these lists.
 */
import type { FigureId, FigureRequest, FigureResult, Period } from "#src/domain/figures/figure.ts";
import { kept } from "#src/domain/figures/kept.ts";
import { MISSING } from "#src/domain/figures/labels.ts";
import { ANONYMOUS, KNOWN, prepare, type Prepared } from "#src/domain/figures/prepared.ts";
import { between, flaggedRows, gatherRows, NEVER, rowsDuring, type Rows } from "#src/domain/figures/rows.ts";
import type { Register } from "#src/domain/register.ts";
import type { Day } from "#src/kernel/dates.ts";

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
  /** 1 at p + 1 for each programme p in scope. */
  readonly isProgramme: Uint8Array;
  /** 1 at t + 1 for each track t in scope, those without a track at 0. */
  readonly isTrack: Uint8Array;
  /** KNOWN or ANONYMOUS for each enrolment in scope, 0 for the others. */
  readonly standing: Uint8Array;
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
  const isProgramme = new Uint8Array(prepared.programmes.values.length + 1);
  for (const position of programmes) isProgramme[position + 1] = 1;
  const isTrack = tracksInScope(prepared, request.scope.tracks);
  const standing = standingInScope(prepared, isProgramme, isTrack);
  const total = flaggedRows(rowsDuring(prepared.enrolment.spans, from, to), standing, ANONYMOUS);
  const everyone = flowOf(prepared, total, request.period);
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
    standing,
    everyone,
    known: flowOf(prepared, flaggedRows(total, standing, KNOWN), request.period),
    tracks: tracksOf(prepared, programmes),
    figure,
  };
}

function tracksInScope(prepared: Prepared, tracks: readonly string[] | null): Uint8Array {
  const isTrack = new Uint8Array(prepared.tracks.values.length + 1).fill(tracks === null ? 1 : 0);
  for (const name of tracks ?? []) {
    const position = prepared.tracks.positionOf.get(name);
    if (position !== undefined) isTrack[position + 1] = 1;
    if (name === MISSING.code) isTrack[0] = 1;
  }
  return isTrack;
}

function standingInScope({ enrolment }: Prepared, isProgramme: Uint8Array, isTrack: Uint8Array): Uint8Array {
  const { programme, track, standing } = enrolment;
  const inScope = new Uint8Array(standing.length);
  for (let row = 0; row < standing.length; row++)
    inScope[row] = standing[row]! * (isProgramme[programme[row]! + 1]! & isTrack[track[row]! + 1]!);
  return inScope;
}

/** The lists of some who were there some day of the period. An end before the beginning makes the flow not add up. */
function flowOf({ enrolment }: Prepared, total: Rows, { from, to }: Period): Flow {
  const { spans, end } = enrolment;
  return {
    total,
    atStart: between(total, spans.first, -NEVER, from - 1),
    new: between(total, spans.first, from, to),
    ended: between(total, end, from, to),
    atEnd: between(total, end, to + 1, NEVER),
  };
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
export const perContext: <T>(work: (context: Context) => T) => (context: Context) => T = kept;

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

/** Those of the rows of a table that hangs on enrolments which belong to the scope; `enrolmentOf` is each row's enrolment. */
export function childRows({ standing }: Context, rows: Rows, enrolmentOf: Int32Array): ChildRows {
  let anonymous = 0;
  const known = gatherRows(rows.length, (room) => {
    let n = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const enrolment = enrolmentOf[row]!;
      if (enrolment < 0) continue;
      if (standing[enrolment] === KNOWN) room[n++] = row;
      else if (standing[enrolment] === ANONYMOUS) anonymous++;
    }
    return n;
  });
  return { rows: known, anonymous };
}

/** Those of the rows whose programme is in scope, of a table that hangs on programmes. */
export const ownRows = ({ isProgramme }: Context, rows: Rows, programmeOf: Int32Array): Rows =>
  gatherRows(rows.length, (room) => {
    let n = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      room[n] = row;
      n += isProgramme[programmeOf[row]! + 1]!;
    }
    return n;
  });
