import { hold } from "../idempotency";

/** A process of its own that takes an Idempotency-Key and keeps it without an answer, so that a test can kill it. */
const [id = "", path = "", key = "", digest = ""] = process.argv.slice(2);
await hold({ kind: "service", id, name: "Test", role: "engineer" }, path, key, digest);
process.stdout.write("held\n");
