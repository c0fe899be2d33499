/** The import table of the architecture: who may import from which of our own folders. */
const mayImport = {
  "lib/domain": ["lib/domain"],
  "lib/readers": ["lib/readers", "lib/domain"],
  "lib/contracts": ["lib/contracts", "lib/domain"],
  "lib/server": ["lib/server", "lib/contracts", "lib/readers", "lib/domain"],
  "lib/queries": ["lib/queries", "lib/contracts", "lib/domain"],
  components: ["components", "lib/queries", "lib/contracts", "lib/domain"],
  "app/api": ["app/api", "lib/server", "lib/contracts"],
  app: ["app", "lib/server", "lib/queries", "components", "lib/contracts", "lib/domain"],
};

const ours = "^(app|bench|bin|components|e2e|lib|prisma|tools)/";
const below = (folders) => `^(${folders.join("|")})/`;

const folders = Object.entries(mayImport).map(([from, to]) => ({
  name: `${from} imports only ${to.join(", ")}`,
  severity: "error",
  from: { path: below([from]), ...(from === "app" ? { pathNot: "^app/api/" } : {}) },
  to: { path: ours, pathNot: below(to) },
}));

/** The floors of lib/server, from the ground up, and their folders in order: a folder uses what stands before it, never what stands after. */
const floors = [
  ["process", "database"],
  ["answers", "events"],
  ["auth", "migrations", "people", "plans"],
  ["estate", "projection", "agents", "progress", "comparison", "imports"],
  [
    "polled",
    "retirement",
    "activity",
    "settings",
    "servers",
    "collected",
    "commands",
    "deployment",
    "drift",
    "pending",
    "people-lists",
    "remaining",
    "tasks",
    "gates",
    "notices",
  ],
  ["backup", "overview", "report", "portfolio", "sample"],
  ["endpoint", "api"],
].flat();

const orderOfFloors = [
  ...floors.map((folder, at) => ({
    name: `lib/server/${folder} uses only what stands below it`,
    severity: "error",
    from: { path: `^lib/server/${folder}/` },
    to: { path: "^lib/server/", pathNot: below(floors.slice(0, at + 1).map((one) => `lib/server/${one}`)) },
  })),
  {
    name: "every folder of lib/server stands on a floor",
    severity: "error",
    from: { path: "^lib/server/", pathNot: below(floors.map((one) => `lib/server/${one}`)) },
    to: {},
  },
];

const oneChange = {
  name: "what changes goes through change(), which holds the transaction, writes events and tells pages",
  severity: "error",
  from: { path: "^lib/server/", pathNot: [below(["lib/server/events"]), "testing|[.]test[.]ts$"] },
  to: { path: "^lib/server/(events/(record|notify)|database/transaction)[.]ts$", dependencyTypesNot: ["type-only"] },
};

const noPackages = (from, allowed) => ({
  name: `${from} stays free of packages`,
  severity: "error",
  from: { path: below([from]) },
  to: {
    dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown", "core"],
    ...(allowed ? { pathNot: allowed } : {}),
  },
});

module.exports = {
  forbidden: [
    ...folders,
    ...orderOfFloors,
    oneChange,
    noPackages("lib/domain"),
    noPackages("lib/contracts", "node_modules/(zod|zod-openapi)/"),
    {
      name: "lib/readers knows no framework and no database",
      severity: "error",
      from: { path: "^lib/readers/" },
      to: { path: "node_modules/(react|react-dom|next|pg|@prisma|zod)/" },
    },
    {
      name: "lib/queries takes types only from contracts, so that zod stays out of the first load",
      severity: "error",
      from: { path: "^lib/queries/" },
      to: { path: "^lib/contracts/", dependencyTypesNot: ["type-only"] },
    },
    { name: "no cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "everything imported exists",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(server-only|bun:|node:)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(\\.test\\.tsx?$|/testing(\\.ts$|/)|^lib/server/database/client/|\\.css$)" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
