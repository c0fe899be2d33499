/** Where journeys run. Each worker of the test run has a server of its own, so that what is done only once per server never meets. */
export const addresses = (process.env.TANDEM_TEST_ADDRESS ?? "http://127.0.0.1:3000").split(" ").map((one) => new URL(one).origin);

const worker = Number(process.env.TEST_PARALLEL_INDEX ?? 0);

/** The server of this worker, as browsers write it: also the origin of what is asked without a browser. */
export const origin = addresses[worker % addresses.length] ?? "";

/** The administrator's session at a server, left behind by the first visit there. */
export const sessionAt = (address: string) => `test-results/administrator-${addresses.indexOf(address)}.json`;
