import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plain, printed } from "#src/kernel/swedish-number.ts";
import { familiarAmount, wholeKronor } from "./amounts.ts";

const write = (kronor: number) => familiarAmount(kronor, plain);

describe("amounts as the teams print them", () => {
  it.each([
    [536_000, "536 000 kr"],
    [2_000_000, "2 mkr"],
    [1_963_500, "2 mkr"],
    [10_290_500, "10,3 mkr"],
    [-2_183_700, "-2,2 mkr"],
    [-317_200, "-317 000 kr"],
    [1_641, "2 000 kr"],
    [12_345_678_900, "12 345,7 mkr"],
  ])("%d kr is %s", (kronor, text) => {
    expect(write(kronor)).toBe(text);
  });

  it("are rounded half away from zero, by the decimals that were written", () => {
    expect([write(500), write(-500), write(499.99), write(1_500), write(-1_500)]).toEqual([
      "1 000 kr", "-1 000 kr", "0 kr", "2 000 kr", "-2 000 kr",
    ]); // prettier-ignore
    expect([write(1_050_000), write(1_049_999.99), write(-1_150_000)]).toEqual(["1,1 mkr", "1 mkr", "-1,2 mkr"]);
  });

  it("go over to millions where whole thousands do, so that a million is never written in thousands", () => {
    expect([write(999_499.99), write(999_500), write(999_999), write(1_000_000)]).toEqual([
      "999 000 kr", "1 mkr", "1 mkr", "1 mkr",
    ]); // prettier-ignore
    expect([write(-999_499.99), write(-999_500)]).toEqual(["-999 000 kr", "-1 mkr"]);
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (kronor) => {
        expect(write(kronor)).toMatch(/^-?\d{1,3}( 000)? kr$|^-?[1-9]\d*( \d{3})*(,[1-9])? mkr$/);
      }),
    );
  });

  it("have no sign and no thousands when they round to nothing", () => {
    expect([write(0), write(-0), write(-499), write(0.01)]).toEqual(["0 kr", "0 kr", "0 kr", "0 kr"]);
  });

  it("have a no-break space and a minus sign in print, and what a keyboard has otherwise", () => {
    expect(familiarAmount(-317_200, printed)).toBe("\u2212317\u00a0000\u00a0kr");
    expect(familiarAmount(-317_200)).toBe(familiarAmount(-317_200, printed));
    expect(write(-317_200)).toBe("-317 000 kr");
    expect(familiarAmount(-2_183_700, printed)).toBe("\u22122,2\u00a0mkr");
  });
});

describe("amounts of a line", () => {
  it("are written in whole kronor", () => {
    expect(wholeKronor(-26_712.5)).toBe("\u221226\u00a0713\u00a0kr");
  });
});
