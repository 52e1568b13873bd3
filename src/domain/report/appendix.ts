/** The closing chapter: every definition used, what is missing, and how the numbers were made. */
import { timeInSweden } from "#src/kernel/dates.ts";
import type { Block, DefinitionItem } from "./document.ts";
import { missingNotes, type ReportContext } from "./tables.ts";
import type { Template } from "./template.ts";

/**
 * Blocks of the appendix. `used` are the ids of all figures that a sentence, table or chart of the report took a value
 * from.
 */
export function appendixBlocks(
  context: ReportContext,
  used: ReadonlySet<string>,
  template: Template,
): readonly Block[] {
  // Readers look a figure up by its Swedish name; figures that share one keep the order of their ids.
  const ids = [...used].sort().sort((a, b) => swedish.compare(titleOf(context, a), titleOf(context, b)));
  const blocks: Block[] = [
    { kind: "page-break" },
    { kind: "heading", level: 1, text: "Bilaga: definitioner och metod", id: "bilaga-definitioner" },
    { kind: "heading", level: 2, text: "Så är siffrorna gjorda", id: "sa-ar-siffrorna-gjorda" },
    ...method(context, template).map((text): Block => ({ kind: "paragraph", inlines: [{ kind: "text", text }] })),
    { kind: "heading", level: 2, text: "Uppgifter som saknas", id: "uppgifter-som-saknas" },
  ];
  const missing = ids.flatMap((id): DefinitionItem[] => {
    const figure = context.evaluation.figures[id];
    const notes = figure ? missingNotes(context, id, figure) : [];
    return notes.length > 0 ? [{ term: titleOf(context, id), mark: markOf(context, id), text: notes.join(" ") }] : [];
  });
  blocks.push(
    missing.length > 0
      ? { kind: "definitions", items: missing }
      : {
          kind: "paragraph",
          inlines: [{ kind: "text", text: "Inga uppgifter saknas i de mått som rapporten använder." }],
        },
    { kind: "heading", level: 2, text: "Definitioner", id: "definitioner" },
    {
      kind: "definitions",
      items: ids.map((id): DefinitionItem => {
        const definition = context.definitions(id);
        const text = definition
          ? [definition.definition, definition.population ? `Räknas på: ${definition.population}` : ""].filter(Boolean)
          : ["Definitionen finns i katalogen över mått."];
        return { term: titleOf(context, id), mark: markOf(context, id), text: text.map(closed).join(" ") };
      }),
    },
  );
  return blocks;
}

const swedish = new Intl.Collator("sv");
const closed = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
const titleOf = (context: ReportContext, id: string) => context.definitions(id)?.title ?? id;
const markOf = (context: ReportContext, id: string) => {
  const figure = context.evaluation.figures[id];
  return figure ? `${id} v${figure.version}` : id;
};

function method(context: ReportContext, template: Template): readonly string[] {
  const { date, time } = timeInSweden(new Date(context.evaluation.asOf));
  return [
    `Alla siffror är räknade ur teamets register, läst ${date} klockan ${time}. ` +
      `Mallen är ${template.id}, version ${template.version}.`,
    "Om inget annat sägs räknas inskrivningar: den som har varit inskriven flera gånger räknas varje gång. " +
      "Inskrivna vid periodens början plus nya minus avslutade är inskrivna vid periodens slut; det kontrolleras varje gång.",
    "Andelar skrivs med en decimal och avrundas först när de skrivs. Antalet som andelen räknas på står bredvid. " +
      "Är det färre än tjugo skrivs också osäkerheten ut: ett 95-procentigt konfidensintervall enligt Wilson.",
    "Saknade uppgifter har en egen rad och fördelas inte på de andra. Medelvärdet av ingenting lämnas tomt.",
    ...(context.outside
      ? [
          "Rapporten är gjord för läsare utanför teamet. Antal mellan ett och fyra lämnas inte ut, och inte heller andra " +
            "värden som de skulle kunna räknas fram ur. Högsta och lägsta värden, uppgifter för varje kön eller spår inom en " +
            "annan tabell och tabeller över enskilda lämnas aldrig ut. Noll visas.",
        ]
      : ["Rapporten är gjord för teamet och innehåller små antal. Den får inte spridas utanför teamet."]),
  ];
}
