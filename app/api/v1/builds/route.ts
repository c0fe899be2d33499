import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { listBuilds } from "@/lib/server/settings/builds/list";

export const GET = answering(endpoints.buildsList, () => listBuilds());
