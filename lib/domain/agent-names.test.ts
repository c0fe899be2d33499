import { describe, expect, it } from "vitest";
import { domainOf, type KnownAgent, nameResolver, type Resolution } from "./agent-names";

const known: KnownAgent[] = [
  { key: 1, name: "srv01.corp.test", objectIds: ["id-1"] },
  { key: 2, name: "srv01.emea.test", objectIds: ["id-2", "id-2b"] },
  { key: 3, name: "srv02.corp.test", objectIds: [] },
  { key: 4, name: "box05", objectIds: ["id-4"] },
  { key: 5, name: "twin1.corp.test", objectIds: ["id-5"] },
  { key: 6, name: "twin2.corp.test", objectIds: ["id-5"] },
  { key: 7, name: "box05.corp.test", objectIds: ["id-7"] },
];

const none: ReadonlyMap<string, number> = new Map();

describe("nameResolver", () => {
  it("never answers an agent that people say is another computer", () => {
    const resolve = nameResolver(known, none, (name, key) => name === "srv01" && key !== 2);
    expect([resolve({ name: "srv01", objectId: null }), resolve({ name: "srv01", objectId: "id-1" })]).toEqual(
      Array(2).fill({ as: "known", key: 2, by: "completion" }),
    );
    expect(nameResolver(known, none, () => true)({ name: "srv02", objectId: null })).toEqual({ as: "own" });
  });

  it.each<[string, string | null, Resolution, string]>([
    ["srv02", null, { as: "known", key: 3, by: "completion" }, "the only agent with this first label"],
    ["srv01", "id-2b", { as: "known", key: 2, by: "completion" }, "the agent with the same Id"],
    ["srv01", "id-1", { as: "known", key: 1, by: "completion" }, "the agent with the same Id"],
    ["srv02", "id-9", { as: "known", key: 3, by: "completion" }, "an Id that differs proves nothing"],
    ["box05", null, { as: "known", key: 4, by: "name" }, "an agent is known under exactly this name"],
    ["box05", "id-7", { as: "known", key: 7, by: "completion" }, "the Id comes before the exact name"],
    ["box05", "id-5", { as: "known", key: 4, by: "name" }, "but not where several have it"],
    ["box05", "id-4", { as: "known", key: 4, by: "name" }, "or it is the Id of just this name"],
    ["srv01", null, { as: "ambiguous", keys: [1, 2] }, "several have the label"],
    ["srv01", "id-9", { as: "ambiguous", keys: [1, 2] }, "several have the label, none the Id"],
    ["twin1", "id-5", { as: "ambiguous", keys: [5, 6] }, "several have the Id"],
    ["srv", null, { as: "own" }, "never by a part of the label"],
    ["corp", null, { as: "own" }, "never by another label"],
    ["new", "id-9", { as: "own" }, "nobody has it"],
  ])("%s with Id %s: %o, %s", (name, objectId, resolution) => {
    expect(nameResolver(known, none)({ name, objectId })).toEqual(resolution);
    expect(nameResolver(known.toReversed(), none)({ name, objectId })).toEqual(resolution);
  });
});

describe("nameResolver with aliases", () => {
  const aliases = new Map([
    ["srv01", 3],
    ["srv01.corp.test", 2],
    ["box05", 5],
    ["twin2.corp.test", 5],
  ]);
  it.each<[string, string | null, Resolution, string]>([
    ["srv01", null, { as: "known", key: 3, by: "alias" }, "what people say comes before the label"],
    ["srv01", "id-2", { as: "known", key: 3, by: "alias" }, "and before the Id"],
    ["box05", null, { as: "known", key: 5, by: "alias" }, "and before the exact name"],
    ["other", "id-1", { as: "known", key: 2, by: "completion" }, "a bare name is short for a full name that means another"],
    ["twin1", "id-5", { as: "known", key: 5, by: "completion" }, "two names of one agent are not ambiguous"],
    ["twin2", null, { as: "known", key: 5, by: "completion" }, "a first label of another name"],
  ])("%s with Id %s: %o, %s", (name, objectId, resolution) => {
    expect(nameResolver(known, aliases)({ name, objectId })).toEqual(resolution);
    expect(nameResolver(known.toReversed(), aliases)({ name, objectId })).toEqual(resolution);
  });
});

describe("domainOf", () => {
  it.each([
    ["srv01.corp.test", "corp.test"],
    ["srv01.local", "local"],
    ["box05", null],
  ])("%s: %s", (name, domain) => expect(domainOf(name)).toBe(domain));
});
