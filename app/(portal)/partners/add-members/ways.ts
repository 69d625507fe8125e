import type { OpenableOrganisation } from '@/lib/partnerships/access/queries';

/** Whether people are added at once, or their access is asked for: by the organisation that was come from, else by all of them. */
export function waysOf(organisations: OpenableOrganisation[], chosenId: string | undefined) {
  const way = (isAtOnce: boolean) => (isAtOnce ? 'add' : 'ask');
  const all = new Set(organisations.map((one) => way(one.isAtOnce)));
  const chosen = organisations.find((one) => one.id === chosenId);
  const title = chosen ? way(chosen.isAtOnce) : all.has('add') || all.size === 0 ? 'add' : 'ask';
  return { title, submit: all.size > 1 ? 'both' : title } as const;
}

/** Added at once, asked for, or the one here and the other there. */
export type Way = ReturnType<typeof waysOf>['submit'];
