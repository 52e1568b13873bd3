/** Swedish texts of `stegvis doctor`. */
import type { HealthFacts, HealthProblem } from "#src/domain/health.ts";
import { formatNumber } from "#src/domain/report/format.ts";
import { timeInSweden } from "#src/kernel/dates.ts";

const list = (names: readonly string[]): string => names.join(", ");

/** Bytes as `1,5 GB`. */
function size(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 0), units.length - 1);
  return `${formatNumber(bytes / 1000 ** power, power > 2 ? 1 : 0)} ${units[power]}`;
}

/** What is wrong or missing, and how to mend it. */
export function healthProblemText(problem: HealthProblem): string {
  switch (problem.code) {
    case "health.server-old":
      return `PostgreSQL ${problem.version} är för gammal. Uppgradera till version 15 eller senare.`;
    case "health.unsafe-setting":
      return `Databasen kan tappa sparade uppgifter vid strömavbrott: ${problem.setting} är avstängd. Slå på den i serverns inställningar.`;
    case "health.no-checksums":
      return "Databasen saknar kontrollsummor, så fel på disken märks sent. De slås på med pg_checksums när servern är stoppad.";
    case "health.unencrypted":
      return `Förbindelsen till ${problem.host} är okrypterad. Lägg till sslmode=verify-full i DATABASE_URL.`;
    case "health.schema-newer":
      return `Databasen är gjord av ett nyare Stegvis (okända steg: ${list(problem.steps)}). Uppgradera programmet.`;
    case "health.schema-edited":
      return `Databasens steg ${list(problem.steps)} skiljer sig från programmets. Installera en hel utgåva av programmet.`;
    case "health.schema-behind":
      return `${problem.steps.length} databassteg återstår. De körs när Stegvis startar.`;
    case "health.roles-missing":
      return `Databasrollerna ${list(problem.roles)} saknas. De skapas när Stegvis startar.`;
    case "health.roles-too-powerful":
      return `Databasrollerna ${list(problem.roles)} får mer än de ska, och skyddet mellan huvudmän gäller inte. Ta ifrån dem superuser, bypassrls, createdb och createrole.`;
    case "health.roles-locked-out":
      return `Programmet kan inte logga in som ${list(problem.roles)}. Kontrollera serverns pg_hba.conf och starta om Stegvis.`;
    case "health.disk-low":
      return `Disken har ${size(problem.free)} ledigt; ${size(problem.needed)} behövs för att kunna återställa en kopia. Frigör utrymme.`;
    case "health.no-backup":
      return "Ingen säkerhetskopia har tagits härifrån. Kör ”stegvis backup --out MAPP”, gärna varje natt.";
    case "health.backup-old":
      return `Den senaste säkerhetskopian är ${problem.hours} timmar gammal. Kör ”stegvis backup --out MAPP”, gärna varje natt.`;
  }
}

const clock = (instant: string): string => {
  const { date, time } = timeInSweden(new Date(instant));
  return `${date} ${time}`;
};
const yes = (value: boolean): string => (value ? "ja" : "nej");
const doors = { socket: "socket på den här datorn", encrypted: "krypterad", unencrypted: "okrypterad" } as const;

/** The facts, a line each: what and value. */
export const healthFactLines = (facts: HealthFacts): readonly (readonly [string, string])[] => [
  ["Databas", facts.server.kind === "embedded" ? "den inbyggda" : "egen server (DATABASE_URL)"],
  ["PostgreSQL", `${facts.server.version}, ${facts.server.host}, databasen ${facts.server.database}`],
  ["Förbindelse", doors[facts.server.door]],
  ["Skriver till disk före svar", yes(facts.settings.fsync && facts.settings.synchronousCommit)],
  ["Kontrollsummor", yes(facts.settings.checksums)],
  ["Databassteg", `${facts.schema.applied} körda, ${facts.schema.pending.length} återstår`],
  ["Databasens storlek", size(facts.size)],
  ["Ledigt på disken", `${size(facts.disk.free)} av ${size(facts.disk.total)} (${facts.disk.folder})`],
  ["Senaste säkerhetskopia", facts.backup ? `${clock(facts.backup.takenAt)}, ${facts.backup.directory}` : "ingen"],
];

/** Headings of the command. */
export const healthTexts = {
  program: "Stegvis",
  well: "Allt är som det ska.",
  severe: "Måste åtgärdas",
  remark: "Bör åtgärdas",
} as const;
