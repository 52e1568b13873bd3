/** Swedish sentences about backups (sv. säkerhetskopior). */

const list = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join(", ")} och ${names.length - 5} till` : names.join(", ");

const unchanged = "Ingenting har ändrats i databasen.";

/** Why a backup was not taken or not restored, and what to do. */
export function backupErrorText(
  error:
    | { readonly code: "backup.manifest-unreadable" | "backup.manifest-changed" }
    | { readonly code: "backup.format-unknown"; readonly format: string }
    | { readonly code: "backup.no-manifest"; readonly directory: string }
    | { readonly code: "backup.damaged"; readonly files: readonly string[] }
    | { readonly code: "backup.table-unreadable"; readonly tables: readonly string[] }
    | { readonly code: "restore.in-use"; readonly programs: readonly string[] }
    | { readonly code: "restore.foreign"; readonly copyOf: string; readonly here: string }
    | {
        readonly code: "restore.not-empty" | "restore.tables-differ" | "restore.not-equal";
        readonly tables: readonly string[];
      }
    | { readonly code: "restore.schema-newer" | "restore.schema-differs"; readonly steps: readonly string[] },
): string {
  switch (error.code) {
    case "backup.table-unreadable":
      return `Kopian skulle sakna rader ur ${list(error.tables)}, så ingen kopia har tagits. Kör ”stegvis doctor”.`;
    case "backup.no-manifest":
      return `${error.directory} är ingen säkerhetskopia, eller en som aldrig blev klar: manifest.json saknas. ${unchanged}`;
    case "backup.manifest-unreadable":
      return `Kopians manifest.json går inte att läsa. ${unchanged} Använd en annan kopia.`;
    case "backup.manifest-changed":
      return `Kopians manifest.json är ändrat efter att kopian togs. ${unchanged} Använd en annan kopia.`;
    case "backup.format-unknown":
      return `Kopian har ett format som programmet inte känner (${error.format}). Uppgradera programmet. ${unchanged}`;
    case "backup.damaged":
      return `Kopian är skadad: ${list(error.files)} saknas eller har ändrats efter att kopian togs. ${unchanged} Använd en annan kopia.`;
    case "restore.in-use":
      return `Databasen används av ${list(error.programs)}. Stoppa det som kör och försök igen. ${unchanged}`;
    case "restore.foreign":
      return `Kopian är tagen av en annan installation (${error.copyOf}) än den som finns här (${error.here}). ${unchanged} Vill du ändå ersätta allt som finns här, lägg till --replace-installation ${error.here}.`;
    case "restore.not-empty":
      return `Databasen har tabeller som inte är Stegvis (${list(error.tables)}). Ange en tom databas. ${unchanged}`;
    case "restore.tables-differ":
      return `Kopians tabeller stämmer inte med dess version: ${list(error.tables)}. ${unchanged} Använd en annan kopia.`;
    case "restore.not-equal":
      return `Det som lästes in blev inte detsamma som i kopian: ${list(error.tables)}. ${unchanged}`;
    case "restore.schema-newer":
      return `Kopian är tagen med ett nyare Stegvis (okända steg: ${list(error.steps)}). Uppgradera programmet. ${unchanged}`;
    case "restore.schema-differs":
      return `Kopian är tagen med en annan utgåva av programmet (steg som skiljer: ${list(error.steps)}). ${unchanged}`;
  }
}

/** What the commands say on the way and when they are done. */
export const backupTexts = {
  taken: (rows: string, tables: number) =>
    `Säkerhetskopian är tagen och läst tillbaka: ${rows} rader i ${tables} tabeller. Den innehåller alla personuppgifter; förvara den lika säkert som databasen.`,
  restored: (rows: string, taken: { readonly date: string; readonly time: string }) =>
    `Databasen är återställd till ${taken.date} klockan ${taken.time}: ${rows} rader. Alla behöver logga in igen.`,
  stopFirst: (command: string, pid: number) =>
    `Databasen används av ”stegvis ${command}” (process ${pid}). Stoppa det programmet och försök igen. ${unchanged}`,
} as const;
