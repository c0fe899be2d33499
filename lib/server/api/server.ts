import { serverEndpoints } from "@/lib/contracts/server";
import { publicOrigin } from "@/lib/server/answers/addresses";
import { answers } from "@/lib/server/endpoint/answers";
import { readHealth } from "@/lib/server/endpoint/health";
import { openApiDocument } from "@/lib/server/endpoint/openapi/document";

export default answers(serverEndpoints, {
  health: () => readHealth(),
  openapi: async () => openApiDocument(publicOrigin()),
});
