import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { nameBuild, unnameBuild } from "@/lib/server/settings/builds/name";

export const PUT = answering(endpoints.buildsName, ({ call, params, body }) => nameBuild(call, params.build, body));

export const DELETE = answering(endpoints.buildsUnname, ({ call, params }) => unnameBuild(call, params.build));
