import "server-only";
import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";
import * as strong from "better-auth/crypto";

const mark = "for tests only";

/** scrypt with a salt, at a cost that slows down whoever guesses. */
export async function hashPassword(password: string): Promise<string> {
  if (!quick()) return await strong.hashPassword(password);
  const salt = randomBytes(16).toString("hex");
  return `${mark}:${salt}:${digest(password, salt).toString("hex")}`;
}

/** A hash of a test is none outside tests. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  if (!stored.startsWith(`${mark}:`)) return await strong.verifyPassword({ password, hash: stored });
  const [, salt = "", hash = ""] = stored.split(":");
  return quick() && timingSafeEqual(digest(password, salt), Buffer.from(hash, "hex"));
}

/** Tests sign in hundreds of times. Nothing else may spare the cost, so the setting is refused wherever no test runs. */
function quick(): boolean {
  if (!process.env.TANDEM_QUICK_PASSWORDS) return false;
  if (process.env.NODE_ENV !== "test") throw new Error("TANDEM_QUICK_PASSWORDS is for tests only. Unset it.");
  return true;
}

const digest = (password: string, salt: string) => scryptSync(password, salt, 32, { N: 2, r: 1, p: 1 });
