import { request } from "./request";

type SetupInput = { name: string; email: string; password: string; code?: string };

export const signIn = (body: { email: string; password: string }) => request<unknown>("/api/auth/sign-in/email", { method: "POST", body });

export const signOut = () => request<unknown>("/api/auth/sign-out", { method: "POST", body: {} });

export const setUp = (body: SetupInput) => request<unknown>("/api/v1/setup", { method: "POST", body });

export const changePassword = (body: { currentPassword: string; newPassword: string }) =>
  request<unknown>("/api/auth/change-password", { method: "POST", body: { ...body, revokeOtherSessions: true } });
