import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { editPerson } from "@/lib/server/people/manage";

export const PATCH = handler(endpoints.peopleEdit, async ({ call, params, body }) => ({
  status: 200,
  body: await editPerson(call, params.person, body),
}));
