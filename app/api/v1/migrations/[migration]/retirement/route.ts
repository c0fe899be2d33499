import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { closeRetirement, openRetirement } from "@/lib/server/retirement/edit";
import { readRetirement } from "@/lib/server/retirement/read";

export const GET = answering(endpoints.retirementRead, ({ migration }) => readRetirement(migration.id));

export const PUT = answering(endpoints.retirementOpen, ({ call, migration, body }) => openRetirement(call, migration.id, body));

export const DELETE = answering(endpoints.retirementClose, ({ call, migration, body }) => closeRetirement(call, migration.id, body));
