import "server-only";

/** What Node says to those who wait for a thread that came to the end of its memory. */
const code = "ERR_WORKER_OUT_OF_MEMORY";

export const isOutOfMemory = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === code;

/** What somebody held in a thread that another's job took down. */
export const lostToMemory = () => Object.assign(new Error("The thread ended that held this."), { code });
