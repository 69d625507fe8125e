CREATE TABLE "audit_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"environment_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"actor_environment_name" text DEFAULT '' NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text DEFAULT '' NOT NULL,
	"subject_id" uuid,
	"subject_name" text DEFAULT '' NOT NULL,
	"organisation_id" uuid,
	"document_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"previous_hash" char(64) NOT NULL,
	"hash" char(64) NOT NULL,
	CONSTRAINT "audit_events_number" UNIQUE("environment_id","number")
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"environment_id" uuid PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"hash" char(64) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_switch" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"is_paused" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"to_address" text NOT NULL,
	"language" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"first_tried_at" timestamp (3) with time zone,
	"last_tried_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"author_environment_name" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "comments_body" CHECK (length("comments"."body") between 1 and 4000)
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"channel" smallint NOT NULL,
	"recipient_name" text NOT NULL,
	"recipient_address" text DEFAULT '' NOT NULL,
	"received_document_id" uuid,
	"mail_id" uuid,
	"state" text DEFAULT 'queued' NOT NULL,
	"sent_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	"last_error" text,
	CONSTRAINT "deliveries_state" CHECK ("deliveries"."state" in ('queued', 'delivered', 'failed')),
	CONSTRAINT "deliveries_channel" CHECK ("deliveries"."channel" in (1, 2))
);
--> statement-breakpoint
CREATE TABLE "document_attachments" (
	"document_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"number" integer NOT NULL,
	"environment_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"media_type" text NOT NULL,
	"sha256" char(64) NOT NULL,
	CONSTRAINT "document_attachments_pkey" PRIMARY KEY("document_id","version","number")
);
--> statement-breakpoint
CREATE TABLE "document_labels" (
	"document_id" uuid NOT NULL,
	"label" text NOT NULL,
	"environment_id" uuid NOT NULL,
	CONSTRAINT "document_labels_pkey" PRIMARY KEY("document_id","label"),
	CONSTRAINT "document_labels_label" CHECK (length("document_labels"."label") between 1 and 40)
);
--> statement-breakpoint
CREATE TABLE "document_reads" (
	"user_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"read_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_reads_pkey" PRIMARY KEY("user_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "document_recipients" (
	"document_id" uuid PRIMARY KEY NOT NULL,
	"environment_id" uuid NOT NULL,
	"organisation_id" uuid
);
--> statement-breakpoint
CREATE TABLE "document_versions" (
	"document_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"environment_id" uuid NOT NULL,
	"sha256" char(64) NOT NULL,
	"media_type" text NOT NULL,
	"file_name" text NOT NULL,
	"model" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"created_by_name" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "document_versions_pkey" PRIMARY KEY("document_id","number")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"environment_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"box" smallint NOT NULL,
	"type" smallint NOT NULL,
	"status" smallint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"number" text DEFAULT '' NOT NULL,
	"counterparty" text DEFAULT '' NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"amount_cents" bigint DEFAULT 0 NOT NULL,
	"currency" char(3) DEFAULT 'EUR' NOT NULL,
	"issue_date" date,
	"due_date" date,
	"sender_key" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"created_by_name" text DEFAULT '' NOT NULL,
	CONSTRAINT "documents_box" CHECK ("documents"."box" between 1 and 3),
	CONSTRAINT "documents_type" CHECK ("documents"."type" between 1 and 6),
	CONSTRAINT "documents_status" CHECK ("documents"."status" between 1 and 12)
);
--> statement-breakpoint
CREATE TABLE "files" (
	"environment_id" uuid NOT NULL,
	"sha256" char(64) NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "files_pkey" PRIMARY KEY("environment_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "environments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"country" char(2) NOT NULL,
	"plan_key" text NOT NULL,
	"has_workflow_engine" boolean DEFAULT false NOT NULL,
	"language" text DEFAULT 'nl' NOT NULL,
	"mail_domain" text,
	"joins_by_domain" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "environments_name" CHECK (length("environments"."name") between 1 and 100),
	CONSTRAINT "environments_language" CHECK ("environments"."language" in ('en', 'nl'))
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"key" text PRIMARY KEY NOT NULL,
	"rank" smallint NOT NULL,
	"name" text NOT NULL,
	"organisation_limit" smallint,
	"has_partnerships" boolean NOT NULL,
	"has_orders" boolean NOT NULL,
	"has_own_retention" boolean NOT NULL,
	"offers_workflow_engine" boolean NOT NULL,
	"retention_years" smallint NOT NULL,
	CONSTRAINT "plans_rank" UNIQUE("rank")
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"document_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"principal_environment_id" uuid NOT NULL,
	"partnership_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"access" smallint NOT NULL,
	"box" smallint NOT NULL,
	"type" smallint NOT NULL,
	"status" smallint NOT NULL,
	"origin" smallint NOT NULL,
	"origin_id" uuid NOT NULL,
	"share_id" uuid GENERATED ALWAYS AS (case when origin = 2 then origin_id end) STORED,
	CONSTRAINT "grants_pkey" PRIMARY KEY("document_id","principal_id","origin_id"),
	CONSTRAINT "grants_cross" CHECK ("grants"."environment_id" = "grants"."principal_environment_id" or "grants"."partnership_id" is not null),
	CONSTRAINT "grants_access" CHECK ("grants"."access" between 1 and 3),
	CONSTRAINT "grants_origin" CHECK ("grants"."origin" in (1, 2, 3))
);
--> statement-breakpoint
CREATE TABLE "shares" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"principal_environment_id" uuid NOT NULL,
	"partnership_id" uuid,
	"access" smallint NOT NULL,
	"parent_id" uuid,
	"message" text DEFAULT '' NOT NULL,
	"granted_by" uuid NOT NULL,
	"granted_by_name" text NOT NULL,
	"recipient_name" text NOT NULL,
	"recipient_environment_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shares_once" UNIQUE("document_id","principal_id","granted_by"),
	CONSTRAINT "shares_cross" CHECK ("shares"."environment_id" = "shares"."principal_environment_id" or "shares"."partnership_id" is not null),
	CONSTRAINT "shares_access" CHECK ("shares"."access" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "group_members" (
	"user_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"user_environment_id" uuid NOT NULL,
	"partnership_id" uuid,
	CONSTRAINT "group_members_pkey" PRIMARY KEY("user_id","group_id"),
	CONSTRAINT "group_members_cross" CHECK ("group_members"."environment_id" = "group_members"."user_environment_id" or "group_members"."partnership_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" smallint GENERATED ALWAYS AS (3::smallint) STORED,
	"environment_id" uuid NOT NULL,
	"type" smallint DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"partnership_id" uuid,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "groups_type" CHECK ("groups"."type" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "organisation_members" (
	"user_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"user_environment_id" uuid NOT NULL,
	"level" smallint DEFAULT 1 NOT NULL,
	"partnership_id" uuid,
	"added_by" uuid,
	"added_by_name" text DEFAULT '' NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_members_pkey" PRIMARY KEY("user_id","organisation_id"),
	CONSTRAINT "organisation_members_cross" CHECK ("organisation_members"."environment_id" = "organisation_members"."user_environment_id" or "organisation_members"."partnership_id" is not null),
	CONSTRAINT "organisation_members_level" CHECK ("organisation_members"."level" in (1, 2))
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" smallint GENERATED ALWAYS AS (2::smallint) STORED,
	"environment_id" uuid NOT NULL,
	"name" text NOT NULL,
	"legal_number" text DEFAULT '' NOT NULL,
	"country" char(2) DEFAULT 'NL' NOT NULL,
	"vat_number" text DEFAULT '' NOT NULL,
	"street" text DEFAULT '' NOT NULL,
	"postcode" text DEFAULT '' NOT NULL,
	"city" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"iban" text DEFAULT '' NOT NULL,
	"invoice_prefix" text DEFAULT '' NOT NULL,
	"next_invoice_number" bigint DEFAULT 1 NOT NULL,
	"payment_term_days" smallint DEFAULT 30 NOT NULL,
	"is_findable" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "organisations_name" CHECK (length("organisations"."name") between 1 and 100),
	CONSTRAINT "organisations_next_invoice_number" CHECK ("organisations"."next_invoice_number" > 0)
);
--> statement-breakpoint
CREATE TABLE "live_partnerships" (
	"id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live_sides" (
	"environment_id" uuid NOT NULL,
	"other_environment_id" uuid NOT NULL,
	"partnership_id" uuid NOT NULL,
	CONSTRAINT "live_sides_pkey" PRIMARY KEY("environment_id","other_environment_id")
);
--> statement-breakpoint
CREATE TABLE "partnership_managers" (
	"user_id" uuid NOT NULL,
	"partnership_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	CONSTRAINT "partnership_managers_pkey" PRIMARY KEY("user_id","partnership_id")
);
--> statement-breakpoint
CREATE TABLE "partnership_organisations" (
	"partnership_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	CONSTRAINT "partnership_organisations_pkey" PRIMARY KEY("partnership_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "partnership_sides" (
	"partnership_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"environment_name" text NOT NULL,
	"agreed_by" uuid,
	"agreed_by_name" text DEFAULT '' NOT NULL,
	"agreed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "partnership_sides_pkey" PRIMARY KEY("partnership_id","environment_id")
);
--> statement-breakpoint
CREATE TABLE "partnerships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"ended_by_name" text
);
--> statement-breakpoint
CREATE TABLE "address_confirmations" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation_organisations" (
	"invitation_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"level" smallint NOT NULL,
	CONSTRAINT "invitation_organisations_pkey" PRIMARY KEY("invitation_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"environment_id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" smallint DEFAULT 1 NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_token" UNIQUE("token_hash"),
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "principals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" smallint NOT NULL,
	"environment_id" uuid NOT NULL,
	CONSTRAINT "principals_id_kind" UNIQUE("id","kind"),
	CONSTRAINT "principals_id_environment" UNIQUE("id","environment_id"),
	CONSTRAINT "principals_kind" CHECK ("principals"."kind" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"count" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"network" text DEFAULT '' NOT NULL,
	CONSTRAINT "sessions_id" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "sign_in_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"request_hash" text NOT NULL,
	"email" text NOT NULL,
	"code_hash" text NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next" text DEFAULT '/' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"spent_at" timestamp (3) with time zone,
	CONSTRAINT "sign_in_tokens_request" UNIQUE("request_hash")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" smallint GENERATED ALWAYS AS (1::smallint) STORED,
	"environment_id" uuid NOT NULL,
	"email" text,
	"name" text NOT NULL,
	"role" smallint DEFAULT 1 NOT NULL,
	"is_relationship_manager" boolean DEFAULT false NOT NULL,
	"is_developer" boolean DEFAULT false NOT NULL,
	"is_workflow_administrator" boolean DEFAULT false NOT NULL,
	"is_anonymous_proxy" boolean DEFAULT false NOT NULL,
	"language" text DEFAULT 'nl' NOT NULL,
	"theme" text DEFAULT 'system' NOT NULL,
	"uses_shortcuts" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone,
	"blocked_at" timestamp (3) with time zone,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "users_id_environment" UNIQUE("id","environment_id"),
	CONSTRAINT "users_role" CHECK ("users"."role" between 1 and 3),
	CONSTRAINT "users_name" CHECK (length("users"."name") between 1 and 100),
	CONSTRAINT "users_language" CHECK ("users"."language" in ('en', 'nl')),
	CONSTRAINT "users_theme" CHECK ("users"."theme" in ('system', 'light', 'dark')),
	CONSTRAINT "users_proxy_has_no_address" CHECK (not ("users"."is_anonymous_proxy" and "users"."email" is not null)),
	CONSTRAINT "users_removed_has_no_address" CHECK ("users"."removed_at" is null or "users"."email" is null)
);
--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_attachments" ADD CONSTRAINT "document_attachments_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_attachments" ADD CONSTRAINT "document_attachments_file" FOREIGN KEY ("environment_id","sha256") REFERENCES "public"."files"("environment_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_labels" ADD CONSTRAINT "document_labels_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_reads" ADD CONSTRAINT "document_reads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_reads" ADD CONSTRAINT "document_reads_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_recipients" ADD CONSTRAINT "document_recipients_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_recipients" ADD CONSTRAINT "document_recipients_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_file" FOREIGN KEY ("environment_id","sha256") REFERENCES "public"."files"("environment_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_owner" FOREIGN KEY ("organisation_id","environment_id") REFERENCES "public"."principals"("id","environment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environments" ADD CONSTRAINT "environments_plan_key_plans_key_fk" FOREIGN KEY ("plan_key") REFERENCES "public"."plans"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_partnership_id_live_partnerships_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."live_partnerships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_share_id_shares_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."shares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_principal" FOREIGN KEY ("principal_id","principal_environment_id") REFERENCES "public"."principals"("id","environment_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_partnership_id_live_partnerships_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."live_partnerships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_parent_id_shares_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."shares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_principal" FOREIGN KEY ("principal_id","principal_environment_id") REFERENCES "public"."principals"("id","environment_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_partnership_id_live_partnerships_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."live_partnerships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_user" FOREIGN KEY ("user_id","user_environment_id") REFERENCES "public"."users"("id","environment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_owner" FOREIGN KEY ("group_id","environment_id") REFERENCES "public"."principals"("id","environment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_partnership_id_live_partnerships_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."live_partnerships"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_principal" FOREIGN KEY ("id","kind") REFERENCES "public"."principals"("id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_members" ADD CONSTRAINT "organisation_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_members" ADD CONSTRAINT "organisation_members_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_members" ADD CONSTRAINT "organisation_members_partnership_id_live_partnerships_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."live_partnerships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_members" ADD CONSTRAINT "organisation_members_user" FOREIGN KEY ("user_id","user_environment_id") REFERENCES "public"."users"("id","environment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_members" ADD CONSTRAINT "organisation_members_owner" FOREIGN KEY ("organisation_id","environment_id") REFERENCES "public"."principals"("id","environment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_principal" FOREIGN KEY ("id","kind") REFERENCES "public"."principals"("id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_partnerships" ADD CONSTRAINT "live_partnerships_id_partnerships_id_fk" FOREIGN KEY ("id") REFERENCES "public"."partnerships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_sides" ADD CONSTRAINT "live_sides_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_sides" ADD CONSTRAINT "live_sides_other_environment_id_environments_id_fk" FOREIGN KEY ("other_environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_sides" ADD CONSTRAINT "live_sides_partnership_id_live_partnerships_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."live_partnerships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_managers" ADD CONSTRAINT "partnership_managers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_managers" ADD CONSTRAINT "partnership_managers_partnership_id_live_partnerships_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."live_partnerships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_managers" ADD CONSTRAINT "partnership_managers_user" FOREIGN KEY ("user_id","environment_id") REFERENCES "public"."users"("id","environment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_organisations" ADD CONSTRAINT "partnership_organisations_partnership_id_live_partnerships_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."live_partnerships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_organisations" ADD CONSTRAINT "partnership_organisations_owner" FOREIGN KEY ("organisation_id","environment_id") REFERENCES "public"."principals"("id","environment_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_sides" ADD CONSTRAINT "partnership_sides_partnership_id_partnerships_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnerships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_sides" ADD CONSTRAINT "partnership_sides_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_organisations" ADD CONSTRAINT "invitation_organisations_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_organisations" ADD CONSTRAINT "invitation_organisations_organisation_id_principals_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."principals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_users_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "principals" ADD CONSTRAINT "principals_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_principal" FOREIGN KEY ("id","kind") REFERENCES "public"."principals"("id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_document" ON "audit_events" USING btree ("document_id","occurred_at") WHERE "audit_events"."document_id" is not null;--> statement-breakpoint
CREATE INDEX "audit_events_organisation" ON "audit_events" USING btree ("organisation_id","occurred_at") WHERE "audit_events"."organisation_id" is not null;--> statement-breakpoint
CREATE INDEX "audit_events_actor" ON "audit_events" USING btree ("actor_id","occurred_at");--> statement-breakpoint
CREATE INDEX "audit_events_moment" ON "audit_events" USING btree ("environment_id","occurred_at","number");--> statement-breakpoint
CREATE INDEX "audit_events_action" ON "audit_events" USING btree ("environment_id","action","occurred_at","number");--> statement-breakpoint
CREATE INDEX "outbox_unsent" ON "outbox" USING btree ("created_at") WHERE "outbox"."sent_at" is null and "outbox"."failed_at" is null;--> statement-breakpoint
CREATE INDEX "comments_document" ON "comments" USING btree ("document_id","created_at");--> statement-breakpoint
CREATE INDEX "deliveries_document" ON "deliveries" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "deliveries_received" ON "deliveries" USING btree ("received_document_id") WHERE "deliveries"."received_document_id" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_mail" ON "deliveries" USING btree ("mail_id") WHERE "deliveries"."mail_id" is not null;--> statement-breakpoint
CREATE INDEX "document_attachments_file_key" ON "document_attachments" USING btree ("environment_id","sha256");--> statement-breakpoint
CREATE INDEX "document_labels_environment" ON "document_labels" USING btree ("environment_id","label");--> statement-breakpoint
CREATE INDEX "document_reads_document" ON "document_reads" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "document_recipients_organisation" ON "document_recipients" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "document_versions_file_key" ON "document_versions" USING btree ("environment_id","sha256");--> statement-breakpoint
CREATE INDEX "documents_organisation" ON "documents" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "documents_number" ON "documents" USING btree ("organisation_id","sender_key","number");--> statement-breakpoint
CREATE UNIQUE INDEX "environments_mail_domain" ON "environments" USING btree ("mail_domain") WHERE "environments"."joins_by_domain";--> statement-breakpoint
CREATE UNIQUE INDEX "grants_owner" ON "grants" USING btree ("document_id") WHERE "grants"."origin" = 1;--> statement-breakpoint
CREATE INDEX "grants_partnership" ON "grants" USING btree ("partnership_id") WHERE "grants"."partnership_id" is not null;--> statement-breakpoint
CREATE INDEX "grants_share" ON "grants" USING btree ("share_id") WHERE "grants"."share_id" is not null;--> statement-breakpoint
CREATE INDEX "shares_principal_key" ON "shares" USING btree ("principal_id");--> statement-breakpoint
CREATE INDEX "shares_giver" ON "shares" USING btree ("granted_by","created_at");--> statement-breakpoint
CREATE INDEX "shares_parent" ON "shares" USING btree ("parent_id") WHERE "shares"."parent_id" is not null;--> statement-breakpoint
CREATE INDEX "shares_partnership" ON "shares" USING btree ("partnership_id") WHERE "shares"."partnership_id" is not null;--> statement-breakpoint
CREATE INDEX "group_members_group" ON "group_members" USING btree ("group_id","user_id");--> statement-breakpoint
CREATE INDEX "group_members_partnership" ON "group_members" USING btree ("partnership_id") WHERE "group_members"."partnership_id" is not null;--> statement-breakpoint
CREATE INDEX "groups_environment" ON "groups" USING btree ("environment_id","name");--> statement-breakpoint
CREATE INDEX "organisation_members_organisation" ON "organisation_members" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "organisation_members_partnership" ON "organisation_members" USING btree ("partnership_id") WHERE "organisation_members"."partnership_id" is not null;--> statement-breakpoint
CREATE INDEX "organisations_environment" ON "organisations" USING btree ("environment_id","name");--> statement-breakpoint
CREATE INDEX "organisations_legal_number" ON "organisations" USING btree ("legal_number");--> statement-breakpoint
CREATE INDEX "live_sides_partnership" ON "live_sides" USING btree ("partnership_id");--> statement-breakpoint
CREATE INDEX "partnership_managers_partnership" ON "partnership_managers" USING btree ("partnership_id");--> statement-breakpoint
CREATE INDEX "partnership_organisations_organisation" ON "partnership_organisations" USING btree ("organisation_id","partnership_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_open" ON "invitations" USING btree ("environment_id","email") WHERE "invitations"."accepted_at" is null and "invitations"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_tokens_email" ON "sign_in_tokens" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "users_environment" ON "users" USING btree ("environment_id","name");