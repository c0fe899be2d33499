import { describe, expect, it } from "vitest";
import { componentKinds } from "../components";
import { firewallLines, firewallOf, type Placed } from "./expand";
import { firewallRules } from "./rules";

const one = (kind: Placed["kind"], name: string, group = "NEW"): Placed => ({ kind, name, group });
const estate = [
  one("managementServer", "ms01"),
  one("managementServer", "ms02"),
  one("gateway", "gw01"),
  one("operationalDatabase", "sql01"),
  one("dataWarehouse", "sql01"),
];
const told = (placed: readonly Placed[], groups = ["NEW"]) => firewallOf(groups, placed);
const linesOf = (placed: readonly Placed[]) =>
  firewallLines(told(placed).entries).map(({ from, to, port, protocol, time }) => `${from} > ${to} ${port}/${protocol} ${time}`);

describe("the firewall table", () => {
  it("has every server to every database, and servers among themselves both ways", () => {
    const lines = linesOf(estate);
    for (const from of ["ms01", "ms02"]) {
      expect(lines).toContain(`${from} > sql01 1433/TCP running`);
      expect(lines).toContain(`${from} > sql01 1434/UDP running`);
    }
    expect(lines.filter((line) => line.includes(" 5723/TCP running") && line.startsWith("ms"))).toEqual([
      "ms01 > ms02 5723/TCP running",
      "ms02 > ms01 5723/TCP running",
    ]);
    expect(lines).toContain("gw01 > ms02 5723/TCP running");
    expect(lines).toContain("Windows agents > gw01 5723/TCP running");
    expect(lines).toContain("ms01 > Computers that get the agent by push 445/TCP push");
  });

  it("asks for the port of SQL Server that was entered, and then for no browser service", () => {
    const placed = [
      one("managementServer", "ms01"),
      { ...one("operationalDatabase", "sql01"), instance: "SCOM,14330" },
      { ...one("dataWarehouse", "sql02"), instance: "DW" },
    ];
    const lines = linesOf(placed).filter((line) => line.endsWith("running") && line.includes("> sql"));
    expect(lines).toEqual(["ms01 > sql01 14330/TCP running", "ms01 > sql02 1433/TCP running", "ms01 > sql02 1434/UDP running"]);
  });

  it("has TCP and UDP to domain controllers, connectors, audit collection and Linux log files", () => {
    const lines = linesOf(estate);
    for (const port of ["53", "88", "389"])
      for (const protocol of ["TCP", "UDP"]) expect(lines).toContain(`ms01 > Domain controllers ${port}/${protocol} running`);
    expect(lines).toContain("Connectors to other systems > ms01 51905/TCP ifUsed");
    expect(lines).toContain("Windows agents > Audit collectors (ACS) 51909/TCP ifUsed");
    expect(lines).toContain("UNIX and Linux computers > ms02 8886/TCP ifUsed");
  });

  it("asks nothing of a computer that plays both parts", () => {
    const lines = linesOf([one("managementServer", "ms01"), one("webConsole", "ms01"), one("operationalDatabase", "ms01")]);
    expect(lines.filter((line) => line.startsWith("ms01 > ms01"))).toEqual([]);
    expect(lines).toContain("Browsers > ms01 443/TCP running");
  });

  it("says what is not planned yet, a gateway apart: not every estate has one", () => {
    expect(told(estate).waiting).toEqual(["operationsConsole", "webConsole", "reportingServer"]);
    expect(told([]).waiting).toEqual(componentKinds.filter((kind) => kind !== "gateway"));
    expect(told([]).entries).toEqual([]);
  });

  it("keeps management groups apart", () => {
    const { entries } = told([one("managementServer", "a", "A"), one("operationalDatabase", "b", "B")], ["A", "B"]);
    expect(entries.filter(({ to }) => to.party === "operationalDatabase")).toEqual([]);
    expect(new Set(entries.map(({ group }) => group))).toEqual(new Set(["A"]));
  });

  it("uses ports of the documents only, each rule once", () => {
    const known = /^(53|88|135|137|138|139|161|162|22|389|443|445|80|1270|1433|1434|5723|5724|8886|51905|51909|49152-65535|–)$/;
    for (const { ports } of firewallRules) for (const { port } of ports) expect(port).toMatch(known);
    expect(new Set(firewallRules.map(({ from, to, time }) => `${from} ${to} ${time}`)).size).toBe(firewallRules.length);
  });
});
