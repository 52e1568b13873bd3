/** Checks the parameters of the cost-benefit model: dated, sourced, with unit and sane ranges, and no source that nothing uses. */
import { confidences, type Parameter, type Source } from "#src/domain/model/parameters/parameter.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { twice, type DefinitionFault } from "./fault.ts";

const parameterId = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)?$/;

/** Every fault of parameters and sources. */
export function* checkParameters(
  parameters: readonly Parameter[],
  sources: readonly Source[],
): Generator<DefinitionFault, void> {
  yield* twice("parameter", parameters);
  yield* twice("source", sources);
  const known = new Set(sources.map(({ id }) => id));
  for (const parameter of parameters) yield* checkParameter(parameter, known);
  const used = new Set(parameters.flatMap(({ values }) => values.flatMap((value) => value.sources)));
  for (const { id, title } of sources) {
    if (title.trim() === "") yield { kind: "source", id, fault: "missing-text", detail: id };
    if (!used.has(id)) yield { kind: "source", id, fault: "unreachable", detail: id };
  }
}

function* checkParameter(parameter: Parameter, known: ReadonlySet<string>): Generator<DefinitionFault, void> {
  const { id, label, unit, values, range, illustration } = parameter;
  const fault = (what: DefinitionFault["fault"], detail: string): DefinitionFault => ({
    kind: "parameter",
    id,
    fault: what,
    detail,
  });
  if (!parameterId.test(id)) yield fault("bad-id", id);
  if (label.trim() === "") yield fault("missing-text", "label");
  if (unit.trim() === "") yield fault("missing-text", "unit");
  if (values.length === 0) yield fault("empty", id);
  for (const [position, { from, value, confidence, sources, checked }] of values.entries()) {
    if (parseIsoDate(from) === undefined) yield fault("bad-date", from);
    if (position > 0 && from <= values[position - 1]!.from) yield fault("not-ascending", from);
    if (value !== null && !Number.isFinite(value)) yield fault("bad-number", from);
    if (!confidences.includes(confidence)) yield fault("unknown-reference", confidence);
    if (sources.length === 0) yield fault("unsourced", from);
    for (const source of sources) if (!known.has(source)) yield fault("unknown-reference", source);
    if (checked && (checked.by.trim() === "" || parseIsoDate(checked.on) === undefined)) yield fault("bad-date", from);
    if (range && value !== null && (value < range.low || value > range.high)) yield fault("bad-range", from);
  }
  if (range && !(range.low < range.high)) yield fault("bad-range", `${range.low}–${range.high}`);
  if (illustration !== undefined && !(illustration > 0)) yield fault("bad-number", String(illustration));
}
