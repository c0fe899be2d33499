import { describe, expect, it } from "vitest";
import { isLoopback } from "./loopback.mjs";
import { knownHereOnly, localAddress, othersMayCome, readSettings } from "./settings.mjs";

const given = { TANDEM_DATA: "/srv/tandem" };

describe("settings", () => {
  it("have defaults", () => {
    expect(readSettings(given)).toEqual({
      port: 3000,
      host: "127.0.0.1",
      databaseUrl: undefined,
      dataDirectory: "/srv/tandem",
      publicUrl: undefined,
      trustedProxies: 0,
      estateMegabytes: 128,
      smtpUrl: undefined,
      secret: undefined,
    });
  });

  it("refuse cheap passwords wherever no test runs", () => {
    for (const NODE_ENV of ["production", "development", undefined])
      expect(() => readSettings({ ...given, TANDEM_QUICK_PASSWORDS: "1", NODE_ENV })).toThrow("for tests only");
    expect(readSettings({ ...given, TANDEM_QUICK_PASSWORDS: "1", NODE_ENV: "test" })).toEqual(readSettings(given));
  });

  it("treat what is empty as not given", () => {
    expect(readSettings({ ...given, PORT: " ", DATABASE_URL: "", TANDEM_PROXY: "" })).toEqual(readSettings(given));
  });

  it("take what is right", () => {
    const env = {
      ...given,
      PORT: "8080",
      HOST: "::",
      TANDEM_URL: "https://tandem.example.org/",
      TANDEM_PROXY: "2",
      SMTP_URL: "smtp://mail:25",
    };
    expect(readSettings(env)).toMatchObject({ port: 8080, host: "::", publicUrl: "https://tandem.example.org", trustedProxies: 2 });
  });

  it.each([
    ["PORT", "http", /PORT must be a whole number from 0 to 65535; it is "http"/],
    ["PORT", "70000", /PORT/],
    ["PORT", "-1", /PORT/],
    ["PORT", "3e3", /PORT/],
    ["HOST", "a b", /HOST must be a host name/],
    ["HOST", "..", /HOST must be a host name/],
    ["HOST", "[::1]", /HOST must be an address without brackets/],
    ["HOST", "0.0.0.0:3000", /HOST must be without a port/],
    ["HOST", "http://localhost", /HOST must be a host name/],
    ["TANDEM_DATA", "/srv/a\nb", /TANDEM_DATA must be the path of a folder; it has a control character/],
    ["TANDEM_DATA", "file:///srv/tandem", /TANDEM_DATA must be the path of a folder of this machine/],
    ["TANDEM_PROXY", "-1", /TANDEM_PROXY must be a whole number from 0 to 10/],
    ["TANDEM_PROXY", "1.5", /TANDEM_PROXY/],
    ["TANDEM_PROXY", "11", /TANDEM_PROXY/],
    ["TANDEM_PROXY", "yes", /TANDEM_PROXY/],
    ["TANDEM_URL", "tandem.example.org", /TANDEM_URL must be an address beginning with http/],
    ["TANDEM_URL", "https://example.org/tandem", /without a path/],
    ["TANDEM_URL", "https://example.org/?a=1", /without a path/],
    ["TANDEM_URL", "https://ada:hunter2@example.org", /^(?!.*hunter2).*without a user and a password, such as https:\/\/example.org/],
    ["TANDEM_URL", "http://0.0.0.0:3000", /the address that people type/],
    ["TANDEM_URL", "ftp://example.org", /TANDEM_URL must be an address beginning with http/],
    ["DATABASE_URL", "postgres://u:hun%ter2@db/x", /^(?!.*ter2).*DATABASE_URL has a bare %/],
    ["DATABASE_URL", "postgres://u:hunter2@one:5432,two:5432/x", /^(?!.*hunter2)DATABASE_URL names several hosts; Tandem uses one/],
    ["DATABASE_URL", "postgres:///x?host=one,two", /DATABASE_URL names several hosts/],
    ["DATABASE_URL", "postgres://u:hunter2@/x?host=/run", /^(?!.*hunter2)DATABASE_URL has a user and no host\. A socket is written so/],
    ["DATABASE_URL", "postgres://u@db:70000/x", /DATABASE_URL must be an address/],
    ["BETTER_AUTH_SECRET", "hunter2", /^(?!.*hunter2).*BETTER_AUTH_SECRET must have 32 characters or more; it has 7/],
    ["SMTP_URL", "smtp://", /SMTP_URL names no mail server/],
    ["SMTP_URL", "smtp://u:hun%ter2@mail", /^(?!.*ter2).*SMTP_URL has a bare %/],
    ["SMTP_URL", "smtp://u:hunter2@mail:99999", /^(?!.*hunter2).*SMTP_URL must be an address/],
    ["SMTP_URL", "smtp://u:hun#ter2@mail", /^(?!.*ter2)/],
    ["SMTP_URL", "smtp://mail/inbox", /SMTP_URL has a path/],
    ["SMTP_URL", "smtp://:hunter2@mail", /has a password but no user/],
    ["SMTP_URL", "smtp://mail?from=nobody", /needs an e-mail address behind "from="/],
    ["SMTP_URL", "smtp://mail?starttls=yes", /may have \?from= and \?tls= .* nothing else/],
    ["SMTP_URL", "smtp://mail?tls=no", /may have \?tls=required or \?tls=optional/],
    ["DATABASE_URL", "mysql://db/x", /DATABASE_URL must be an address beginning with postgres/],
    ["SMTP_URL", "mail", /SMTP_URL/],
  ])("refuse %s=%s with a sentence", (name, value, sentence) => {
    expect(() => readSettings({ ...given, [name]: value })).toThrow(sentence);
  });

  it("never repeat a password", () => {
    expect(() => readSettings({ ...given, DATABASE_URL: "mysql://u:hunter2@db/x" })).toThrow(/^(?!.*hunter2)/);
  });

  it.each([
    ["smtp://mail:25", "optional"],
    ["smtp://u:p@mail", "required"],
    ["smtp://u:p@mail?from=a@example.org", "required"],
    ["smtp://u:p@127.evil.example", "required"],
    ["smtp://u:p@localhost", "optional"],
    ["smtp://u:p@127.0.0.1:25", "optional"],
    ["smtp://u:p@[::1]", "optional"],
    ["smtp://u:p@mail?tls=optional", "optional"],
    ["smtp://mail?tls=required", "required"],
  ])("say of %s that encryption is %s", (SMTP_URL, tls) => {
    const { smtpUrl = "" } = readSettings({ ...given, SMTP_URL });
    expect(new URL(smtpUrl).searchParams.get("tls")).toBe(tls);
    expect(readSettings({ ...given, SMTP_URL: smtpUrl }).smtpUrl).toBe(smtpUrl);
  });

  it.each([
    [{}, false],
    [{ HOST: "localhost" }, false],
    [{ HOST: "::1" }, false],
    [{ TANDEM_URL: "http://localhost:8080" }, false],
    [{ TANDEM_URL: "http://127.0.0.1" }, false],
    [{ TANDEM_URL: "http://[::1]:3000" }, false],
    [{ TANDEM_URL: "https://tandem.example.org" }, true],
    [{ TANDEM_URL: "http://127.example.org" }, true],
    [{ TANDEM_URL: "http://192.0.2.7:3000" }, true],
    [{ TANDEM_PROXY: "1" }, true],
    [{ TANDEM_URL: "http://localhost:8080", TANDEM_PROXY: "1" }, true],
    [{ HOST: "0.0.0.0" }, true],
    [{ HOST: "::" }, true],
    [{ HOST: "192.0.2.7" }, true],
    [{ HOST: "127.evil.example" }, true],
    [{ HOST: "localhost.example.org" }, true],
  ])("with %o others may come: %s", (env, others) => {
    expect(othersMayCome(readSettings({ ...given, ...env }))).toBe(others);
  });

  it.each([
    [{}, true],
    [{ HOST: "0.0.0.0" }, true],
    [{ TANDEM_URL: "http://localhost:8080", TANDEM_PROXY: "1" }, true],
    [{ TANDEM_URL: "https://tandem.example.org" }, false],
    [{ TANDEM_URL: "http://192.0.2.7:3000", HOST: "0.0.0.0" }, false],
  ])("with %o links open on this machine alone: %s", (env, here) => {
    expect(knownHereOnly(readSettings({ ...given, ...env }))).toBe(here);
  });

  it.each([
    ["127.0.0.1", "http://127.0.0.1:3000", true],
    ["localhost", "http://localhost:3000", true],
    ["::1", "http://[::1]:3000", true],
    ["0.0.0.0", "http://127.0.0.1:3000", false],
    ["::", "http://127.0.0.1:3000", false],
    ["192.0.2.7", "http://192.0.2.7:3000", false],
  ])("host %s is reached at %s", (host, address, loopback) => {
    expect(localAddress({ ...readSettings(given), host })).toBe(address);
    expect(isLoopback(host)).toBe(loopback);
  });
});
