import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { readHealth } from "@/lib/server/endpoint/health";

export const GET = answering(endpoints.health, () => readHealth());
