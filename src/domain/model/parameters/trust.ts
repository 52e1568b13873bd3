/** How far the values of a calculation can be trusted, so that those to worry about come first. */
import { sources as released } from "./catalogue.ts";
import type { DatedValue, Parameter } from "./parameter.ts";
import { valueOfYear } from "./select.ts";

/** `unsourced`: nobody has looked it up in any source. The others are the confidence of a value that has a source. */
const trustLevels = ["unsourced", "unsure", "probable", "sure"] as const;

/** One of {@link trustLevels}. */
export type Trust = (typeof trustLevels)[number];

const kinds = new Map(released.map(({ id, kind }) => [id, kind]));

/** How far one value can be trusted. */
const trustOf = ({ sources, confidence }: DatedValue): Trust =>
  sources.every((id) => kinds.get(id) === "memory") ? "unsourced" : confidence;

/** The parameters among `ids` by their least trusted value in the years, the least trusted first; none are left out. */
export function byTrust(
  parameters: readonly Parameter[],
  ids: readonly string[],
  years: readonly number[],
): readonly { readonly trust: Trust; readonly ids: readonly string[] }[] {
  const wanted = new Set(ids);
  const judged = parameters
    .filter(({ id }) => wanted.has(id))
    .map((parameter) => {
      const found = years.flatMap((year) => valueOfYear(parameter, year) ?? []).map(trustOf);
      return { id: parameter.id, trust: trustLevels.find((level) => found.includes(level)) ?? "unsourced" };
    });
  return trustLevels
    .map((trust) => ({ trust, ids: judged.flatMap((one) => (one.trust === trust ? [one.id] : [])) }))
    .filter((level) => level.ids.length > 0);
}

const names: Readonly<Record<Trust, readonly [one: string, many: string]>> = {
  unsourced: ["saknar uppslagen källa", "saknar uppslagen källa"],
  unsure: ["är osäkert", "är osäkra"],
  probable: ["är troligt", "är troliga"],
  sure: ["står i sin källa så vitt vi vet", "står i sina källor så vitt vi vet"],
};

/** `3 saknar uppslagen källa, 2 är osäkra och 39 står i sina källor så vitt vi vet`. */
export function trustWords(levels: ReturnType<typeof byTrust>): string {
  const said = levels.map(({ trust, ids }) => `${ids.length} ${names[trust][ids.length === 1 ? 0 : 1]}`);
  return said.length < 2 ? said.join("") : `${said.slice(0, -1).join(", ")} och ${said.at(-1)!}`;
}
