import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { nameBuild, unnameBuild } from "@/lib/server/settings/builds/name";

export const PUT = handler(endpoints.buildsName, async ({ call, params, body }) => ({
  status: 200,
  body: await nameBuild(call, params.build, body),
}));

export const DELETE = handler(endpoints.buildsUnname, async ({ call, params }) => ({
  status: 200,
  body: await unnameBuild(call, params.build),
}));
