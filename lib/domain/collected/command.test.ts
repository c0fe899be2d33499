import { describe, expect, it } from "vitest";
import { inOneLine, makeFolder, schedule, tryOnce } from "./command";

const asked = {
  group: { id: "0199f0c5-0000-7000-8000-00000000a1b2", name: "OPS_2012R2" },
  managementServer: "omr2-ms01.corp.test",
  post: "https://tandem.contoso.test/api/v1/migrations/4f2a/imports",
  user: "CONTOSO\\gMSA-tandem$",
  every: 24,
};

describe("the collector's command", () => {
  it("is filled in with what the management group told, in one line", () => {
    expect(inOneLine(tryOnce(asked))).toBe(
      ".\\Export-TandemInventory.ps1 -ManagementServer omr2-ms01.corp.test -OutFile .\\OPS_2012R2.jsonl.gz -TokenFile .\\token.txt -Post https://tandem.contoso.test/api/v1/migrations/4f2a/imports",
    );
  });

  it("as a task runs as often as it is waited for, under the account that ran it last", () => {
    const line = inOneLine(schedule(asked));
    expect(line).toContain('-UserId "CONTOSO\\gMSA-tandem`$" -LogonType Password');
    expect(line).toMatch(/-Daily -At 05:00\).* -File C:\\Tandem\\Export-TandemInventory\.ps1 -ManagementServer .*\/imports"\)$/);
    expect(inOneLine(schedule({ ...asked, every: 48 }))).toContain("-Daily -At 05:00 -DaysInterval 2)");
    expect(inOneLine(schedule({ ...asked, every: 6 }))).toContain("-RepetitionInterval (New-TimeSpan -Hours 6)");
    expect(inOneLine(schedule({ ...asked, every: null }))).toContain("-Daily -At 05:00)");
  });

  it.each(["a; Remove-Item C:\\", "$(calc)", "ms01`n", 'ms01"', "-Whatever x", "-Whatever"])(
    "has nothing in it that %j could do there",
    (nasty) => {
      const group = { ...asked.group, name: nasty };
      const lines = [tryOnce, schedule].map((one) => inOneLine(one({ ...asked, group, managementServer: nasty, user: `${nasty}\\x` })));
      for (const line of lines) {
        expect(line).toContain("-ManagementServer MANAGEMENT-SERVER ");
        for (const sign of [";", "$(", "`n", "calc)"]) expect(line).not.toContain(sign);
      }
      expect(lines[1]).toContain('-UserId "DOMAIN\\gMSA`$"');
    },
  );

  it("has names of files and tasks of its own for each management group, whatever signs it is called by", () => {
    const named = (name: string, id: string) => inOneLine(schedule({ ...asked, group: { id, name } }));
    const [one, other] = [named("MG Ä", "0199f0c5-0000-7000-8000-00000000a1b2"), named("MG Ö", "0199f0c5-0000-7000-8000-00000000a1b3")];
    expect(one).toContain('-TaskName "Tandem MG_-00a1b2"');
    expect(one).toContain("-OutFile C:\\Tandem\\files\\MG_-00a1b2.jsonl.gz");
    expect(other).toContain('-TaskName "Tandem MG_-00a1b3"');
  });

  it("makes the folder that the task writes into, for its account", () => {
    expect(inOneLine(makeFolder(asked))).toBe(
      "New-Item -ItemType Directory -Force C:\\Tandem\\files; icacls C:\\Tandem\\files /inheritance:r /grant:r 'CONTOSO\\gMSA-tandem$:(OI)(CI)(M)' 'Administrators:(OI)(CI)(F)' 'SYSTEM:(OI)(CI)(F)'",
    );
    expect(inOneLine(makeFolder({ ...asked, user: "a'; calc '\\x" }))).toContain("'DOMAIN\\gMSA$:(OI)(CI)(M)'");
    expect(inOneLine(schedule(asked))).toContain("-OutFile C:\\Tandem\\files\\");
  });

  it("does not begin again while it still runs", () => {
    expect(inOneLine(schedule(asked))).toContain("-MultipleInstances IgnoreNew ");
  });

  it("says where it goes over the network as it is", () => {
    const over = (post: string) => inOneLine(tryOnce({ ...asked, post })).endsWith(" -AllowUnencrypted");
    expect(["http://tandem.contoso.test/x", "http://127.0.0.1:3000/x", "https://tandem.contoso.test/x"].map(over)).toEqual([
      true,
      false,
      false,
    ]);
  });
});
