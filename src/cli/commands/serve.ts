/** `stegvis serve`: the site and the embedded database, until somebody stops it. */
import { createWriteStream, existsSync } from "node:fs";
import { createServer } from "node:net";
import { InvalidArgumentError, Option, type Command } from "commander";
import { prepareInstallation } from "#src/actions/prepare-installation.ts";
import { listTenants } from "#src/actions/list-tenants.ts";
import { exitCodes, migrateOrStop, readSurroundings, readUrl, Stop, type Surroundings } from "#src/cli/context.ts";
import { connect } from "#src/db/database.server.ts";
import { startEmbedded } from "#src/db/embedded/server.ts";
import { waitForVisitors } from "#src/db/embedded/visit.ts";
import type { ServerSettings } from "#src/db/roles.ts";
import { commandSummaries, databaseError } from "#src/texts/cli.sv.ts";
import { serveTexts } from "#src/texts/serve.sv.ts";

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly publicUrl?: string;
  readonly log?: string;
}

/** Adds the command. */
export function register(program: Command): void {
  program
    .command("serve")
    .summary(commandSummaries.serve)
    .description(commandSummaries.serve)
    .addOption(new Option("--port <nummer>", "porten").default(3000).argParser(readPort))
    .option("--host <adress>", "adressen att lyssna på; 0.0.0.0 når hela nätet", "127.0.0.1")
    .addOption(
      new Option("--public-url <adress>", "adressen utåt när en annan server svarar för https").argParser(
        readPublicUrl,
      ),
    )
    .option("--log <fil>", "skriv en rad JSON för varje förfrågan i filen")
    .action(async (options: ServeOptions) => {
      process.exitCode = await serve(options);
    });
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65_535) throw new InvalidArgumentError("Skriv ett heltal från 1 till 65535.");
  return port;
}

function readPublicUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new InvalidArgumentError("Skriv hela adressen, till exempel https://stegvis.example.se.");
  }
  return new URL(text).origin;
}

async function serve(options: ServeOptions): Promise<number> {
  // From here on a signal means an orderly stop, also while starting.
  const asked = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
  process.env.NODE_ENV ??= "production";
  const surroundings = readSurroundings();
  const { err } = surroundings;
  // Before the first account is made: its password is told once, and must not be lost to a busy port.
  await checkPort(options.port, options.host);
  if (!existsSync(new URL("../../../build/server/index.js", import.meta.url))) {
    throw new Stop(exitCodes.trouble, serveTexts.notBuilt);
  }
  err(`${serveTexts.starting}\n`);

  const database = await openDatabase(surroundings);
  try {
    await migrateOrStop(database.settings);
    const offerDemo = await prepare(database.settings, err);
    const db = connect(database.settings, { as: "app", connections: 10 });
    const log = options.log === undefined ? undefined : createWriteStream(options.log, { flags: "a", mode: 0o600 });
    try {
      const { startWeb } = await import("#src/web/server.ts");
      const web = await startWeb({ db, port: options.port, host: options.host, publicUrl: options.publicUrl, log });
      err(`${serveTexts.running(web.url)}\n`);
      if (offerDemo) err(`${serveTexts.demoHint}\n`);
      err(`${serveTexts.stopHint}\n`);
      const lost = await Promise.race([asked, database.lost]);
      err(`${lost ?? serveTexts.stopping}\n`);
      await web.close();
      if (lost === undefined) err(`${serveTexts.stopped}\n`);
      return lost === undefined ? exitCodes.done : exitCodes.trouble;
    } finally {
      log?.end();
      await db.close();
    }
  } finally {
    await database.close();
  }
}

/** Makes the first account when there is none, and tells its password. True when the demo is worth a hint. */
async function prepare(settings: ServerSettings, err: Surroundings["err"]): Promise<boolean> {
  const db = connect(settings, { as: "operator", connections: 1 });
  try {
    const account = await prepareInstallation(db);
    if (account.created) err(`\n${serveTexts.firstAccount(account.userName, account.password)}\n\n`);
    return (await listTenants(db)).length === 0;
  } finally {
    await db.close();
  }
}

/** The database to serve from. `lost` is fulfilled with a sentence if it cannot be kept running. */
interface ServedDatabase {
  readonly settings: ServerSettings;
  readonly lost: Promise<string>;
  close(): Promise<void>;
}

/** Visitors get this long to finish when the site is stopped. */
const patience = 10_000;

async function openDatabase({ dataDir, err }: Surroundings): Promise<ServedDatabase> {
  const url = process.env.DATABASE_URL;
  if (url) {
    return { settings: readUrl(url), lost: new Promise(() => undefined), close: () => Promise.resolve() };
  }
  const lost = Promise.withResolvers<string>();
  const started = await startEmbedded({
    dataDir,
    command: "serve",
    onRestart: () => err(`${serveTexts.databaseRestarted}\n`),
    onLost: (error) => lost.resolve(databaseError({ ...error })),
  });
  if (!started.ok) throw new Stop(exitCodes.trouble, databaseError({ ...started.error }));
  const { settings, stop } = started.value;
  return { settings, lost: lost.promise, close: () => waitForVisitors(settings, patience).then(stop) };
}

/** Stops the command with a sentence when the port cannot be listened on. */
async function checkPort(port: number, host: string): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once("error", reject);
      probe.listen(port, host, resolve);
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") throw new Stop(exitCodes.trouble, serveTexts.portTaken(port));
    if (code === "EACCES") throw new Stop(exitCodes.trouble, serveTexts.portDenied(port));
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
      throw new Stop(exitCodes.usage, serveTexts.noSuchAddress(host));
    throw error;
  } finally {
    await new Promise((resolve) => probe.close(resolve));
  }
}
