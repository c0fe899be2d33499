import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { changeCompletions } from "@/lib/server/tasks/completions";

export const POST = answering(endpoints.completionsMake, ({ call, migration, body }) => changeCompletions(call, migration.id, body));
