import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isOutage } from "#src/db/outage.ts";

const nowhere = join(tmpdir(), "stegvis-no-such-socket");

test("a database whose socket is gone is an outage; a file that the program misses is a fault of its own", async () => {
  const gone = await new Promise((resolve) => connect(nowhere).once("error", resolve));
  const missing: unknown = await readFile(nowhere).catch((error: unknown) => error);

  expect([isOutage(gone), isOutage(missing)]).toEqual([true, false]);
});
