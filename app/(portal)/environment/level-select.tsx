import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/ui/form';
import { Select } from '@/components/ui/select';
import { type Level, levels } from '@/db/vocabulary';
import { changeLevel } from './organisations/[organisationId]/actions';

/** The level of one membership, changed at once when another is chosen. */
export async function LevelSelect({
  organisationId,
  userId,
  level,
  label,
}: {
  organisationId: string;
  userId: string;
  level: Level;
  label: string;
}) {
  const names = await getTranslations('levels');
  return (
    <Form action={changeLevel} autosave key={level} className="w-40">
      <input type="hidden" name="organisationId" value={organisationId} />
      <input type="hidden" name="userId" value={userId} />
      <Select
        name="level"
        aria-label={label}
        defaultValue={level}
        options={levels.map((one) => ({ value: one, label: names(one) }))}
      />
    </Form>
  );
}
