import { expect, test } from "vitest";
import { endpoints } from "@/lib/contracts/endpoints";
import { isBelow, migrationKey, touched, touchedAt } from "./touched";

const one = "0198e7a0-0000-7000-8000-000000000000";
const changes = Object.values(endpoints).filter(({ method }) => method !== "GET");

test("a change of one thing reads again what the stream of changes would, and no more", () => {
  const tick = touchedAt("PUT /api/v1/migrations/{migration}/tasks/{task}/completion", one);
  expect(tick).toEqual(touched.task(one));
  expect(isBelow([...migrationKey(one), "tasks", false], tick)).toBe(true);
  expect(isBelow([...migrationKey(one), "agents", "order", ""], tick)).toBe(false);
  expect(isBelow([...migrationKey("another"), "tasks", false], tick)).toBe(false);
  expect(touchedAt("PATCH /api/v1/migrations/{migration}/agents/{fqdn}", one)).toEqual(touched.agent(one));
  expect(touchedAt("PUT /api/v1/migrations/{migration}/agents/{fqdn}/other-computers/{name}", one)).toEqual(touched.migration(one));
  expect(touchedAt("PATCH /api/v1/migrations/{migration}", one)).toEqual(touched.migration(one));
});

test("every change inside a migration touches something of it; outside, all but entering does", () => {
  const nothing = changes.filter(
    ({ method, path }) => !touchedAt(`${method} ${path}`, path.includes("{migration}") ? one : undefined).length,
  );
  expect(nothing.map(({ path }) => path).sort()).toEqual(["/api/v1/account", "/api/v1/setup", "/api/v1/shared/{secret}/opening"]);
});
