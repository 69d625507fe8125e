import { getTranslations } from 'next-intl/server';
import type { EDocument } from '@/lib/documents/ubl/model';
import './paper.css';
import { PaperHead } from './paper-head';
import { PaperLines } from './paper-lines';
import { PaperFoot, PaperSums } from './paper-sums';
import { sayingOf } from './saying';

/** An invoice, credit note, order or order response as people read one, from its model alone; all text of others is plain text. */
export async function InvoiceView({ model }: { model: EDocument }) {
  const say = await sayingOf(model.currency);
  const types = await getTranslations('documentTypes');
  const title = model.kind === 'other' ? model.rootName : types(model.kind);
  return (
    <article
      aria-label={`${title} ${model.number ?? ''}`.trim()}
      className="@container rounded-lg border border-line bg-surface text-sm print:border-0"
    >
      <div className="@xl:px-10 @xl:py-9 px-5 py-6 print:p-0">
        <PaperHead model={model} title={title} say={say} />
        <PaperLines model={model} say={say} />
        <PaperSums model={model} say={say} />
        <PaperFoot model={model} say={say} />
      </div>
    </article>
  );
}
