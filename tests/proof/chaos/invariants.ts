import { sql } from 'drizzle-orm';
import { asOwner } from '@/db/seed/owner';
import { openEnvironmentLog } from '@/lib/audit/facts';
import { verifyLog } from '@/lib/audit/queries';
import { openForTheOwner } from '../../matrix';
import { actorOf } from '../../partners';

// What holds of the whole database at every moment between two transactions, whatever was killed or cut in the midst of them. Each is a query for
// what contradicts it: a row of one column, in words.

/** Documents whose events of an act are not as many as what the act leaves behind. */
const toldOnce = (action: string, left: string, where = '') => `
  select format('%s of document %s: %s left, %s told', '${action}', d.id, l.count, e.count) from documents d
  cross join lateral (select count(*) from ${left} x where x.document_id = d.id ${where}) l
  cross join lateral (select count(*) from audit_events x where x.document_id = d.id and x.environment_id = d.environment_id and x.action = '${action}') e
  where l.count <> e.count`;

const invariants: Record<string, string> = {
  'a document has its owner’s path, with the keys of the lists as they are': `
    select d.id::text from documents d left join grants g on g.document_id = d.id and g.origin = 1
    where g.document_id is null or (g.box, g.type, g.status, g.principal_id) is distinct from (d.box, d.type, d.status, d.organisation_id)`,
  'a document has its versions from the first on, each with its bytes': `
    select d.id::text from documents d left join document_versions v on v.document_id = d.id
    group by d.id having count(v.number) = 0 or max(v.number) <> count(v.number)`,
  'a draft counts as many versions as it has, and was made once': `
    select d.id::text from documents d where d.status = 1
      and (d.version <> (select count(*) from document_versions v where v.document_id = d.id)
        or 1 <> (select count(*) from audit_events e where e.document_id = d.id and e.action = 'document.create'))`,
  'what was sent went somewhere, once, and is told': `
    select d.id::text from documents d where d.box = 3
      and (1 <> (select count(*) from deliveries x where x.document_id = d.id)
        or 1 <> (select count(*) from audit_events e where e.document_id = d.id and e.action = 'document.send' and e.environment_id = d.environment_id))`,
  'nothing went anywhere that was not sent': `
    select x.id::text from deliveries x join documents d on d.id = x.document_id where d.box <> 3`,
  'what was delivered lies at its recipient, byte for byte, and stands in their log': `
    select x.id::text from deliveries x where x.channel = 1 and not exists (
      select from documents r join document_versions w on w.document_id = r.id and w.number = 1
        join document_versions v on v.document_id = x.document_id and v.number = (select max(number) from document_versions where document_id = x.document_id)
      where r.id = x.received_document_id and w.sha256 = v.sha256
        and exists (select from audit_events e where e.document_id = r.id and e.action = 'document.received'))`,
  'what lies at a recipient and was not uploaded was delivered': `
    select d.id::text from documents d where d.box = 2 and d.created_by is null
      and not exists (select from deliveries x where x.received_document_id = d.id)`,
  'what went by mail has its letter': `
    select x.id::text from deliveries x where x.channel = 2 and not exists (select from outbox o where o.id = x.mail_id)`,
  'a letter with a document belongs to a delivery': `
    select o.id::text from outbox o where o.kind = 'document' and 1 <> (select count(*) from deliveries x where x.mail_id = o.id)`,
  'the numbers of an organisation have no gap and are given once': `
    select o.id::text from organisations o cross join lateral (
      select count(*), count(distinct number), coalesce(max(number::int), 0) from documents d where d.organisation_id = o.id and d.box = 3) n(sent, numbers, last)
    where o.invoice_prefix = '' and (n.sent <> o.next_invoice_number - 1 or n.numbers <> n.sent or n.last <> n.sent)`,
  'a share has its path, and was told': `
    select s.id::text from shares s left join grants g on g.share_id = s.id
    where g.access is distinct from s.access or not exists (
      select from audit_events e where e.document_id = s.document_id and e.action = 'document.share' and e.actor_id = s.granted_by)`,
  'as many shares were given as there are and were taken back': `
    select d.id::text from documents d where (select count(*) from audit_events e where e.document_id = d.id and e.action = 'document.share' and e.environment_id = d.environment_id)
      < (select count(*) from shares s where s.document_id = d.id) + (select count(*) from audit_events e where e.document_id = d.id and e.action = 'share.withdraw' and e.environment_id = d.environment_id)`,
  'a path by a share or a task has its share or its task': `
    select g.document_id::text from grants g where (g.origin = 2 and not exists (select from shares s where s.id = g.origin_id))
      or (g.origin = 3 and not exists (select from task_assignments a where a.id = g.origin_id and a.is_open))`,
  'a comment is told once': toldOnce('document.comment', 'comments'),
  'a decision is told once': toldOnce(
    'task.decide',
    '(select t.document_id from task_decisions x join tasks t on t.id = x.task_id)',
  ),
  'a step that is over leads on, or its run has ended': `
    select r.id::text from workflow_runs r where (r.state = 1) <> exists (select from tasks t where t.run_id = r.id and t.state = 1)`,
  'a run has one open step at most': `
    select t.run_id::text from tasks t where t.state = 1 group by 1 having count(*) > 1`,
  'an open step has somebody, and whoever it names reads the document': `
    select t.id::text from tasks t where t.state = 1 and (not exists (select from open_seats(t.id))
      or exists (select from task_assignments a where a.task_id = t.id and a.is_open and a.role is null
        and not exists (select from grants g where g.task_assignment_id = a.id)))`,
  'a step that is over holds nobody': `
    select t.id::text from tasks t where t.state <> 1 and exists (select from task_assignments a where a.task_id = t.id and a.is_open)`,
  'where one person is sufficient, one decided': `
    select t.id::text from tasks t where t.mode = 1
      and (select count(*) from task_decisions x where x.task_id = t.id) <> case when t.state = 1 then 0 else 1 end`,
  // What was sent has the status that its recipient gave it.
  'a document that runs is under review, and no other that one has': `
    select d.id::text from documents d where d.box <> 3 and (d.status = 7) <> exists (select from workflow_runs r where r.document_id = d.id and r.state = 1)`,
  'a request that was accepted is a partnership with two sides, told in both logs': `
    select r.id::text from partnership_requests r where r.state = 2
      and (2 <> (select count(*) from partnership_sides s where s.partnership_id = r.partnership_id)
        or 2 <> (select count(*) from audit_events e where e.action = 'partnership.accept' and e.details->>'partnershipId' = r.partnership_id::text))`,
  'a partnership is alive on both sides, or ended': `
    select p.id::text from partnerships p left join live_partnerships l on l.id = p.id
    where (l.id is null) <> (p.ended_at is not null)
      or (l.id is not null and 2 <> (select count(*) from live_sides s where s.partnership_id = p.id))`,
  'a request for a partnership was mailed once, and its answer too': `
    select u.email from users u join partnership_requests r on r.other_environment_id = u.environment_id and r.kind = 1
    where u.email like '%@company.test' and 1 <> (select count(*) from outbox o where o.to_address = u.email and o.kind = 'relationship_request')
    union all select u.email from users u join partnership_requests r on r.environment_id = u.environment_id and r.kind = 1
    where u.email like '%@company.test' and (r.state = 2)::int <> (select count(*) from outbox o where o.to_address = u.email and o.kind = 'request_answered')`,
  'an invitation was mailed once and told once': `
    select i.email from invitations i where 1 <> (select count(*) from outbox o where o.to_address = i.email and o.kind = 'invitation')
      or 1 <> (select count(*) from audit_events e where e.subject_id = i.id and e.action = 'user.invite')`,
  'no invitation was mailed that is not there': `
    select o.to_address from outbox o where o.kind = 'invitation' and not exists (select from invitations i where i.email = o.to_address)`,
  'an upload is there once': `
    select upload_key::text from document_versions where upload_key is not null group by 1 having count(*) > 1`,
  'a log counts without a gap, up to its head': `
    select h.environment_id::text from audit_heads h cross join lateral (
      select count(*), coalesce(max(number), 0), (array_agg(hash order by number desc))[1] from audit_events e where e.environment_id = h.environment_id) e(count, last, hash)
    where e.count <> h.number or e.last <> h.number or (e.count > 0 and e.hash <> h.hash)`,
  'an environment has an administrator': `
    select e.id::text from environments e where not exists (
      select from users u where u.environment_id = e.id and u.role = 3 and u.blocked_at is null and u.removed_at is null)`,
};

export const invariantNames = Object.keys(invariants);

/** Everything in the database that contradicts one of them, in words; and every log whose chain does not follow. */
export async function brokenInvariants(): Promise<string[]> {
  const found = await asOwner(async (tx) => {
    await openForTheOwner(tx);
    const broken: string[] = [];
    for (const [name, query] of Object.entries(invariants)) {
      for (const row of await tx.execute(sql.raw(query)))
        broken.push(`not true that ${name}: ${Object.values(row)[0]}`);
    }
    return broken;
  });
  return [...found, ...(await brokenLogs())];
}

async function brokenLogs(): Promise<string[]> {
  const administrators = await asOwner((tx) =>
    tx.execute<{ id: string; environment_id: string }>(
      sql`select distinct on (environment_id) id, environment_id from users where role = 3 and blocked_at is null and removed_at is null`,
    ),
  );
  const broken: string[] = [];
  for (const { id, environment_id: environmentId } of administrators) {
    const actor = await actorOf(id);
    const { brokenAt } = await verifyLog(actor, (await openEnvironmentLog(actor, { isEvent: false }))!);
    if (brokenAt !== null) broken.push(`the log of ${environmentId} breaks at ${brokenAt}`);
  }
  return broken;
}
