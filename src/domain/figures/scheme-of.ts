/** The scheme that an evaluation's results follow, and how it sorts exits. */
import { codeIndex } from "#src/domain/code-lists.ts";
import type { Single } from "#src/domain/figures/count.ts";
import type { Labelled } from "#src/domain/figures/figure.ts";
import { MISSING } from "#src/domain/figures/labels.ts";
import type { Context } from "#src/domain/figures/population.ts";
import { perRegister } from "#src/domain/figures/prepared.ts";
import { textAt } from "#src/domain/register.ts";
import { DEFAULT_SCHEME, findScheme, schemes } from "#src/domain/schemes/catalogue.ts";
import { chooseScheme, type SchemeChoice } from "#src/domain/schemes/choose-scheme.ts";
import { compileScheme, everyExit, exitIndex, OUTSIDE, type CompiledScheme } from "#src/domain/schemes/scheme.ts";

/** All schemes with categories, compiled when the program starts: a faulty one stops it at once. */
const compiled: ReadonlyMap<string, CompiledScheme> = new Map(
  schemes.flatMap((scheme) => (scheme.kind === "categories" ? [[scheme.id, compileScheme(scheme)] as const] : [])),
);

/** The chosen scheme with what a reader needs to know about the choice, or why there is none. Swedish. */
export type ChosenScheme =
  { readonly scheme: CompiledScheme; readonly notes: readonly string[] } | { readonly why: string };

/** The scheme asked for, or the one the programmes in scope use for the period. */
export function chosenScheme(context: Context): ChosenScheme {
  const asked = context.request.scheme;
  if (asked !== undefined) return byId(asked, []);
  const choices = ownChoices(context);
  const ids = [...new Set(choices.map(({ id }) => id))];
  if (ids.length > 1) {
    return { why: `Insatserna har olika resultatscheman för perioden (${ids.join(", ")}). Välj ett schema.` };
  }
  return byId(ids[0] ?? DEFAULT_SCHEME, [...new Set(choices.flatMap(notesOf))]);
}

function byId(id: string, notes: readonly string[]): ChosenScheme {
  const scheme = compiled.get(id);
  if (scheme) return { scheme, notes };
  return {
    why: findScheme(id)
      ? `Resultatschemat ${id} är en lista över resultat som kan överlappa, inte kategorier som avsluten delas in i.`
      : `Resultatschemat ${id} finns inte. De scheman som finns är ${schemes.map((one) => one.id).join(", ")}.`,
  };
}

function ownChoices(context: Context): readonly SchemeChoice[] {
  const { programme } = context.register;
  const wanted = new Set(context.programmes);
  const choices: SchemeChoice[] = [];
  for (let row = 0; row < programme.rows; row++) {
    const position = context.prepared.programmes.positionOf.get(textAt(programme.name, row) ?? "");
    if (position === undefined || !wanted.has(position)) continue;
    choices.push(chooseScheme(textAt(programme.resultScheme, row) ?? "", context.from, context.to));
  }
  return choices;
}

function notesOf({ id, within, lapsed }: SchemeChoice): readonly string[] {
  const notes: string[] = [];
  if (within.length > 1) {
    notes.push(
      `Insatsen byter resultatschema under perioden (${within.join(", ")}). Här används ${id} för hela perioden.`,
    );
  }
  if (lapsed) notes.push(`Insatsen har inget resultatschema som gäller periodens sista dag. Här används ${id}.`);
  return notes;
}

const INTERRUPTED = codeIndex("exitKind", "avbruten");
const UNREACHABLE = codeIndex("exitReason", "ej-nabar");

/** Each enrolment's exit as one key: its kind, reason and destination. */
const exitKeys = perRegister(({ enrolment }) => {
  const { exitKind, exitReason, destination, rows } = enrolment;
  const keys = new Int16Array(rows);
  for (let row = 0; row < rows; row++) keys[row] = exitIndex(exitKind[row]!, exitReason[row]!, destination[row]!);
  return keys;
});

/** A property of exits: `positionOf` gives the position of a kind, reason and destination among the codes. */
function exitProperty(
  context: Context,
  codes: readonly Labelled[],
  positionOf: (kind: number, reason: number, destination: number) => number,
): Single {
  // Every exit has all three, were it as empty: no key is −1.
  const positions = Int32Array.from([-1, ...Array.from(everyExit(), (exit) => positionOf(...exit))]);
  return { kind: "single", codes, keys: exitKeys(context), positions };
}

/** The scheme's categories as a property of enrolments; outside its population −1. */
export const categoryProperty = (context: Context, { categories, categoryOf }: CompiledScheme): Single =>
  exitProperty(context, categories, categoryOf);

const INTERRUPTED_ROW: Labelled = { code: "avbrutit", label: "Avbrutit" };

/** The categories and everybody else: interrupted or not reachable is `avbrutit`, the rest joins `saknas`. */
export function categoryOrInterruptedProperty(context: Context, { categories, categoryOf }: CompiledScheme): Single {
  const named = categories.filter(({ code }) => code !== MISSING.code);
  const codes = [...named, INTERRUPTED_ROW, MISSING];
  return exitProperty(context, codes, (kind, reason, destination) => {
    const category = categoryOf(kind, reason, destination);
    if (category !== OUTSIDE) return category < named.length ? category : codes.length - 1;
    return kind === INTERRUPTED || reason === UNREACHABLE ? named.length : codes.length - 1;
  });
}
