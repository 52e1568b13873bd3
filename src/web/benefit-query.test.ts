import { describe, expect, test } from "vitest";
import { presets } from "#src/domain/model/assumptions.ts";
import { assumptionFields, fromShown, toShown } from "./benefit-fields.ts";
import { assumptionsOf, benefitPairs, readBenefitQuery } from "./benefit-query.ts";

const read = (search: string) => readBenefitQuery(new URLSearchParams(search));
const written = (search: string) => new URLSearchParams(benefitPairs(read(search).benefit)).toString();

describe("the address of a calculation", () => {
  test("without anything is the main preset as it is", () => {
    const { benefit, faults } = read("");

    expect(assumptionsOf(benefit)).toEqual(presets.huvud);
    expect([benefit.after, benefit.targetMonths, benefit.cost]).toEqual(["12m", undefined, undefined]);
    expect(faults.errors).toEqual({});
    expect(benefitPairs(benefit)).toEqual({});
  });

  test("holds what differs from the preset and nothing else", () => {
    const everything = assumptionFields.map(({ key }) => `${key}=${toShown(key, presets.forsiktig[key])}`).join("&");

    expect(written(`preset=forsiktig&${everything}&costSplit=actual&population=ended`)).toBe("preset=forsiktig");
    expect(written("deadweight=30&persistence=70&target=24&cost=5000000&after=12m&illustrative=on")).toBe(
      "persistence=70&target=24&cost=5000000&illustrative=on",
    );
  });

  test("leaves the target to the register when the form's own comes back unchanged", () => {
    expect(read("registered=24&target=24").benefit.targetMonths).toBeUndefined();
    expect(read("registered=24&target=30").benefit.targetMonths).toBe(30);
    expect(read("target=34").benefit.targetMonths).toBe(34);
  });

  test.each(["preset=jamforbar&deadweight=12.5&discountRate=3.5", "costSplit=law&dailyBenefitsPayer=fk&after=24m"])(
    "reads what it writes: %s",
    (search) => {
      expect(read(written(search)).benefit).toEqual(read(search).benefit);
    },
  );

  test("takes a comma, spaces and a percent sign", () => {
    const { benefit } = read("discountRate=2,5 %25&cost=4 241 800");

    expect(benefit.changes.discountRate).toBe(0.025);
    expect(benefit.cost).toBe(4_241_800);
  });

  test.each([
    ["deadweight=101", "deadweight"],
    ["deadweight=-1", "deadweight"],
    ["horizonYears=ett", "horizonYears"],
    ["cost=mycket", "cost"],
    ["target=0", "target"],
  ])("with %s says what is wrong and uses the preset's value", (search, name) => {
    const { benefit, faults } = read(search);

    expect(Object.keys(faults.errors)).toEqual([name]);
    expect(faults.values[name]).toBe(search.split("=")[1]);
    expect(assumptionsOf(benefit)).toEqual(presets.huvud);
  });

  test("with a preset, choice or occasion that does not exist is as without it", () => {
    expect(read("preset=eget&costSplit=min&after=3m&population=alla").benefit).toEqual(read("").benefit);
  });

  test("that sends an observed persistence back unchanged has not chosen it", () => {
    expect(read("persistence=79.3&observed=79.3").benefit.changes).toEqual({});
    expect(read("persistence=80&observed=79.3").benefit.changes).toEqual({ persistence: 0.8 });
  });
});

describe("an assumption's value", () => {
  test("is the same after being shown and read, however it is written in binary", () => {
    const values = Array.from({ length: 1001 }, (_, index) => index / 1000);

    expect(values.filter((value) => fromShown("deadweight", toShown("deadweight", value)) !== value)).toEqual([]);
  });
});
