import { accountEndpoints } from "@/lib/contracts/account";
import { answers } from "@/lib/server/endpoint/answers";
import { setupForm } from "@/lib/server/endpoint/forms";
import { readAccount, renameAccount } from "@/lib/server/people/account";
import { createFirstPerson, setupState } from "@/lib/server/people/setup";
import { signedIn } from "@/lib/server/people/sign-in";

export default answers(accountEndpoints, {
  setupGet: ({ request }) => setupState(request.headers),
  setupCreate: {
    run: async ({ call, body, request }) => {
      const person = await createFirstPerson(call, body, request.headers);
      return signedIn(person, body.password, request.headers);
    },
    form: setupForm,
  },
  accountGet: ({ actor }) => readAccount(actor),
  accountEdit: ({ call, body }) => renameAccount(call, body.name),
});
