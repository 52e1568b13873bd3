import { data } from "react-router";
import { formatNumber } from "#src/domain/report/format.ts";
import { totalCounts, type SheetCounts } from "#src/domain/register-import/report.ts";
import { isUuid } from "#src/kernel/uuid.ts";
import { importPages as texts, previewPages, registerPages } from "#src/texts/register-pages.sv.ts";
import { ButtonLink } from "../components/form.tsx";
import { addressIn, useFrame } from "../components/frame-context.tsx";
import { ImportSheets } from "../components/import-preview.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { Progress } from "../components/progress.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import { listImports } from "../list-imports.server.ts";
import type { Route } from "./+types/register.import.ts";

/** How an import stands, and what it did when it is done. */
export async function loader({ context, request, params: { runId } }: Route.LoaderArgs) {
  if (!isUuid(runId)) throw new Response(null, { status: 404 });
  const [run] = await listImports(context, 1, runId);
  if (!run) throw new Response(null, { status: 404 });
  const { state, rows, date, time, fileName, by, replace } = run;
  const follows = state === "running" && !new URL(request.url).searchParams.has("still");
  const page = {
    state,
    follows,
    rows,
    date,
    time,
    fileName,
    by,
    sheets: { sheets: sheetsOf(run.report), replace },
    // The import has its file's id.
    fileId: run.fileKept ? runId : undefined,
  };
  return data(page, follows ? { headers: { Refresh: "2" } } : undefined);
}

/** The page loads itself again every other second while the import runs, without scripts, until somebody stops it. */
export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders;

/** The counts that the run has kept; it was written by this program. */
const sheetsOf = (report: unknown): readonly SheetCounts[] =>
  typeof report === "object" && report !== null && "sheets" in report ? (report.sheets as readonly SheetCounts[]) : [];

export default function RegisterImport({ loaderData }: Route.ComponentProps) {
  const { state, date, time, fileName, by } = loaderData;
  const { tenantId } = useFrame();
  const register = `/t/${tenantId}/register`;
  const title = { running: texts.running, done: texts.done, failed: texts.failed, cancelled: texts.failed }[state];
  return (
    <PageFrame
      area="register"
      title={title}
      lead={`${fileName}, ${date} ${time} (${registerPages.by[by]})`}
      crumbs={[{ label: registerPages.title, href: register }]}
      help={<HelpText sentences={registerPages.help} />}
    >
      {state === "running" ? <Running {...loaderData} /> : state === "done" ? <Receipt {...loaderData} /> : <Failed />}
      <p>
        <a href={register}>{texts.back}</a>
      </p>
    </PageFrame>
  );
}

function Running({ rows, follows }: Pick<Route.ComponentProps["loaderData"], "rows" | "follows">) {
  return (
    <>
      <Progress label={texts.running} done={rows} total={undefined} unit={texts.unit} />
      <p>{follows ? texts.followText : texts.stillText}</p>
      <p>
        <a href="?still=">{follows ? texts.stop : texts.reload}</a>
      </p>
    </>
  );
}

type ReceiptProps = Pick<Route.ComponentProps["loaderData"], "rows" | "sheets" | "fileId">;

function Receipt({ rows, sheets, fileId }: ReceiptProps) {
  const frame = useFrame();
  const { refused } = totalCounts(sheets);
  return (
    <>
      <StatusMessage tone="done" focus>
        {texts.doneText(formatNumber(rows, 0))}
      </StatusMessage>
      {refused > 0 ? (
        <StatusMessage tone="attention" title={texts.leftOut(formatNumber(refused, 0))}>
          {fileId ? (
            <>
              <p>{texts.leftOutText}</p>
              <p>
                <a href={`/t/${frame.tenantId}/register/files/${fileId}/rejects`}>{previewPages.rejects}</a>
              </p>
            </>
          ) : (
            texts.leftOutGone
          )}
        </StatusMessage>
      ) : null}
      <div className="button-row">
        <ButtonLink href={addressIn(frame, "/figures")}>{texts.figures}</ButtonLink>
        <ButtonLink quiet href={addressIn(frame, "/reports")}>
          {texts.report}
        </ButtonLink>
      </div>
      <ImportSheets report={sheets} />
    </>
  );
}

function Failed() {
  return (
    <StatusMessage tone="attention" title={texts.failed} focus>
      {texts.failedText}
    </StatusMessage>
  );
}
