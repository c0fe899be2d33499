import { describe, expect, it } from "vitest";
import { type Actor, may, type PersonRole, type Role, roles, type Verb, verbs } from "./roles";

/** Who may, spelled out: a slip in the table of verbs shows here. */
const least: Record<Verb, PersonRole> = {
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
  "tasks.comment": "engineer",
  "tasks.complete": "engineer",
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
};
const allowed: Record<PersonRole, readonly PersonRole[]> = {
  viewer: ["viewer"],
  engineer: ["viewer", "engineer"],
  lead: ["viewer", "engineer", "lead"],
  admin: ["viewer", "engineer", "lead", "admin"],
};
const reaches = (role: Role, verb: Verb) => (role === "collector" ? verb === "imports.create" : allowed[role].includes(least[verb]));
const known = Object.keys(verbs) as Verb[];
const as = (role: Role): Actor => ({ kind: "person", id: "1", name: "Ada", role });

describe("may", () => {
  it("knows every verb of the table", () => expect(known.sort()).toEqual(Object.keys(least).sort()));

  for (const role of roles) {
    it.each(known)(`${role} %s`, (verb) => {
      expect(may(as(role), verb)).toBe(reaches(role, verb));
      expect(may({ ...as(role), kind: "service" }, verb)).toBe(reaches(role, verb));
    });
  }

  it.each(known)("nobody may not %s", (verb) => expect(may(null, verb)).toBe(false));

  it("an archived migration is read-only, but can be restored and its files fetched", () => {
    const open = known.filter((verb) => may(as("admin"), verb, { archived: true }));
    expect(open.sort()).toEqual([...known.filter((verb) => least[verb] === "viewer"), "migrations.edit", "imports.file"].sort());
    expect(known.filter((verb) => may(as("collector"), verb, { archived: true }))).toEqual([]);
  });
});
