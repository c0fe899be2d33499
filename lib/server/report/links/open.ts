import "server-only";
import { createHash } from "node:crypto";
import type { SharedReport } from "@/lib/contracts/report-links";
import type { ReportFile } from "@/lib/domain/report/files";
import { publicOrigin } from "@/lib/server/answers/addresses";
import { notFound, ProblemError, tooMany } from "@/lib/server/answers/problem";
import { type AttemptLimit, attempt, forgive, giveBack, longestWindow, perAccount } from "@/lib/server/auth/attempts";
import { isPassword } from "@/lib/server/auth/passwords";
import type { ReportLink } from "@/lib/server/database/client/client";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import { frozenFile, frozenHeaders } from "../frozen/file";
import { readFrozenWhole } from "../frozen/read";
import { isPass, openFor, passOf, same, secretHash } from "./secrets";

/** Whole offices share an address; a link may go to many people. */
const perAddress: AttemptLimit = { most: 300, seconds: longestWindow };
const perLink: AttemptLimit = { most: 600, seconds: longestWindow };

export type Knock = { secret: string; request: Request; now: Date };

const cookie = "tandem_shared";

/** The link, where it opens something and the password was given. What asked rightly does not count against those who guess. */
async function findShared(knock: Knock): Promise<ReportLink> {
  const link = await foundLink(knock);
  requirePass(link, knock);
  await giveBack(addressKey(knock.request.headers));
  return link;
}

/** What a link opens. Unknown, expired and revoked are answered alike. */
export async function openShared(knock: Knock): Promise<SharedReport> {
  const link = await findShared(knock);
  const { frozen, report } = await readFrozenWhole(link.migrationId, link.number);
  // Who asks for the head alone, as programs do that look at links in messages, opened nothing.
  if (knock.request.method !== "HEAD") await countOpening(link, knock.now, 1);
  const { number, name, frozenAt, sha256 } = frozen;
  return { number, name, frozenAt, sha256, expiresAt: link.expiresAt.toISOString(), report };
}

/** A link opens the report, not the names of all agents: its workbook holds the tables alone. */
export async function sharedFile(knock: Knock, file: ReportFile): Promise<Response> {
  const link = await findShared(knock);
  const answer = await frozenFile(link.migrationId, link.number, file, { signal: knock.request.signal, agents: false });
  answer.headers.set("x-robots-tag", unlisted["x-robots-tag"]);
  await countOpening(link, knock.now, 0);
  return answer;
}

export async function sharedHeaders(knock: Knock, file: ReportFile): Promise<Record<string, string>> {
  const link = await findShared(knock);
  return { ...(await frozenHeaders(link.migrationId, link.number, file)), ...unlisted };
}

/** Answers the cookie that stands for the password, good for this link alone. */
export async function giveSharedPassword(knock: Knock, password: string): Promise<string> {
  const link = await foundLink(knock);
  const key = `shared password:${link.id}`;
  await limit(key, perAccount, knock.now);
  if (link.passwordHash !== null && !(await isPassword(password, link.passwordHash)))
    throw new ProblemError(403, "password-needed", "This is not the password of the link.");
  await forgive(key);
  const secure = publicOrigin().startsWith("https:") ? "; Secure" : "";
  const pass = passOf(link, knock.now.getTime() + openFor);
  return `${cookie}=${pass}; Path=/api/v1/shared/${knock.secret}; Max-Age=${openFor / 1000}; HttpOnly; SameSite=Strict${secure}`;
}

/** No search engine lists what a link opens. */
export const unlisted = { "x-robots-tag": "noindex, nofollow, noarchive" };

/** The address itself is not written down. */
function addressKey(headers: Headers): string {
  const address = headers.get("x-forwarded-for") ?? "unknown";
  return `shared address:${createHash("sha256").update(address).digest("hex")}`;
}

/**
 * Why a link is refused, asked before its page is sent: it opens nothing, or too much was asked, whatever it opens. A guess counts as it does at the API, which
 * nobody asks then any more. What opens something, with a password or without, does not count.
 */
export async function refusalOf(secret: string, headers: Headers, now: Date): Promise<ProblemError | null> {
  try {
    await knownLink({ secret, headers, now });
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  await giveBack(addressKey(headers));
  return null;
}

async function foundLink({ secret, request: { headers }, now }: Knock): Promise<ReportLink> {
  const link = await knownLink({ secret, headers, now });
  await limit(`shared link:${link.id}`, perLink, now);
  return link;
}

async function knownLink({ secret, headers, now }: { secret: string; headers: Headers; now: Date }): Promise<ReportLink> {
  await limit(addressKey(headers), perAddress, now);
  const hash = secretHash(secret);
  const link = await tables(pool()).reportLink.findUnique({ where: { hash } });
  if (!link || !same(link.hash, hash) || link.revokedAt || link.expiresAt <= now)
    throw new ProblemError(404, "not-found", "This link opens nothing. It may have expired or been revoked.");
  return link;
}

function requirePass(link: ReportLink, { request, now }: Knock): void {
  if (link.passwordHash === null) return;
  const given = request.headers
    .get("cookie")
    ?.split(/; */)
    .find((one) => one.startsWith(`${cookie}=`));
  if (!isPass(given?.slice(cookie.length + 1), link, now)) throw new ProblemError(403, "password-needed", "This link needs its password.");
}

async function limit(key: string, most: AttemptLimit, now: Date): Promise<void> {
  const wait = await attempt(key, most, now);
  if (wait !== null) throw tooMany(wait);
}

async function countOpening({ id, migrationId }: ReportLink, now: Date, times: number): Promise<void> {
  const data = { opened: { increment: times }, openedAt: now };
  const { count } = await tables(pool()).reportLink.updateMany({ where: { migrationId, id, revokedAt: null }, data });
  if (count === 0) throw notFound("The link");
}
