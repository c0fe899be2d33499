import type { Input } from "./ask";
import { change } from "./change";
import { request } from "./request";

export const signIn = (body: { email: string; password: string }) => request("POST", "/api/auth/sign-in/email", { body });

export const signOut = () => request("POST", "/api/auth/sign-out", { body: {} });

export const setUp = (body: Input<"POST /api/v1/setup">["body"]) => change("POST /api/v1/setup", { body });

export const changePassword = (body: { currentPassword: string; newPassword: string }) =>
  request("POST", "/api/auth/change-password", { body: { ...body, revokeOtherSessions: true } });
