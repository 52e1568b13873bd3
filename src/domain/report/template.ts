/**
 * A report template is data: headings, help texts, sentences with values in them, tables and charts by name. It holds
 * no numbers. `definitions check` and a test see that everything it names exists.
 */

import type { BenefitExtent } from "./benefit/section.ts";

/** `reference`, optionally with how to print it: `participants.age#groups/all/mean|years:1`. See sentence.ts. */
export type SentenceText = string;

export type TemplatePart =
  | { readonly part: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  /** Printed when every value it names exists (when `any` is set: at least the figures), otherwise left out. */
  | { readonly part: "sentence"; readonly text: SentenceText }
  | { readonly part: "guidance"; readonly text: string }
  | { readonly part: "text-box"; readonly label: string }
  /** A table by figure id; `tables.ts` says how it looks. */
  | { readonly part: "table"; readonly figure: string; readonly title?: string }
  /** A chart by name; `charts/catalogue.ts` says of which figures. */
  | { readonly part: "chart"; readonly chart: string }
  | { readonly part: "key-figures"; readonly items: readonly KeyFigureSpec[] }
  /** What society gained (sv. samhällsnytta): the answer in key figures, or the whole section with its appendix. */
  | { readonly part: "benefit"; readonly extent: BenefitExtent }
  | { readonly part: "page-break" };

export interface KeyFigureSpec {
  readonly label: string;
  readonly value: SentenceText;
  /** May hold values in braces; left out when one is missing. */
  readonly note: SentenceText;
}

export interface Template {
  readonly id: string;
  readonly version: number;
  /** The report's title on the cover. */
  readonly title: string;
  /** One line for the list where a person chooses. */
  readonly description: string;
  /** The scheme that `exit.results` and its kin use; undefined means the programme's own. */
  readonly scheme: string | undefined;
  readonly cover: boolean;
  /** Definitions, missing data and how numbers are made, last in the report. */
  readonly appendix: boolean;
  readonly parts: readonly TemplatePart[];
}

/** A heading of a section, for brevity in the template files. */
export const heading = (level: 1 | 2 | 3, text: string): TemplatePart => ({ part: "heading", level, text });
export const sentence = (text: SentenceText): TemplatePart => ({ part: "sentence", text });
export const guidance = (text: string): TemplatePart => ({ part: "guidance", text });
export const textBox = (label: string): TemplatePart => ({ part: "text-box", label });
export const table = (figure: string, title?: string): TemplatePart =>
  title === undefined ? { part: "table", figure } : { part: "table", figure, title };
export const chart = (name: string): TemplatePart => ({ part: "chart", chart: name });
export const benefit = (extent: BenefitExtent): TemplatePart => ({ part: "benefit", extent });
export const pageBreak: TemplatePart = { part: "page-break" };
