/**
 * Checks everything that is data in the program: code lists, the workbook, figures with their texts, schemes, templates,
 * parameters.
 * Each must be well formed, and reachable: something that nothing leads to is a mistake too.
 */
import { codeLists } from "#src/domain/code-lists.ts";
import { figureDefinitions } from "#src/domain/figures/catalogue.ts";
import type { FigureDefinition, FigureId, FigureText } from "#src/domain/figures/figure.ts";
import { parameters, sources } from "#src/domain/model/parameters/catalogue.ts";
import type { Parameter, Source } from "#src/domain/model/parameters/parameter.ts";
import { fold } from "#src/domain/register-import/forgiving.ts";
import { chartKinds } from "#src/domain/report/charts/catalogue.ts";
import { parseSentence } from "#src/domain/report/sentence.ts";
import { tableViews } from "#src/domain/report/table-views.ts";
import type { Template } from "#src/domain/report/template.ts";
import { templates } from "#src/domain/report/templates/catalogue.ts";
import { schemes } from "#src/domain/schemes/catalogue.ts";
import { compileScheme, everyExit, type CompiledScheme, type Scheme } from "#src/domain/schemes/scheme.ts";
import { workbook, type WorkbookSheet } from "#src/domain/workbook.ts";
import { figureTexts } from "#src/texts/figures.sv.ts";
import { checkParameters } from "./check-parameters.ts";
import { twice, type DefinitionFault } from "./fault.ts";

/** Everything that is checked; tests put something broken in its place. */
export interface Definitions {
  readonly codeLists: Readonly<Record<string, readonly CodeLike[]>>;
  readonly workbook: readonly WorkbookSheet[];
  readonly figures: readonly FigureDefinition[];
  readonly figureTexts: Readonly<Record<FigureId, FigureText>>;
  readonly tables: readonly string[];
  readonly charts: readonly string[];
  readonly schemes: readonly Scheme[];
  readonly templates: readonly Template[];
  readonly parameters: readonly Parameter[];
  readonly sources: readonly Source[];
}

interface CodeLike {
  readonly code: string;
  readonly label: string;
  readonly also?: readonly string[];
  readonly units?: readonly string[];
}

/** The program's own definitions. */
export const ownDefinitions: Definitions = {
  codeLists,
  workbook,
  figures: figureDefinitions,
  figureTexts,
  tables: Object.keys(tableViews),
  charts: Object.keys(chartKinds),
  schemes,
  templates,
  parameters,
  sources,
};

/** Every fault there is; an empty list when all is well. */
export const checkDefinitions = (definitions: Definitions): readonly DefinitionFault[] => [
  ...checkCodeLists(definitions),
  ...checkWorkbook(definitions),
  ...checkFigures(definitions),
  ...definitions.schemes.flatMap((scheme) => [...checkScheme(scheme, definitions)]),
  ...twice("scheme", definitions.schemes),
  ...definitions.templates.flatMap((template) => [...checkTemplate(template, definitions)]),
  ...twice("template", definitions.templates),
  ...checkParameters(definitions.parameters, definitions.sources),
];

const idForm = /^[a-z0-9]+([.-][a-z0-9]+)*$/;

function* checkCodeLists({ codeLists: lists, workbook: sheets }: Definitions): Generator<DefinitionFault, void> {
  const used = new Set(sheets.flatMap(({ columns }) => columns.flatMap(({ list }) => (list ? [list] : []))));
  for (const [id, codes] of Object.entries(lists)) {
    const fault = (what: DefinitionFault["fault"], detail: string): DefinitionFault => ({
      kind: "code-list",
      id,
      fault: what,
      detail,
    });
    if (codes.length === 0) yield fault("empty", id);
    if (![...used].some((list) => list === id)) yield fault("unreachable", id);
    const owner = new Map<string, string>();
    for (const { code, label, also = [], units = [] } of codes) {
      if (!idForm.test(code)) yield fault("bad-id", code);
      if (label.trim() === "") yield fault("missing-text", code);
      for (const text of [code, label, ...also, ...units]) {
        const other = owner.get(fold(text));
        if (other !== undefined && other !== code) yield fault("ambiguous-label", text);
        owner.set(fold(text), code);
      }
    }
  }
}

function* checkWorkbook({ workbook: sheets, codeLists: lists }: Definitions): Generator<DefinitionFault, void> {
  for (const { sheet, table, key, parents, columns } of sheets) {
    const fault = (what: DefinitionFault["fault"], detail: string): DefinitionFault => ({
      kind: "sheet",
      id: sheet,
      fault: what,
      detail,
    });
    const fields = columns.map(({ field }) => field);
    for (const field of [...key, ...Object.keys(parents)]) {
      if (!fields.includes(field)) yield fault("unknown-reference", field);
    }
    for (const parent of Object.values(parents)) {
      if (!sheets.some((other) => other.table === parent)) yield fault("unknown-reference", parent);
    }
    if (new Set(fields).size < fields.length) yield fault("twice", table);
    if (new Set(columns.map(({ header }) => fold(header))).size < columns.length) yield fault("ambiguous-label", sheet);
    for (const { header, type, list } of columns) {
      const known = list !== undefined && list in lists;
      if (known !== (type === "code" || type === "codes")) yield fault("unknown-reference", header);
    }
  }
}

function* checkFigures({ figures, figureTexts: texts }: Definitions): Generator<DefinitionFault, void> {
  yield* twice("figure", figures);
  for (const { id, version } of figures) {
    const text = texts[id];
    if (!idForm.test(id)) yield { kind: "figure", id, fault: "bad-id", detail: id };
    if (!Number.isInteger(version) || version < 1) {
      yield { kind: "figure", id, fault: "bad-version", detail: String(version) };
    }
    if (!text || text.title.trim() === "") {
      yield { kind: "figure", id, fault: "missing-text", detail: id };
      continue;
    }
    for (const sentence of [text.definition, text.population]) {
      if (!/^\p{Lu}.*\.$/su.test(sentence))
        yield { kind: "figure", id, fault: "unfinished-sentence", detail: sentence };
    }
  }
  for (const id of Object.keys(texts)) {
    if (!figures.some((figure) => figure.id === id)) yield { kind: "figure", id, fault: "orphan-text", detail: id };
  }
}

function* checkScheme(scheme: Scheme, definitions: Definitions): Generator<DefinitionFault, void> {
  const { id, version } = scheme;
  const fault = (what: DefinitionFault["fault"], detail: string): DefinitionFault => ({
    kind: "scheme",
    id,
    fault: what,
    detail,
  });
  if (!idForm.test(id)) yield fault("bad-id", id);
  if (!Number.isInteger(version) || version < 1) yield fault("bad-version", String(version));
  if (scheme.kind === "results") {
    for (const figure of scheme.figures) {
      if (!definitions.figures.some((known) => known.id === figure)) yield fault("unknown-reference", figure);
    }
    return;
  }
  const codes = scheme.categories.map(({ code }) => code);
  if (new Set(codes).size < codes.length) yield fault("twice", codes.join(", "));
  let compiled: CompiledScheme;
  try {
    compiled = compileScheme(scheme);
  } catch (error) {
    // Compiling tries every exit there can be; what it says names the first that has not exactly one category.
    yield fault("not-exclusive", (error as Error).message);
    return;
  }
  const reached = new Set<number>();
  for (const exit of everyExit()) reached.add(compiled.categoryOf(...exit));
  for (const [position, code] of codes.entries()) if (!reached.has(position)) yield fault("unreachable", code);
}

function* checkTemplate(template: Template, definitions: Definitions): Generator<DefinitionFault, void> {
  const fault = (what: DefinitionFault["fault"], detail: string): DefinitionFault => ({
    kind: "template",
    id: template.id,
    fault: what,
    detail,
  });
  const isFigure = (id: string) => definitions.figures.some((figure) => figure.id === id);
  if (!idForm.test(template.id)) yield fault("bad-id", template.id);
  if (template.title.trim() === "" || template.description.trim() === "") yield fault("missing-text", template.id);
  if (template.parts.length === 0) yield fault("empty", template.id);
  if (template.scheme !== undefined && !definitions.schemes.some(({ id }) => id === template.scheme)) {
    yield fault("unknown-reference", template.scheme);
  }
  if (template.parts.filter(({ part }) => part === "benefit").length > 1) yield fault("twice", "benefit");
  for (const part of template.parts) {
    if (part.part === "table" && (!isFigure(part.figure) || !definitions.tables.includes(part.figure))) {
      yield fault("unknown-reference", part.figure);
    }
    // The whole section is explained in an appendix of its own.
    if (part.part === "benefit" && part.extent === "full" && !template.appendix) yield fault("unreachable", "benefit");
    if (part.part === "chart" && !definitions.charts.includes(part.chart)) yield fault("unknown-reference", part.chart);
    for (const sentence of sentencesOf(part)) {
      try {
        for (const piece of parseSentence(sentence)) {
          if (typeof piece !== "string" && !isFigure(piece.figure)) yield fault("unknown-reference", piece.figure);
        }
      } catch {
        yield fault("bad-mark", sentence);
      }
    }
  }
}

/** The texts of a part that hold values. */
function sentencesOf(part: Template["parts"][number]): readonly string[] {
  if (part.part === "sentence") return [part.text];
  if (part.part === "key-figures") return part.items.flatMap(({ value, note }) => [`{${value}}`, note]);
  return [];
}
