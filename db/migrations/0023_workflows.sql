CREATE TABLE "task_assignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"task_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"principal_environment_id" uuid NOT NULL,
	"role" smallint,
	"partnership_id" uuid,
	"is_open" boolean DEFAULT true NOT NULL,
	"seat_id" uuid,
	"position" smallint DEFAULT 0 NOT NULL,
	"given_by" uuid,
	"given_by_name" text DEFAULT '' NOT NULL,
	"given_by_environment_name" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "task_assignments_cross" CHECK ("task_assignments"."environment_id" = "task_assignments"."principal_environment_id" or "task_assignments"."partnership_id" is not null),
	CONSTRAINT "task_assignments_seat" CHECK (("task_assignments"."position" > 0) = ("task_assignments"."seat_id" is not null) and "task_assignments"."position" >= 0),
	CONSTRAINT "task_assignments_role" CHECK ("task_assignments"."role" is null or ("task_assignments"."role" between 1 and 3 and "task_assignments"."position" = 0))
);
--> statement-breakpoint
CREATE TABLE "task_decisions" (
	"task_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"seat_id" uuid NOT NULL,
	"seat_name" text NOT NULL,
	"environment_id" uuid NOT NULL,
	"environment_name" text NOT NULL,
	"verdict" smallint NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_by_name" text NOT NULL,
	"decided_by_environment_id" uuid NOT NULL,
	"decided_by_environment_name" text NOT NULL,
	"decided_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"document_name" text NOT NULL,
	"step_name" text NOT NULL,
	"document_version" integer NOT NULL,
	"sha256" char(64) NOT NULL,
	CONSTRAINT "task_decisions_pkey" PRIMARY KEY("task_id","round","seat_id"),
	CONSTRAINT "task_decisions_verdict" CHECK ("task_decisions"."verdict" in (1, 2)),
	CONSTRAINT "task_decisions_reason" CHECK ("task_decisions"."verdict" = 1 or length("task_decisions"."reason") > 0)
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"environment_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"step" text NOT NULL,
	"step_name" text NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"mode" smallint NOT NULL,
	"waits_for_all" boolean DEFAULT false NOT NULL,
	"excluded" uuid[] DEFAULT '{}' NOT NULL,
	"state" smallint DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"remind_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "tasks_once" UNIQUE("run_id","step","round"),
	CONSTRAINT "tasks_id_round" UNIQUE("id","round"),
	CONSTRAINT "tasks_state" CHECK ("tasks"."state" between 1 and 3),
	CONSTRAINT "tasks_closed" CHECK (("tasks"."state" = 1) = ("tasks"."closed_at" is null)),
	CONSTRAINT "tasks_mode" CHECK ("tasks"."mode" in (1, 2))
);
--> statement-breakpoint
CREATE TABLE "frozen_members" (
	"run_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"user_environment_id" uuid NOT NULL,
	"partnership_id" uuid,
	CONSTRAINT "frozen_members_pkey" PRIMARY KEY("run_id","group_id","user_id"),
	CONSTRAINT "frozen_members_cross" CHECK ("frozen_members"."environment_id" = "frozen_members"."user_environment_id" or "frozen_members"."partnership_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "workflow_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"environment_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"workflow_version" integer NOT NULL,
	"workflow_name" text NOT NULL,
	"document_id" uuid NOT NULL,
	"state" smallint DEFAULT 1 NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_by" uuid,
	"started_by_name" text DEFAULT '' NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "workflow_runs_state" CHECK ("workflow_runs"."state" between 1 and 3),
	CONSTRAINT "workflow_runs_ended" CHECK (("workflow_runs"."state" = 1) = ("workflow_runs"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "workflow_versions" (
	"workflow_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"environment_id" uuid NOT NULL,
	"definition" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_by_name" text DEFAULT '' NOT NULL,
	"published_at" timestamp (3) with time zone,
	"published_by_name" text,
	CONSTRAINT "workflow_versions_pkey" PRIMARY KEY("workflow_id","number"),
	CONSTRAINT "workflow_versions_number" CHECK ("workflow_versions"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "workflows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"environment_id" uuid NOT NULL,
	"name" text NOT NULL,
	"is_paused" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by_name" text DEFAULT '' NOT NULL,
	CONSTRAINT "workflows_name_length" CHECK (length("workflows"."name") between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "notification_preferences" DROP CONSTRAINT "notification_preferences_words";--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_words";--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "task_assignment_id" uuid GENERATED ALWAYS AS (case when origin = 3 then origin_id end) STORED;--> statement-breakpoint
ALTER TABLE "task_assignments" ADD CONSTRAINT "task_assignments_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_assignments" ADD CONSTRAINT "task_assignments_partnership_id_live_partnerships_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."live_partnerships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_assignments" ADD CONSTRAINT "task_assignments_principal" FOREIGN KEY ("principal_id","principal_environment_id") REFERENCES "public"."principals"("id","environment_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_decisions" ADD CONSTRAINT "task_decisions_task" FOREIGN KEY ("task_id","round") REFERENCES "public"."tasks"("id","round") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_run_id_workflow_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."workflow_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_members" ADD CONSTRAINT "frozen_members_run_id_workflow_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."workflow_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_members" ADD CONSTRAINT "frozen_members_partnership_id_live_partnerships_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."live_partnerships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_members" ADD CONSTRAINT "frozen_members_user" FOREIGN KEY ("user_id","user_environment_id") REFERENCES "public"."users"("id","environment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_runs" ADD CONSTRAINT "workflow_runs_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_runs" ADD CONSTRAINT "workflow_runs_version" FOREIGN KEY ("workflow_id","workflow_version") REFERENCES "public"."workflow_versions"("workflow_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_versions" ADD CONSTRAINT "workflow_versions_workflow_id_workflows_id_fk" FOREIGN KEY ("workflow_id") REFERENCES "public"."workflows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflows" ADD CONSTRAINT "workflows_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "task_assignments_once" ON "task_assignments" USING btree ("task_id","principal_id",coalesce("role", 0::smallint)) WHERE "task_assignments"."position" = 0;--> statement-breakpoint
CREATE UNIQUE INDEX "task_assignments_place" ON "task_assignments" USING btree ("task_id","seat_id","position") WHERE "task_assignments"."position" > 0;--> statement-breakpoint
CREATE INDEX "task_assignments_principal_key" ON "task_assignments" USING btree ("principal_id","created_at","task_id") WHERE "task_assignments"."is_open";--> statement-breakpoint
CREATE INDEX "task_assignments_task" ON "task_assignments" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "task_assignments_giver" ON "task_assignments" USING btree ("given_by","created_at") WHERE "task_assignments"."position" > 0;--> statement-breakpoint
CREATE INDEX "task_assignments_partnership" ON "task_assignments" USING btree ("partnership_id") WHERE "task_assignments"."partnership_id" is not null;--> statement-breakpoint
CREATE INDEX "task_decisions_person" ON "task_decisions" USING btree ("decided_by","decided_at");--> statement-breakpoint
CREATE INDEX "tasks_document" ON "tasks" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "tasks_open" ON "tasks" USING btree ("environment_id","created_at") WHERE "tasks"."state" = 1;--> statement-breakpoint
CREATE INDEX "tasks_remind" ON "tasks" USING btree ("remind_at") WHERE "tasks"."state" = 1 and "tasks"."remind_at" is not null;--> statement-breakpoint
CREATE INDEX "frozen_members_partnership" ON "frozen_members" USING btree ("partnership_id") WHERE "frozen_members"."partnership_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "workflow_runs_once" ON "workflow_runs" USING btree ("document_id") WHERE "workflow_runs"."state" = 1;--> statement-breakpoint
CREATE INDEX "workflow_runs_document" ON "workflow_runs" USING btree ("document_id","started_at");--> statement-breakpoint
CREATE INDEX "workflow_runs_version_key" ON "workflow_runs" USING btree ("workflow_id","workflow_version","state");--> statement-breakpoint
CREATE UNIQUE INDEX "workflow_versions_draft" ON "workflow_versions" USING btree ("workflow_id") WHERE "workflow_versions"."published_at" is null;--> statement-breakpoint
CREATE INDEX "workflow_versions_names" ON "workflow_versions" USING gin ("definition" jsonb_path_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "workflows_name" ON "workflows" USING btree ("environment_id","name");--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_task_assignment_id_task_assignments_id_fk" FOREIGN KEY ("task_assignment_id") REFERENCES "public"."task_assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grants_task" ON "grants" USING btree ("task_assignment_id") WHERE "grants"."task_assignment_id" is not null;--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_words" CHECK ("notification_preferences"."topic" between 1 and 5 and "notification_preferences"."mailing" between 1 and 3);--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_words" CHECK ("notifications"."event" > 0 and "notifications"."topic" between 1 and 5 and "notifications"."mailing" between 1 and 3);