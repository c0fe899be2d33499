import { orForm } from "@/lib/server/endpoint/form-post";
import { authForm } from "@/lib/server/endpoint/forms";
import { answerAuth } from "@/lib/server/endpoint/sign-in-route";

export const GET = answerAuth;
export const POST = orForm(answerAuth, authForm);
