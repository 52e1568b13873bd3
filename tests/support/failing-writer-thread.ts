/** The writing thread, but for the documents named here, which do what a fault in a library might. */
import { parentPort } from "node:worker_threads";
import type { WriterTask } from "#src/writers/threaded-writer.ts";

const faults: Readonly<Record<string, () => void>> = {
  ends: () => process.exit(1),
  hangs: () => {
    for (;;);
  },
  "fills the memory": () => {
    for (const all: object[] = []; ;) all.push(Array.from({ length: 1000 }, (_, n) => ({ n })));
  },
};

parentPort!.on("message", ({ document }: WriterTask) => faults[document.title]?.());
await import("#src/writers/writer-thread.ts");
