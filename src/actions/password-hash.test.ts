import { afterEach, describe, expect, test, vi } from "vitest";
import { hash, verify } from "@node-rs/argon2";
import { hashPassword, makeOneTimePassword, verifyPassword } from "#src/actions/password-hash.ts";

vi.mock(import("@node-rs/argon2"), async (original) => {
  const real = await original();
  return { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) };
});
afterEach(() => {
  vi.mocked(hash).mockClear();
  vi.mocked(verify).mockClear();
});

describe("a password", () => {
  test("is kept as Argon2id of 64 MiB in three passes, with a salt of its own", async () => {
    const [first, second] = [await hashPassword("fyra gröna stolar"), await hashPassword("fyra gröna stolar")];

    expect(first).toMatchObject({
      ok: true,
      value: expect.stringMatching(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/) as string,
    });
    expect(second).not.toEqual(first);
  });

  test("is right or wrong", async () => {
    const digest = await hashPassword("fyra gröna stolar");
    if (!digest.ok) throw new Error(digest.error.code);

    expect(await verifyPassword(digest.value, "fyra gröna stolar")).toEqual({ ok: true, value: true });
    expect(await verifyPassword(digest.value, "fyra gröna stolat")).toEqual({ ok: true, value: false });
  });

  test("of nobody costs the same work, and no guess at it is right", async () => {
    const answer = await verifyPassword(undefined, "nobody has this password");

    expect(answer).toEqual({ ok: true, value: false });
    expect(vi.mocked(verify)).toHaveBeenCalledWith(
      expect.stringMatching(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/),
      "nobody has this password",
    );
  });

  test("is made for one use out of letters that are not mistaken for each other", () => {
    const passwords = Array.from({ length: 200 }, makeOneTimePassword);

    expect(passwords.filter((password) => !/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/.test(password))).toEqual([]);
    expect(new Set(passwords)).toHaveLength(200);
  });
});

test("many at once take turns, two at a time, and those who would wait too long are turned away", async () => {
  let [running, most] = [0, 0];
  const finish: (() => void)[] = [];
  vi.mocked(verify).mockImplementation(async () => {
    most = Math.max(most, ++running);
    await new Promise<void>((resolve) => finish.push(resolve));
    running -= 1;
    return true;
  });

  const asked = Array.from({ length: 200 }, () => verifyPassword("a digest", "a password"));
  const turnedAway = asked.slice(66);
  expect((await Promise.all(turnedAway)).every((answer) => !answer.ok)).toBe(true);
  const served = Promise.all(asked.slice(0, 66));
  for (let turn = 0; turn < 66; turn++) {
    await vi.waitFor(() => expect(finish.length).toBeGreaterThan(turn));
    finish[turn]!();
  }

  expect((await served).every((answer) => answer.ok && answer.value)).toBe(true);
  expect(most).toBe(2);
});
