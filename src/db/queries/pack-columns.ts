/** Packs columns of the register snapshot straight from PostgreSQL's binary format; see src/domain/register.ts. */
import { codeList, type CodeListId } from "#src/domain/code-lists.ts";
import { NONE, type TextColumn } from "#src/domain/register.ts";
import type { WorkbookColumn } from "#src/domain/workbook.ts";
import { dayFromCalendar, NO_DAY } from "#src/kernel/dates.ts";

/** Gathers one column. Cells that are never set are empty. */
export interface Packer {
  /** Makes room for this many rows. */
  grow(capacity: number): void;
  set(row: number, bytes: Buffer, at: number, length: number): void;
  /** The column with this many rows, in the given order of arrival. */
  finish(rows: number, order: Int32Array | undefined): unknown;
}

/** A packer for a column; texts that share a dictionary get the same positions in it. */
export function packerFor(column: WorkbookColumn, dictionary: Dictionary): Packer {
  switch (column.type) {
    case "date":
      return new ArrayPacker(Int32Array, NO_DAY, (bytes, at) => bytes.readInt32BE(at) + POSTGRES_EPOCH);
    case "number":
      return new ArrayPacker(Float64Array, Number.NaN, (bytes, at) => bytes.readDoubleBE(at));
    case "boolean":
      return new ArrayPacker(Int8Array, NONE, (bytes, at) => bytes[at]!);
    case "code": {
      const codes = codesOf(column);
      return new ArrayPacker(Int8Array, NONE, (bytes, at, length) => codes.find(bytes, at, length));
    }
    case "codes": {
      const codes = codesOf(column);
      return new ArrayPacker(Int32Array, 0, (bytes, at) => readCodes(codes, bytes, at));
    }
    case "text":
      return new TextPacker(dictionary);
  }
}

/** PostgreSQL counts days from here. */
const POSTGRES_EPOCH = dayFromCalendar(2000, 1, 1);

const codeDictionaries = new Map<CodeListId, Dictionary>();

/** A dictionary of a code list, so that a code's position is its place in the list. */
function codesOf({ header, list }: WorkbookColumn): Dictionary {
  if (!list) throw new Error(`Column ${header} has no code list`);
  const known = codeDictionaries.get(list);
  if (known) return known;
  const codes = new Dictionary();
  for (const { code } of codeList(list)) {
    const bytes = Buffer.from(code);
    codes.add(bytes, 0, bytes.length);
  }
  codeDictionaries.set(list, codes);
  return codes;
}

/** The bits of an array of codes: dimensions, flags and type (int32 each), per dimension size and start, then values. */
function readCodes(codes: Dictionary, bytes: Buffer, at: number): number {
  let mask = 0;
  if (bytes.readInt32BE(at) === 0) return mask;
  let next = at + 20;
  for (let left = bytes.readInt32BE(at + 12); left > 0; left--) {
    const length = bytes.readInt32BE(next);
    const position = codes.find(bytes, next + 4, length);
    if (position !== NONE) mask |= 1 << position;
    next += 4 + Math.max(length, 0);
  }
  return mask;
}

type Numbers = Int8Array | Int32Array | Float64Array;

class ArrayPacker<A extends Numbers> implements Packer {
  readonly #kind: new (length: number) => A;
  readonly #empty: number;
  readonly #read: (bytes: Buffer, at: number, length: number) => number;
  #values: A;

  constructor(
    kind: new (length: number) => A,
    empty: number,
    read: (bytes: Buffer, at: number, length: number) => number,
  ) {
    this.#kind = kind;
    this.#empty = empty;
    this.#read = read;
    this.#values = new kind(0);
  }

  grow(capacity: number): void {
    const grown = new this.#kind(capacity);
    grown.set(this.#values);
    grown.fill(this.#empty, this.#values.length);
    this.#values = grown;
  }

  set(row: number, bytes: Buffer, at: number, length: number): void {
    this.#values[row] = this.#read(bytes, at, length);
  }

  at(row: number): number {
    return this.#values[row]!;
  }

  finish(rows: number, order: Int32Array | undefined): A {
    const values = this.#values;
    const ordered = new this.#kind(rows);
    if (order) for (let row = 0; row < rows; row++) ordered[row] = values[order[row]!]!;
    else ordered.set(values.subarray(0, rows));
    return ordered;
  }
}

/** Packs texts as positions in a dictionary. */
export class TextPacker implements Packer {
  readonly #dictionary: Dictionary;
  readonly #index: ArrayPacker<Int32Array>;
  #last = NONE;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    // An empty text is an empty cell.
    this.#index = new ArrayPacker(Int32Array, NONE, (bytes, at, length) =>
      length === 0 ? NONE : (this.#last = this.#position(bytes, at, length)),
    );
  }

  /** Rows come in their file's order, so that a parent's name mostly is the one before again, or the next one. */
  #position(bytes: Buffer, at: number, length: number): number {
    const [last, dictionary] = [this.#last, this.#dictionary];
    if (dictionary.isAt(last, bytes, at, length)) return last;
    return dictionary.isAt(last + 1, bytes, at, length) ? last + 1 : dictionary.add(bytes, at, length);
  }

  /** Compares two rows' texts by their characters' numbers, before the rows are ordered. */
  compare(a: number, b: number): number {
    const [first, second] = [this.#index.at(a), this.#index.at(b)];
    if (first === second) return 0;
    const texts = this.#dictionary.values();
    return (texts[first] ?? "") < (texts[second] ?? "") ? -1 : 1;
  }

  grow(capacity: number): void {
    this.#index.grow(capacity);
  }

  set(row: number, bytes: Buffer, at: number, length: number): void {
    this.#index.set(row, bytes, at, length);
  }

  finish(rows: number, order: Int32Array | undefined): TextColumn {
    return { index: this.#index.finish(rows, order), values: this.#dictionary.values() };
  }
}

/** Distinct texts, found by their bytes, so that a text that comes a million times is decoded once. */
export class Dictionary {
  #pool = Buffer.allocUnsafe(1024);
  #ends = new Int32Array(64);
  #count = 0;
  /** Open addressing: position + 1, or 0 for a free slot. At least twice as many slots as texts. */
  #slots = new Int32Array(128);
  #decoded: string[] = [];

  /** Position of a text; −1 when it is not there. */
  find(bytes: Buffer, at: number, length: number): number {
    return this.#slots[this.#slotOf(bytes, at, length)]! - 1;
  }

  /** Position of a text, which is added when it is not there. */
  add(bytes: Buffer, at: number, length: number): number {
    let slot = this.#slotOf(bytes, at, length);
    const known = this.#slots[slot]!;
    if (known !== 0) return known - 1;
    if (this.#count === this.#ends.length) {
      this.#grow();
      slot = this.#slotOf(bytes, at, length);
    }
    const start = this.#startOf(this.#count);
    if (start + length > this.#pool.length) {
      const pool = Buffer.allocUnsafe(Math.max(this.#pool.length * 2, start + length));
      this.#pool.copy(pool, 0, 0, start);
      this.#pool = pool;
    }
    bytes.copy(this.#pool, start, at, at + length);
    this.#ends[this.#count] = start + length;
    this.#slots[slot] = ++this.#count;
    return this.#count - 1;
  }

  /** Is this the text at a position? */
  isAt(position: number, bytes: Buffer, at: number, length: number): boolean {
    if (position < 0 || position >= this.#count) return false;
    const start = this.#startOf(position);
    if (this.#ends[position]! - start !== length) return false;
    const pool = this.#pool;
    // The ends of names differ sooner than their beginnings.
    for (let i = length - 1; i >= 0; i--) if (pool[start + i] !== bytes[at + i]) return false;
    return true;
  }

  /** All texts, by position. The same array every time: columns of one dictionary can be told by it. */
  values(): readonly string[] {
    for (let position = this.#decoded.length; position < this.#count; position++) {
      this.#decoded.push(this.#pool.toString("utf8", this.#startOf(position), this.#ends[position]));
    }
    return this.#decoded;
  }

  #startOf(position: number): number {
    return position === 0 ? 0 : this.#ends[position - 1]!;
  }

  /** The slot of a text, or the free one where it belongs. */
  #slotOf(bytes: Buffer, at: number, length: number): number {
    const mask = this.#slots.length - 1;
    let hash = 0x811c9dc5;
    for (let i = at; i < at + length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const position = this.#slots[slot]! - 1;
      if (position < 0) return slot;
      if (this.isAt(position, bytes, at, length)) return slot;
    }
  }

  #grow(): void {
    const ends = new Int32Array(this.#ends.length * 2);
    ends.set(this.#ends);
    this.#ends = ends;
    this.#slots = new Int32Array(ends.length * 2);
    for (let position = 0; position < this.#count; position++) {
      const start = this.#startOf(position);
      this.#slots[this.#slotOf(this.#pool, start, ends[position]! - start)] = position + 1;
    }
  }
}
