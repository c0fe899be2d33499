import { endpoints } from "@/lib/contracts/endpoints";
import { once } from "@/lib/server/answers/answer";
import { answering } from "@/lib/server/endpoint/answering";
import { handler } from "@/lib/server/endpoint/handler";
import { listPeople } from "@/lib/server/people/list";
import { addPerson } from "@/lib/server/people/manage";

export const GET = answering(endpoints.peopleList, () => listPeople());

export const POST = handler(endpoints.peopleCreate, async ({ call, body }) => once(201, await addPerson(call, body)));
