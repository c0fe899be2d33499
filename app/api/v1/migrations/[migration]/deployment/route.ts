import { endpoints } from "@/lib/contracts/endpoints";
import { readDeployment } from "@/lib/server/deployment/read";
import { answering } from "@/lib/server/endpoint/answering";

export const GET = answering(endpoints.deployment, ({ migration }) => readDeployment(migration.id));
