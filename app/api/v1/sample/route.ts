import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { loadSample } from "@/lib/server/sample/load";

export const POST = handler(endpoints.sampleLoad, async ({ call }) => {
  const migration = await loadSample(call);
  return { status: 201, body: migration, headers: { location: `/api/v1/migrations/${migration.id}` } };
});
