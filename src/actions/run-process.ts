/** Runs a job of the importing process: a child with a limited heap and a limited time, see docs/decisions/0012. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Answer, Job, Message, Results } from "#src/actions/import-protocol.ts";
import type { ImportProgress, ProcessError } from "#src/domain/register-import/report.ts";
import { fail, type Result } from "#src/kernel/result.ts";

/** What the process may use, and who listens. */
export interface ProcessLimits {
  /** Wall clock, in seconds. */
  readonly seconds: number;
  /** Heap, in megabytes. */
  readonly heapMegabytes: number;
  readonly onProgress: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

/** What the process may know of our environment: where programs, times and certificates are. */
const harmless = ["PATH", "TZ", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR"];

const errorTail = 4_000;

/** Runs a job to its result; an expected end without answer is an error, a bug in the process is thrown here. */
export function runProcess<K extends Job["kind"]>(
  job: Extract<Job, { readonly kind: K }>,
  limits: ProcessLimits,
): Promise<Results[K] | Result<never, ProcessError>> {
  // Resolved through package.json, so that it is found from the bundled server too.
  const program = fileURLToPath(import.meta.resolve("#src/jobs/import-process.ts"));
  const child = fork(program, [], {
    // Whatever is secret in our environment is no business of a process that reads strangers' files.
    env: Object.fromEntries(harmless.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    execArgv: [
      `--max-old-space-size=${limits.heapMegabytes}`,
      // Rows live for a moment only: a small nursery costs no speed and saves memory.
      "--max-semi-space-size=8",
      "--disable-warning=ExperimentalWarning",
    ],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  return new Promise((resolve, reject) => {
    let killedFor: ProcessError | undefined;
    let answer: Answer | undefined;
    let said = "";
    const stop = (error: ProcessError) => {
      killedFor ??= error;
      child.kill("SIGKILL");
    };
    const timer = setTimeout(() => {
      stop({ code: "import.time-limit", seconds: limits.seconds });
    }, limits.seconds * 1000);
    const cancel = () => {
      stop({ code: "import.cancelled" });
    };
    limits.signal?.addEventListener("abort", cancel, { once: true });
    if (limits.signal?.aborted) cancel();

    child.stderr!.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-errorTail)));
    child.on("message", (message: Message) => {
      if (message.kind === "progress") limits.onProgress(message.progress);
      else answer = message;
    });
    child.on("error", (error) => {
      said += String(error);
    });
    child.on("close", (_code, signal) => {
      clearTimeout(timer);
      limits.signal?.removeEventListener("abort", cancel);
      if (answer?.kind === "bug") reject(new Error(`The importing process failed: ${answer.detail}`));
      else if (answer?.kind === "database-lost") resolve(fail({ code: "import.database-lost" }));
      else if (answer) resolve(answer.result as Results[K]);
      else if (killedFor) resolve(fail(killedFor));
      else if (signal === "SIGABRT" || /heap out of memory|Allocation failed/.test(said)) {
        resolve(fail({ code: "import.memory-limit" }));
      } else resolve(fail({ code: "import.process-died" }));
    });
    child.send(job, (error) => {
      if (error) said += String(error);
    });
  });
}
