/** The machine at hand, named as packages of PostgreSQL and releases are. */
export const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
