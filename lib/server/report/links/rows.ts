import "server-only";
import type { ReportLink } from "@/lib/contracts/report-links";
import type { Queryable } from "@/lib/server/database/queryable";

export type LinkRow = {
  migrationId: string;
  id: string;
  number: number;
  hash: string;
  passwordHash: string | null;
  createdAt: Date;
  createdBy: string;
  expiresAt: Date;
  revokedAt: Date | null;
  revokedBy: string | null;
  opened: number;
  openedAt: Date | null;
};

const columns = `migration_id as "migrationId", id, number, hash, password_hash as "passwordHash", created_at as "createdAt",
  created_by as "createdBy", expires_at as "expiresAt", revoked_at as "revokedAt", revoked_by as "revokedBy", opened, opened_at as "openedAt"`;

export async function linksOf(db: Queryable, migrationId: string, number: number): Promise<LinkRow[]> {
  const { rows } = await db.query<LinkRow>(
    `select ${columns} from report_link where migration_id = $1 and number = $2 order by created_at desc, id desc limit 500`,
    [migrationId, number],
  );
  return rows;
}

export async function linkWithHash(db: Queryable, hash: string): Promise<LinkRow | null> {
  const { rows } = await db.query<LinkRow>(`select ${columns} from report_link where hash = $1`, [hash]);
  return rows[0] ?? null;
}

export async function writeLink(db: Queryable, row: Omit<LinkRow, "revokedAt" | "revokedBy" | "opened" | "openedAt">): Promise<void> {
  await db.query(
    `insert into report_link (migration_id, id, number, hash, password_hash, created_at, created_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.migrationId, row.id, row.number, row.hash, row.passwordHash, row.createdAt, row.createdBy, row.expiresAt],
  );
}

export function presentLink(row: LinkRow, now: Date): ReportLink {
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
