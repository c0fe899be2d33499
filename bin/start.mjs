const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Tandem needs Node.js 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

// Imported after the check, so that an old Node says the sentence above and not something about syntax.
const { readSettings, Refusal } = await import("./settings.mjs");
const { becomeTheServer, checkPort } = await import("./instance.mjs");
const { stop, isStopping, stopOnSignals, stopWithParent } = await import("./stopping.mjs");
const { prepare } = await import("./prepare.mjs");

const dev = process.argv.includes("--dev");
stopOnSignals();
stopWithParent();
try {
  const settings = readSettings();
  const lock = becomeTheServer(settings);
  await checkPort(settings);
  await prepare({ build: !dev, tell: console.log });
  process.env.NODE_ENV = dev ? "development" : "production";
  const { serve, surviveSurprises } = await import("./server.mjs");
  await serve(settings, lock, { dev });
  surviveSurprises();
} catch (error) {
  if (!isStopping()) {
    console.error(error instanceof Refusal ? error.message : error);
    await stop(1);
  }
}
