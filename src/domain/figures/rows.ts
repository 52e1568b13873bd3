/**
 * Lists of row numbers, and how they are picked out. The long loops add a condition's 0 or 1 to the length of the list
 * instead of branching on it: dates in a register are in no order, and a branch that cannot be foreseen costs more than
 * all the rest. They count with an index, since `for … of` over a typed array takes half as long again.
 */
import { NO_DAY, type Day } from "#src/kernel/dates.ts";

/** Row numbers of a table of the snapshot, ascending. */
export type Rows = Int32Array;

/** The last day of what has no end. Every date is before it, and the days between still fit 32 bits. */
export const NEVER: Day = 0x3fffffff;

/**
 * Room for the lists of one evaluation: large blocks that the next evaluation uses again, since new arrays for every list
 * would cost more than filling them.
 */
const blocks: Int32Array[] = [];
const BLOCK = 1 << 20;

/** How much of the blocks is taken: those before `block`, and of that one `length`. */
interface Place {
  block: number;
  length: number;
}

/** Undefined when lists are to be kept: they then get arrays of their own. */
let used: Place | undefined;

/** Does some work whose row lists are gone when it is done: nothing that it returns may hold one. */
export function withRowLists<T>(work: () => T): T {
  const outer = used;
  used ??= { block: 0, length: 0 };
  try {
    return work();
  } finally {
    used = outer;
  }
}

/** Does some work whose row lists are kept. */
export function withKeptRows<T>(work: () => T): T {
  const outer = used;
  used = undefined;
  try {
    return work();
  } finally {
    used = outer;
  }
}

/** Gathers up to `most` row numbers: `gather` writes them to the room it is given and returns how many they are. */
export function gatherRows(most: number, gather: (room: Int32Array) => number): Rows {
  // One more than the most: the loops below write a row before they know whether it counts.
  const needed = most + 1;
  if (!used) {
    const room = new Int32Array(needed);
    return room.slice(0, gather(room));
  }
  const block = blockWith(needed, used);
  const from = used.length;
  used.length += needed;
  const n = gather(block.subarray(from, from + needed));
  // The rest of the room is free again, unless more lists were made meanwhile.
  if (blocks[used.block] === block && used.length === from + needed) used.length = from + n;
  return block.subarray(from, from + n);
}

/** The first block from the current one on that has so much room left; it becomes the current one. */
function blockWith(needed: number, place: Place): Int32Array {
  for (; place.block < blocks.length; place.block++, place.length = 0) {
    const block = blocks[place.block]!;
    if (block.length - place.length >= needed) return block;
  }
  const block = new Int32Array(Math.max(BLOCK, 2 * needed));
  blocks.push(block);
  return block;
}

/** The rows for which `keep` holds. */
export function filterRows(rows: Rows, keep: (row: number) => boolean): Rows {
  return gatherRows(rows.length, (room) => {
    let n = 0;
    for (let i = 0; i < rows.length; i++) if (keep(rows[i]!)) room[n++] = rows[i]!;
    return n;
  });
}

/** Rows 0 … rows − 1 for which `keep` holds. */
export function selectRows(rows: number, keep: (row: number) => boolean): Rows {
  return gatherRows(rows, (room) => {
    let n = 0;
    for (let row = 0; row < rows; row++) if (keep(row)) room[n++] = row;
    return n;
  });
}

/** The rows whose flag is `least` or higher: yes, unless told otherwise. */
export function flaggedRows(rows: Rows, flags: Uint8Array | Int8Array, least = 1): Rows {
  return gatherRows(rows.length, (room) => {
    let n = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      room[n] = row;
      n += flags[row]! >= least ? 1 : 0;
    }
    return n;
  });
}

/** Every row whose bits are not all 0. */
export function rowsWithBits(bits: Int32Array): Rows {
  return gatherRows(bits.length, (room) => {
    let n = 0;
    for (let row = 0; row < bits.length; row++) {
      room[n] = row;
      n += bits[row] === 0 ? 0 : 1;
    }
    return n;
  });
}

/** Those of the rows that have a day (or a number: −1 and above). */
export function rowsWithDay(rows: Rows, days: Int32Array): Rows {
  return gatherRows(rows.length, (room) => {
    let n = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      room[n] = row;
      n += days[row] === NO_DAY ? 0 : 1;
    }
    return n;
  });
}

/** Every row of a table whose day lies from `first` to `last`, both included. */
export function rowsBetween(days: Int32Array, first: Day, last: Day): Rows {
  return gatherRows(days.length, (room) => {
    let n = 0;
    for (let row = 0; row < days.length; row++) {
      const day = days[row]!;
      room[n] = row;
      // 1 when neither difference is negative; an empty day gives a negative one, since the differences wrap.
      n += 1 + (((day - first) | (last - day)) >> 31);
    }
    return n;
  });
}

/** Those of the rows whose day lies from `first` to `last`, both included. */
export function between(rows: Rows, days: Int32Array, first: Day, last: Day): Rows {
  return gatherRows(rows.length, (room) => {
    let n = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const day = days[row]!;
      room[n] = row;
      n += 1 + (((day - first) | (last - day)) >> 31);
    }
    return n;
  });
}

/** What goes on from a day to a day, both included; without a first day it never begins, without a last never ends. */
export interface Spans {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** Spans of a table's rows from its columns. */
export const spansOf = (first: Int32Array, last: Int32Array): Spans => ({ first: orNever(first), last: orNever(last) });

function orNever(days: Int32Array): Int32Array {
  const known = days.slice();
  for (let row = 0; row < known.length; row++) if (known[row] === NO_DAY) known[row] = NEVER;
  return known;
}

/** Every row whose span has a day from `from` to `to`. */
export function rowsDuring({ first, last }: Spans, from: Day, to: Day): Rows {
  return gatherRows(first.length, (room) => {
    let n = 0;
    for (let row = 0; row < first.length; row++) {
      room[n] = row;
      n += 1 + (((to - first[row]!) | (last[row]! - from)) >> 31);
    }
    return n;
  });
}

/** Fills a column, row by row. */
export function filled<C extends Int8Array | Uint8Array | Int16Array | Int32Array | Float64Array>(
  column: C,
  of: (row: number) => number,
): C {
  for (let row = 0; row < column.length; row++) column[row] = of(row);
  return column;
}

/** The values of a column for some rows. */
export function valuesAt(rows: Rows, column: Int32Array): Int32Array {
  const values = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i]!]!;
  return values;
}

/** The rows by their day, which is one of the period's; those of one day in their own order. */
export function sortByDay(rows: Rows, days: Int32Array, period: { readonly from: Day; readonly to: Day }): Int32Array {
  const next = new Int32Array(period.to - period.from + 2);
  for (let i = 0; i < rows.length; i++) next[days[rows[i]!]! - period.from + 1]!++;
  for (let day = 1; day < next.length; day++) next[day]! += next[day - 1]!;
  const sorted = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) sorted[next[days[rows[i]!]! - period.from]!++] = rows[i]!;
  return sorted;
}
