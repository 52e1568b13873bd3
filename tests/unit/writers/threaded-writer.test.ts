import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Document } from "#src/domain/report/document.ts";
import { ok } from "#src/kernel/result.ts";
import { writerErrorText } from "#src/texts/writers.sv.ts";
import { writeDocx } from "#src/writers/docx.ts";
import { writePdf } from "#src/writers/pdf.ts";
import { makeThreadedWriter, writeInThread, type WriterAnswer } from "#src/writers/threaded-writer.ts";
import { writeXlsx } from "#src/writers/xlsx.ts";
import { sampleDocument, sampleOnePage } from "../../support/sample-document.ts";

const titled = (title: string): Document => ({ ...sampleOnePage, title });

function bytesOf(answer: WriterAnswer): Buffer {
  if (!answer.ok) throw new Error(answer.error.code);
  return Buffer.from(answer.value);
}

describe("a file written in the thread", () => {
  test.each([
    ["pdf", writePdf],
    ["docx", async (document: Document) => ok(await writeDocx(document))],
    ["xlsx", async (document: Document) => ok(await writeXlsx(document))],
  ] as const)("is the same %s, to the last byte, as one written directly", async (format, write) => {
    const direct = bytesOf(await write(sampleDocument));

    expect(bytesOf(await writeInThread(format, sampleDocument)).equals(direct)).toBe(true);
  });

  test("fails as it does when written directly, and the next is written", async () => {
    const chart = sampleDocument.blocks.find((block) => block.kind === "chart")!;
    const wrong = { ...sampleOnePage, blocks: [{ ...chart, svg: "<svg" }] };
    await expect(writeDocx(wrong)).rejects.toThrow();

    await expect(writeInThread("docx", wrong)).rejects.toThrow();
    expect((await writeInThread("xlsx", sampleOnePage)).ok).toBe(true);
  });
});

describe("a thread that fails", () => {
  const program = new URL("../../support/failing-writer-thread.ts", import.meta.url);

  test.each([
    ["ends", "writer.thread_ended", {}],
    ["fills the memory", "writer.thread_ended", { heapMegabytes: 96 }],
    ["hangs", "writer.time_limit", { seconds: 5 }],
  ] as const)("because it %s costs its own file, says so, and no other file", async (title, code, settings) => {
    const write = makeThreadedWriter({ program, ...settings });

    const failed = write("xlsx", titled(title));
    const next = write("xlsx", titled("is well"));

    const answer = await failed;
    expect(answer).toMatchObject({ ok: false, error: { code } });
    expect(answer.ok || writerErrorText(answer.error)).toMatch(/^Rapporten .*[Vv]älj en kortare period/);
    expect(bytesOf(await next).equals(Buffer.from(await writeXlsx(titled("is well"))))).toBe(true);
  });

  test("does not let its queue grow: whoever is one too many is turned away, and later served", async () => {
    const write = makeThreadedWriter({ longestQueue: 2 });

    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => write("xlsx", sampleOnePage)));
    const later = await write("xlsx", sampleOnePage);

    expect(answers.map((answer) => (answer.ok ? "written" : answer.error.code))).toEqual([
      ...["written", "written", "written"],
      ...["writer.busy", "writer.busy"],
    ]);
    expect(later.ok).toBe(true);
  });
});

describe("while a Word file is written", () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer((_request, response) => void response.end("here"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  /** Which was first: the file, or the last of some requests made one after another. */
  async function first(write: () => Promise<unknown>): Promise<"file" | "visitors"> {
    const visitors = async () => {
      for (let visit = 0; visit < 5; visit++) await (await fetch(url)).text();
      return "visitors" as const;
    };
    await visitors();
    const file = write().then(() => "file" as const);
    const visited = visitors();
    const winner = await Promise.race([file, visited]);
    await Promise.all([file, visited]);
    return winner;
  }

  test("in the thread, others are served", async () => {
    expect(await first(() => writeInThread("docx", sampleDocument))).toBe("visitors");
  });

  test("directly, they wait for it (the check can fail)", async () => {
    expect(await first(() => writeDocx(sampleDocument))).toBe("file");
  });
});
