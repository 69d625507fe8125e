import type { Actor } from '@/lib/policy/actor';
import type { EnvironmentFacts } from '@/lib/policy/facts';

/** The actor's own environment as the thing a decision is about: there is no other for an account (C-49). */
export const environmentFacts = (actor: Actor): EnvironmentFacts => ({
  environmentId: actor.environmentId,
  subject: { kind: 'environment', id: actor.environmentId, name: actor.environmentName },
});
