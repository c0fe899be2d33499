import { openQueue } from "../worker";

/** A process of its own that sends what is due, so that a test can kill it meanwhile. */
await openQueue();
