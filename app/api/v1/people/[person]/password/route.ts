import { endpoints } from "@/lib/contracts/endpoints";
import { once } from "@/lib/server/answers/answer";
import { handler } from "@/lib/server/endpoint/handler";
import { resetPassword } from "@/lib/server/people/manage";

export const POST = handler(endpoints.peoplePassword, async ({ call, params }) => once(201, await resetPassword(call, params.person)));
