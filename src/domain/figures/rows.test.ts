import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  between,
  filterRows,
  NEVER,
  rowsBetween,
  rowsDuring,
  selectRows,
  sortByDay,
  spansOf,
  withKeptRows,
  withRowLists,
} from "#src/domain/figures/rows.ts";
import { NO_DAY } from "#src/kernel/dates.ts";

const day = fc.integer({ min: -30_000, max: 30_000 });
const days = fc.array(fc.oneof(day, fc.constant(NO_DAY)), { maxLength: 30 }).map((list) => Int32Array.from(list));
const period = fc
  .tuple(day, fc.integer({ min: 0, max: 20_000 }))
  .map(([from, length]) => ({ from, to: from + length }));

const where = (rows: number, keep: (row: number) => boolean) => [...Array(rows).keys()].filter(keep);

describe("rows of a period", () => {
  test("are those whose day is in it, before 1970 and after, and never those without a day", () => {
    fc.assert(
      fc.property(days, period, (column, { from, to }) => {
        const wanted = where(column.length, (row) => column[row]! >= from && column[row]! <= to);
        const all = selectRows(column.length, () => true);
        expect([...rowsBetween(column, from, to)]).toEqual(wanted);
        expect([...between(all, column, from, to)]).toEqual(wanted);
      }),
    );
  });

  test("of what goes on for a time are those with some day in it; without a last day it goes on for ever", () => {
    fc.assert(
      fc.property(days, days, period, (first, last, { from, to }) => {
        const [starts, ends] = [first.subarray(0, last.length), last.subarray(0, first.length)];
        const wanted = where(
          starts.length,
          (row) => starts[row] !== NO_DAY && starts[row]! <= to && (ends[row] === NO_DAY || ends[row]! >= from),
        );
        expect([...rowsDuring(spansOf(starts, ends), from, to)]).toEqual(wanted);
      }),
    );
  });

  test("sort by day, and of one day as they came", () => {
    const column = Int32Array.from([12, 10, 12, 11]);
    expect([...sortByDay(Int32Array.from([0, 1, 2, 3]), column, { from: 10, to: 12 })]).toEqual([1, 3, 0, 2]);
  });

  test("without a last day are still there on the last day that can be written", () => {
    expect([...between(Int32Array.of(0), Int32Array.of(NEVER), 2_932_896, NEVER)]).toEqual([0]);
  });
});

describe("the room for row lists", () => {
  const four = () => selectRows(4, () => true);
  const all = [0, 1, 2, 3];

  test("keeps the lists of one evaluation apart, also one made while another is gathered", () => {
    withRowLists(() => {
      const first = four();
      let within = first;
      const outer = filterRows(first, (row) => {
        within = selectRows(3, (other) => other === row);
        return row > 1;
      });
      const last = four();
      expect([[...first], [...outer], [...within], [...last]]).toEqual([all, [2, 3], [], all]);
    });
  });

  test("is used again by the next evaluation, but not for lists that are to be kept", () => {
    const [lost, kept] = withRowLists(() => [four(), withKeptRows(four)]);
    withRowLists(() => selectRows(5, (row) => row > 0));
    expect([[...lost], [...kept]]).toEqual([[1, 2, 3, 4], all]);
  });
});
