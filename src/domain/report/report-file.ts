/** The formats of a report and what its files are called. */
import type { Audience, Document } from "./document.ts";

/** The formats in the order they are offered. */
export const reportFormats = ["pdf", "docx", "xlsx", "html"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The receiver stands in the name, so that the team's own report is not sent to others by mistake. */
const receivers: Readonly<Record<Audience, string>> = {
  team: "teamet",
  board: "styrgrupp",
  public: "allmanhet",
};

/** `vasteras-helar-2022-01-01-2022-12-31-teamet.pdf`: template, period and receiver; no person and no team. */
export const reportFileName = ({ template, period, audience }: Document, format: ReportFormat) =>
  `${template.id}-${period.from}-${period.to}-${receivers[audience]}.${format}`;
