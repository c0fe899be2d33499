/** What one import may bring at most. `file` in bytes, `cell` in characters. */
export const fileLimits = { file: 256 * 2 ** 20, rows: 2_000_000, cell: 2 ** 20, columns: 2_000 } as const;

/** How much of a body that is too large is read and thrown away before the connection is closed, in bytes. */
export const drained = 16 * 2 ** 20;
