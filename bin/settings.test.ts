import { describe, expect, it } from "vitest";
import { isLoopback, localAddress, readSettings } from "./settings.mjs";

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
      smtpUrl: undefined,
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
    ["TANDEM_PROXY", "yes", /TANDEM_PROXY/],
    ["TANDEM_URL", "tandem.example.org", /TANDEM_URL must be an address beginning with http/],
    ["TANDEM_URL", "https://example.org/tandem", /without a path/],
    ["DATABASE_URL", "mysql://db/x", /DATABASE_URL must be an address beginning with postgres/],
    ["SMTP_URL", "mail", /SMTP_URL/],
  ])("refuse %s=%s with a sentence", (name, value, sentence) => {
    expect(() => readSettings({ ...given, [name]: value })).toThrow(sentence);
  });

  it("never repeat a password", () => {
    expect(() => readSettings({ ...given, DATABASE_URL: "mysql://u:hunter2@db/x" })).toThrow(/^(?!.*hunter2)/);
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
