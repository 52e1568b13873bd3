import { expect, test } from "vitest";
import { tenantKindOf } from "#src/domain/tenant.ts";

test.each([
  ["Västerås stad", "kommun"],
  ["Säters kommun", "kommun"],
  ["Ekhamns kommun (demo)", "kommun"],
  ["Region Västmanland", "region"],
  ["Landstinget Dalarna", "region"],
  ["Arbetsförmedlingen", "af"],
  ["Försäkringskassan", "fk"],
  ["Samordningsförbundet Västmanland", "forbund"],
  ["Provstad", "kommun"],
  ["Regionalteatern", "ovrig"],
])("%s is of the kind %s", (name, kind) => {
  expect(tenantKindOf(name)).toBe(kind);
});
