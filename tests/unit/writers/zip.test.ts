import { afterEach, expect, test, vi } from "vitest";
import { writeZip } from "#src/writers/zip.ts";

afterEach(() => vi.unstubAllEnvs());

test("an archive of the same files has the same bytes in every time zone", async () => {
  const made = [];
  for (const zone of ["UTC", "Europe/Stockholm", "Pacific/Kiritimati", "America/Los_Angeles"]) {
    vi.stubEnv("TZ", zone);
    made.push(await writeZip([{ name: "a.txt", bytes: new TextEncoder().encode("a") }]));
  }
  for (const bytes of made) expect(bytes).toEqual(made[0]);
});
