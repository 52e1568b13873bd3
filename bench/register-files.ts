/** Made-up register files of any size, for measuring the import. The same number gives the same files. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { formatIsoDate, parseIsoDate } from "#src/kernel/dates.ts";
import type { SheetCell } from "#src/writers/register-cells.ts";
import { writeWorkbook } from "#src/writers/register-xlsx.ts";

const first = parseIsoDate("2015-01-01")!;
const day = (offset: number): string => formatIsoDate(first + offset);
const pick = (values: readonly string[], i: number): string => values[i % values.length]!;

const programmes = 40;
const steps = ["Introduktion", "Kom i gång", "Kom i jobb", "Avslut"];
const parties = ["Arbetsförmedlingen", "Försäkringskassan", "Kommun", "Region"];
const sources = ["Försörjningsstöd", "Sjukpenning/Rehabpenning", "Aktivitetsstöd", "Lön"];
const occupations = ["Studier", "Aktivt arbetssökande", "Subventionerat arbete", "Studier+Aktivt arbetssökande"];
const destinations = ["Arbete utan subvention", "Studier", "Aktivt arbetssökande hos Af", "Daglig verksamhet"];

/** Rows of each sheet for one enrolment: 1 + 1 + 1 + 3 + 3 + 2 + 4 = 15. */
export const rowsPerEnrolment = 15;

const sheets: Readonly<Record<string, { header: string; rows: (i: number) => string[] }>> = {
  Deltagare: {
    header: "Deltagar-id;Anonym;Förnamn;Efternamn;Kön;Födelsedatum;Skyddade personuppgifter;Hemkommun",
    rows: (i) => [
      `D${i};Nej;Förnamn${i % 500};Efternamn${i % 900};${pick(["Kvinna", "Man"], i)};${day(-20000 + (i % 12000))};Nej;Västerås`,
    ],
  },
  Ansökningar: {
    header: "Ansöknings-id;Deltagar-id;Insats;Typ;Ansökningsdatum;Remittent;Status;Beslutsdatum",
    rows: (i) => [
      `A${i};D${i};Insats ${i % programmes};Ansökan;${day(i % 3000)};${pick(parties, i)};Startad;${day((i % 3000) + 20)}`,
    ],
  },
  Inskrivningar: {
    header:
      "Inskrivnings-id;Deltagar-id;Ansöknings-id;Insats;Spår;Startdatum;Slutdatum;Avslutstyp;Avslutsanledning;Destination;Till ordinarie verksamhet;Arbetskonsulent",
    rows: (i) => [
      `I${i};D${i};A${i};Insats ${i % programmes};MAC;${day((i % 3000) + 30)};${day((i % 3000) + 230)};Fullföljd;Utskrivning;${pick(destinations, i)};Ja;AK${i % 9}`,
    ],
  },
  Lägen: {
    header:
      "Inskrivnings-id;Tillfälle;Datum;Nådd;Steg;Sysselsättning;Utbildningsnivå;Tid i offentlig försörjning;Aktuell part",
    rows: (i) =>
      ["Start", "Avslut", "6 mån"].map(
        (occasion, k) =>
          `I${i};${occasion};${day((i % 3000) + 30 + k * 200)};Ja;${pick(steps, i + k)};${pick(occupations, i + k)};Gymnasium;Upp till ${1 + (i % 9)} år;${pick(parties, i)}`,
      ),
  },
  Försörjning: {
    header: "Inskrivnings-id;Tillfälle;Försörjningskälla;Omfattning (%);Belopp (kr/mån)",
    rows: (i) =>
      ["Start", "Avslut", "6 mån"].map(
        (occasion, k) => `I${i};${occasion};${pick(sources, i + k)};100;${9000 + ((i * 7) % 9000)}`,
      ),
  },
  Stegmätningar: {
    header: "Inskrivnings-id;Datum;Steg;Kommentar",
    rows: (i) => [0, 1].map((k) => `I${i};${day((i % 3000) + 60 + 30 * k)};${pick(steps, i + k)};`),
  },
  Enkätsvar: {
    header: "Svars-id;Instrument;Version;Insats;Inskrivnings-id;Tillfälle;Datum;Fråga;Svar;Bortfall",
    rows: (i) =>
      ["individuellt", "nara", "socialt", "allmant"].map(
        (question, k) =>
          `S${i};ors;1;Insats ${i % programmes};I${i};Start;${day((i % 3000) + 31)};${question};${(i + k) % 10},${i % 10};`,
      ),
  },
};

const programmeSheet = [
  "Insats;Samordningsförbund;Huvudman;Kommun;Startdatum;Trappa",
  ...Array.from(
    { length: programmes },
    (_, i) => `Insats ${i};Förbundet;Provstad;Provstad;2015-01-01;${steps.join(" > ")}`,
  ),
];

/** Writes a folder of CSV files; how many rows they hold. */
export async function writeCsvRegister(folder: string, enrolments: number): Promise<number> {
  await mkdir(folder, { recursive: true });
  await writeLines(join(folder, "Insatser.csv"), programmeSheet);
  for (const [name, { header, rows }] of Object.entries(sheets)) {
    await writeLines(
      join(folder, `${name}.csv`),
      (function* () {
        yield header;
        for (let i = 0; i < enrolments; i++) yield* rows(i);
      })(),
    );
  }
  return programmes + enrolments * rowsPerEnrolment;
}

/** Writes the same rows as one Excel workbook, with dates and numbers as such; how many rows it holds. */
export async function writeXlsxRegister(path: string, enrolments: number): Promise<number> {
  const typed = (text: string): SheetCell => {
    if (text === "") return null;
    if (parseIsoDate(text) !== undefined) return { type: "date", value: text };
    return /^\d+(,\d+)?$/.test(text)
      ? { type: "number", value: Number(text.replace(",", ".")) }
      : { type: "text", value: text };
  };
  const written = Object.entries(sheets).map(([name, { header, rows }]) => ({
    name,
    headers: header.split(";"),
    rows: (function* () {
      for (let i = 0; i < enrolments; i++) for (const row of rows(i)) yield row.split(";").map(typed);
    })(),
  }));
  const [head, ...lines] = programmeSheet.map((line) => line.split(";"));
  const first = { name: "Insatser", headers: head!, rows: lines.map((line) => line.map(typed)) };
  await writeFile(path, await writeWorkbook([first, ...written]));
  return programmes + enrolments * rowsPerEnrolment;
}

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = createWriteStream(path);
  let text = "";
  for (const line of lines) {
    text += `${line}\n`;
    if (text.length < 1 << 18) continue;
    if (!file.write(text)) await once(file, "drain");
    text = "";
  }
  file.end(text);
  await once(file, "close");
}
