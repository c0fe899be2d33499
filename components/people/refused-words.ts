const words: Record<string, string> = {
  "not-signed-in": "E-mail address and password do not belong together.",
  deactivated: "This account was deactivated. An administrator can activate it again.",
  "too-many-requests": "Too many attempts. Wait a quarter of an hour, then try again.",
  "wrong-setup-code": "This is not the setup code the server printed.",
  "setup-done": "The first account was made already. Sign in, or ask an administrator for an account.",
  "wrong-password": "The current password is not right.",
  "invalid-request": "Fill in every field. A password has at least 12 characters and is typed twice.",
  "name-taken": "Somebody is called like this already. Choose another name.",
  "wrong-origin": "The server is not known under this address. Use the one that TANDEM_URL says.",
  unavailable: "The database does not answer at the moment. Try again shortly.",
};

/**
 * Why a form that the browser sent by itself was refused: a page's address carries only the problem's code, so that no link
 * can put words of its own on the page.
 */
export function refusedWords(code: unknown): string | null {
  if (typeof code !== "string") return null;
  return Object.hasOwn(words, code) ? (words[code] ?? null) : "This could not be done. Try again.";
}
