/** What people and tokens may do. The one table behind every endpoint and every button. */

/** Of people, in their order: each may what those before it may. */
export const personRoles = ["viewer", "engineer", "lead", "admin"] as const;
export type PersonRole = (typeof personRoles)[number];

/** The collector's stands beside that order: a token of it sends collections, and nobody signs in with it. */
export const roles = [...personRoles, "collector"] as const;
export type Role = (typeof roles)[number];

/** Each verb with the least role of a person that may do it. */
export const verbs = {
  "migrations.read": "viewer",
  "migrations.create": "lead",
  "migrations.edit": "lead",
  "imports.read": "viewer",
  "imports.file": "engineer",
  "imports.create": "engineer",
  "imports.answer": "engineer",
  "imports.apply": "engineer",
  "imports.discard": "engineer",
  "imports.undo": "lead",
  "collected.read": "viewer",
  "collected.edit": "lead",
  "agents.read": "viewer",
  "agents.edit": "engineer",
  "agents.exclude": "lead",
  "agents.acceptCutOver": "lead",
  "aliases.edit": "lead",
  "components.read": "viewer",
  "components.edit": "engineer",
  "tasks.read": "viewer",
  "tasks.edit": "engineer",
  "tasks.complete": "engineer",
  "tasks.comment": "engineer",
  "tasks.shape": "lead",
  "gates.read": "viewer",
  "gates.sign": "lead",
  "retirement.read": "viewer",
  "retirement.edit": "lead",
  "baseline.read": "viewer",
  "baseline.freeze": "lead",
  "drift.read": "viewer",
  "drift.explain": "engineer",
  "notices.read": "viewer",
  "progress.read": "viewer",
  "activity.read": "viewer",
  "reports.read": "viewer",
  "reports.freeze": "engineer",
  "reports.share": "lead",
  "reports.schedule": "lead",
  "events.listen": "viewer",
  "account.edit": "viewer",
  "people.edit": "admin",
  "tokens.edit": "admin",
  "settings.edit": "admin",
} as const satisfies Record<string, PersonRole>;
export type Verb = keyof typeof verbs;

/** All that the collector may: to send a collection, which is applied at once where it says so and nothing is to be asked. */
const collects: Verb = "imports.create";

export type Actor = {
  /** A person (signed in or by a token of theirs) or a service token. */
  kind: "person" | "service";
  id: string;
  name: string;
  role: Role;
};

/** Whether `actor` may do `verb`. `migration` says what state the migration is in: an archived one is read-only. */
export function may(actor: Actor | null, verb: Verb, migration: { archived: boolean } | null = null): boolean {
  if (!actor) return false;
  if (!reaches(actor.role, verb)) return false;
  if (migration?.archived && verb !== "migrations.edit" && verbs[verb] !== "viewer" && verb !== "imports.file") return false;
  return true;
}

const reaches = (role: Role, verb: Verb): boolean =>
  role === "collector" ? verb === collects : personRoles.indexOf(role) >= personRoles.indexOf(verbs[verb]);
