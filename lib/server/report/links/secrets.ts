import "server-only";
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { ReportLink } from "@/lib/server/database/client/client";
import { settings } from "@/lib/server/process/settings";

/** 256 random bits: too many to guess, so they need no slow hash. */
export const makeSecret = (): string => randomBytes(32).toString("base64url");
export const secretHash = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** Takes the same time wherever two texts first differ. */
export function same(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => createHash("sha256").update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}

/** Milliseconds that a password once given opens its link. */
export const openFor = 8 * 3_600_000;

/** Proves that the password of a link was given; worth nothing for another link, another password, or later. */
export function passOf(link: Pick<ReportLink, "id" | "passwordHash">, until: number): string {
  const { secret } = settings();
  if (!secret) throw new Error("BETTER_AUTH_SECRET must be set. The start script does so.");
  const sealed = createHmac("sha256", secret).update(`report link\n${link.id}\n${link.passwordHash}\n${until}`).digest("base64url");
  return `${until}.${sealed}`;
}

export function isPass(pass: string | undefined, link: Pick<ReportLink, "id" | "passwordHash">, now: Date): boolean {
  const until = Number(/^(\d{13})\./.exec(pass ?? "")?.[1]);
  if (!pass || !until || until <= now.getTime() || until > now.getTime() + openFor) return false;
  return same(pass, passOf(link, until));
}
