import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { orForm } from "@/lib/server/endpoint/form-post";
import { setupForm } from "@/lib/server/endpoint/forms";
import { handler } from "@/lib/server/endpoint/handler";
import { createFirstPerson, setupState } from "@/lib/server/people/setup";
import { signedIn } from "@/lib/server/people/sign-in";

export const GET = answering(endpoints.setupGet, ({ request }) => setupState(request.headers));

const create = handler(endpoints.setupCreate, async ({ call, body, request }) => {
  const person = await createFirstPerson(call, body, request.headers);
  return signedIn(person, body.password, request.headers);
});
export const POST = orForm(create, () => setupForm);
