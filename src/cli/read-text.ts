/** Reads a file that a command was given, or stops the command with exit code 2. */
import { readFile } from "node:fs/promises";
import { exitCodes, Stop } from "#src/cli/context.ts";
import { systemError } from "#src/texts/cli.sv.ts";

/** The file's text. A file that is missing, a folder or not one's own to read is unreadable input. */
export async function readTextOrStop(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    // What is longer than a text can be comes without a code when it is read in parts.
    const { code = error instanceof RangeError ? "ERR_STRING_TOO_LONG" : undefined } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Stop(exitCodes.usage, systemError(code, path));
  }
}
