import { and, eq } from 'drizzle-orm';
import { identifying, type Read } from '@/db/client';
import { environments } from '@/db/schema';
import { nameAfterDomain, privateDomainOf } from './mail-domains';

/** The environment that admits people of this address's domain by themselves (E-001), or null. */
export async function findHomeByDomain(tx: Read, email: string): Promise<{ id: string; name: string } | null> {
  const domain = privateDomainOf(email);
  if (!domain) return null;
  const [home] = await tx
    .select({ id: environments.id, name: environments.name })
    .from(environments)
    .where(and(eq(environments.mailDomain, domain), eq(environments.joinsByDomain, true)));
  return home ?? null;
}

/** Where somebody with this confirmed address belongs: an environment to join, or a new one with a suggested name. */
export async function findPlaceFor(email: string): Promise<{ home: { name: string } | null; suggestedName: string }> {
  const home = await identifying((tx) => findHomeByDomain(tx, email));
  return { home, suggestedName: nameAfterDomain(email) };
}
