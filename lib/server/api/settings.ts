import { settingsEndpoints } from "@/lib/contracts/settings";
import { answers } from "@/lib/server/endpoint/answers";
import { listBuilds } from "@/lib/server/settings/builds/list";
import { nameBuild, unnameBuild } from "@/lib/server/settings/builds/name";
import { listLimits, setLimit } from "@/lib/server/settings/limits";

export default answers(settingsEndpoints, {
  buildsList: () => listBuilds(),
  buildsName: ({ call, params, body }) => nameBuild(call, params.build, body),
  buildsUnname: ({ call, params }) => unnameBuild(call, params.build),
  limitsList: () => listLimits(),
  limitsEdit: ({ call, params, body }) => setLimit(call, params.limit, body.value),
});
