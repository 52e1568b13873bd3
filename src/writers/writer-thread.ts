/**
 * The writing thread, kept by threaded-writer.ts: takes a document, answers with its file. A fault in a writer or a
 * document is not caught: it ends the thread, and reaches whoever asked for the file.
 */
import { parentPort } from "node:worker_threads";
import { ok } from "#src/kernel/result.ts";
import { writeDocx } from "./docx.ts";
import { writePdf } from "./pdf.ts";
import type { WriterAnswer, WriterTask } from "./threaded-writer.ts";
import { writeXlsx } from "./xlsx.ts";

async function write({ format, document }: WriterTask): Promise<WriterAnswer> {
  switch (format) {
    case "pdf":
      return writePdf(document);
    case "docx":
      return ok(await writeDocx(document));
    case "xlsx":
      return ok(await writeXlsx(document));
  }
}

parentPort!.on("message", (task: WriterTask) => {
  void write(task).then((answer) => parentPort!.postMessage(answer));
});
