/** The rules of each sheet that concern more than one cell. */
import { parseNumber, tidyText } from "#src/domain/register-import/cells.ts";
import type { Draft } from "#src/domain/register-import/draft.ts";
import { readPersonnummer } from "#src/domain/register-import/personnummer.ts";
import { rawText } from "#src/domain/register-import/raw.ts";
import { findScheme } from "#src/domain/schemes/catalogue.ts";
import { parseDatedSchemes } from "#src/domain/schemes/choose-scheme.ts";
import type { TableName } from "#src/domain/workbook.ts";
import { yearOf, type Day } from "#src/kernel/dates.ts";

/** Changes a draft to what is stored, or refuses it. */
export type Rule = (draft: Draft, today: Day) => void;

/** What is not kept of a person who is anonymous: everything but the sex. The year of start is the enrolment's. */
export const strippedWhenAnonymous = [
  "personnummer",
  "firstName",
  "lastName",
  "birthDate",
  "birthYear",
  "protection",
  "interpreterLanguage",
  "homeMunicipality",
] as const;

/** The fields that describe an exit; Arbetskonsulent may be known before. */
const exitFields = ["exitKind", "exitReason", "destination", "receiver", "toOrdinary", "returnedTo"] as const;

const earliestYear = 1900;
const latestYear = 2100;

const checkYear = (draft: Draft, field: string, to: number): void => {
  const year = draft.get(field);
  if (typeof year !== "number" || (Number.isInteger(year) && year >= earliestYear && year <= to)) return;
  draft.refuse(field, { code: "year-range", from: earliestYear, to });
};

/** A scheme that is not one of ours is kept: it may be one of tomorrow's, and figures fall back to the usual one. */
const programme: Rule = (draft) => {
  const schemes = draft.text("resultScheme");
  if (schemes !== null && parseDatedSchemes(schemes).some((one) => !one || !findScheme(one.id)))
    draft.warn("resultScheme", "scheme-unknown");
};

const person: Rule = (draft, today) => {
  if (draft.get("anonymous") === true) return stripAnonymous(draft);
  checkYear(draft, "birthYear", yearOf(today));
  const typed = draft.text("personnummer");
  if (typed === null) return;
  // A spreadsheet that takes the number for a quantity drops its leading zeros.
  const text = typeof draft.raw("personnummer") === "number" ? typed.padStart(typed.length > 10 ? 12 : 10, "0") : typed;
  const read = readPersonnummer(text, today);
  if (!read.ok) return draft.refuse("personnummer", read.error);
  const { number, birthDate, sex } = read.value;
  draft.set("personnummer", number);
  draft.derivedBirthDate = birthDate;
  if (draft.text("birthDate") !== null && draft.text("birthDate") !== birthDate)
    draft.warn("birthDate", "birth-date-differs");
  if (draft.text("sex") === null && !draft.isRefused("sex")) {
    draft.set("sex", sex);
    draft.warn("sex", "sex-derived");
  } else if (draft.text("sex") !== "annat" && draft.text("sex") !== sex) {
    draft.warn("sex", "sex-differs");
  }
};

function stripAnonymous(draft: Draft): void {
  for (const field of strippedWhenAnonymous) {
    const cell = draft.get(field) ?? null;
    if (cell !== null && cell !== "nej") draft.warn(field, "anonymous-stripped");
    draft.set(field, null);
  }
}

const referral: Rule = (draft) => {
  if (draft.unit("party") !== undefined && draft.text("unit") === null && !draft.isRefused("unit")) {
    draft.set("unit", tidyText(rawText(draft.raw("party"))));
  }
};

const enrolment: Rule = (draft) => {
  if (draft.text("endDate") !== null || draft.isRefused("endDate")) return;
  for (const field of exitFields) {
    if ((draft.get(field) ?? null) !== null) draft.refuse(field, { code: "exit-while-open" });
  }
};

const answer: Rule = (draft) => {
  if (draft.text("answer") === null && draft.text("missingReason") === null && !draft.isRefused("missingReason")) {
    draft.refuse("answer", { code: "answer-missing" });
  }
  // A number is one value whether it was typed `6,50`, `6.5` or in a spreadsheet's number cell.
  const typed = draft.text("answer");
  if (typed !== null && /^-?\d+[.,]\d+$/.test(typed)) draft.set("answer", String(parseNumber(typed)));
  const date = draft.text("date");
  if (draft.text("enrolmentId") === null && date !== null && !date.endsWith("-01")) {
    draft.set("date", `${date.slice(0, 8)}01`);
    draft.warn("date", "answer-month");
  }
};

const yearly: Rule = (draft) => checkYear(draft, "year", latestYear);

/** Table → its rule. */
export const rules: Readonly<Partial<Record<TableName, Rule>>> = {
  programme,
  person,
  referral,
  enrolment,
  answer,
  budget_line: yearly,
  funding: yearly,
};

/** Fields that end what another one begins. */
const spans = [
  ["startDate", "endDate"],
  ["from", "to"],
] as const;

/** Refuses a row that ends before it begins. */
export function checkSpan(draft: Draft, fields: ReadonlySet<string>): void {
  for (const [from, to] of spans) {
    if (!fields.has(from) || !fields.has(to)) continue;
    const [start, end] = [draft.text(from), draft.text(to)];
    if (start !== null && end !== null && end < start) draft.refuse(to, { code: "end-before-start", start });
  }
}
