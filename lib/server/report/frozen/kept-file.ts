import "server-only";
import { z } from "zod";
import { isDiskFull } from "@/lib/server/answers/failure";
import { asked } from "@/lib/server/database/asked";
import { pool } from "@/lib/server/database/pool";
import { digestOf } from "./digest";

const kept = z.object({ fileName: z.string(), media: z.string(), sha256: z.string(), bytes: z.instanceof(Buffer) });
export type KeptFile = z.infer<typeof kept>;
/** `kind`: which file of the report it is. */
export type Which = { migrationId: string; number: number; kind: string };

/** A file of a frozen report as it was made for the first who asked. In SQL, since Prisma makes a text of all bytes. */
export async function keptFile({ migrationId, number, kind }: Which): Promise<KeptFile | null> {
  const text = `select file_name as "fileName", media, sha256, bytes from frozen_file where migration_id = $1 and number = $2 and kind = $3`;
  return (await asked(pool(), kept, text, [migrationId, number, kind]))[0] ?? null;
}

/**
 * Keeps a file for good, so that it has one digest for ever: of two that were made at once everybody gets the first. A full disk
 * does not stand between people and their file.
 */
export async function keepFile(which: Which, made: Omit<KeptFile, "sha256">): Promise<KeptFile> {
  const file = { ...made, sha256: digestOf(made.bytes) };
  const written = await pool()
    .query(
      `insert into frozen_file (migration_id, number, kind, file_name, media, sha256, bytes) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict do nothing`,
      [which.migrationId, which.number, which.kind, file.fileName, file.media, file.sha256, file.bytes],
    )
    .catch((error: unknown) => {
      if (isDiskFull(error)) return null;
      throw error;
    });
  return written?.rowCount === 0 ? ((await keptFile(which)) ?? file) : file;
}
