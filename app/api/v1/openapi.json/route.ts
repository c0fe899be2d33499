import { endpoints } from "@/lib/contracts/endpoints";
import { publicOrigin } from "@/lib/server/answers/addresses";
import { handler } from "@/lib/server/endpoint/handler";
import { openApiDocument } from "@/lib/server/endpoint/openapi/document";

export const GET = handler(endpoints.openapi, async () => ({ status: 200, body: openApiDocument(publicOrigin()) }));
