import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { readRemaining } from "@/lib/server/remaining/read";

export const GET = handler(endpoints.remaining, async ({ migration, query, now }) => ({
  status: 200,
  body: await readRemaining(migration, query, now),
}));
