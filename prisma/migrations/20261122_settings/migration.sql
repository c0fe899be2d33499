-- CreateTable
CREATE TABLE "named_build" (
    "build" TEXT NOT NULL,
    "release" TEXT NOT NULL,
    "rollup" TEXT,
    "named_by" TEXT NOT NULL,
    "named_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "named_build_pkey" PRIMARY KEY ("build")
);

-- CreateTable
CREATE TABLE "limit_value" (
    "name" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "limit_value_pkey" PRIMARY KEY ("name")
);
