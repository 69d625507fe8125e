import { domain, type TableMutant } from '../mutant';

const chainEvent = 'chain_audit_event(uuid, uuid, uuid, text, text, text, text, uuid, text, uuid, uuid, jsonb)';
const appendEvent = 'append_audit_event(uuid, uuid, text, text, text, text, uuid, text, uuid, uuid, jsonb)';

/** A function of the database written anew with another text in it; fails where the text does not stand there once. */
const inFunction = (signature: string, find: string, replace: string): string => `do $mutant$
  declare body constant text := pg_get_functiondef('${signature}'::regprocedure); find constant text := $find$${find}$find$;
  begin
    if length(body) - length(replace(body, find, '')) <> length(find) then
      raise exception 'what it takes out does not stand once in ${signature}';
    end if;
    execute replace(body, find, $replace$${replace}$replace$);
  end $mutant$`;

/** What the database keeps by itself: the wall, its triggers, its keys, its locks. Taken out by whoever owns the tables. */
export const tables: TableMutant[] = [
  {
    name: 'documents stand before the wall',
    protects: 'T-21, D-10: row-level security',
    sql: 'create policy no_wall on documents to koppel_app using (true)',
    tests: [domain('wall')],
  },
  {
    name: 'paths to documents stand before the wall',
    protects: 'T-21, D-10',
    sql: 'alter table grants disable row level security',
    tests: [domain('wall')],
  },
  {
    name: 'whoever owns the tables reads all content',
    protects: 'T-21: FORCE row level security',
    sql: 'alter table documents no force row level security',
    tests: [domain('wall')],
  },
  {
    name: 'whoever owns the tables reads all files',
    protects: 'T-21: FORCE row level security',
    sql: 'alter table files no force row level security',
    tests: [domain('wall')],
  },
  {
    name: 'the serving role deletes events',
    protects: 'T-74, T-79',
    sql: 'grant delete on audit_events to koppel_app',
    tests: [domain('wall')],
  },
  {
    name: 'sessions of others are there',
    protects: 'T-26: own sessions',
    sql: 'drop policy own_sessions on sessions; create policy own_sessions on sessions to koppel_app using (true)',
    tests: [domain('wall')],
  },
  {
    name: 'what others were told is there',
    protects: 'T-22',
    sql: 'drop policy own_rows on notifications; create policy own_rows on notifications to koppel_app using (true)',
    tests: [domain('notifications', /the wall/), domain('wall')],
  },
  {
    name: 'requests between others are there',
    protects: 'T-35, Q02',
    sql: 'drop policy both_sides on partnership_requests; create policy both_sides on partnership_requests to koppel_app using (true)',
    tests: [domain('wall')],
  },
  {
    name: 'events are changed and deleted',
    protects: 'T-74, A05: the log only grows',
    sql: 'drop trigger audit_events_append_only on audit_events',
    tests: [domain('audit', /A05/)],
  },
  {
    name: 'an event does not hang on the one before',
    protects: 'T-74, D-31: the chain',
    sql: inFunction(chainEvent, "concat_ws(E'\\x1f', head.hash,", "concat_ws(E'\\x1f', repeat('0', 64),"),
    tests: [domain('audit', /the chain/)],
  },
  {
    name: 'two events take the same number',
    protects: 'T-74: the head of the chain is held',
    sql: inFunction(
      chainEvent,
      'where environment_id = in_environment for update',
      'where environment_id = in_environment',
    ),
    tests: [domain('audit', /the chain/), domain('activity', /at the moment of its turn/)],
  },
  {
    name: 'events are written into any log',
    protects: 'T-74: within reach alone',
    sql: inFunction(appendEvent, 'if own is not null and', 'if false and'),
    tests: [domain('wall')],
  },
  {
    name: 'an environment loses its last administrator',
    protects: 'T-31, C-26: also at the same moment',
    sql: 'drop trigger users_keep_an_administrator on users',
    tests: [domain('users', /same moment/)],
  },
  {
    name: 'two administrators demote each other',
    protects: 'T-31: the environment is held',
    sql: inFunction(
      'keep_an_administrator()',
      'perform from environments where id = old.environment_id for update;',
      '',
    ),
    tests: [domain('users', /same moment/)],
  },
  {
    name: 'a blocked person’s sessions go on',
    protects: 'C-27, T-10',
    sql: 'drop trigger users_end_sessions on users',
    tests: [domain('users', /blocking/)],
  },
  {
    name: 'what was sent is rewritten',
    protects: 'T-48, C-32',
    sql: 'drop trigger document_versions_keep_content on document_versions',
    tests: [domain('sending', /the database refuses it too/)],
  },
  {
    name: 'a published version changes',
    protects: 'T-48, C-37',
    sql: 'drop trigger workflow_versions_keep_published on workflow_versions',
    tests: [domain('workflows', /what is published never changes/)],
  },
  {
    name: 'shares live on without their partnership',
    protects: 'T-11, D-05: what crosses hangs on the live row',
    sql: `alter table shares drop constraint shares_partnership_id_live_partnerships_id_fk;
      alter table grants drop constraint grants_partnership_id_live_partnerships_id_fk`,
    tests: [domain('ending', /who shares at the very moment/)],
  },
  {
    name: 'members of other companies stay without their partnership',
    protects: 'T-11, D-05',
    sql: 'alter table organisation_members drop constraint organisation_members_partnership_id_live_partnerships_id_fk',
    tests: [domain('partnerships', /ending takes everything/)],
  },
  {
    name: 'delegated tasks stay without their partnership',
    protects: 'T-11, D15',
    sql: 'alter table task_assignments drop constraint task_assignments_partnership_id_live_partnerships_id_fk',
    tests: [domain('task-wall'), domain('task-delegation', /D15, S14/)],
  },
  {
    name: 'a path crosses environments without a partnership',
    protects: 'D-05, D-11',
    sql: 'alter table grants drop constraint grants_cross',
    tests: [domain('wall')],
  },
  {
    name: 'a membership crosses environments without a partnership',
    protects: 'D-05, D-11',
    sql: 'alter table organisation_members drop constraint organisation_members_cross',
    tests: [domain('wall')],
  },
  {
    name: 'a seat in a closed group is taken',
    protects: 'T-14, C-13',
    sql: 'drop trigger group_members_fitting on group_members',
    tests: [domain('groups', /the database lets nobody/)],
  },
  {
    name: 'a closed group is shared with',
    protects: 'T-16, C-13',
    sql: 'drop trigger shares_open on shares',
    tests: [domain('groups', /the database lets nobody|deleted while/)],
  },
  {
    name: 'a deleted group’s shares stay',
    protects: 'T-16, C-13',
    sql: 'drop trigger groups_end_shares on groups',
    tests: [domain('groups', /G27/)],
  },
  {
    name: 'somebody enters a closed organisation',
    protects: 'E-025',
    sql: 'drop trigger organisation_members_open on organisation_members',
    tests: [domain('organisations', /nobody enters a closed/), domain('invitations', /closes at that moment/)],
  },
  {
    name: 'a task leaves its way to the document open',
    protects: 'C-34, D16',
    sql: 'drop trigger task_assignments_close_path on task_assignments',
    tests: [domain('task-wall', /closed with the task/)],
  },
  {
    name: 'a document runs twice at once',
    protects: 'T-48',
    sql: 'drop index workflow_runs_once',
    tests: [domain('task-wall', /one workflow at a time/)],
  },
  {
    name: 'a task is decided twice for one seat',
    protects: 'T-42, T-44',
    sql: 'alter table task_decisions drop constraint task_decisions_pkey',
    tests: [domain('task-wall'), domain('workflows', /never changed or taken back/)],
  },
  {
    name: 'two environments are partners twice',
    protects: 'T-34, C-23',
    sql: 'alter table live_sides drop constraint live_sides_pkey cascade',
    tests: [domain('wall')],
  },
  {
    name: 'a document is delivered by whoever does not reach it',
    protects: 'T-02',
    sql: inFunction(
      'deliver_document(uuid, uuid, uuid, uuid)',
      'or not (sent.environment_id = current_environment_id()',
      'or false and not (sent.environment_id = current_environment_id()',
    ),
    tests: [domain('wall')],
  },
  {
    name: 'people out of reach are told',
    protects: 'T-22',
    sql: inFunction(
      'tell_people(uuid[], smallint, smallint, smallint, smallint, jsonb, text, uuid, uuid, integer)',
      'and case when in_document is not null',
      'and case when true then true when in_document is not null',
    ),
    tests: [domain('notifications', /nobody out of reach/)],
  },
];
