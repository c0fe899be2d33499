import { endpoints } from "@/lib/contracts/endpoints";
import { changeStream } from "@/lib/server/events/stream";
import { handler } from "@/lib/server/http/handler";

export const GET = handler(endpoints.events, async ({ migration, request }) => changeStream(migration.id, request));
