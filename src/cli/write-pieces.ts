/** Writes a result that may be long. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { printable } from "#src/cli/printable.ts";

/** Writes the pieces to standard output, no faster than they are taken there, so that they never wait in memory. */
export const writePieces = (pieces: Iterable<string>): Promise<void> =>
  pipeline(Readable.from(process.stdout.isTTY ? shown(pieces) : pieces), process.stdout, { end: false });

function* shown(pieces: Iterable<string>): Generator<string> {
  for (const piece of pieces) yield printable(piece);
}
