import { peopleEndpoints } from "@/lib/contracts/people";
import { once } from "@/lib/server/answers/answer";
import { answers } from "@/lib/server/endpoint/answers";
import { listPeople } from "@/lib/server/people/list";
import { addPerson, editPerson, resetPassword } from "@/lib/server/people/manage";
import { allTokens, makeToken, takeToken } from "@/lib/server/people/manage-tokens";

export default answers(peopleEndpoints, {
  peopleList: () => listPeople(),
  peopleCreate: { run: async ({ call, body }) => once(201, await addPerson(call, body)) },
  peopleEdit: ({ call, params, body }) => editPerson(call, params.person, body),
  peoplePassword: { run: async ({ call, params }) => once(201, await resetPassword(call, params.person)) },
  tokensList: () => allTokens(),
  tokensCreate: { run: async ({ call, body }) => once(201, await makeToken(call, body)) },
  tokensRevoke: ({ call, params }) => takeToken(call, params.token),
});
