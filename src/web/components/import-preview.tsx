import { formatNumber } from "#src/domain/report/format.ts";
import {
  listErrors,
  totalCounts,
  type ImportReport,
  type ListedError,
  type SheetCounts,
} from "#src/domain/register-import/report.ts";
import { importReasonText, importTexts, importWarningText, noteTexts } from "#src/texts/import.sv.ts";
import { previewPages as texts } from "#src/texts/register-pages.sv.ts";
import { DataTable } from "./data-table.tsx";
import { StatusMessage } from "./status-message.tsx";

const shownErrors = 200;
const count = (n: number) => formatNumber(n, 0);

/** What a file would do to the register: the verdict, the sheets, every error, what is deleted and what is worth knowing. */
export function ImportPreview({ report, rejects }: { readonly report: ImportReport; readonly rejects: string }) {
  const errors = listErrors(report);
  return (
    <>
      <Verdict report={report} rejects={rejects} />
      <ImportSheets report={report} />
      {errors.length > 0 ? <Errors errors={errors} /> : null}
      <Deletions report={report} />
      <Remarks report={report} />
    </>
  );
}

function Verdict({ report, rejects }: { readonly report: ImportReport; readonly rejects: string }) {
  const { read, refused, new: added, changed, deleted } = totalCounts(report);
  if (refused === 0) {
    return added + changed + deleted === 0 ? (
      <StatusMessage tone="note">{texts.nothingNew}</StatusMessage>
    ) : (
      <StatusMessage tone="done" title={texts.right}>
        {texts.rightText(count(read))}
      </StatusMessage>
    );
  }
  return (
    <StatusMessage tone="attention" title={texts.someWrong(count(refused))}>
      <p>{refused === read ? texts.allWrong : texts.someWrongText}</p>
      <p>
        <a href={rejects}>{texts.rejects}</a>
      </p>
    </StatusMessage>
  );
}

type SheetRow = Omit<SheetCounts, "table">;

/** Rows of each sheet and of all together. */
export function ImportSheets({ report }: { readonly report: Pick<ImportReport, "sheets" | "replace"> }) {
  const total: SheetRow = { sheet: texts.total, ...totalCounts(report) };
  const columns = texts.sheetColumns;
  const numbers = [
    "read",
    "new",
    "changed",
    "unchanged",
    "refused",
    ...(report.replace ? ["deleted" as const] : []),
  ] as const;
  return (
    <section className="section">
      <h2>{texts.sheets}</h2>
      <DataTable
        id="sheets"
        caption={texts.sheets}
        hideCaption
        columns={[
          { label: columns.sheet, cell: (row) => row.sheet },
          ...numbers.map((key) => ({
            label: columns[key],
            align: "number" as const,
            cell: (row: SheetRow) => count(row[key]),
          })),
        ]}
        rows={[...report.sheets, total]}
        rowKey={(row) => row.sheet}
        isTotal={(row) => row === total}
      />
    </section>
  );
}

function Errors({ errors }: { readonly errors: readonly ListedError[] }) {
  const columns = texts.errorColumns;
  return (
    <section className="section">
      <h2>{texts.errors}</h2>
      <DataTable
        id="errors"
        caption={texts.errors}
        hideCaption
        columns={[
          { label: columns.place, cell: ({ sheet, line }) => texts.place(sheet, `${line}`) },
          { label: columns.column, cell: ({ column }) => column },
          { label: columns.value, cell: ({ value }) => (value === "" ? texts.empty : value) },
          { label: columns.reason, cell: ({ reason }) => importReasonText(reason) },
          { label: columns.nearest, cell: ({ nearest }) => nearest.join(", ") },
        ]}
        rows={errors.slice(0, shownErrors)}
        rowKey={(_, index) => `${index}`}
      />
      {errors.length > shownErrors ? <p className="small">{texts.moreErrors(count(errors.length))}</p> : null}
    </section>
  );
}

function Deletions({ report: { deletions, deletionsHeld } }: { readonly report: ImportReport }) {
  if (deletionsHeld) return <StatusMessage tone="note">{importTexts.deletionsHeld}</StatusMessage>;
  if (deletions.length === 0) return null;
  return (
    <section className="section">
      <h2>{texts.deletions}</h2>
      <p>{texts.deletionsText}</p>
      <ul>
        {deletions.map(({ table, sheet, count: rows, ids }) => (
          <li key={table}>
            {texts.deletionsRows(count(rows), sheet)}
            {ids.length > 0 ? `: ${ids.slice(0, 20).join(", ")}${ids.length > 20 ? " …" : ""}` : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Remarks({ report }: { readonly report: ImportReport }) {
  const remarks = [
    ...(report.unknownSheets.length > 0 ? [importTexts.unknownSheets(report.unknownSheets)] : []),
    ...report.unknownColumns.map(({ sheet, columns }) => importTexts.unknownColumns(sheet, columns)),
    ...(report.ignoredFiles.length > 0 ? [importTexts.ignoredFiles(report.ignoredFiles)] : []),
    ...report.notes.map((note) => noteTexts[note]),
    ...report.warnings.map(importWarningText),
  ];
  if (remarks.length === 0) return null;
  return (
    <section className="section">
      <h2>{texts.warnings}</h2>
      <ul>
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </section>
  );
}
