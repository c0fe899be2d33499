import { expect, test } from "vitest";
import { agentEvents } from "./agent-events";

const fact = (number: number, group: string, field: string, from: string | null, to: string | null) => ({
  at: `2026-11-${String(number).padStart(2, "0")}T06:00:00.000Z`,
  import: number,
  importId: `i${number}`,
  group,
  field,
  from,
  to,
});

test("one event an import and management group, newest first, each with what says most", () => {
  const history = [
    fact(1, "OLD", "domain", null, "corp"),
    fact(1, "OLD", "listed", null, "yes"),
    fact(2, "NEW", "listed", null, "yes"),
    fact(2, "OLD", "health", "healthy", "notMonitored"),
    fact(2, "OLD", "version", "7.0.9538.0", "7.1.10184.0"),
    fact(3, "OLD", "listed", "yes", null),
    fact(4, "OLD", "listed", null, "yes"),
    fact(5, "NEW", "health", null, "critical"),
    fact(6, "NEW", "ipAddress", "10.0.0.1", "10.0.0.2"),
    fact(7, "NEW", "proxying", "no", "yes"),
    fact(7, "NEW", "primaryServer", "a", "b"),
  ];
  expect(agentEvents(history, (field) => `<${field}>`).map(({ import: number, title, facts }) => [number, title, facts.length])).toEqual([
    [7, "2 facts in NEW", 2],
    [6, "<ipAddress> in NEW", 1],
    [5, "Health unknown → critical in NEW", 1],
    [4, "Back in OLD", 1],
    [3, "No longer in OLD", 1],
    [2, "Version 7.0.9538.0 → 7.1.10184.0, health healthy → not monitored in OLD", 2],
    [2, "First seen in NEW", 1],
    [1, "First seen in OLD", 2],
  ]);
  expect(agentEvents(history, String).at(-1)?.facts[0]?.field).toBe("listed");
  expect(agentEvents([], String)).toEqual([]);
});
