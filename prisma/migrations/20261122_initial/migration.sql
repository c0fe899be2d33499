-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'viewer',
    "banned" BOOLEAN NOT NULL DEFAULT false,
    "banReason" TEXT,
    "banExpires" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "impersonatedBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rateLimit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL,

    CONSTRAINT "rateLimit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "person_id" TEXT,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency" (
    "actor" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "status" INTEGER,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("actor","path","key")
);

-- CreateTable
CREATE TABLE "migration" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "target_date" DATE,
    "archived_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "facts_revision" INTEGER NOT NULL DEFAULT 0,
    "rules" TEXT NOT NULL DEFAULT '',
    "last_import" INTEGER NOT NULL DEFAULT 0,
    "last_agent" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "migration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "management_group" (
    "migration_id" UUID NOT NULL,
    "key" SMALLINT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "release" TEXT NOT NULL,

    CONSTRAINT "management_group_pkey" PRIMARY KEY ("migration_id","key")
);

-- CreateTable
CREATE TABLE "import" (
    "migration_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "status" TEXT NOT NULL,
    "kind" TEXT,
    "group_keys" SMALLINT[],
    "captured_at" TIMESTAMPTZ(3),
    "coverage" TEXT,
    "input" JSONB NOT NULL DEFAULT '{}',
    "questions" JSONB NOT NULL DEFAULT '[]',
    "file_name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "separator" TEXT,
    "date_order" TEXT,
    "columns" TEXT[],
    "cut" BOOLEAN NOT NULL DEFAULT false,
    "bare_names" BOOLEAN NOT NULL DEFAULT false,
    "total" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "ignored" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "missing" INTEGER NOT NULL DEFAULT 0,
    "issue_count" INTEGER NOT NULL DEFAULT 0,
    "stages" JSONB,
    "plan" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "received_by" TEXT NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "applied_by" TEXT,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "import_pkey" PRIMARY KEY ("migration_id","number")
);

-- CreateTable
CREATE TABLE "import_chunk" (
    "migration_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "import_chunk_pkey" PRIMARY KEY ("migration_id","number","position")
);

-- CreateTable
CREATE TABLE "import_issue" (
    "migration_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "row" INTEGER,
    "column" TEXT,
    "code" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "derived" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "import_issue_pkey" PRIMARY KEY ("migration_id","number","position")
);

-- CreateTable
CREATE TABLE "observation" (
    "migration_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "group_key" SMALLINT,
    "agent_key" INTEGER,
    "outcome" TEXT NOT NULL,
    "value" UUID,
    "name" TEXT,
    "bare" BOOLEAN NOT NULL DEFAULT false,
    "candidates" INTEGER[],

    CONSTRAINT "observation_pkey" PRIMARY KEY ("migration_id","number","row")
);

-- CreateTable
CREATE TABLE "fact_value" (
    "migration_id" UUID NOT NULL,
    "hash" UUID NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "fact_value_pkey" PRIMARY KEY ("migration_id","hash")
);

-- CreateTable
CREATE TABLE "agent" (
    "migration_id" UUID NOT NULL,
    "key" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "agent_pkey" PRIMARY KEY ("migration_id","key")
);

-- CreateTable
CREATE TABLE "agent_period" (
    "migration_id" UUID NOT NULL,
    "agent_key" INTEGER NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "stage" TEXT NOT NULL,
    "stage_reason" TEXT NOT NULL,
    "version" TEXT,
    "version_sort" TEXT NOT NULL,
    "release" TEXT,
    "rollup" TEXT,
    "method" TEXT,
    "manually_installed" BOOLEAN,
    "domain" TEXT,
    "in_group" BOOLEAN NOT NULL,
    "done" BOOLEAN NOT NULL,
    "not_reporting" BOOLEAN NOT NULL,
    "flag_codes" TEXT[],
    "flags" JSONB NOT NULL,
    "group_names" TEXT[],
    "servers" TEXT[],
    "groups" JSONB NOT NULL,
    "digest" TEXT,

    CONSTRAINT "agent_period_pkey" PRIMARY KEY ("migration_id","agent_key","from_at")
);

-- CreateTable
CREATE TABLE "agent_plan" (
    "migration_id" UUID NOT NULL,
    "agent_key" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "owner" TEXT,
    "tags" TEXT[],
    "method" TEXT,
    "note" TEXT,
    "excluded_reason" TEXT,
    "excluded_by" TEXT,
    "excluded_at" TIMESTAMPTZ(3),
    "accepted_reason" TEXT,
    "accepted_by" TEXT,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "agent_plan_pkey" PRIMARY KEY ("migration_id","agent_key")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "migration_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "request_id" TEXT,
    "import_id" UUID,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE INDEX "account_userId_idx" ON "account"("userId");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rateLimit_key_key" ON "rateLimit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "idempotency_created_at_idx" ON "idempotency"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "management_group_id_key" ON "management_group"("id");

-- CreateIndex
CREATE UNIQUE INDEX "import_id_key" ON "import"("id");

-- CreateIndex
CREATE INDEX "import_migration_id_sha256_idx" ON "import"("migration_id", "sha256");

-- CreateIndex
CREATE INDEX "observation_migration_id_agent_key_idx" ON "observation"("migration_id", "agent_key");

-- CreateIndex
CREATE UNIQUE INDEX "agent_id_key" ON "agent"("id");

-- CreateIndex
CREATE UNIQUE INDEX "agent_migration_id_name_key" ON "agent"("migration_id", "name");

-- CreateIndex
CREATE INDEX "event_migration_id_at_id_idx" ON "event"("migration_id", "at", "id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "management_group" ADD CONSTRAINT "management_group_migration_id_fkey" FOREIGN KEY ("migration_id") REFERENCES "migration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_migration_id_fkey" FOREIGN KEY ("migration_id") REFERENCES "migration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent" ADD CONSTRAINT "agent_migration_id_fkey" FOREIGN KEY ("migration_id") REFERENCES "migration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
