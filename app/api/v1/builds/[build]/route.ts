import { endpoints } from "@/lib/contracts/endpoints";
import { nameBuild, unnameBuild } from "@/lib/server/builds/name";
import { handler } from "@/lib/server/http/handler";

export const PUT = handler(endpoints.buildsName, async ({ call, params, body }) => ({
  status: 200,
  body: await nameBuild(call, params.build, body),
}));

export const DELETE = handler(endpoints.buildsUnname, async ({ call, params }) => ({
  status: 200,
  body: await unnameBuild(call, params.build),
}));
