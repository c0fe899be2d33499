import { expect, it } from "vitest";
import { componentOrder } from "./component-order";

it("has the databases first, then management servers, then everything else", () => {
  const order = componentOrder();
  const told = Object.fromEntries(order.map(({ kind, waitsFor, step }) => [kind, [step, ...waitsFor]]));
  expect(told).toEqual({
    operationalDatabase: [0],
    dataWarehouse: [0],
    managementServer: [1, "operationalDatabase", "dataWarehouse"],
    gateway: [2, "managementServer"],
    operationsConsole: [2, "managementServer"],
    webConsole: [2, "managementServer"],
    reportingServer: [2, "managementServer"],
  });
});
