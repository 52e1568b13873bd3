import { expect, test } from "vitest";
import { basisColumns, type Basis } from "../engine/basis.ts";
import { inOwnOrder, type DrawnPerson } from "./own-order.ts";

const basis = (wage: number): Basis => {
  const zeroes: Partial<Record<keyof Basis, number>> = {};
  for (const column of basisColumns) zeroes[column] = 0;
  return { ...(zeroes as Basis), wage };
};
const person = (wage: number, exit: DrawnPerson["exit"], after: DrawnPerson["after"] = "measured"): DrawnPerson => ({ exit, after, basis: basis(wage), cluster: 0 }); // prettier-ignore

test("persons come in the same order however they are listed", () => {
  const persons = [person(3, "completed"), person(1, "interrupted"), person(1, "completed"), person(1, "completed", "missing")]; // prettier-ignore
  const sorted = inOwnOrder(persons);
  expect(inOwnOrder(persons.toReversed())).toEqual(sorted);
  expect(sorted.map(({ basis: { wage } }) => wage)).toEqual([1, 1, 1, 3]);
});
