import "server-only";
import { v7 } from "uuid";
import type { z } from "zod";
import { type LinkWithAddress, linkDays, type linkInput, type ReportLink } from "@/lib/contracts/report-links";
import { momentOf } from "@/lib/server/agents/moment";
import { publicOrigin } from "@/lib/server/answers/addresses";
import { invalidRequest, notFound } from "@/lib/server/answers/problem";
import { hashPassword } from "@/lib/server/auth/passwords";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { notify } from "@/lib/server/events/notify";
import { record } from "@/lib/server/events/record";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { findFrozen } from "../frozen/rows";
import { linksOf, presentLink, writeLink } from "./rows";
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
  const link = {
    migrationId,
    id: v7(),
    number,
    hash: secretHash(secret),
    passwordHash,
    createdAt: call.now,
    createdBy: call.actor.name,
    expiresAt,
  };
  await transaction(async (client) => {
    await writeLink(client, link);
    await record(client, {
      migrationId,
      at: call.now,
      actor: call.actor,
      requestId: call.requestId,
      verb: "reports.share",
      subject: { kind: "report", id: String(number), name: report.name },
      summary: `A link to report #${number} made.`,
      after: { link: link.id, expiresAt: expiresAt.toISOString(), password: passwordHash ? "with a password" : "without a password" },
    });
    await notify(client, { migration: migrationId, subject: "report", id: String(number) });
  });
  const made = { ...link, revokedAt: null, revokedBy: null, opened: 0, openedAt: null };
  return { link: presentLink(made, call.now), address: `${publicOrigin()}/shared/${secret}` };
}

/** Revoking twice is the same as once. */
export async function revokeLink(call: Call, migrationId: string, number: number, link: string): Promise<ReportLink> {
  const report = await foundReport(migrationId, number);
  return await transaction(async (client) => {
    const revoked = await client.query(
      `update report_link set revoked_at = $4, revoked_by = $5 where migration_id = $1 and number = $2 and id = $3 and revoked_at is null`,
      [migrationId, number, link, call.now, call.actor.name],
    );
    const row = (await linksOf(client, migrationId, number)).find(({ id }) => id === link);
    if (!row) throw notFound("The link");
    if (revoked.rowCount) {
      await record(client, {
        migrationId,
        at: call.now,
        actor: call.actor,
        requestId: call.requestId,
        verb: "reports.unshare",
        subject: { kind: "report", id: String(number), name: report.name },
        summary: `A link to report #${number} revoked.`,
        before: { link, madeBy: row.createdBy, opened: row.opened },
      });
      await notify(client, { migration: migrationId, subject: "report", id: String(number) });
    }
    return presentLink(row, call.now);
  });
}

async function foundReport(migrationId: string, number: number) {
  const report = await findFrozen(pool(), migrationId, number);
  if (!report) throw notFound("The report");
  return report;
}
