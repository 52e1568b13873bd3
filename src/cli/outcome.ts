/** Turns an expected error into the end of a command. */
import { exitCodes, Stop } from "#src/cli/context.ts";
import type { Result } from "#src/kernel/result.ts";

/** The value, or the command's end with the error's sentence. An error is a refusal (1) unless `exitCode` says more. */
export function valueOrStop<T, E>(
  result: Result<T, E>,
  sentence: (error: E) => string,
  exitCode: number | ((error: E) => number) = exitCodes.refused,
): T {
  if (result.ok) return result.value;
  throw new Stop(typeof exitCode === "number" ? exitCode : exitCode(result.error), sentence(result.error));
}
