import { describe, expect, test } from "vitest";
import { readTypeCase } from "./type-case.ts";

const defaults = { year: 2025, municipalTax: 20.36, regionalTax: 10.88 };
const read = (search: string) => readTypeCase(new URLSearchParams(search), defaults);
const where = "year=2025&municipalTax=20,36&regionalTax=10,88&housing=5500&persons=10";

describe("a type case", () => {
  test("opens with an example that can be computed", () => {
    const { found, errors } = read("");

    expect(errors).toEqual({});
    expect(found?.persons).toBe(10);
    expect(found?.person.context).toEqual({ municipalTax: 0.2036, regionalTax: 0.1088, housing: 6000 });
    expect(found?.person.after.spells[0]).toMatchObject({ kind: "lon", fullTimeWage: 28_000, extent: 0.5 });
  });

  test("takes income in the same months off the assistance, and not income in other months", () => {
    const spells = (months: number) =>
      read(
        `${where}&b1kind=ingen&b1months=12&b1extent=100&a1kind=forsorjningsstod&a1months=${months}&a1extent=100&a2kind=lon&a2months=6&a2extent=50&a2amount=20000`,
      ).found!.person.after.spells;

    expect(spells(12)[0]).toMatchObject({ kind: "forsorjningsstod", concurrent: [1] });
    expect(spells(6)[0]).toMatchObject({ kind: "forsorjningsstod", concurrent: [] });
  });

  test.each([
    ["b1kind=lon&b1months=12&b1extent=100&a1kind=ingen&a1months=12&a1extent=100", "b1amount"],
    ["b1kind=akassa&b1months=12&b1extent=100&a1kind=ingen&a1months=12&a1extent=100", "b1amount"],
    ["b1kind=ingen&b1months=13&b1extent=100&a1kind=ingen&a1months=12&a1extent=100", "b1months"],
    ["b1kind=ingen&b1months=12&b1extent=x&a1kind=ingen&a1months=12&a1extent=100", "b1extent"],
    ["b1kind=ingen&b1months=12&b1extent=100&a1kind=", "a1kind"],
  ])("that lacks something says what: %s", (search, name) => {
    const { found, errors } = read(`${where}&${search}`);

    expect(found).toBeUndefined();
    expect(Object.keys(errors)).toEqual([name]);
  });

  test("outside the years there are rules for is refused", () => {
    expect(Object.keys(read(`${where.replace("2025", "2031")}&b1kind=ingen&b1months=12&b1extent=100&a1kind=ingen&a1months=12&a1extent=100`).errors)).toEqual(["year"]); // prettier-ignore
  });
});
