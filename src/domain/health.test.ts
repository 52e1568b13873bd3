import { expect, test } from "vitest";
import { findProblems, type HealthFacts } from "#src/domain/health.ts";

const healthy: HealthFacts = {
  server: {
    kind: "embedded",
    version: "18.4",
    versionNumber: 180_004,
    door: "socket",
    host: "/x",
    database: "stegvis",
  },
  settings: { fsync: true, synchronousCommit: true, fullPageWrites: true, checksums: true },
  schema: { applied: 6, unknown: [], edited: [], pending: [] },
  roles: { missing: [], tooPowerful: [], lockedOut: [] },
  size: 1e9,
  disk: { folder: "/x", free: 50e9, total: 100e9 },
  backup: { takenAt: "2026-01-01T12:00:00.000Z", directory: "/y" },
};
const now = "2026-01-02T12:00:00.000Z";
const codes = (changes: Partial<HealthFacts>) => findProblems({ ...healthy, ...changes }, now).map(({ code }) => code);

test("an installation with a backup of yesterday has no problems", () => {
  expect(codes({})).toEqual([]);
});

test.each<[string, Partial<HealthFacts>]>([
  ["health.server-old", { server: { ...healthy.server, versionNumber: 140_011 } }],
  ["health.unencrypted", { server: { ...healthy.server, door: "unencrypted" } }],
  ["health.unsafe-setting", { settings: { ...healthy.settings, fsync: false } }],
  ["health.unsafe-setting", { settings: { ...healthy.settings, synchronousCommit: false } }],
  ["health.unsafe-setting", { settings: { ...healthy.settings, fullPageWrites: false } }],
  ["health.no-checksums", { settings: { ...healthy.settings, checksums: false } }],
  ["health.schema-newer", { schema: { ...healthy.schema, unknown: ["0099_later"] } }],
  ["health.schema-edited", { schema: { ...healthy.schema, edited: ["0001_base"] } }],
  ["health.schema-behind", { schema: { ...healthy.schema, pending: ["0006_installation"] } }],
  ["health.roles-missing", { roles: { ...healthy.roles, missing: ["stegvis_app"] } }],
  ["health.roles-too-powerful", { roles: { ...healthy.roles, tooPowerful: ["stegvis_app"] } }],
  ["health.roles-locked-out", { roles: { ...healthy.roles, lockedOut: ["stegvis_app"] } }],
  ["health.disk-low", { disk: { ...healthy.disk, free: 1.9e9 } }],
  ["health.disk-low", { disk: { ...healthy.disk, free: 4e9 } }],
  ["health.no-backup", { backup: undefined }],
  ["health.backup-old", { backup: { takenAt: "2026-01-01T08:00:00.000Z", directory: "/y" } }],
])("%s is told", (code, changes) => {
  expect(codes(changes)).toEqual([code]);
});

test("what must be mended before the program is relied on comes first", () => {
  expect(codes({ backup: undefined, settings: { ...healthy.settings, checksums: false, fsync: false } })).toEqual([
    "health.unsafe-setting",
    "health.no-checksums",
    "health.no-backup",
  ]);
});
