import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { listLimits } from "@/lib/server/settings/limits";

export const GET = answering(endpoints.limitsList, () => listLimits());
