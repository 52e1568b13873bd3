/** Builds a team's report and writes it in the formats asked for. */
import { describeFigure } from "#src/actions/describe-figure.ts";
import { evaluateOn, type TeamEvaluation } from "#src/actions/evaluate-figures.ts";
import { programVersion } from "#src/actions/program-version.ts";
import { readBenefitCohort } from "#src/actions/read-benefit-cohort.ts";
import { residentRegister } from "#src/actions/resident-register.ts";
import { asActor, type AccessError, type Actor, type Db } from "#src/db/database.server.ts";
import type { Evaluation, Period } from "#src/domain/figures/figure.ts";
import { cohortOf } from "#src/domain/model/from-register/cohort.ts";
import { buildReport as buildDocument } from "#src/domain/report/build-document.ts";
import type { Audience, Document } from "#src/domain/report/document.ts";
import { findValue, rowsOf } from "#src/domain/report/facts.ts";
import type { BenefitInput } from "#src/domain/report/benefit/input.ts";
import { benefitInputOf } from "#src/domain/report/benefit/make-input.ts";
import { previousPeriod } from "#src/domain/report/previous-period.ts";
import { reportFileName, type ReportFormat } from "#src/domain/report/report-file.ts";
import type { Template } from "#src/domain/report/template.ts";
import { findTemplate, templates } from "#src/domain/report/templates/catalogue.ts";
import { seesSmallCells } from "#src/domain/rights.ts";
import { findScheme, schemes } from "#src/domain/schemes/catalogue.ts";
import type { IsoDate } from "#src/kernel/dates.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import { benefitErrorText } from "#src/texts/benefit-cohort.sv.ts";
import { benefitReport } from "#src/domain/report/benefit/words.ts";
import type { ReportError } from "#src/texts/report.sv.ts";
import type { WriterError } from "#src/texts/writers.sv.ts";
import { writeHtml } from "#src/writers/html.ts";
import { writeInThread } from "#src/writers/threaded-writer.ts";

/** What report to make. */
export interface ReportRequest {
  readonly programmes: readonly string[];
  readonly tracks: readonly string[] | null;
  readonly period: Period;
  /** Left out: the template's own scheme, or the programme's when the template has none. */
  readonly scheme?: string | undefined;
  readonly templateId: string;
  readonly audience: Audience;
  /** None gives the document alone. */
  readonly formats: readonly ReportFormat[];
  /** The day printed on the report. */
  readonly today: IsoDate;
  readonly requestId?: string | undefined;
}

/** A report as a file. */
export interface ReportFile {
  readonly format: ReportFormat;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The document and its files, all of the same numbers. */
export interface BuiltReport {
  readonly document: Document;
  readonly files: readonly ReportFile[];
}

/**
 * Builds a report, with the period before for comparison when the register reaches that far. Outside the team small
 * cells are withheld; who may not see them may not ask for the team's own report. Throws when the figures contradict
 * each other.
 */
export async function buildReport(
  db: Db,
  actor: Actor,
  request: ReportRequest,
): Promise<Result<BuiltReport, ReportError | WriterError | AccessError>> {
  const template = findTemplate(request.templateId);
  if (!template) {
    const known = templates.map(({ id }) => id);
    return fail({ code: "report.unknown_template", template: request.templateId, known });
  }
  const scheme = request.scheme ?? template.scheme;
  if (scheme !== undefined && !findScheme(scheme))
    return fail({ code: "report.unknown_scheme", scheme, known: schemes.map(({ id }) => id) });
  if (request.audience === "team" && !seesSmallCells(actor.role)) return fail({ code: "report.not_for_you" });

  const read = await readForReport(db, actor, request, template, scheme);
  if (!read.ok) return read;
  const { evaluation, previous, benefit } = read.value;
  const document = buildDocument(
    {
      evaluation,
      previous: previous && hasParticipants(previous) ? previous : undefined,
      definitions: describeFigure,
      benefit,
    },
    template,
    { audience: request.audience, today: request.today },
  );
  const files: ReportFile[] = [];
  for (const format of new Set(request.formats)) {
    const bytes = format === "html" ? ok(writeHtml(document)) : await writeInThread(format, document);
    if (!bytes.ok) return bytes;
    files.push({
      format,
      fileName: reportFileName(document, format),
      mediaType: mediaTypes[format],
      bytes: bytes.value,
    });
  }
  return ok({ document, files });
}

interface ReportReading extends TeamEvaluation {
  readonly benefit: BenefitInput | undefined;
}

/** Everything that is read for a report, from one snapshot: figures, and the calculation when the template prints it. */
const readForReport = (
  db: Db,
  actor: Actor,
  request: ReportRequest,
  template: Template,
  scheme: string | undefined,
): Promise<Result<ReportReading, AccessError>> =>
  asActor<ReportReading, AccessError>(
    db,
    actor,
    { purpose: "report", action: "evaluate-figures", requestId: request.requestId },
    async (tx, note) => {
      const { programmes, tracks, period } = request;
      const register = await residentRegister(db, tx, actor.tenantId, programmes);
      note.concerns("figures", register.enrolment.rows);
      const figures = evaluateOn(register, { programmes, tracks, period, scheme, previous: previousPeriod(period) });
      if (!template.parts.some(({ part }) => part === "benefit")) return ok({ ...figures, benefit: undefined });
      const read = await readBenefitCohort(db, tx, actor.tenantId, { programmes, tracks, period });
      if (!read.ok)
        return ok({
          ...figures,
          benefit: { kind: "missing", why: benefitReport.notCalculated(benefitErrorText(read.error)) },
        });
      const { cohort, parameters, comparison } = read.value;
      const cohortOfTrack = (track: string) => {
        const own = cohortOf(read.value.register, { programmes, tracks: [track], period, parameters });
        return own.ok ? [{ track, cohort: own.value.cohort }] : [];
      };
      const split = request.audience === "team" && tracks === null ? tracksOf(figures.evaluation) : [];
      const calculation = {
        parameters,
        comparison,
        tracks: split.flatMap(cohortOfTrack),
        targetMonths: read.value.targetMonths,
        program: programVersion(),
      };
      return ok({ ...figures, benefit: benefitInputOf(cohort, calculation) });
    },
  );

/** The team's tracks that anybody took part in. */
function tracksOf({ figures }: Evaluation): readonly string[] {
  const byTrack = figures["participants.by-track"];
  return byTrack
    ? rowsOf(byTrack).flatMap(({ code }) => (typeof code === "string" && code !== "saknas" ? [code] : []))
    : [];
}

/** A period before the register began would be compared with as if nobody had been there. */
const hasParticipants = ({ figures }: Evaluation) => {
  const total = figures["participants.total"];
  return total !== undefined && findValue(total, "") !== 0;
};

const office = "application/vnd.openxmlformats-officedocument";
const mediaTypes: Readonly<Record<ReportFormat, string>> = {
  pdf: "application/pdf",
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  html: "text/html; charset=utf-8",
};
