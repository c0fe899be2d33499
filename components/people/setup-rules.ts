export type Said = { name: string; email: string; password: string; again: string; code: string };
export const shortestPassword = 12;

/** What stands in the way, per field; empty when the form can be sent. */
export function missingIn(said: Said, codeNeeded: boolean): Partial<Record<keyof Said, string>> {
  const missing: Partial<Record<keyof Said, string>> = {};
  if (codeNeeded && said.code.trim() === "") missing.code = "Enter the setup code that the server printed.";
  if (said.name.trim() === "") missing.name = "Enter your name, as others should see it.";
  if (!/^\S+@\S+$/.test(said.email.trim())) missing.email = "Enter an e-mail address, such as ingrid@contoso.test.";
  const wrong = passwordProblem(said.password, said.again);
  if (wrong) missing[wrong.field] = wrong.message;
  return missing;
}

export function passwordProblem(password: string, again: string): { field: "password" | "again"; message: string } | null {
  const left = shortestPassword - password.length;
  if (left > 0) return { field: "password", message: `At least ${shortestPassword} characters: ${left} more.` };
  return password === again ? null : { field: "again", message: "The two passwords differ." };
}
