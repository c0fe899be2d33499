import { describe, expect, it } from "vitest";
import { type AliasPair, aliasRefusal } from "./aliases";

const others: AliasPair[] = [{ name: "old.corp.test", agent: "new.corp.test" }];

describe("aliasRefusal", () => {
  it.each<[string, string, string | null]>([
    ["box05", "new.corp.test", null],
    ["box05", "srv01.corp.test", null],
    ["box05", "box05", "box05 is the agent's own name."],
    ["box05", "old.corp.test", "old.corp.test is itself another name of new.corp.test. Say that box05 means new.corp.test."],
    ["new.corp.test", "box05", "old.corp.test is another name of new.corp.test. Remove that name first."],
    [
      "new.corp.test",
      "old.corp.test",
      "old.corp.test is itself another name of new.corp.test. Say that new.corp.test means new.corp.test.",
    ],
  ])("%s means %s: %s", (name, agent, refusal) => expect(aliasRefusal({ name, agent }, others)).toBe(refusal));
});
