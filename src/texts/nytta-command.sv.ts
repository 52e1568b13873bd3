/** Swedish texts of `stegvis nytta`: options, and results as plain text. */
import type { PresetName } from "#src/domain/model/assumptions.ts";
import type { Line, PersonResult, Refusal } from "#src/domain/model/calculation.ts";
import type { Uncomputed } from "#src/domain/model/engine/evaluate.ts";
import { resultRows } from "#src/domain/model/group/results.ts";
import { rowNames } from "#src/domain/model/names.ts";
import { parameters } from "#src/domain/model/parameters/catalogue.ts";
import { isComputed, type EvaluatedPersons } from "#src/domain/model/persons-file/evaluate-persons.ts";
import type { ModelPerson } from "#src/domain/model/spells.ts";
import { writeNumber } from "#src/kernel/swedish-number.ts";
import { renderTextTable } from "#src/kernel/text-table.ts";

/** Help of the commands and options. */
export const nyttaOptionTexts = {
  evaluate: "Räknar modellen på personer i en fil, utan register och databas.",
  from: "periodens första dag: de som avslutade i perioden räknas",
  to: "periodens sista dag",
  after: "när läget efter läses, eller senaste tidigare (annars 12m)",
  cost: "kostnaden i hela kronor, i stället för registrets",
  target: "månader inom vilka pengarna ska vara tillbaka (annars 34)",
  draws: "dragningar i osäkerheten; 0 ger ingen (annars 5000)",
  seed: "fröet för dragningarna",
  comparison: "personer som visar vad som hade hänt ändå, i stället för dödvikten",
  comparisonKind: "vad de är: waiting-list (väntelista eller lottning), comparison-group eller own-history",
  comparisonTeam: "ett annat av huvudmannens team som jämförelsegrupp",
  package: "skriv också ett reproduktionspaket, som räknar om sig självt",
  synthetic: "låt paketet ha påhittade personer efter de verkliga, att publicera",
  packageSaved: (path: string, personal: "real" | "synthetic") =>
    `Paketet är skrivet: ${path}. ${personal === "real" ? "Raderna är personuppgifter utan namn" : "Personerna är påhittade, och resultatet är inte teamets"}; kontrollera med ”stegvis nytta verify”.\n`,
  givenComparison: "personer i fil",
  withheld: "Gruppen, eller en del av den, är så liten att beloppen skulle säga något om enskilda personer.",
  verify: "Räknar om ett reproduktionspaket och jämför. Kör ingen kod ur paketet.",
  preset: "antagandena: huvud, forsiktig eller jamforbar med äldre rapporter",
  illustrative: "använd påhittade styckkostnader där verkliga saknas; resultatet är då inga fakta",
  lines: "visa varje krona: konto, ekvation och källa",
} as const;

/** What a preset is called. */
const presetNames: Readonly<Record<PresetName, string>> = {
  huvud: "huvudanalys",
  forsiktig: "försiktig",
  jamforbar: "jämförbar med äldre rapporter",
};

/** Rows of a single person. */
const oneName = {
  ...rowNames,
  deltagare: "Deltagaren",
  arbetsgivare: "Arbetsgivaren",
  forsakring: "Försäkringsgivaren",
} as const;

const kronor = (amount: number): string => writeNumber(amount, 2);

/**
 * Persons with their effects, kronor a year to the öre; with `lines` also every krona's way. Comes person by person: of many
 * it is longer than a text can be.
 */
export function* evaluationText(
  persons: readonly ModelPerson[],
  evaluated: EvaluatedPersons,
  options: { readonly preset: PresetName; readonly lines: boolean },
): Generator<string> {
  for (const [position, result] of evaluated.persons.entries()) {
    const { id, name, year } = persons[position]!;
    const heading = `Person ${id}${name === undefined ? "" : `: ${name}`} (${year} års regler)`;
    yield `${[heading, ...personText(result, options.lines)].join("\n")}\n\n`;
  }
  const { hash, used, unchecked } = evaluated.parameters;
  const notes = [
    `Förändring i kronor per år, efter minus före. Antaganden: ${presetNames[options.preset]}.`,
    ...(evaluated.illustrative ? ["Påhittade styckkostnader är använda: resultatet är inga fakta."] : []),
    `Parametrar: ${used.length} använda, ${unchecked.length} okontrollerade. SHA-256 ${hash}`,
    ...(unchecked.length > 0 ? [`Okontrollerade: ${unchecked.join(", ")}`] : []),
  ];
  yield `${notes.join("\n")}\n`;
}

function personText(result: PersonResult | Uncomputed, lines: boolean): readonly string[] {
  if (!isComputed(result)) return result.refused.map((refusal) => `  Kan inte räknas: ${unknownValueText(refusal)}`);
  const { effect, identity } = result;
  const rows = [
    ...resultRows.map((row) => [oneName[row], kronor(effect[row])]),
    ["Deltagarens disponibla inkomst", kronor(effect.disponibel)],
    ["Största avvikelse från identiteterna", kronor(identity)],
  ];
  return [
    indent(renderTextTable(["Aktör", "Kronor per år"], rows, new Set([1]))),
    ...(lines ? ["", indent(linesText(result.lines))] : []),
    ...result.refused.map((refusal) => `  Utelämnat: ${unknownValueText(refusal)}`),
  ];
}

function linesText(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.situation === "before" ? "före" : "efter",
    line.equation,
    oneName[line.actor],
    line.label,
    kronor(line.amount),
    line.registered ? "registrerad" : "beräknad",
    line.sources.join("+"),
  ]);
  return renderTextTable(["Läge", "Ekv.", "Konto", "Vad", "Kronor", "Uppgift", "Källa"], rows, new Set([4]));
}

const indent = (text: string): string => text.replaceAll(/^(?=.)/gm, "  ");

const labels = new Map(parameters.map(({ id, label }) => [id, label]));

/** `Handläggning försörjningsstöd [handlaggning_forsorjningsstod]: värdet är inte känt för 2017 (ekvation N16)` */
const unknownValueText = ({ parameter, year, equation }: Refusal): string =>
  `${labels.get(parameter) ?? parameter} [${parameter}]: värdet är inte känt för ${year} (ekvation ${equation})`;

/** What a calculation left out, one line per unknown value; empty when nothing was. */
export function refusedValuesText(refused: readonly Refusal[]): string {
  if (refused.length === 0) return "";
  const rows = refused.map((refusal) => `${unknownValueText(refusal)}.\n`);
  return `${howToMend(refused)}\n${rows.join("")}`;
}

/** The norm is known for no year that lacks it, but a person may have its own; unit costs have made-up ones. */
function howToMend(refused: readonly Refusal[]): string {
  const isNorm = ({ parameter }: Refusal) => parameter.startsWith("riksnorm");
  return [
    "Allt kunde inte räknas.",
    ...(refused.some(isNorm) ? ["Ange riksnormen för personen, som ”riksnorm” i ”context”."] : []),
    ...(refused.every(isNorm)
      ? []
      : ["Ange värdet med källa, eller använd --illustrative för att pröva med påhittade styckkostnader."]),
  ].join(" ");
}

/** What was refused, one line per unknown value with the persons it concerns; empty when nothing was. */
export function refusalsText({ persons }: Pick<EvaluatedPersons, "persons">): string {
  const byText = new Map<string, { readonly ids: (string | number)[]; readonly whole: boolean }>();
  for (const { id, refused } of persons) {
    for (const refusal of refused) {
      const text = unknownValueText(refusal);
      const known = byText.get(text) ?? { ids: [], whole: refusal.reach === "person" };
      known.ids.push(id);
      byText.set(text, known);
    }
  }
  const rows = [...byText].map(([text, { ids, whole }]) => {
    const who = `${ids.length === 1 ? "person" : "personerna"} ${ids.join(", ")}`;
    return `${text}. ${whole ? `Kan inte räknas: ${who}` : `Raden är utelämnad för ${who}`}.\n`;
  });
  if (rows.length === 0) return "";
  return `${howToMend(persons.flatMap(({ refused }) => refused))}\n${rows.join("")}`;
}
