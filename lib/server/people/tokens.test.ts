import { beforeAll, describe, expect, it } from "vitest";
import { personRoles, type Role } from "@/lib/domain/roles";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { change } from "@/lib/server/events/change";
import type { PersonRow } from "./people";
import { makePerson } from "./testing";
import { createToken, listTokens, revokeToken, verifyToken } from "./tokens";

useDatabase();
const now = new Date("2026-11-22T12:00:00Z");
const told = { actor: { kind: "system", id: "test", name: "Test" }, now } as const;
const create = (role: Role, person: PersonRow | null = null, expiresAt: Date | null = null) =>
  change(told, { migrationId: null }, (client) => createToken(client, { name: "script", role, person, expiresAt }, told));
const revoke = (id: string) =>
  change(told, { migrationId: null }, async (client) => ({ answer: null, told: await revokeToken(client, id, told) }));

describe("tokens", () => {
  let engineer: PersonRow;
  beforeAll(async () => {
    engineer = await makePerson("engineer", "Ada");
  });

  it("are stored as a digest only", async () => {
    const { id, secret } = await create("lead");
    expect(secret).toMatch(/^tandem_[\w-]{43}$/);
    const stored = await pool().query("select t::text as row from api_token t where id = $1", [id]);
    expect(stored.rows[0].row).not.toContain(secret.slice(7));
    expect(await verifyToken(secret, now)).toEqual({ kind: "service", id, name: "script", role: "lead" });
  });

  it.each(["tandem_", "tandem_short", `tandem_${"a".repeat(43)}`, "", "bearer"])("refuse %j", async (secret) => {
    expect(await verifyToken(secret, now)).toBeNull();
  });

  it("end when they expire", async () => {
    const { secret } = await create("viewer", null, new Date("2026-11-22T12:00:01Z"));
    expect(await verifyToken(secret, now)).not.toBeNull();
    expect(await verifyToken(secret, new Date("2026-11-22T12:00:01Z"))).toBeNull();
    await expect(create("viewer", null, now)).rejects.toMatchObject({ status: 400 });
  });

  it("end when they are revoked; twice is the same as once", async () => {
    const { id, secret } = await create("viewer");
    await revoke(id);
    await revoke(id);
    expect(await verifyToken(secret, now)).toBeNull();
    expect((await listTokens(pool())).find((token) => token.id === id)?.revokedAt).toEqual(now);
    const events = await pool().query("select verb from event where subject_id = $1 order by at, id", [id]);
    expect(events.rows.map(({ verb }) => verb)).toEqual(["tokens.create", "tokens.revoke"]);
    await expect(revoke("00000000-0000-7000-8000-000000000000")).rejects.toMatchObject({ status: 404 });
  });

  it.each(personRoles)("of a person carry at most that person's present role (%s)", async (role) => {
    const { secret } = await create(role, engineer);
    const lower = personRoles.indexOf(role) < personRoles.indexOf("engineer") ? role : "engineer";
    expect(await verifyToken(secret, now)).toEqual({ kind: "person", id: engineer.id, name: "Ada", role: lower });
    await pool().query(`update "user" set role = 'viewer' where id = $1`, [engineer.id]);
    expect((await verifyToken(secret, now))?.role).toBe("viewer");
    await pool().query(`update "user" set role = 'engineer' where id = $1`, [engineer.id]);
  });

  it("with the role collector are a service's own: of no person, whatever the table says", async () => {
    const { id, secret } = await create("collector");
    expect(await verifyToken(secret, now)).toEqual({ kind: "service", id, name: "script", role: "collector" });
    await expect(create("collector", engineer)).rejects.toMatchObject({ status: 400 });
    await pool().query("update api_token set person_id = $2 where id = $1", [id, engineer.id]);
    expect(await verifyToken(secret, now)).toMatchObject({ kind: "person", role: "viewer" });
  });

  it("of a banned person are not valid while the ban lasts", async () => {
    const { secret } = await create("viewer", engineer);
    await pool().query(`update "user" set banned = true, "banExpires" = $2 where id = $1`, [engineer.id, new Date("2026-11-22T13:00:00Z")]);
    const told = { status: 401, code: "deactivated" };
    await expect(verifyToken(secret, now)).rejects.toMatchObject(told);
    expect(await verifyToken(secret, new Date("2026-11-22T13:00:00Z"))).not.toBeNull();
    await pool().query(`update "user" set "banExpires" = null where id = $1`, [engineer.id]);
    await expect(verifyToken(secret, new Date("2027-01-01T00:00:00Z"))).rejects.toMatchObject(told);
  });
});
