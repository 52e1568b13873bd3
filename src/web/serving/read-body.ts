/** Reads what was posted: fields into memory, files straight to disk, both within limits. */
import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import type { SubmittedFile } from "../submitted-form.ts";

const MEBI = 1024 * 1024;
const LARGEST_FIELDS = MEBI / 16;
const LARGEST_FILE = 200 * MEBI;
const MOST_FIELDS = 200;

/** A form as it came, hidden fields and all. */
export interface ReceivedForm {
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly files: readonly SubmittedFile[];
  /** SHA-256 of every field and file, in order. */
  digest(without: readonly string[]): Uint8Array;
  /** Removes the files that are still where they were put. */
  readonly dispose: () => Promise<void>;
}

/** Why a form was not read: 400 unreadable, 413 too large, 415 not a form. */
export interface BodyError {
  readonly status: 400 | 413 | 415;
}

/** Carries the status out of the parser's events. */
class Unreadable extends Error {
  readonly status: BodyError["status"];
  constructor(status: BodyError["status"]) {
    super("unreadable form");
    this.status = status;
  }
}

/** Reads a form. Without `upload`, files and bodies above 64 kB are refused. `directory` is where files are put. */
export async function readBody(
  request: IncomingMessage,
  { upload, directory }: { readonly upload: boolean; readonly directory: string },
): Promise<Result<ReceivedForm, BodyError>> {
  const contentType = request.headers["content-type"];
  if (!contentType || !/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(contentType)) {
    return fail({ status: 415 });
  }
  const largest = upload ? LARGEST_FILE + LARGEST_FIELDS : LARGEST_FIELDS;
  if (Number(request.headers["content-length"] ?? 0) > largest) return fail({ status: 413 });

  const fields: (readonly [string, string])[] = [];
  const files: (SubmittedFile & { readonly sha256: string })[] = [];
  const paths: string[] = [];
  const dispose = async () => void (await Promise.all(paths.map((path) => rm(path, { force: true }))));
  const streams: BusboyFileStream[] = [];
  try {
    await parse(contentType);
  } catch (thrown) {
    for (const stream of streams) stream.destroy();
    await dispose();
    if (thrown instanceof Unreadable) return fail({ status: thrown.status });
    throw thrown;
  } finally {
    // What has not been read is still received and thrown away, so that the sender gets to read the answer.
    request.unpipe().resume();
  }
  return ok({ fields, files, dispose, digest });

  async function parse(type: string): Promise<void> {
    const parser = makeParser(type, upload);
    await new Promise<void>((resolve, reject) => {
      const saving: Promise<void>[] = [];
      const refuse = (status: BodyError["status"]) => reject(new Unreadable(status));
      parser.on("error", () => refuse(400));
      request.on("close", () => {
        if (!request.complete) refuse(400);
      });
      for (const limit of ["partsLimit", "filesLimit"] as const) parser.on(limit, () => refuse(413));
      parser.on("field", (name, value, nameCut, valueCut) => {
        if (nameCut || valueCut || fields.length >= MOST_FIELDS) refuse(413);
        // The database takes no text with a NUL in it, and nobody writes one.
        if (value.includes("\0")) refuse(400);
        fields.push([name, value]);
      });
      parser.on("file", (field, stream, fileName) => {
        const path = join(directory, randomUUID());
        paths.push(path);
        streams.push(stream);
        const saved = save(stream, path).then(({ size, sha256 }) => {
          if (stream.truncated) throw new Unreadable(413);
          // A field for a file that was left empty comes as a file without name and content.
          if (fileName || size > 0) files.push({ field, fileName: fileName ?? "", path, size, sha256 });
        });
        saved.catch(reject);
        saving.push(saved);
      });
      parser.on("finish", () => void Promise.all(saving).then(() => resolve(), reject));
      let received = 0;
      request.on("data", (part: Buffer) => {
        received += part.length;
        if (received > largest) refuse(413);
      });
      request.pipe(parser);
    });
  }

  function digest(without: readonly string[]): Uint8Array {
    const hash = createHash("sha256");
    const said = [
      ...fields.filter(([name]) => !without.includes(name)),
      ...files.map(({ field, fileName, sha256 }) => [field, fileName, sha256]),
    ];
    return hash.update(JSON.stringify(said)).digest();
  }
}

function makeParser(contentType: string, upload: boolean): BusboyInstance {
  const limits = {
    fieldNameSize: 100,
    fieldSize: LARGEST_FIELDS,
    files: upload ? 1 : 0,
    fileSize: LARGEST_FILE,
    headerPairs: 20,
    headerSize: 8192,
  };
  try {
    return new Busboy({ headers: { "content-type": contentType }, limits });
  } catch {
    // A form in parts that does not say what stands between them.
    throw new Unreadable(400);
  }
}

async function save(stream: BusboyFileStream, path: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash("sha256");
  let size = 0;
  stream.on("data", (part: Buffer) => {
    size += part.length;
    hash.update(part);
  });
  await pipeline(stream, createWriteStream(path, { mode: 0o600, flags: "wx" }));
  return { size, sha256: hash.digest("hex") };
}
