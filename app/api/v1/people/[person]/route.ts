import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { editPerson } from "@/lib/server/people/manage";

export const PATCH = answering(endpoints.peopleEdit, ({ call, params, body }) => editPerson(call, params.person, body));
