import { describe, expect, it, vi } from "vitest";
import { hashPassword, isPassword } from "./passwords";

const password = "correct horse battery";

describe("a password", () => {
  it("is kept as scrypt with a salt of its own, wherever no test says otherwise", async () => {
    vi.stubEnv("TANDEM_QUICK_PASSWORDS", undefined);
    const [one, other] = [await hashPassword(password), await hashPassword(password)];
    for (const hash of [one, other]) expect(hash).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
    expect(one).not.toBe(other);
    expect([await isPassword(password, one), await isPassword(`${password} `, one)]).toEqual([true, false]);
  });

  it("as tests keep it opens nothing elsewhere, and cannot be made there", async () => {
    const hash = await hashPassword(password);
    expect(hash).toMatch(/^for tests only:/);
    expect([await isPassword(password, hash), await isPassword("another", hash)]).toEqual([true, false]);
    vi.stubEnv("TANDEM_QUICK_PASSWORDS", undefined);
    expect(await isPassword(password, hash)).toBe(false);
    vi.unstubAllEnvs();
    vi.stubEnv("NODE_ENV", "production");
    await expect(hashPassword(password)).rejects.toThrow("for tests only");
    await expect(isPassword(password, hash)).rejects.toThrow("for tests only");
  });
});
