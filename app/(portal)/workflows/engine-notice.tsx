import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { wordsOfMissing } from '@/lib/policy/refusal-words';

/** Without the add-on: says so, who can add it, and that what is there stays (C-37). */
export async function EngineNotice({ actor }: { actor: Actor }) {
  const answer = can('workflow.create', actor, environmentFacts(actor));
  if (answer.allowed || !answer.missing.includes('workflow_engine')) return null;
  const [missing] = await wordsOfMissing(['workflow_engine'], actor);
  return (
    <Notice tone="warn" title={missing!.condition} className="mb-5">
      {missing!.remedy} {(await getTranslations('workflows'))('closedReads')}
    </Notice>
  );
}
