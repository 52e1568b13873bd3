/** A calculation as plain text: what the command line prints, and the report of a package. */
import { assumptionChoices } from "#src/domain/model/assumption-limits.ts";
import type { Assumptions } from "#src/domain/model/assumptions.ts";
import type { Calculation, Interval, ResultRow, RowResult } from "#src/domain/model/calculation.ts";
import type { CalculationRequest } from "#src/domain/model/calculate.ts";
import { assumptionText, foundPercent, triedValue, wholePercent } from "#src/domain/model/charts/labels.ts";
import { familiarAmount } from "#src/domain/model/group/amounts.ts";
import { paybackCeilingMonths } from "#src/domain/model/group/cash-flow.ts";
import { disclosureOf, fewestForActors } from "#src/domain/model/group/disclosure.ts";
import {
  paybackNotes,
  paybackText,
  paybackWords,
  saidPayback,
  uncertainRows,
} from "#src/domain/model/group/said-payback.ts";
import { assumptionName, presetNames, rowNames, sinceText, splitNames } from "#src/domain/model/names.ts";
import type { Parameter } from "#src/domain/model/parameters/parameter.ts";
import { sources } from "#src/domain/model/parameters/sources.ts";
import { byTrust, trustWords } from "#src/domain/model/parameters/trust.ts";
import { valueOfYear } from "#src/domain/model/parameters/select.ts";
import { confidenceNames } from "#src/texts/benefit-lines.sv.ts";
import { formatPeriod } from "#src/domain/report/format.ts";
import { writeNumber } from "#src/kernel/swedish-number.ts";
import { renderTextTable } from "#src/kernel/text-table.ts";
import { breakEvenText, monthsText, saidThreshold } from "#src/domain/model/break-even-words.ts";

/** What of the request the text mentions. */
export type CalculationTextRequest = Pick<CalculationRequest, "parameters" | "draws" | "seed" | "targetMonths">;

/** Writes the whole calculation; `program` is the version that computed it. Small groups get less, and are told why. */
export function calculationText(
  calculation: Calculation,
  request: CalculationTextRequest,
  program: string,
): string {
  const shown = disclosureOf(calculation, false);
  const parts =
    !shown.society
      ? [headingText(calculation), "Färre än fem personer ingår, och då lämnas inga belopp ut.", coverageText(calculation)]
      : [
          headingText(calculation),
          answerText(calculation, request),
          resultText(calculation),
          ...(!shown.actors
            ? ["Färre än tio personer ingår: fördelningen på aktörer och osäkerheten lämnas inte ut."]
            : [splitText(calculation), uncertaintyText(calculation), movedText(calculation, request.parameters)]),
          tornadoText(calculation),
          assumptionsText(calculation),
          coverageText(calculation),
          parametersText(calculation, request.parameters),
        ];
  return `${[...parts, footText(calculation, request, program)].filter((part) => part !== "").join("\n\n")}\n`;
} // prettier-ignore

/** To a tenth of a percent: what is estimated is known no better. */
const title = (text: string, body: string): string => `${text}\n${body.replaceAll(/^(?=.)/gm, "  ")}`;
const amount = (value: number | undefined): string => (value === undefined ? "–" : familiarAmount(value));

/** How a row's payback is said. */
function paybackOf(result: RowResult, { uncertainty }: Pick<Calculation, "uncertainty">): string {
  const said = saidPayback(result, uncertainRows(uncertainty));
  return said ? paybackText(said) : "–";
}

function headingText({ team, period, persons, years, illustrative }: Calculation): string {
  const lines = [
    `Samhällsnytta: ${team}, ${formatPeriod(period.from, period.to)}`,
    persons === 0
      ? "Ingen kunde räknas."
      : `${counted(persons)}, med reglerna för ${years.join(", ")}. Belopp i kronor; minus är en förlust.`,
  ];
  if (illustrative) lines.push("Påhittade styckkostnader är använda där verkliga saknas: resultatet är inga fakta.");
  return lines.join("\n");
}

const counted = (persons: number): string => (persons === 1 ? "1 person räknad" : `${persons} personer räknade`);

const rowOf = (rows: readonly RowResult[], row: ResultRow): RowResult => rows.find((one) => one.row === row)!;

function answerText(calculation: Calculation, { targetMonths }: CalculationTextRequest): string {
  const { rows, assumptions, uncertainty } = calculation;
  const society = rowOf(rows, "samhalle");
  const lines = [`Samhällets intäkt första året: ${amount(society.revenue)}, ${amount(society.revenuePerPerson)} per person.`];
  const { measured, earlier } = calculation.coverage;
  if (measured + earlier === 0) lines.push("Läget efter är inte känt för någon: alla räknas som oförändrade, och beloppen säger inget om insatsen.");
  if (society.cost === undefined) {
    lines.push("Ingen kostnad är känd: vinst och återbetalningstid kan inte räknas.");
  } else {
    lines.push(
      `Kostnad: ${amount(society.cost)}. Vinst över ${assumptions.horizonYears} år: ${amount(society.horizonProfit)}. Återbetalningstid: ${paybackOf(society, calculation)}.`,
    );
  }
  const { horizonYears, writeOffYears } = assumptions;
  if (society.cost !== undefined && writeOffYears > horizonYears) {
    lines.push(`Avskrivningen är längre än horisonten: av kostnaden belastar bara ${horizonYears} av ${writeOffYears} delar vinsten.`);
  }
  const within = uncertainty?.paidBackWithin;
  if (calculation.breakEven) lines.push(breakEvenText(calculation.breakEven));
  if (within) lines.push(`Sannolikhet att kostnaden är återbetald inom ${monthsText(targetMonths)}: ${wholePercent(within.probability)}.`);
  if (uncertainty?.positive !== undefined) lines.push(`Sannolikhet att vinsten är över noll: ${wholePercent(uncertainty.positive)}.`);
  return lines.join("\n");
} // prettier-ignore

function resultText(calculation: Calculation): string {
  const { rows, persons, assumptions, displaced, cost, split } = calculation;
  const otherPayer = (cost.total ?? 0) * (cost.shares[split]?.ovrig ?? 0);
  const shown = persons < fewestForActors ? rows.filter(({ row }) => row === "samhalle") : rows;
  const cells = shown.map((row) => [
    rowNames[row.row],
    amount(row.revenue),
    amount(row.revenuePerPerson),
    amount(row.horizonRevenue),
    amount(row.cost),
    amount(row.profit),
    amount(row.horizonProfit),
    paybackOf(row, calculation),
    row.ratio === undefined ? "–" : writeNumber(row.ratio, 2),
  ]);
  const header = ["Aktör", "Intäkt år 1", "per person", `nuvärde ${assumptions.horizonYears} år`, "Kostnad", "Vinst år 1", `vinst ${assumptions.horizonYears} år`, "Återbetalning", "Nyttokvot"];
  const table = renderTextTable(header, cells, new Set([1, 2, 3, 4, 5, 6, 7, 8]));
  const notes = [
    ...(displaced === 0 ? [] : [`Undanträngd produktion, utöver aktörerna: ${amount(0 - displaced)} per år före dödvikt.`]),
    ...(cells.some((row) => row.includes(paybackWords.uncertain)) ? [paybackNotes.uncertain] : []),
    ...(otherPayer === 0 ? [] : [`Andra än aktörerna betalar ${amount(otherPayer)} av kostnaden.`]),
    cost.origin,
  ];
  return title("Intäkter, lönsamhet och återbetalning", [table, ...notes].join("\n"));
} // prettier-ignore

function splitText(calculation: Calculation): string {
  const { bySplit, split, splitReplaced, cost } = calculation;
  if (cost.total === undefined) return "";
  const rules = assumptionChoices.costSplit.filter((rule) => bySplit[rule]);
  const header = ["Aktör", ...rules.flatMap((rule) => [splitNames[rule], "återbetalning"])];
  const first = bySplit[rules[0]!]!;
  const cells = first.map(({ row }) => [
    rowNames[row],
    ...rules.flatMap((rule) => {
      const result = rowOf(bySplit[rule]!, row);
      return [amount(result.cost), paybackOf(result, calculation)];
    }),
  ]);
  const note = splitReplaced
    ? `Använd delning: ${splitNames[split]}, eftersom det inte är känt vem som har betalat.`
    : `Använd delning: ${splitNames[split]}.`;
  return title("Kostnadens delning", `${renderTextTable(header, cells, columnsFrom(1, header.length))}\n${note}`);
}

const columnsFrom = (first: number, end: number): ReadonlySet<number> =>
  new Set(Array.from({ length: end - first }, (_, index) => first + index));

function uncertaintyText({ uncertainty }: Calculation): string {
  if (!uncertainty) return "";
  const write = (interval: Interval | undefined, say: (value: number) => string, never: string) =>
    interval === undefined ? "–" : [interval.low, interval.median, interval.high].map((value) => (value === null ? never : say(value))).join(" | ");
  const cells = uncertainty.rows.map(({ row, revenue, horizonProfit, paybackMonths }) => [
    rowNames[row],
    write(revenue, familiarAmount, "–"),
    write(horizonProfit, familiarAmount, "–"),
    write(paybackMonths, (months) => (months > paybackCeilingMonths ? paybackWords.never : writeNumber(months, 0)), paybackWords.never),
  ]);
  const header = ["Aktör", "Intäkt år 1", "Vinst", "Återbetalning, månader"];
  const scenarios = uncertainty.missing.map(
    ({ scenario, horizonProfit }) => `${scenarioNames[scenario]}: ${write(horizonProfit, familiarAmount, "–")}`,
  );
  const table = renderTextTable(header, cells, new Set([1, 2, 3]));
  const missing = scenarios.length === 0 ? [] : ["Samhällets vinst om de utan uppgift om läget efter", ...scenarios];
  return title("Osäkerhet: 5 procent | median | 95 procent", [table, ...missing].join("\n"));
} // prettier-ignore

const scenarioNames = {
  "as-completers": "är som de som fullföljde",
  unchanged: "inte har ändrat något",
  worse: "är som den sämsta fjärdedelen",
} as const;

function movedText(calculation: Calculation, parameters: readonly Parameter[]): string {
  const { reclassified, equalised } = calculation;
  const { persons, moved } = reclassified;
  const lines = !disclosureOf(calculation, false).reclassified
    ? ["Hur många som bara har bytt betalare lämnas inte ut: de, eller de andra, är färre än fem."]
    : [
        persons === 0
          ? "Ingen har bara bytt betalare."
          : `${persons} personer har bara bytt betalare: produktionen är oförändrad, och ${familiarAmount(moved)} per år har flyttat mellan offentliga aktörer.`,
      ];
  const labelled = (id: string) => {
    const label = parameters.find((parameter) => parameter.id === id)?.label;
    return label === undefined ? id : `${label} [${id}]`;
  };
  lines.push(
    "refused" in equalised
      ? `Efter kommunalekonomisk utjämning: kan inte räknas, för ett värde är inte känt: ${labelled(equalised.refused)}.`
      : `Efter kommunalekonomisk utjämning, per år före dödvikt: kommunen ${amount(equalised.effect.kommun)}, regionen ${amount(equalised.effect.region)}, staten ${amount(equalised.effect.staten)}.`,
  );
  return title("Byte av betalare och utjämning", lines.join("\n"));
}

function tornadoText({ tornado, thresholds }: Calculation): string {
  if (tornado.length === 0) return "";
  const cells = tornado.map(({ assumption, low, high, atLow, atHigh }) => [
    assumptionName(assumption),
    `${triedValue(assumption, low)} … ${triedValue(assumption, high)}`,
    familiarAmount(atLow),
    familiarAmount(atHigh),
  ]);
  const table = renderTextTable(
    ["Antagande", "Från … till", "Vinst vid det lägre", "vid det högre"],
    cells,
    new Set([2, 3]),
  );
  const turns = thresholds.map((threshold) => {
    const { assumption, now } = threshold;
    const said = saidThreshold(threshold);
    return `${assumptionName(assumption)}, nu ${triedValue(assumption, now)}: ${said ? `samhället går jämnt upp vid ${said.text}` : "inget värde i spannet ger noll"}.`;
  });
  return title("Vad som avgör samhällets vinst", [table, ...turns].join("\n"));
}

function assumptionsText(calculation: Calculation): string {
  const { assumptions, preset, changed, persistence, counterfactual } = calculation;
  const lines = (Object.keys(assumptions) as (keyof Assumptions)[]).map((key) => {
    const isFound = key === "persistence" && persistence.origin === "follow-ups";
    const said = isFound ? foundPercent(persistence.value) : assumptionText(assumptions, key);
    return `${assumptionName(key)}: ${said}${changed.includes(key) ? " (ändrat)" : ""}`;
  });
  return title(
    `Antaganden (${presetNames[preset].toLowerCase()})`,
    [...lines, persistenceText(persistence), otherwiseText(counterfactual)].join("\n"),
  );
}

const persistenceText = (persistence: Calculation["persistence"]): string =>
  persistence.origin === "follow-ups"
    ? `Kvarvaron ${foundPercent(persistence.value)} är uppmätt i teamets egna uppföljningar av dem som hade arbete eller studier ${sinceText(persistence.since)} (n = ${persistence.n}).`
    : "Kvarvaron är antagen och inte uppmätt.";

function otherwiseText({ step, name, n }: Calculation["counterfactual"]): string {
  if (step === "stated-deadweight") return "Vad som hade hänt ändå: en antagen andel (dödvikten). Den är inte uppmätt.";
  const kinds = { "waiting-list": "väntelista eller lottad start", "comparison-group": "jämförelsegrupp", "own-history": "egen historia" } as const;
  return `Vad som hade hänt ändå: ${kinds[step]} (${name}, n = ${n}).`;
} // prettier-ignore

function coverageText({ coverage }: Calculation): string {
  const { ended, completed, measured, earlier, missing, leftOut, amounts } = coverage;
  const lines = [
    `Avslutade: ${ended}, varav fullföljde ${completed}.`,
    `Läget efter: mätt vid rätt tillfälle ${measured}, vid ett tidigare ${earlier}, inte känt ${missing}.`,
    ...(leftOut.length === 0 ? [] : [`Inte räknade: ${leftOut.length}. ${reasonsOf(leftOut)}`]),
    ...(amounts.all === 0
      ? []
      : [
          `Registrerade belopp: ${foundPercent(amounts.registered / amounts.all)} av ${amounts.all}; resten är beräknade.`,
        ]),
  ];
  return title("Underlag", lines.join("\n"));
}

function reasonsOf(leftOut: Calculation["coverage"]["leftOut"]): string {
  const counts = new Map<string, number>();
  for (const { reason } of leftOut) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const ordered = [...counts].toSorted(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
  return ordered.map(([reason, count]) => `${reason}: ${count}`).join("; ");
}

function parametersText(calculation: Calculation, parameters: readonly Parameter[]): string {
  const { used, unchecked, hash } = calculation.parameters;
  const byId = new Map(parameters.map((parameter) => [parameter.id, parameter]));
  const levels = byTrust(parameters, used, calculation.years);
  const named = new Set<string>();
  const cells = levels.flatMap(({ ids }) => ids.toSorted()).map((id) => {
    const parameter = byId.get(id);
    const values = calculation.years.map((year) => parameter && valueOfYear(parameter, year));
    const made = calculation.illustrative && parameter?.illustration !== undefined ? `${parameter.illustration} påhittat` : "–";
    const written = values.map((value) => (typeof value?.value === "number" ? asGiven(value.value) : made.replace(".", ",")));
    const found = [...new Set(values)];
    const origins = [...new Set(values.flatMap((value) => value?.sources ?? []))];
    for (const origin of origins) named.add(origin);
    return [id, [...new Set(written)].join(" / "), parameter?.unit ?? "", origins.join("+"), found.map((value) => (value ? confidenceNames[value.confidence] : "")).join(" / "), unchecked.includes(id) ? "okontrollerad" : ""];
  });
  const table = renderTextTable(["Parameter", "Värde", "Enhet", "Källa", "Säkerhet", "Kontroll"], cells, new Set([1]));
  const refused = calculation.refused.map(
    ({ parameter, year, equation }) => `Inte känt och därför inte räknat: ${byId.get(parameter)?.label ?? parameter} [${parameter}] ${year} (ekvation ${equation}).`,
  );
  return title(`Parametrar (${used.length}, varav ${unchecked.length} okontrollerade)`, [`${trustWords(levels)}. De minst säkra står först.`, table, "Källorna:", ...[...named].toSorted().map(sourceText), ...refused, `SHA-256 ${hash}`].join("\n"));
} // prettier-ignore

/** A value with the decimals it was given with. */
const asGiven = (value: number): string => writeNumber(value, (String(value).split(".")[1] ?? "").length);

function sourceText(id: string): string {
  const found = sources.find((source) => source.id === id);
  return `  ${id}: ${found ? [found.title, found.locator].filter(Boolean).join(", ") : "teamets eget värde"}`;
}

const footText = ({ identity, uncertainty }: Calculation, { draws, seed }: CalculationTextRequest, program: string): string =>
  [
    `Aktörernas summa skiljer sig från samhället med högst ${writeNumber(identity, 2)} kr.`,
    ...(uncertainty ? [`Osäkerheten: ${writeNumber(draws, 0)} dragningar, frö ${seed}.`] : []),
    `Räknat med Stegvis ${program}.`,
  ].join("\n"); // prettier-ignore
