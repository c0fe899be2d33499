import { endpoints } from "@/lib/contracts/endpoints";
import { readDeployment } from "@/lib/server/deployment/read";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.deployment, async ({ migration }) => ({ status: 200, body: await readDeployment(migration.id) }));
