import { defineConfig } from "vitest/config";

/**
 * Five suites: `unit` needs nothing, `database` and `web` share one PostgreSQL, `process` starts the program as people do, each
 * time on a folder of its own, and `browser` drives a real Chromium. `npm run screenshots` is no test and runs only when asked for.
 */
const takesPictures = process.argv.includes("pictures");

export default defineConfig({
  test: {
    projects: [
      ...(takesPictures
        ? [
            {
              test: {
                name: "pictures",
                include: ["tests/browser/screenshots.ts"],
                globalSetup: ["tests/support/database-server.ts"],
                testTimeout: 120_000,
                hookTimeout: 120_000,
              },
            },
          ]
        : []),
      { test: { name: "unit", include: ["src/**/*.test.ts", "tests/unit/**/*.test.ts"], testTimeout: 30_000 } },
      {
        test: {
          name: "database",
          include: ["tests/database/**/*.test.ts"],
          globalSetup: ["tests/support/database-server.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "process",
          include: ["tests/process/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "web",
          include: ["tests/web/**/*.test.ts"],
          globalSetup: ["tests/support/database-server.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          globalSetup: ["tests/support/database-server.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
