/** Groups of persons as flat columns of numbers, and sums over those of them that are drawn. */
import { basisColumns, type Basis, type BasisColumn } from "../engine/basis.ts";

const width = basisColumns.length;

/** A group of persons. */
export interface Sample {
  /** Their bases, row by row: {@link basisColumns}, kronor a year. */
  readonly bases: Float64Array;
  /** The team of each person, any numbers; needed only when persons of several teams are counted together. */
  readonly clusters?: readonly number[];
}

/** The bases of persons as one flat array. */
export function basesOf(persons: readonly Basis[]): Float64Array {
  const bases = new Float64Array(persons.length * width);
  persons.forEach((basis, person) => {
    basisColumns.forEach((column, at) => (bases[person * width + at] = basis[column]));
  });
  return bases;
}

/** How many persons a sample has. */
export const sizeOf = (sample: Sample): number => sample.bases.length / width;

/** Room for a sum of bases. */
export const emptySum = (): Float64Array => new Float64Array(width);

/** Adds the basis of one person, so many times. */
export function addPerson(sum: Float64Array, bases: Float64Array, person: number, times: number): void {
  const at = person * width;
  for (let column = 0; column < width; column++) sum[column]! += times * bases[at + column]!;
}

/** The sum of the bases of persons, each so many times. Does not depend on the order they were drawn in. */
export function sumOf(bases: Float64Array, times: Int32Array, sum: Float64Array): Float64Array {
  sum.fill(0);
  for (let person = 0; person < times.length; person++) {
    if (times[person]! > 0) addPerson(sum, bases, person, times[person]!);
  }
  return sum;
}

/** A sum less another, times a factor, as a basis. */
export function basisFrom(sum: Float64Array, less: Float64Array, times: number): Basis {
  const basis: Partial<Record<BasisColumn, number>> = {};
  for (let column = 0; column < width; column++) basis[basisColumns[column]!] = (sum[column]! - less[column]!) * times;
  return basis as Basis;
}
