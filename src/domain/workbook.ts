/**
 * The register workbook (sv. registerarbetsboken): every sheet and column of the open exchange format, once.
 *
 * Import, export, the database schema test, the register snapshot and the demo all read this description, so a column
 * is declared here and nowhere else. `header` is what people see; `field` is the name in code; the database column is
 * the field in snake_case. Source: docs/exchange-format.md.
 */
import type { CodeListId } from "#src/domain/code-lists.ts";

export type ColumnType = "text" | "date" | "number" | "boolean" | "code" | "codes";

export interface WorkbookColumn {
  readonly header: string;
  readonly field: string;
  /** `codes` is several codes of one list, typed with `+` between. */
  readonly type: ColumnType;
  readonly required?: boolean;
  /** The code list of a `code` or `codes` column. */
  readonly list?: CodeListId;
  /** Code or value that an empty cell of this column means. */
  readonly default?: string;
  /** The field holds a person's identity: encrypted or withheld wherever identity is not needed. */
  readonly identity?: boolean;
}

export interface WorkbookSheet {
  /** Name of the sheet and of its CSV file. */
  readonly sheet: string;
  /** Name of the table in the database and in the snapshot (camelCase there). */
  readonly table: string;
  /**
   * What identifies a row within the tenant. A single id column for the sheets that have one. Sheets without an id
   * column are keyed by their parent and these fields; rows that share them are told apart by their order.
   */
  readonly key: readonly string[];
  /** True when `key` alone is unique; otherwise rows with the same key are numbered in file order. */
  readonly unique: boolean;
  /** References to other sheets: field → table. A row whose parent is refused or unknown is refused too. */
  readonly parents: Readonly<Record<string, string>>;
  readonly columns: readonly WorkbookColumn[];
}

const text = <F extends string>(header: string, field: F) => ({ header, field, type: "text" }) as const;
const date = <F extends string>(header: string, field: F) => ({ header, field, type: "date" }) as const;
const number = <F extends string>(header: string, field: F) => ({ header, field, type: "number" }) as const;
const boolean = <F extends string>(header: string, field: F) => ({ header, field, type: "boolean" }) as const;
const code = <F extends string, L extends CodeListId>(header: string, field: F, list: L) =>
  ({ header, field, type: "code", list }) as const;
const codes = <F extends string, L extends CodeListId>(header: string, field: F, list: L) =>
  ({ header, field, type: "codes", list }) as const;
const required = <C extends object>(column: C) => ({ ...column, required: true }) as const;
const identity = <C extends object>(column: C) => ({ ...column, identity: true }) as const;
const orElse = <C extends object, D extends string>(column: C, fallback: D) =>
  ({ ...column, default: fallback }) as const;

export const workbook = [
  {
    sheet: "Insatser",
    table: "programme",
    key: ["name"],
    unique: true,
    parents: {},
    columns: [
      required(text("Insats", "name")),
      text("Samordningsförbund", "association"),
      text("Huvudman", "controller"),
      text("Kommun", "municipality"),
      date("Startdatum", "startDate"),
      date("Slutdatum", "endDate"),
      number("Provotid (månader)", "trialMonths"),
      number("Längsta tid (månader)", "maxMonths"),
      text("Trappa", "ladder"),
      text("Uppföljningar (månader)", "followupMonths"),
      text("Resultatschema", "resultScheme"),
    ],
  },
  {
    sheet: "Deltagare",
    table: "person",
    key: ["id"],
    unique: true,
    parents: {},
    columns: [
      required(text("Deltagar-id", "id")),
      identity(text("Personnummer", "personnummer")),
      boolean("Anonym", "anonymous"),
      identity(text("Förnamn", "firstName")),
      identity(text("Efternamn", "lastName")),
      required(code("Kön", "sex", "sex")),
      identity(date("Födelsedatum", "birthDate")),
      number("Födelseår", "birthYear"),
      code("Skyddade personuppgifter", "protection", "protection"),
      text("Tolkspråk", "interpreterLanguage"),
      text("Hemkommun", "homeMunicipality"),
    ],
  },
  {
    sheet: "Ansökningar",
    table: "referral",
    key: ["id"],
    unique: true,
    parents: { personId: "person", programme: "programme" },
    columns: [
      required(text("Ansöknings-id", "id")),
      required(text("Deltagar-id", "personId")),
      required(text("Insats", "programme")),
      text("Spår", "track"),
      orElse(code("Typ", "kind", "referralKind"), "ansokan"),
      required(date("Ansökningsdatum", "receivedDate")),
      required(code("Remittent", "party", "party")),
      text("Remittentenhet", "unit"),
      required(code("Status", "status", "referralStatus")),
      date("Beslutsdatum", "decidedDate"),
      code("Skäl ej start", "notStartedReason", "notStartedReason"),
      number("Tidsåtgång (timmar)", "hours"),
      text("Kommentar", "comment"),
    ],
  },
  {
    sheet: "Inskrivningar",
    table: "enrolment",
    key: ["id"],
    unique: true,
    parents: { personId: "person", referralId: "referral", programme: "programme" },
    columns: [
      required(text("Inskrivnings-id", "id")),
      required(text("Deltagar-id", "personId")),
      text("Ansöknings-id", "referralId"),
      required(text("Insats", "programme")),
      text("Spår", "track"),
      required(date("Startdatum", "startDate")),
      date("Provotid till", "trialUntil"),
      date("Planerat slut", "plannedEnd"),
      date("Slutdatum", "endDate"),
      code("Avslutstyp", "exitKind", "exitKind"),
      code("Avslutsanledning", "exitReason", "exitReason"),
      code("Destination", "destination", "destination"),
      text("Mottagande verksamhet", "receiver"),
      boolean("Till ordinarie verksamhet", "toOrdinary"),
      code("Återlämnad till", "returnedTo", "party"),
      text("Arbetskonsulent", "caseWorker"),
    ],
  },
  {
    sheet: "Lägen",
    table: "situation",
    key: ["enrolmentId", "occasion", "date"],
    unique: false,
    parents: { enrolmentId: "enrolment" },
    columns: [
      required(text("Inskrivnings-id", "enrolmentId")),
      required(code("Tillfälle", "occasion", "occasion")),
      required(date("Datum", "date")),
      orElse(boolean("Nådd", "reached"), "ja"),
      number("Antal kontaktförsök", "contactAttempts"),
      text("Steg", "step"),
      codes("Sysselsättning", "occupations", "occupation"),
      number("Sysselsättningsgrad (%)", "extent"),
      code("Subvention", "subsidy", "subsidy"),
      text("Yrke", "profession"),
      text("Bransch", "industry"),
      code("Utbildningsnivå", "education", "education"),
      code("Tid i offentlig försörjning", "benefitYears", "benefitYears"),
      code("Aktuell part", "currentParty", "currentParty"),
      number("Timmar per vecka", "hoursPerWeek"),
      number("Månadslön (kr)", "monthlyWage"),
      number("Boendekostnad (kr/mån)", "housingCost"),
      code("Ej mätt, orsak", "unmeasuredReason", "unmeasuredReason"),
    ],
  },
  {
    sheet: "Försörjning",
    table: "income_source",
    key: ["enrolmentId", "occasion", "source"],
    unique: false,
    parents: { enrolmentId: "enrolment" },
    columns: [
      required(text("Inskrivnings-id", "enrolmentId")),
      required(code("Tillfälle", "occasion", "occasion")),
      required(code("Försörjningskälla", "source", "incomeSource")),
      number("Omfattning (%)", "extent"),
      number("Belopp (kr/mån)", "amount"),
    ],
  },
  {
    sheet: "Stegmätningar",
    table: "ladder_rating",
    key: ["enrolmentId", "date"],
    unique: false,
    parents: { enrolmentId: "enrolment" },
    columns: [
      required(text("Inskrivnings-id", "enrolmentId")),
      required(date("Datum", "date")),
      required(text("Steg", "step")),
      text("Kommentar", "comment"),
    ],
  },
  {
    sheet: "Resurser",
    table: "resource_use",
    key: ["enrolmentId", "occasion", "resource"],
    unique: false,
    parents: { enrolmentId: "enrolment" },
    columns: [
      required(text("Inskrivnings-id", "enrolmentId")),
      required(code("Tillfälle", "occasion", "occasion")),
      required(code("Resurs", "resource", "resource")),
      required(number("Antal per år", "perYear")),
      number("Kostnad per enhet (kr)", "unitCost"),
    ],
  },
  {
    sheet: "Förlängningar",
    table: "extension",
    key: ["enrolmentId", "decidedDate"],
    unique: false,
    parents: { enrolmentId: "enrolment" },
    columns: [
      required(text("Inskrivnings-id", "enrolmentId")),
      required(date("Beslutsdatum", "decidedDate")),
      required(number("Månader", "months")),
      code("Försörjningskälla", "source", "incomeSource"),
      text("Skäl", "reason"),
    ],
  },
  {
    sheet: "Punktinsatser",
    table: "point_support",
    key: ["enrolmentId", "date", "purpose"],
    unique: false,
    parents: { enrolmentId: "enrolment" },
    columns: [
      required(text("Inskrivnings-id", "enrolmentId")),
      date("Datum", "date"),
      number("Månader efter avslut", "monthsAfterExit"),
      required(code("Syfte", "purpose", "supportPurpose")),
      number("Tid (timmar)", "hours"),
      text("Kommentar", "comment"),
      text("Resultat", "result"),
    ],
  },
  {
    sheet: "Aktiviteter",
    table: "activity",
    key: ["enrolmentId", "id", "kind", "startDate"],
    unique: false,
    parents: { enrolmentId: "enrolment" },
    columns: [
      text("Aktivitets-id", "id"),
      required(text("Inskrivnings-id", "enrolmentId")),
      required(code("Typ", "kind", "activityKind")),
      required(date("Startdatum", "startDate")),
      date("Slutdatum", "endDate"),
      number("Timmar per vecka", "hoursPerWeek"),
      text("Arbetsgivare", "employer"),
      code("Sektor", "sector", "sector"),
      text("Resultat", "result"),
    ],
  },
  {
    sheet: "Enkätsvar",
    table: "answer",
    key: ["id", "question"],
    unique: true,
    parents: { programme: "programme", enrolmentId: "enrolment" },
    columns: [
      required(text("Svars-id", "id")),
      required(text("Instrument", "instrument")),
      text("Version", "version"),
      required(text("Insats", "programme")),
      text("Inskrivnings-id", "enrolmentId"),
      code("Tillfälle", "occasion", "occasion"),
      date("Datum", "date"),
      required(text("Fråga", "question")),
      text("Svar", "answer"),
      code("Bortfall", "missingReason", "unmeasuredReason"),
    ],
  },
  {
    sheet: "Mål",
    table: "target",
    key: ["programme", "from", "to", "figure"],
    unique: false,
    parents: { programme: "programme" },
    columns: [
      required(text("Insats", "programme")),
      required(date("Från", "from")),
      required(date("Till", "to")),
      required(text("Nyckeltal", "figure")),
      required(number("Målvärde", "value")),
      code("Riktning", "direction", "targetDirection"),
    ],
  },
  {
    sheet: "Ekonomi",
    table: "budget_line",
    key: ["programme", "post", "year", "from"],
    unique: false,
    parents: { programme: "programme" },
    columns: [
      required(text("Insats", "programme")),
      required(text("Post", "post")),
      required(number("År", "year")),
      number("Budget helår (kr)", "yearBudget"),
      date("Från", "from"),
      date("Till", "to"),
      number("Budget perioden (kr)", "periodBudget"),
      number("Utfall (kr)", "outcome"),
      text("Kommentar", "comment"),
    ],
  },
  {
    sheet: "Finansiering",
    table: "funding",
    key: ["programme", "year", "party"],
    unique: false,
    parents: { programme: "programme" },
    columns: [
      required(text("Insats", "programme")),
      required(number("År", "year")),
      required(code("Part", "party", "funder")),
      number("Belopp (kr)", "amount"),
      number("Andel (%)", "share"),
      number("Rekvirerat (kr)", "requisitioned"),
    ],
  },
  {
    sheet: "Bemanning",
    table: "staffing",
    key: ["programme", "role", "from"],
    unique: false,
    parents: { programme: "programme" },
    columns: [
      required(text("Insats", "programme")),
      required(text("Roll", "role")),
      required(number("Andel (%)", "share")),
      required(date("Från", "from")),
      date("Till", "to"),
      code("Anställd hos", "employer", "funder"),
      text("Orsak till frånvaro", "absenceReason"),
    ],
  },
  {
    sheet: "Möten",
    table: "meeting",
    key: ["programme", "forum", "date"],
    unique: false,
    parents: { programme: "programme" },
    columns: [
      required(text("Insats", "programme")),
      required(code("Forum", "forum", "forum")),
      required(date("Datum", "date")),
      code("Form", "form", "meetingForm"),
      boolean("Heldag", "fullDay"),
      text("Punkter", "agenda"),
    ],
  },
  {
    sheet: "Ledamöter",
    table: "board_member",
    key: ["programme", "forum", "name", "from"],
    unique: false,
    parents: { programme: "programme" },
    columns: [
      required(text("Insats", "programme")),
      required(code("Forum", "forum", "forum")),
      text("Part", "party"),
      text("Namn", "name"),
      required(date("Från", "from")),
      date("Till", "to"),
    ],
  },
] as const satisfies readonly WorkbookSheet[];

type Sheets = (typeof workbook)[number];

/** The name of a register table, in snake_case as in the database. */
export type TableName = Sheets["table"];

/** The sheet description of a table. */
export type SheetOf<T extends TableName> = Extract<Sheets, { readonly table: T }>;

/** The column description of a field of a table. */
export type ColumnOf<T extends TableName, F extends string> = Extract<
  SheetOf<T>["columns"][number],
  { readonly field: F }
>;

/** The fields of a table. */
export type FieldOf<T extends TableName> = SheetOf<T>["columns"][number]["field"];

/** Finds the sheet of a table. */
export function sheetOf(table: TableName): WorkbookSheet {
  const sheet = workbook.find((s) => s.table === table);
  if (!sheet) throw new Error(`No sheet for table ${table}`);
  return sheet;
}

/** A field's name as a database column: `startDate` → `start_date`. */
export const columnName = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
