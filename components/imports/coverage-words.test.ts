import { describe, expect, it } from "vitest";
import { missingMeaning, onlyWords, stagesTitle } from "./coverage-words";

describe("while it is asked whether a file is its whole management group", () => {
  type Record = Parameters<typeof stagesTitle>[0];
  const asked: Record = { status: "needs-input", needs: ["coverage"], groups: ["OPS_A"] };
  const record = (more: Partial<Record> = {}): Record => ({ ...asked, ...more });

  it("numbers that hold by one answer only say by which", () => {
    expect([missingMeaning(record()), stagesTitle(record())]).toEqual([
      "if it is the whole group",
      "If it is the whole group, agents per stage",
    ]);
    const several = record({ groups: ["OPS_A", "OPS_B"] });
    expect([missingMeaning(several), stagesTitle(several)]).toEqual([
      "known, not in file",
      "If what is asked is only these, agents per stage",
    ]);
  });

  it("and those of a file that is answered hold as they stand", () => {
    const answered = record({ status: "planned", needs: [] });
    expect([missingMeaning(answered), stagesTitle(answered)]).toEqual(["known, not in file", "If applied, agents per stage"]);
  });

  it("a file of one agent is this one", () => expect([null, 1, 20].map(onlyWords)).toEqual(["Only these", "Only this 1", "Only these 20"]));
});
