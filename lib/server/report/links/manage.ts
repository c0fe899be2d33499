import "server-only";
import { v7 } from "uuid";
import type { z } from "zod";
import { type LinkWithAddress, linkDays, type linkInput, type ReportLink } from "@/lib/contracts/report-links";
import { momentOf } from "@/lib/server/agents/moment";
import { publicOrigin } from "@/lib/server/answers/addresses";
import { invalidRequest, notFound } from "@/lib/server/answers/problem";
import { hashPassword } from "@/lib/server/auth/passwords";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Call } from "@/lib/server/events/call";
import { change, type Told } from "@/lib/server/events/change";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { settings } from "@/lib/server/process/settings";
import { findFrozen } from "../frozen/rows";
import { linksOf, presentLink } from "./rows";
import { makeSecret, secretHash } from "./secrets";

type Of = Pick<MigrationRow, "id" | "timeZone">;

export async function listLinks(migrationId: string, number: number, now: Date) {
  await foundReport(migrationId, number);
  const items = (await linksOf(pool(), migrationId, number)).map((row) => presentLink(row, now));
  return { items, nextCursor: null, total: items.length };
}

/** Answers the address with its secret, this once: only a digest is stored. */
export async function makeLink(
  call: Call,
  { id: migrationId, timeZone }: Of,
  number: number,
  { expires, password }: z.output<typeof linkInput>,
): Promise<LinkWithAddress> {
  const report = await foundReport(migrationId, number);
  const expiresAt = momentOf(expires, timeZone) ?? call.now;
  if (expiresAt <= call.now) throw invalidRequest("The link would have expired already.");
  if (expiresAt.getTime() > call.now.getTime() + (linkDays.most + 1) * 86_400_000)
    throw invalidRequest(`A link lives ${linkDays.most} days at most.`);
  const secret = makeSecret();
  const passwordHash = password ? await hashPassword(password) : null;
  return await change(call, { migrationId, news: "report" }, async (client) => {
    const created = { createdAt: call.now, createdBy: call.actor.name, expiresAt };
    const link = await tables(client).reportLink.create({
      data: { migrationId, id: v7(), number, hash: secretHash(secret), passwordHash, ...created },
    });
    return {
      answer: {
        link: presentLink(link, call.now),
        address: `${publicOrigin()}/shared/${secret}`,
        onlyHere: settings().knownHereOnly,
      },
      told: {
        verb: "reports.share",
        subject: { kind: "report", id: String(number), name: report.name },
        summary: `A link to report #${number} made.`,
        after: { link: link.id, expiresAt: expiresAt.toISOString(), password: passwordHash ? "with a password" : "without a password" },
      },
    };
  });
}

/** Revoking twice is the same as once. */
export async function revokeLink(call: Call, migrationId: string, number: number, link: string): Promise<ReportLink> {
  const report = await foundReport(migrationId, number);
  return await change(call, { migrationId, news: "report" }, async (client) => {
    const { reportLink } = tables(client);
    const data = { revokedAt: call.now, revokedBy: call.actor.name };
    const { count } = await reportLink.updateMany({ where: { migrationId, number, id: link, revokedAt: null }, data });
    const row = await reportLink.findUnique({ where: { migrationId_id: { migrationId, id: link }, number } });
    if (!row) throw notFound("The link");
    const told: Told = {
      verb: "reports.unshare",
      subject: { kind: "report", id: String(number), name: report.name },
      summary: `A link to report #${number} revoked.`,
      before: { link, madeBy: row.createdBy, opened: row.opened },
    };
    return { answer: presentLink(row, call.now), told: count ? told : null };
  });
}

async function foundReport(migrationId: string, number: number) {
  const report = await findFrozen(pool(), migrationId, number);
  if (!report) throw notFound("The report");
  return report;
}
