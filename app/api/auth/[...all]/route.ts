import { answerAuth } from "@/lib/server/auth/route";
import { orForm } from "@/lib/server/http/form-post";
import { authForm } from "@/lib/server/people/forms";

export const GET = answerAuth;
export const POST = orForm(answerAuth, authForm);
