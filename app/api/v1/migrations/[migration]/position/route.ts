import { endpoints } from "@/lib/contracts/endpoints";
import { pool } from "@/lib/server/database/pool";
import { handler } from "@/lib/server/endpoint/handler";
import { positionOf } from "@/lib/server/events/position";

export const GET = handler(endpoints.position, async ({ migration, now }) => ({
  status: 200,
  body: { position: await positionOf(pool(), migration.id, now) },
}));
