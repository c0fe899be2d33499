import "server-only";
import type { ReportLink } from "@/lib/contracts/report-links";
import type { ReportLink as Row } from "@/lib/server/database/client/client";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

export function linksOf(db: Queryable, migrationId: string, number: number): Promise<Row[]> {
  return tables(db).reportLink.findMany({ where: { migrationId, number }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 500 });
}

export function presentLink(row: Row, now: Date): ReportLink {
  return {
    id: row.id,
    number: row.number,
    state: row.revokedAt ? "revoked" : row.expiresAt <= now ? "expired" : "open",
    password: row.passwordHash !== null,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    expiresAt: row.expiresAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    revokedBy: row.revokedBy,
    opened: row.opened,
    openedAt: row.openedAt?.toISOString() ?? null,
  };
}
