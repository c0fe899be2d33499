import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { closeRetirement, openRetirement } from "@/lib/server/retirement/edit";
import { readRetirement } from "@/lib/server/retirement/read";

export const GET = handler(endpoints.retirementRead, async ({ migration }) => ({ status: 200, body: await readRetirement(migration.id) }));

export const PUT = handler(endpoints.retirementOpen, async ({ call, migration, body }) => ({
  status: 200,
  body: await openRetirement(call, migration.id, body),
}));

export const DELETE = handler(endpoints.retirementClose, async ({ call, migration, body }) => ({
  status: 200,
  body: await closeRetirement(call, migration.id, body),
}));
