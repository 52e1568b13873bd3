/** Swedish texts of `stegvis doctor`: how the installation is doing and what to mend. */
import { OLDEST_BACKUP_HOURS, type HealthFacts, type HealthProblem } from "#src/domain/health.ts";

/** A line of facts: what it is about, and what was found. */
export interface HealthLine {
  readonly label: string;
  readonly value: string;
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1).replace(".", ",")} GB`;
const onOff = (on: boolean): string => (on ? "på" : "av");
const minutes = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} (UTC)`;

/** What was found out, line by line. */
export function healthLines({ server, settings, schema, size, disk, backup }: HealthFacts): HealthLine[] {
  const whose = server.kind === "embedded" ? "inbyggd" : "egen, från DATABASE_URL";
  const door = {
    socket: `socket i ${server.host}`,
    encrypted: server.host,
    unencrypted: `${server.host}, utan kryptering`,
  }[server.door];
  return [
    { label: "Databas", value: `PostgreSQL ${server.version} (${whose})` },
    { label: "Nås genom", value: `${door}, databasen ${server.database}` },
    {
      label: "Hållbarhet",
      value: `fsync ${onOff(settings.fsync)}, kontrollsummor ${onOff(settings.checksums)}`,
    },
    { label: "Schema", value: schema.applied === 0 ? "inte skapat än" : `${schema.applied} steg körda` },
    { label: "Storlek", value: gigabytes(size) },
    { label: "Ledigt utrymme", value: `${gigabytes(disk.free)} av ${gigabytes(disk.total)} i ${disk.folder}` },
    {
      label: "Senaste säkerhetskopia",
      value: backup ? `${minutes(backup.takenAt)}, i ${backup.directory}` : "ingen",
    },
  ];
}

const list = (names: readonly string[]): string => names.join(", ");

/** A problem and how to mend it. */
export function healthProblem(problem: HealthProblem): string {
  switch (problem.code) {
    case "health.server-old":
      return `PostgreSQL ${problem.version} är för gammal. Uppgradera servern till version 15 eller senare.`;
    case "health.unsafe-setting":
      return `Inställningen ${problem.setting} är avslagen, så sparade uppgifter kan gå förlorade vid strömavbrott. Slå på den i serverns postgresql.conf.`;
    case "health.no-checksums":
      return "Databasen saknar kontrollsummor, så fel på disken upptäcks inte. Slå på dem med pg_checksums --enable när servern är stoppad.";
    case "health.unencrypted":
      return `Förbindelsen till ${problem.host} är inte krypterad. Lägg till sslmode=verify-full i DATABASE_URL.`;
    case "health.schema-newer":
      return `Databasen har ändrats av en senare version av programmet (${list(problem.steps)}). Installera den versionen.`;
    case "health.schema-edited":
      return `Databasens schema är inte gjort av den här versionens steg (${list(problem.steps)}). Installera den version som skapade databasen.`;
    case "health.schema-behind":
      return `Databasens schema är äldre än programmet (${list(problem.steps)} återstår). Det uppdateras när programmet startas.`;
    case "health.roles-missing":
      return `Databasrollerna ${list(problem.roles)} finns inte. De skapas när programmet startas.`;
    case "health.roles-too-powerful":
      return `Databasrollerna ${list(problem.roles)} får göra mer än de ska. Ta bort SUPERUSER, BYPASSRLS, CREATEROLE, CREATEDB och REPLICATION från dem.`;
    case "health.roles-locked-out":
      return `Programmet kan inte logga in som ${list(problem.roles)}. Kontrollera serverns pg_hba.conf och starta om programmet, som sätter lösenorden.`;
    case "health.disk-low":
      return `Det är ont om utrymme på disken: ${gigabytes(problem.free)} ledigt, och en återställning behöver ${gigabytes(problem.needed)}. Frigör utrymme.`;
    case "health.no-backup":
      return "Ingen säkerhetskopia har tagits. Ta en med stegvis backup --out MAPP.";
    case "health.backup-old":
      return `Den senaste säkerhetskopian är ${problem.hours} timmar gammal. Ta en ny minst var ${OLDEST_BACKUP_HOURS}:e timme.`;
  }
}
