/** Packs files as a zip; the same files give the same bytes. */
import yazl from "yazl";

/** The bytes of an archive with these files. */
export async function writeZip(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<Uint8Array> {
  const zip = new yazl.ZipFile();
  // The clock of the archive is the wall's, wherever it is made: a moment would be another byte in each time zone.
  const written = { mtime: new Date(2020, 0, 1), forceDosTimestamp: true };
  for (const { name, bytes } of files) zip.addBuffer(Buffer.from(bytes), name, written);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
