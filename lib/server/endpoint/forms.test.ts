import { readdirSync, readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import * as auth from "@/app/api/auth/[...all]/route";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { knock, makePerson, signInAs, testPassword } from "@/lib/server/people/testing";
import { settings } from "@/lib/server/process/settings";

const account = routeAt("/api/v1/account");
const setup = routeAt("/api/v1/setup");

useDatabase({ own: true });

/** As a browser sends a form whose page runs no script. */
async function send(route: Parameters<typeof knock>[0], path: string, fields: Record<string, string>, headers = {}) {
  const sent = { "content-type": "application/x-www-form-urlencoded; charset=UTF-8", ...headers };
  const answer = await knock(route, path, { method: "POST", body: new URLSearchParams(fields).toString(), headers: sent });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  expect(await answer.text()).toBe("");
  return { status: answer.status, to: answer.headers.get("location"), cookie };
}
const signIn = (fields: Record<string, string>, headers = {}) => send(auth.POST, "/api/auth/sign-in/email", fields, headers);
const whoIs = async (cookie: string) => (await knock(account.GET, "/api/v1/account", { headers: { cookie } })).status;

describe("a form that the browser sends by itself", () => {
  beforeEach(() => pool().query(`delete from "rateLimit"`));

  it("signs in and leads to where one wanted to go", async () => {
    const { email } = await makePerson("lead", "Ada");
    const next = "/m/1/inventory?stage=gone&q=a%26b#top";
    const done = await signIn({ email: ` ${email} `, password: testPassword, next });
    expect(done).toMatchObject({ status: 303, to: next });
    expect(await whoIs(done.cookie)).toBe(200);
    expect(await signIn({ email, password: testPassword })).toMatchObject({ status: 303, to: "/" });
  });

  it.each([
    "https://evil.test",
    "//evil.test",
    "/\\evil.test",
    "/.//evil.test",
    "/\t/evil.test",
    "javascript:alert(1)",
    "/\r\nset-cookie: a=b",
  ])("leads nowhere else: %j", async (next) => {
    const { email } = await makePerson("lead", `Bea ${next.length}`);
    expect(await signIn({ email, password: testPassword, next })).toMatchObject({ status: 303, to: "/" });
    expect(await signIn({ email, password: "a wrong password", next })).toMatchObject({ to: "/sign-in?refused=not-signed-in" });
  });

  it("says on its page why it was refused, by a code alone, and keeps where one wanted to go", async () => {
    const person = await makePerson("lead", "Cora");
    const wrong = await signIn({ email: person.email, password: "a wrong password", next: "/m/1?a=b" });
    expect(wrong).toEqual({ status: 303, to: "/sign-in?next=%2Fm%2F1%3Fa%3Db&refused=not-signed-in", cookie: "" });
    expect((await signIn({ email: "", password: "" })).to).toMatch(/^\/sign-in\?refused=[a-z-]+$/);
    expect((await signIn({ password: "x".repeat(1_000_001) })).to).toBe("/sign-in?refused=too-large");
    const foreign = await signIn({ email: person.email, password: testPassword }, { origin: "https://evil.example" });
    expect(foreign).toEqual({ status: 303, to: "/sign-in?refused=wrong-origin", cookie: "" });
    await pool().query(`update "user" set banned = true where id = $1`, [person.id]);
    expect(await signIn({ email: person.email, password: testPassword })).toEqual({
      status: 303,
      to: "/sign-in?refused=deactivated",
      cookie: "",
    });
    for (let i = 0; i < 10; i += 1)
      await signIn({ email: person.email, password: "a wrong password" }, { "x-forwarded-for": `192.0.2.${i}` });
    expect((await signIn({ email: person.email, password: testPassword })).to).toBe("/sign-in?refused=too-many-requests");
  });

  it("changes a password", async () => {
    const person = await makePerson("lead", "Dora");
    const cookie = await signInAs(person.email);
    const change = (fields: Record<string, string>, headers: object = { cookie }) =>
      send(auth.POST, "/api/auth/change-password", fields, headers);
    const fields = { current: testPassword, password: "another long password", again: "another long password" };
    expect((await change({ ...fields, again: "a third long password" })).to).toBe("/account?refused=invalid-request");
    expect((await change({ ...fields, current: "a wrong password" })).to).toBe("/account?refused=wrong-password");
    expect((await change({ ...fields, password: "short", again: "short" })).to).toBe("/account?refused=invalid-request");
    expect((await change(fields, {})).to).toBe("/account?refused=not-signed-in");
    const done = await change(fields);
    expect(done).toMatchObject({ status: 303, to: "/account?changed=password" });
    expect([await whoIs(cookie), await whoIs(done.cookie)]).toEqual([401, 200]);
  });

  it("makes the first account, with the code where one is asked for", async () => {
    await pool().query(`delete from "user"`);
    settings().setupCode = "right-code";
    try {
      const password = "twelve characters";
      const fields = { name: "Eve", email: "eve@example.org", password, again: password, code: " right-code " };
      const make = (extra: Record<string, string>) => send(setup.POST, "/api/v1/setup", { ...fields, ...extra });
      expect((await make({ code: "wrong" })).to).toBe("/setup?refused=wrong-setup-code");
      expect((await make({ again: "other characters" })).to).toBe("/setup?refused=invalid-request");
      expect((await make({ name: " " })).to).toBe("/setup?refused=invalid-request");
      const done = await make({});
      expect(done).toMatchObject({ status: 303, to: "/" });
      expect(await whoIs(done.cookie)).toBe(200);
      expect((await make({})).to).toBe("/setup?refused=setup-done");
    } finally {
      settings().setupCode = undefined;
    }
  });

  it("never puts a secret into an address: each form around a password is posted", () => {
    const files = readdirSync("components", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tsx"));
    const forms = files
      .map((file) => ({ file, text: readFileSync(`components/${file}`, "utf8") }))
      .filter(({ file, text }) => text.includes("<form\n") && (text.includes("PasswordInput") || file === "ui/form-dialog.tsx"));
    expect(forms.length).toBeGreaterThanOrEqual(5);
    for (const { file, text } of forms) expect(text.split("<form\n").length, file).toBe(text.split('method="post"').length);
  });
});
