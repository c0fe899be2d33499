import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { template } from "../tasks/template";
import { commandsOfCause, commandsOfDrift, commandsOfTask } from "./asked";
import { type CommandGroup, type CommandName, type CommandNames, commandsOf } from "./commands";
import { commandNames } from "./names";
import { property, quoted } from "./quoting";

const group = (more: Partial<CommandGroup> = {}): CommandGroup => ({
  name: "OPS_2012R2",
  release: "2012 R2",
  server: "nms01.corp.test",
  otherServer: "nms02.corp.test",
  gateway: "ngw01.dmz.test",
  ...more,
});
const names = (more: Partial<CommandNames> = {}): CommandNames => ({
  source: group({ name: "OPS_2012SP1", release: "2012 SP1", server: "oms01.corp.test" }),
  target: group(),
  subject: null,
  ...more,
});
const textOf = (name: CommandName, more: Partial<CommandNames> = {}) => commandsOf([name], names(more))[0]?.text;

/** The end of a PowerShell string that begins at `at`, as its tokenizer reads it: any kind of single quote, doubled or not. */
function endOfString(text: string, at: number): number {
  const isQuote = (i: number) => /['\u2018\u2019\u201A\u201B]/.test(text[i] ?? "");
  for (let i = at + 1; i < text.length; i++) {
    if (!isQuote(i)) continue;
    if (!isQuote(i + 1)) return i;
    i += 1;
  }
  return -1;
}

describe("names in commands", () => {
  it("stay data, whatever they hold", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", "’", "‛", ";", "`", "$", "(", "\n", '"', "a") })),
        (name) => {
          const text = quoted(name);
          expect(endOfString(text, 0)).toBe(text.length - 1);
          expect(text).not.toMatch(/\p{Cc}/u);
          expect(endOfString(property("P", name), 0)).toBe(property("P", name).length - 1);
        },
      ),
    );
  });

  it.each([
    ["O'Brien", "'O''Brien'"],
    ["a’b", "'a’’b'"],
    ["x'; Remove-Item C:\\ #", "'x''; Remove-Item C:\\ #'"],
    ["a\nb\u202Ec", "'abc'"],
  ])("%j is written %s", (name, text) => {
    expect(quoted(name)).toBe(text);
  });

  it("double a double quote inside a property of an installer package", () => {
    expect(property("MANAGEMENT_GROUP", 'A"B')).toBe(`'MANAGEMENT_GROUP="A""B"'`);
  });
});

describe("commands", () => {
  it.each<[CommandName, Partial<CommandNames>, string]>([
    [
      "addTarget",
      {},
      "$agent = New-Object -ComObject AgentConfigManager.MgmtSvcCfg; $agent.AddManagementGroup('OPS_2012R2', 'nms01.corp.test', 5723); $agent.ReloadConfiguration()",
    ],
    [
      "removeSource",
      {},
      "$agent = New-Object -ComObject AgentConfigManager.MgmtSvcCfg; if (@($agent.GetManagementGroups()).Count -gt 1) { $agent.RemoveManagementGroup('OPS_2012SP1'); $agent.ReloadConfiguration() } else { 'It is the last management group of this agent.' }",
    ],
    [
      "addTarget",
      { target: group({ server: null }) },
      "$agent = New-Object -ComObject AgentConfigManager.MgmtSvcCfg; $agent.AddManagementGroup('OPS_2012R2', '<management server>', 5723); $agent.ReloadConfiguration()",
    ],
    ["proxying", { subject: "dc01.corp.test" }, "Get-SCOMAgent -DNSHostName 'dc01.corp.test' | Enable-SCOMAgentProxy"],
    [
      "deleteGateway",
      { subject: "gw'1" },
      "& .\\Microsoft.EnterpriseManagement.GatewayApprovalTool.exe ('/ManagementServerName=' + 'oms01.corp.test') ('/GatewayName=' + 'gw''1') /Action=Delete",
    ],
  ])("%s is filled with the names of the migration", (name, more, text) => {
    expect(textOf(name, more)).toBe(text);
  });

  it("use the cmdlets of 2007 R2 where the management group runs it, and none that it lacks", () => {
    const old = { source: group({ release: "2007 R2" }) };
    expect(textOf("sourcePending", old)).toMatch(/^Get-AgentPendingAction/);
    expect(textOf("exportAgents", old)).toMatch(/^Get-Agent /);
    expect(textOf("removeUnix", old)).toBeUndefined();
    const every = [...new Set([...Object.values(commandsOfTask), ...Object.values(commandsOfCause)].flat())];
    const told = commandsOf(every, names({ source: group({ release: "2007 R2" }), target: group({ release: "2007 R2" }) }));
    expect(told.filter(({ text }) => /-SCOM|-SCX/.test(text))).toEqual([]);
    expect(commandsOf(every, names()).map(({ title }) => title)).toHaveLength(every.length);
  });

  it("take the management group that has the server, and stand with placeholders where nobody knows one", () => {
    const groups = [
      { name: "OLD_A", role: "source", release: "2012 SP1" },
      { name: "OLD_B", role: "source", release: "2012" },
      { name: "NEW", role: "target", release: "2012 R2" },
    ] as const;
    const shared = { kind: "managementServer", role: "source", listed: true, planned: false } as const;
    const servers = [
      { ...shared, name: "b1", group: "OLD_B" },
      { ...shared, name: "n2", group: "NEW", listed: null, planned: true },
      { ...shared, name: "n3", group: "NEW" },
      { ...shared, name: "n1", group: "NEW", listed: false },
    ];
    const told = (about?: { subject?: string; group?: string }) => commandNames(groups, servers, about);
    expect(told()).toMatchObject({ source: { name: "OLD_A", server: null }, target: { server: "n3", otherServer: "n2", gateway: null } });
    expect(told({ subject: "b1" })?.source).toMatchObject({ name: "OLD_B", release: "2012", server: "b1" });
    expect(told({ group: "OLD_B", subject: "srv01" })).toMatchObject({ subject: "srv01", source: { name: "OLD_B" } });
    expect(commandNames(groups.slice(0, 2), servers)).toBeNull();
  });

  it("belong to tasks that there are, and to what drifted", () => {
    const keys = new Set(template.map(({ key }) => key));
    for (const key of Object.keys(commandsOfTask)) expect(keys.has(key), key).toBe(true);
    expect(commandsOfDrift({ kind: "agent", change: "lost" })).toEqual(["addSource"]);
    expect(commandsOfDrift({ kind: "agent", change: "changed" })).toEqual([]);
    expect(commandsOfDrift({ kind: "gateway", change: "lost" })).toEqual(["exportServers"]);
    expect(commandsOfDrift({ kind: "agentsOfServer", change: "lost" })).toEqual(["exportAgents"]);
  });
});
