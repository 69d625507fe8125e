import { and, eq, isNull, sql } from 'drizzle-orm';
import { identifying } from '@/db/client';
import { literal } from '@/db/columns';
import { accessRequests, environments } from '@/db/schema';
import { type Language, levels, roles } from '@/db/vocabulary';
import { enqueueMail } from '@/lib/notifications/commands';
import { tell } from '@/lib/notifications/told/commands';
import { publicLink } from '@/lib/policy/public-address';

/** Tells the administrators of an environment, in one letter each and in the portal, for whom a partner asks access; what was told is not told again. */
export async function mailAccessRequests({ environmentId }: { environmentId: string }): Promise<void> {
  await identifying(async (tx) => {
    const told = await tx
      .update(accessRequests)
      .set({ mailedAt: sql`now()` })
      .where(
        and(
          eq(accessRequests.environmentId, environmentId),
          eq(accessRequests.state, 'pending'),
          isNull(accessRequests.mailedAt),
        ),
      )
      .returning();
    for (const partner of new Set(told.map((one) => one.userEnvironmentId))) {
      const asked = told.filter((one) => one.userEnvironmentId === partner);
      const [home] = await tx
        .select({ name: environments.name })
        .from(environments)
        .where(eq(environments.id, partner));
      const organisationIds = [...new Set(asked.map((one) => one.organisationId))];
      // Whoever can answer: the environment's administrators, and the organisations' own.
      const recipients = await tx.execute<{ id: string; email: string; language: string }>(sql`
        select u.id, u.email, u.language from users u where u.environment_id = ${environmentId} and u.email is not null
          and u.blocked_at is null and u.removed_at is null
          and (u.role = ${literal(roles, 'administrator')} or exists (select from organisation_members m
            where m.user_id = u.id and m.level = ${literal(levels, 'administrator')} and m.organisation_id in ${organisationIds}))`);
      const people = new Set(asked.map((one) => one.userId)).size;
      const organisations = organisationIds.length;
      const personName = asked[0]!.requestedByName;
      await tell(tx, {
        event: 'access_requested',
        to: recipients.map(({ id }) => id),
        values: { by: personName, company: home!.name, companyId: partner, people, organisations },
        path: '/inbox/in/requests',
        hasOwnLetter: true,
      });
      for (const { email, language } of recipients)
        await enqueueMail(tx, {
          kind: 'access_requested',
          to: email,
          language: language as Language,
          payload: {
            partnerName: home!.name,
            personName,
            people,
            organisations,
            link: publicLink('/inbox/in/requests'),
          },
        });
    }
  });
}
