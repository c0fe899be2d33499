import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/http/handler";
import { createFirstPerson, setupNeeded } from "@/lib/server/people/setup";
import { signedIn } from "@/lib/server/people/sign-in";

export const GET = handler(endpoints.setupGet, async () => ({ status: 200, body: await setupNeeded() }));

export const POST = handler(endpoints.setupCreate, async ({ body, request, now, requestId }) => {
  const person = await createFirstPerson(body, now, requestId);
  return signedIn(person, body.password, request.headers);
});
