import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { listGates } from "@/lib/server/gates/read";

export const GET = answering(endpoints.gatesList, ({ migration }) => listGates(migration.id));
