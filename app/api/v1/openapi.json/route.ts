import { endpoints } from "@/lib/contracts/endpoints";
import { publicOrigin } from "@/lib/server/http/addresses";
import { handler } from "@/lib/server/http/handler";
import { openApiDocument } from "@/lib/server/openapi/document";

export const GET = handler(endpoints.openapi, async () => ({ status: 200, body: openApiDocument(publicOrigin()) }));
