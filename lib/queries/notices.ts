import type { NoticeReading } from "@/lib/contracts/notices";
import { ask, reading } from "./ask";
import { migrationKey } from "./migrations";

export const noticesQuery = (migration: string) =>
  reading([...migrationKey(migration), "notices"], "GET /api/v1/migrations/{migration}/notices", { params: { migration } });

export const markNotices = (migration: string, body: NoticeReading) =>
  ask("PUT /api/v1/migrations/{migration}/notices/reading", { params: { migration }, body });
