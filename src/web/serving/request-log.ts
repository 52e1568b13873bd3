/** The server's own log: one JSON line per request, with named fields only. No address, query, cookie, body or message. */
import { pino, type DestinationStream } from "pino";

/** What a line may say of a request. */
export interface RequestLine {
  readonly requestId: string;
  readonly method: string;
  /** The declared route's id; never the address. */
  readonly route: string | undefined;
  readonly status: number;
  readonly milliseconds: number;
}

/** Writes lines. */
export interface RequestLog {
  answered(line: RequestLine): void;
  /** Where in the program something went wrong. The error's message is left out: it may carry somebody's data. */
  failed(requestId: string | undefined, error: unknown): void;
}

/** A log that writes to a stream, or nowhere. */
export function makeRequestLog(stream: DestinationStream | undefined): RequestLog {
  const log = pino(
    { base: null, enabled: stream !== undefined, timestamp: pino.stdTimeFunctions.isoTime },
    stream ?? nowhere,
  );
  return {
    answered({ requestId, method, route, status, milliseconds }) {
      log.info({ requestId, method, route, status, milliseconds });
    },
    failed: (requestId, error) => log.error({ requestId, ...describe(error) }),
  };
}

const nowhere: DestinationStream = { write: () => undefined };

function describe(error: unknown): { readonly error: string; readonly code?: string; readonly at?: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error };
  const at = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  return { error: error.name, ...code, at: at.map((line) => line.trim()) };
}
