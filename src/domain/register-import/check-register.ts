/**
 * Checks a register row by row, in the order of the workbook's sheets: what goes in, what is refused and why.
 *
 * What a later row may refer to is remembered, and the keys that must not come twice; the rows themselves pass through,
 * so a large file needs little memory. A row whose parent was refused is refused for that reason.
 */
import { Draft } from "#src/domain/register-import/draft.ts";
import { Enrolments } from "#src/domain/register-import/enrolments.ts";
import type { Known, KnownEnrolment } from "#src/domain/register-import/known.ts";
import { planColumns, type PlanError } from "#src/domain/register-import/plan.ts";
import type { Problem, Reason, RefusedRow, Warning, WarningCode } from "#src/domain/register-import/problems.ts";
import type { RawCell, RawRow } from "#src/domain/register-import/raw.ts";
import { References } from "#src/domain/register-import/references.ts";
import { checkSpan, rules } from "#src/domain/register-import/rules.ts";
import type { Cell } from "#src/domain/register.ts";
import { sheetOf, type TableName, type WorkbookSheet } from "#src/domain/workbook.ts";
import { parseIsoDate, type Day } from "#src/kernel/dates.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** A row that goes in. `cells` are in the order of the sheet's columns. */
export interface AcceptedRow {
  readonly line: number;
  readonly cells: readonly Cell[];
  /** What identifies the row under its parent, for sheets without an id; otherwise null. */
  readonly rowKey: string | null;
  /** The day of birth that a person's number tells. */
  readonly derivedBirthDate: string | null;
}

/** Where checked rows go. */
export interface CheckSink {
  accept(table: TableName, row: AcceptedRow): void;
  refuse(row: RefusedRow): void;
}

/** What the check needs to know besides the file. */
export interface CheckOptions {
  readonly known: Known;
  readonly today: Day;
  /** The file replaces the register: enrolments that it lacks do not stand in its way. */
  readonly replace: boolean;
}

/** Checks the rows of one sheet. */
export interface SheetCheck {
  /** The fields that the sheet has columns for. */
  readonly present: readonly string[];
  row(row: RawRow): void;
  /** After the last row. */
  end(): void;
}

/** Headers that are not the workbook's. */
export interface UnknownColumns {
  readonly sheet: string;
  readonly columns: readonly string[];
}

/** Between the parts of a key. No text holds it: control characters are dropped when a text is read. */
const separator = "\u001f";

/** A row that waits until the whole sheet is known. */
interface Suspended {
  readonly id: string;
  readonly others: readonly string[];
  readonly row: AcceptedRow;
  readonly refused: Omit<RefusedRow, "problems">;
  readonly problem: (reason: Reason) => Problem;
}

/** A register being checked. Sheets are started in the workbook's order. */
export class RegisterCheck {
  readonly #options: CheckOptions;
  readonly #sink: CheckSink;
  readonly #warnings = new Map<string, { -readonly [K in keyof Warning]: Warning[K] }>();
  readonly #unknownColumns: UnknownColumns[] = [];
  readonly #references: References;
  readonly #enrolments: Enrolments;
  readonly #referralPersons = new Map<string, string>();
  #suspended: Suspended[] = [];

  constructor(options: CheckOptions, sink: CheckSink) {
    this.#options = options;
    this.#sink = sink;
    this.#references = new References(options.known);
    this.#enrolments = new Enrolments(options.known.enrolments);
  }

  /** Warnings so far. */
  get warnings(): readonly Warning[] {
    return [...this.#warnings.values()];
  }

  /** Headers that nobody knows, per sheet. */
  get unknownColumns(): readonly UnknownColumns[] {
    return this.#unknownColumns;
  }

  /** Begins a sheet with its header row. */
  startSheet(table: TableName, header: readonly RawCell[]): Result<SheetCheck, PlanError> {
    const sheet: WorkbookSheet = sheetOf(table);
    const planned = planColumns(sheet, header);
    if (!planned.ok) return fail(planned.error);
    const { unknown, positions } = planned.value;
    if (unknown.length > 0) this.#unknownColumns.push({ sheet: sheet.sheet, columns: unknown });
    const draft = new Draft(sheet, planned.value, header.length, (column, code, line) => {
      this.#warn(sheet.sheet, column.header, code, line);
    });
    return ok({
      present: sheet.columns.filter((_, i) => positions[i]! >= 0).map(({ field }) => field),
      row: sheet.unique ? this.#rowsWithId(table, sheet, draft) : this.#rowsUnderParent(table, sheet, draft),
      end: () => {
        this.#settle();
      },
    });
  }

  #warn(sheet: string, column: string, code: WarningCode, line: number): void {
    const key = `${sheet}/${column}/${code}`;
    const known = this.#warnings.get(key);
    if (known) known.count++;
    else this.#warnings.set(key, { code, sheet, column, firstLine: line, count: 1 });
  }

  /** Reads a row into the draft and checks everything but its key. */
  #cellCheck(table: TableName, sheet: WorkbookSheet, draft: Draft): (row: RawRow) => void {
    const rule = rules[table];
    const fields = new Set(sheet.columns.map(({ field }) => field));
    const parents = Object.entries(sheet.parents) as [string, TableName][];
    const hasStep = fields.has("step");
    return (row) => {
      draft.read(row);
      for (const [field, parent] of parents) this.#checkParent(draft, field, parent);
      rule?.(draft, this.#options.today);
      draft.checkRequired();
      checkSpan(draft, fields);
      if (hasStep) this.#checkStep(draft);
    };
  }

  #checkParent(draft: Draft, field: string, table: TableName): void {
    const id = draft.text(field);
    if (id === null) return;
    const found = this.#references.find(table, id);
    if (!found.ok) draft.refuse(field, found.reason, found.nearest);
    else if (found.id !== id) draft.set(field, found.id);
  }

  /** Writes a step as the programme's ladder does; one that is not on the ladder is kept as typed. */
  #checkStep(draft: Draft): void {
    const step = draft.text("step");
    const enrolment = step === null ? undefined : this.#enrolments.find(draft.text("enrolmentId") ?? "");
    if (step === null || !enrolment) return;
    const known = this.#references.findStep(enrolment.programme, step);
    if (known === undefined) draft.warn("step", "step-off-ladder");
    else draft.set("step", known);
  }

  /** Rows of a sheet with ids of its own: none may come twice. */
  #rowsWithId(table: TableName, sheet: WorkbookSheet, draft: Draft): (row: RawRow) => void {
    const check = this.#cellCheck(table, sheet, draft);
    const { accepted, refused } = this.#references.seen(table);
    return (raw) => {
      check(raw);
      const key = keyOf(draft, sheet.key);
      const first = accepted.get(key);
      if (first !== undefined) draft.refuse(sheet.key[0]!, { code: "duplicate", line: first });
      const enrolment = table === "enrolment" && draft.problems.length === 0 ? this.#placed(draft) : undefined;
      const rival = enrolment && this.#enrolments.overlapInFile(enrolment);
      if (rival !== undefined) draft.refuse("startDate", { code: "overlap", other: rival });
      if (draft.problems.length > 0) {
        if (!refused.has(key)) refused.set(key, draft.line);
        return this.#refuse(table, draft);
      }
      accepted.set(key, draft.line);
      this.#remember(table, key, draft);
      if (enrolment) return this.#acceptEnrolment(key, enrolment, draft);
      this.#sink.accept(table, acceptedRow(draft, null));
    };
  }

  /** Rows of a sheet without ids: told apart under their parent by their key fields and their order. */
  #rowsUnderParent(table: TableName, sheet: WorkbookSheet, draft: Draft): (row: RawRow) => void {
    const check = this.#cellCheck(table, sheet, draft);
    const [parent, ...keyFields] = sheet.key;
    const timesSeen = new Map<string, number>();
    return (raw) => {
      check(raw);
      if (draft.problems.length > 0) return this.#refuse(table, draft);
      const key = keyOf(draft, keyFields);
      const whole = `${draft.text(parent!)}${separator}${key}`;
      const ordinal = (timesSeen.get(whole) ?? 0) + 1;
      timesSeen.set(whole, ordinal);
      this.#sink.accept(table, acceptedRow(draft, ordinal === 1 ? key : `${key}${separator}${ordinal}`));
    };
  }

  #refuse(table: TableName, draft: Draft): void {
    this.#sink.refuse({ table, line: draft.line, cells: draft.rawCells(), problems: draft.problems });
  }

  /** Keeps what rows of later sheets ask for. */
  #remember(table: TableName, id: string, draft: Draft): void {
    if (table === "programme") this.#references.addProgramme(id, draft.text("ladder"));
    if (table === "referral") this.#referralPersons.set(id, draft.text("personId")!);
    if (table !== "enrolment") return;
    const referral = draft.text("referralId");
    const person = referral === null ? undefined : this.#personOfReferral(referral);
    if (person !== undefined && person !== draft.text("personId")) draft.warn("referralId", "other-person");
  }

  #personOfReferral(id: string): string | undefined {
    return this.#referralPersons.get(id) ?? this.#options.known.referrals.get(id);
  }

  #placed(draft: Draft): KnownEnrolment {
    const end = draft.text("endDate");
    return {
      personId: draft.text("personId")!,
      programme: draft.text("programme")!,
      start: parseIsoDate(draft.text("startDate")!)!,
      end: end === null ? undefined : parseIsoDate(end),
    };
  }

  /** An enrolment that overlaps a registered one waits: the file may change that one further down. */
  #acceptEnrolment(id: string, enrolment: KnownEnrolment, draft: Draft): void {
    const row = acceptedRow(draft, null);
    const others = this.#options.replace ? [] : this.#enrolments.overlapsInRegister(id, enrolment);
    this.#enrolments.add(id, enrolment);
    if (others.length === 0) return this.#sink.accept("enrolment", row);
    const { line } = draft;
    const value = draft.typed("startDate");
    this.#suspended.push({
      id,
      others,
      row,
      refused: { table: "enrolment", line, cells: draft.rawCells() },
      problem: (reason) => ({ column: "Startdatum", value, reason, nearest: [] }),
    });
  }

  #settle(): void {
    const { accepted, refused } = this.#references.seen("enrolment");
    for (const { id, others, row, refused: refusal, problem } of this.#suspended) {
      const other = others.find((one) => !this.#enrolments.has(one));
      if (other === undefined) {
        this.#sink.accept("enrolment", row);
        continue;
      }
      accepted.delete(id);
      refused.set(id, row.line);
      this.#sink.refuse({ ...refusal, problems: [problem({ code: "overlap", other })] });
    }
    this.#suspended = [];
  }
}

const acceptedRow = (draft: Draft, rowKey: string | null): AcceptedRow => ({
  line: draft.line,
  cells: draft.cells.slice(),
  rowKey,
  derivedBirthDate: draft.derivedBirthDate,
});

function keyOf(draft: Draft, fields: readonly string[]): string {
  if (fields.length === 1) return cellKey(draft.get(fields[0]!));
  let key = "";
  for (let i = 0; i < fields.length; i++) key += (i === 0 ? "" : separator) + cellKey(draft.get(fields[i]!));
  return key;
}

const cellKey = (cell: Cell): string => (cell === null || cell === undefined ? "" : String(cell));
