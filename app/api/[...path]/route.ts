import { v7 } from "uuid";
import { finish, problemAnswer, toResponse } from "@/lib/server/answers/answer";
import { notFound } from "@/lib/server/answers/problem";

/** Scripts ask here: an address that is none answers like every other refusal, not with a page. */
const nothingHere = () => finish(toResponse(problemAnswer(notFound("This address of the API"))), v7(), []);

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
