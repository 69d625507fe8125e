import { sql } from 'drizzle-orm';
import { groupTypes } from '@/db/vocabulary';
import type { RecipientName } from '@/lib/policy/facts';
import { recipientName } from '@/lib/policy/group-name';

/** What a row `s` of `shares` says of who received it, as it was when it was given; the type of a group as it is. */
export const recipientColumns = sql`s.principal_id, s.principal_environment_id, s.recipient_name, s.recipient_environment_name,
  (select type::int from groups where id = s.principal_id) as group_type`;

export type RecipientRow = {
  principal_id: string;
  principal_environment_id: string;
  recipient_name: string;
  recipient_environment_name: string;
  group_type: number | null;
};

/** What the recipient of a share is called, for whoever reads it in its own environment or in another (`readIn`). */
export const recipientOf = (row: RecipientRow): RecipientName =>
  recipientName({
    name: row.recipient_name,
    groupType: row.group_type === null ? null : groupTypes[row.group_type - 1]!,
    environmentId: row.principal_environment_id,
    environmentName: row.recipient_environment_name,
  });
