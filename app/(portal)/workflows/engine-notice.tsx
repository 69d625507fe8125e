import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { Actor } from '@/lib/policy/actor';
import { wordsOfMissing } from '@/lib/policy/refusal-words';

/** Without the add-on: says so, who can add it, and that what is there stays (C-37). */
export async function EngineNotice({ actor }: { actor: Actor }) {
  if (actor.hasWorkflowEngine) return null;
  const [missing] = await wordsOfMissing(['workflow_engine'], actor);
  return (
    <Notice tone="warn" title={missing!.condition} className="mb-5">
      {missing!.remedy} {(await getTranslations('workflows'))('closedReads')}
    </Notice>
  );
}
