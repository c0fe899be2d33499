import { endpoints } from "@/lib/contracts/endpoints";
import { changeStream } from "@/lib/server/endpoint/event-stream";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.events, async ({ migration, request }) => changeStream(migration.id, request));
