/** Saves a result so that a file is either whole or as it was before; only the own user may read it. */
import { rename, rm, writeFile } from "node:fs/promises";

/** Writes beside the final place and moves it there. */
export async function saveFile(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, bytes, { mode: 0o600 });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
