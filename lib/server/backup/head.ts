import "server-only";
import { z } from "zod";

export const kindOfFile = "tandem-backup";
/** Raised when the frames or the tables left out change. */
export const edition = 1;

/** What a backup says of itself before its rows: when it was made and every change of the schema it was made with. */
export const backupHead = z.object({
  kind: z.literal(kindOfFile),
  edition: z.number().int(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
});
export type BackupHead = z.infer<typeof backupHead>;
