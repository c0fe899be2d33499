import { endpoints } from "@/lib/contracts/endpoints";
import { pool } from "@/lib/server/database/pool";
import { answering } from "@/lib/server/endpoint/answering";
import { positionOf } from "@/lib/server/events/position";

export const GET = answering(endpoints.position, async ({ migration, now }) => ({ position: await positionOf(pool(), migration.id, now) }));
