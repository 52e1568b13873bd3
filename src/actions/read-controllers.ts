/** Finds out whose register a file is. Runs in the importing process; `findControllers` is what callers use. */
import { planColumns, planSheets, type PlanError } from "#src/domain/register-import/plan.ts";
import { rawText } from "#src/domain/register-import/raw.ts";
import { sheetOf } from "#src/domain/workbook.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import { openSource } from "#src/readers/open-source.ts";
import type { ReadError } from "#src/domain/register-import/read-error.ts";
import { ReadFailure, type RegisterSource } from "#src/readers/source.ts";

/** The distinct controllers of the sheet Insatser, in file order; none when the file has no such sheet or column. */
export async function readControllers(
  path: string,
  fileName: string,
): Promise<Result<readonly string[], ReadError | PlanError>> {
  let source: RegisterSource | undefined;
  try {
    source = await openSource(path, fileName);
    const plan = planSheets(source.sheets.map(({ name }) => name));
    if (!plan.ok) return fail(plan.error);
    const name = plan.value.sheets.get("programme");
    const names = new Set<string>();
    let error: PlanError | undefined;
    let position = -1;
    await source.sheets
      .find((sheet) => sheet.name === name)
      ?.read({
        header(cells) {
          const sheet = sheetOf("programme");
          const columns = planColumns(sheet, cells);
          if (!columns.ok) error = columns.error;
          else position = columns.value.positions[sheet.columns.findIndex(({ field }) => field === "controller")]!;
        },
        row({ cells }) {
          const controller = rawText(cells[position]).trim().normalize("NFC");
          if (controller !== "") names.add(controller);
        },
        breathe: () => Promise.resolve(),
      });
    return error ? fail(error) : ok([...names]);
  } catch (thrown) {
    if (thrown instanceof ReadFailure) return fail(thrown.error);
    throw thrown;
  } finally {
    await source?.close();
  }
}
