import { CirclePause, UserRoundX } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Body, Cell, Head, HeadCell, Row, RowLink, Table } from '@/components/ui/table';
import type { WorkflowRow } from '@/lib/workflows/queries';
import { startsWord, stepsWord } from './words';

/** Workflows with how they start, their steps, what runs in them, and what is amiss. */
export async function WorkflowsTable({ workflows }: { workflows: WorkflowRow[] }) {
  const t = await getTranslations('workflows');
  return (
    <Table label={t('table')}>
      <Head>
        <HeadCell>{t('name')}</HeadCell>
        <HeadCell>{t('starts')}</HeadCell>
        <HeadCell>{t('version')}</HeadCell>
        <HeadCell align="end">{t('running')}</HeadCell>
      </Head>
      <Body>
        {workflows.map((workflow) => (
          <WorkflowLine key={workflow.id} workflow={workflow} />
        ))}
      </Body>
    </Table>
  );
}

async function WorkflowLine({ workflow }: { workflow: WorkflowRow }) {
  const t = await getTranslations('workflows');
  const { id, name, definition, isPaused, published, draft, running, lacking } = workflow;
  return (
    <Row>
      <Cell as="main" wrap>
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <RowLink href={`/workflows/${id}`}>
            <bdi>{name}</bdi>
          </RowLink>
          {isPaused && (
            <Badge icon={<CirclePause aria-hidden />} tone="attention">
              {t('paused')}
            </Badge>
          )}
          {lacking.length > 0 && (
            <Badge icon={<UserRoundX aria-hidden />} tone="danger">
              {t('lacking')}
            </Badge>
          )}
        </span>
        <span className="block text-muted text-small">
          {lacking.length > 0 ? t('lackingWhere', { steps: lacking.join(', ') }) : await stepsWord(definition)}
        </span>
      </Cell>
      <Cell label={t('starts')} wrap className="text-muted">
        {await startsWord(definition)}
      </Cell>
      <Cell label={t('version')}>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {published !== null && t('published', { number: published })}
          {draft !== null && <Badge>{published === null ? t('draft') : t('draftOf', { number: draft })}</Badge>}
        </span>
      </Cell>
      <Cell label={t('running')} align="end" className="text-muted">
        {t('runningCount', { count: running })}
      </Cell>
    </Row>
  );
}
