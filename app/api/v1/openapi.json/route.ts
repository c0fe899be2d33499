import { endpoints } from "@/lib/contracts/endpoints";
import { publicOrigin } from "@/lib/server/answers/addresses";
import { answering } from "@/lib/server/endpoint/answering";
import { openApiDocument } from "@/lib/server/endpoint/openapi/document";

export const GET = answering(endpoints.openapi, async () => openApiDocument(publicOrigin()));
