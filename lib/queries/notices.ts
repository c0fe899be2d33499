import type { NoticeReading } from "@/lib/contracts/notices";
import { reading } from "./ask";
import { change } from "./change";
import { migrationKey } from "./touched";

export const noticesQuery = (migration: string) =>
  reading([...migrationKey(migration), "notices"], "GET /api/v1/migrations/{migration}/notices", { params: { migration } });

export const markNotices = (migration: string, body: NoticeReading) =>
  change("PUT /api/v1/migrations/{migration}/notices/reading", { params: { migration }, body });
