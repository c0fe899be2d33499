import { expect, it } from "vitest";
import type { GroupRole, Stage } from "./stages";
import { type ToldKind, toldKindsOf } from "./told-listings";

type Facts = Parameters<typeof toldKindsOf>[1][number]["facts"];
const listing = (role: GroupRole, facts: Facts) => ({ group: { role }, facts });

it.each<[string, Stage, ReturnType<typeof listing>[], ToldKind[]]>([
  ["nothing of an export without the columns", "waiting", [listing("source", {})], []],
  ["nothing of blank cells", "waiting", [listing("source", { available: null, manuallyInstalled: null, proxying: null })], []],
  ["grey, also of one that is not", "waiting", [listing("source", { available: true })], ["grey"]],
  ["who was installed by hand, by management group", "waiting", [listing("source", { manuallyInstalled: false })], ["manualInSource"]],
  ["the same of the new one", "cutOver", [listing("target", { manuallyInstalled: true })], ["manualInTarget"]],
  [
    "the system, where its name is known",
    "waiting",
    [listing("source", { osName: "Microsoft Windows Server 2012 R2 Standard" })],
    ["system"],
  ],
  ["no system of a name nobody knows", "waiting", [listing("source", { osName: "n/a" })], []],
  ["no proxying of one alone", "dualHomed", [listing("source", { proxying: true }), listing("target", {})], []],
  ["proxying of both", "dualHomed", [listing("source", { proxying: true }), listing("target", { proxying: false })], ["proxying"]],
  ["its management groups by its own list", "waiting", [listing("source", { mgList: ["A", "B", "C"] })], ["groups"]],
  ["that four are full", "waiting", [listing("source", { mgList: ["A", "B", "C", "D"] })], ["groups", "fullGroups"]],
  [
    "that four with the new one are not",
    "joined",
    [listing("source", { mgList: ["A", "B", "C", "D"] }), listing("target", {})],
    ["groups"],
  ],
  ["not where both are originals", "waiting", [listing("source", { proxying: true }), listing("source", { proxying: true })], []],
])("tells %s", (_, stage, listings, told) => {
  expect(toldKindsOf(stage, listings, null)).toEqual(told);
});

it("tells whether it looks for management groups in Active Directory, and that it does", () => {
  const kinds = (directory: boolean | null) => toldKindsOf("waiting", [listing("source", {})], directory);
  expect([kinds(null), kinds(false), kinds(true)]).toEqual([[], ["directory"], ["directory", "integrated"]]);
});
