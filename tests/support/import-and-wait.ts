/** A parent to be killed: imports a file and says when storing has begun. Arguments: settings and tenant as JSON, path. */
import { importRegister } from "#src/actions/import-register.ts";
import { connect } from "#src/db/database.server.ts";
import type { ServerSettings } from "#src/db/roles.ts";

const [job, path] = process.argv.slice(2) as [string, string];
const { settings, tenantId } = JSON.parse(job) as { settings: ServerSettings; tenantId: string };
const db = connect(settings, { as: "operator" });
const actor = { kind: "operator", tenantId, name: "test", role: "operator" } as const;
await importRegister(db, actor, {
  path,
  fileName: "register",
  dryRun: false,
  replace: false,
  onProgress: ({ phase }) => process.stdout.write(`${phase}\n`),
});
process.stdout.write("done\n");
await db.close();
