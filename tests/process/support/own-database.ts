// Owns the embedded database of STEGVIS_DATA until it is killed: an app in miniature, for the tests that kill one.
import { startEmbedded } from "#src/db/embedded/server.ts";

const started = await startEmbedded({ dataDir: process.env.STEGVIS_DATA!, command: "test" });
process.stdout.write(started.ok ? "started\n" : `${JSON.stringify(started.error)}\n`);
if (!started.ok) process.exit(1);
process.on("SIGTERM", () => void started.value.stop().then(() => process.exit(0)));
setInterval(() => undefined, 1000);
