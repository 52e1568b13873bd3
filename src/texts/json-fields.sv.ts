/** What a field of a JSON file may hold, in Swedish. */
import type { Allowed } from "#src/kernel/json-fields.ts";

/** How to mend a field at fault: `Det ska vara ett heltal från 1 till 12.` */
export function allowedText(allowed: Allowed): string {
  switch (allowed.kind) {
    case "object":
      return "Det ska vara ett objekt: { … }.";
    case "list":
      return `Det ska vara en lista${allowed.most === undefined ? "" : ` med högst ${allowed.most} delar`}: [ … ].`;
    case "text":
      return "Det ska vara text inom citattecken.";
    case "flag":
      return "Det ska vara true eller false.";
    case "id":
      return "Det ska vara ett nummer eller en text som skiljer personen från de andra.";
    case "number":
      return `Det ska vara ett ${allowed.whole ? "heltal" : "tal"} från ${allowed.min} till ${allowed.max}.`;
    case "one-of":
      return `Välj ett av: ${allowed.values.join(", ")}.`;
    case "fields":
      return `Här kan stå: ${allowed.names.join(", ")}.`;
  }
}

/** Where a text stops being JSON, from the sentence of the JavaScript engine, which is in English. */
export function notJsonText(detail: string): string {
  const place = /line (\d+) column (\d+)/.exec(detail);
  const where = place ? ` Felet står på rad ${place[1]}, tecken ${place[2]}, eller strax före.` : "";
  return `Filen är inte JSON och går inte att läsa.${where} Öppna den i en textredigerare och rätta den.`;
}
