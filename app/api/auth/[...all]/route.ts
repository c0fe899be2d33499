import { answerAuth } from "@/lib/server/auth/route";

export const GET = answerAuth;
export const POST = answerAuth;
