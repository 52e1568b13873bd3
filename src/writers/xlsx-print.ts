/** How a sheet comes out on paper: as wide as the page, and sideways when that makes it easier to read. */
import type { Blob } from "node:buffer";
import type Stream from "node:stream";
import type { Feature, Sheet } from "write-excel-file/node";

/** A sheet of a report. */
export type ReportSheet = Sheet<Buffer> & { readonly sheet: string };

/** Characters across an upright page at the size sheets are written in. */
const uprightWidth = 90;

/** The sheet, lying when it is wider than an upright page. */
export function onPaper(sheet: ReportSheet): ReportSheet {
  const width = (sheet.columns ?? []).reduce((sum, column) => sum + (column?.width ?? 10), 0);
  return width > uprightWidth ? { ...sheet, orientation: "landscape" } : sheet;
}

const fitted = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
const oneWide = 'fitToWidth="1" fitToHeight="0"';

/** Shrinks each sheet to the width of one page, as many pages long as it needs. */
export const onePageWide: Feature<Stream | Buffer | Blob> = {
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        // The library sets up the page of lying sheets only.
        insert: ({ orientation }) => (orientation ? undefined : '<pageSetup paperSize="9"/>'),
        // As text: looking at the attributes of every cell takes as long as writing them.
        transform: (xml) => xml.replace(/<worksheet[^>]*>/, `$&${fitted}`).replace("<pageSetup ", `$&${oneWide} `),
      },
    },
  },
};
