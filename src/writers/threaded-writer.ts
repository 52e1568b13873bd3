/**
 * Writes files in a thread of its own: setting the pages of a Word file takes a second, and no other visitor should wait
 * meanwhile. One thread writes one file at a time and stays warm for the next. A thread that ends or takes too long costs
 * the file it was writing; the next file gets a new thread.
 */
import { once } from "node:events";
import { setTimeout as passing } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Document } from "#src/domain/report/document.ts";
import type { ReportFormat } from "#src/domain/report/report-file.ts";
import { fail, type Result } from "#src/kernel/result.ts";
import type { WriterError } from "#src/texts/writers.sv.ts";

/** What the thread is sent. HTML takes a millisecond and needs no thread. */
export interface WriterTask {
  readonly format: Exclude<ReportFormat, "html">;
  readonly document: Document;
}

/** What the thread answers. */
export type WriterAnswer = Result<Uint8Array, WriterError>;

interface ThreadSettings {
  /** The thread's program. */
  readonly program: URL;
  /** Longest time for one file. */
  readonly seconds: number;
  /** Files that may wait while one is written; more are turned away. */
  readonly longestQueue: number;
  readonly heapMegabytes: number;
}

const usual: ThreadSettings = {
  program: new URL("./writer-thread.ts", import.meta.url),
  seconds: 120,
  longestQueue: 16,
  heapMegabytes: 512,
};

/**
 * Makes a writer with a thread of its own, which starts with the first file and never keeps the process from ending.
 *
 * The writer's errors: those of the direct call, `writer.busy`, `writer.time_limit` and `writer.thread_ended` (which running
 * out of memory is). Throws what the direct call throws.
 */
export function makeThreadedWriter(
  settings: Partial<ThreadSettings> = {},
): (format: WriterTask["format"], document: Document) => Promise<WriterAnswer> {
  const { program, seconds, longestQueue, heapMegabytes } = { ...usual, ...settings };
  let thread: Worker | undefined;
  let inside = 0;
  let last: Promise<unknown> = Promise.resolve();

  function start(): Worker {
    const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } });
    // A thread may end without work too; an error that nobody listens to would end the process.
    worker.on("error", () => undefined);
    worker.on("exit", () => {
      if (thread === worker) thread = undefined;
    });
    return worker;
  }

  async function perform(task: WriterTask): Promise<WriterAnswer> {
    const worker = (thread ??= start());
    worker.ref();
    const over = new AbortController();
    const { signal } = over;
    let answered = false;
    try {
      worker.postMessage(task);
      return await Promise.race([
        once(worker, "message", { signal }).then(([answer]) => {
          answered = true;
          return answer as WriterAnswer;
        }),
        once(worker, "exit", { signal }).then(() => fail({ code: "writer.thread_ended" } as const)),
        passing(seconds * 1000, fail({ code: "writer.time_limit", seconds } as const), { signal }),
      ]);
    } catch (error) {
      if (isOutOfMemory(error)) return fail({ code: "writer.thread_ended" });
      throw error;
    } finally {
      over.abort();
      worker.unref();
      if (!answered) {
        thread = undefined;
        void worker.terminate();
      }
    }
  }

  return async function write(format, document) {
    if (inside > longestQueue) return fail({ code: "writer.busy" });
    inside += 1;
    const turn = last.then(() => perform({ format, document }));
    last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      inside -= 1;
    }
  };
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";

/** The program's one threaded writer. */
export const writeInThread = makeThreadedWriter();
