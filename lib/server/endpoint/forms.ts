import "server-only";
import { placeAfter } from "@/lib/domain/place-after";
import type { FormPost } from "./form-post";

/** Sign-in: back to where one wanted to go, if that is a path of ours. */
const signIn: FormPost = {
  body: ({ email = "", password = "" }) => ({ email: email.trim(), password }),
  onward: ({ next }) => placeAfter(next ?? null),
  back: ({ next }) => {
    const place = placeAfter(next ?? null);
    return place === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(place)}`;
  },
};

const changePassword: FormPost = {
  body: ({ current = "", password = "", again }) =>
    password === again ? { currentPassword: current, newPassword: password, revokeOtherSessions: true } : null,
  onward: () => "/account?changed=password",
  back: () => "/account",
};

export const setupForm: FormPost = {
  body: ({ name, email, password, again, code }) => {
    if (password !== again) return null;
    return { name, email, password, ...(code === undefined ? {} : { code: code.trim() }) };
  },
  onward: () => "/",
  back: () => "/setup",
};

/** The forms of what better-auth answers. */
export function authForm(path: string): FormPost | null {
  if (path === "/api/auth/sign-in/email") return signIn;
  return path === "/api/auth/change-password" ? changePassword : null;
}
