import type { EDocument, PaymentMeans } from '@/lib/documents/ubl/model';
import { cx } from '../../ui/classes';
import { type Fact, Facts, PartHeading } from './facts';
import { Foreign, ForeignText } from './foreign';
import { negated, type Saying } from './saying';

/** The VAT breakdown beside the totals. */
export function PaperSums({ model, say }: { model: EDocument; say: Saying }) {
  const { totals } = model;
  if (Object.values(totals).every((amount) => amount === null)) return null;
  return (
    <div className="mt-6 flex @lg:flex-row flex-col-reverse items-end justify-between gap-x-8 gap-y-6 break-inside-avoid">
      <VatTable model={model} say={say} />
      <Totals model={model} say={say} />
    </div>
  );
}

function VatTable({ model, say }: { model: EDocument; say: Saying }) {
  if (model.vat.length === 0) return <span />;
  return (
    <section className="@lg:w-auto w-full min-w-0">
      <PartHeading>{say.word('vatBreakdown')}</PartHeading>
      <table className="w-full text-small tabular-nums">
        <thead>
          <tr className="text-left text-muted">
            <th scope="col" className="pr-4 font-normal">
              {say.word('vatCategory')}
            </th>
            <th scope="col" className="pr-4 text-right font-normal">
              {say.print('vatBase')}
            </th>
            <th scope="col" className="text-right font-normal">
              {say.print('vatAmount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {model.vat.map((each, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a file may repeat a category; they keep their order.
            <tr key={place} className="align-top">
              <td className="pr-4">
                {say.vat(each.category, each.rate)}
                <ForeignText text={each.exemptionReason} className="max-w-64 text-muted text-xs" />
              </td>
              <td className="whitespace-nowrap pr-4 text-right">{say.money(each.base)}</td>
              <td className="whitespace-nowrap text-right">{say.money(each.tax)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Totals({ model, say }: { model: EDocument; say: Saying }) {
  const { totals, taxCurrency, kind } = model;
  const { print, word, money } = say;
  const some = (amount: string | null) => (Number(amount ?? 0) === 0 ? null : amount);
  const [allowances, charges] = [some(totals.allowances), some(totals.charges)];
  const rows: [string, string][] = [
    [word('lineTotal'), allowances || charges ? money(totals.lines) : ''],
    [print('allowance'), money(allowances && negated(allowances))],
    [print('charge'), money(charges)],
    [print('exclusive'), money(totals.exclusive)],
    [print('vat'), money(totals.vat)],
    [
      taxCurrency ? word('vatInTaxCurrency', { currency: taxCurrency }) : '',
      money(totals.vatInTaxCurrency, taxCurrency),
    ],
    [print('inclusive'), money(totals.inclusive)],
    [print('prepaid'), money(some(totals.prepaid))],
    [print('rounding'), money(some(totals.rounding))],
  ];
  const isInvoice = kind === 'invoice' || kind === 'credit_note';
  return (
    <section aria-label={word('totals')} className="@lg:w-64 @lg:shrink-0 w-full">
      <dl className="text-sm tabular-nums">
        {rows.map(
          ([label, amount]) =>
            amount && (
              <div key={label} className="flex justify-between gap-6 py-0.5">
                <dt className="text-muted">{label}</dt>
                <dd className="whitespace-nowrap">{amount}</dd>
              </div>
            ),
        )}
        {totals.payable !== null && (
          <div className="mt-1.5 flex items-baseline justify-between gap-6 border-ink border-t pt-2 font-semibold text-base">
            <dt>{isInvoice ? print(kind === 'credit_note' ? 'payableBack' : 'payable') : word('totals')}</dt>
            <dd className="whitespace-nowrap">{money(totals.payable)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** How to pay, the terms, and what the author wrote. Numbers to pay to are text, never a link. */
export function PaperFoot({ model, say }: { model: EDocument; say: Saying }) {
  const means = model.paymentMeans.map((one) => paymentFacts(one, model, say)).filter((facts) => facts.length > 0);
  return (
    <>
      {(means.length > 0 || model.paymentTerms) && (
        <section className="mt-8 break-inside-avoid rounded-lg bg-sunken px-4 py-3 print:border print:border-line">
          <PartHeading>{say.word('payment')}</PartHeading>
          <div className={cx('grid gap-x-10 gap-y-4', means.length > 1 && '@xl:grid-cols-2')}>
            {means.map((facts, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: ways to pay have no name of their own; they keep their order.
              <Facts key={place} facts={facts} />
            ))}
          </div>
          <ForeignText text={model.paymentTerms} className="mt-2 text-sm" />
        </section>
      )}
      {model.notes.length > 0 && (
        <section className="mt-6">
          <PartHeading>{say.word('notes')}</PartHeading>
          <ForeignText text={model.notes.join('\n\n')} className="max-w-prose text-sm" />
        </section>
      )}
    </>
  );
}

function paymentFacts(means: PaymentMeans, { payee }: EDocument, say: Saying): Fact[] {
  const { word, print } = say;
  const foreign = (text: string | null) => text && <Foreign text={text} className="font-medium" />;
  const facts: Fact[] = [
    [word('means'), foreign(means.name ?? (means.code && say.means(means.code)))],
    [print('iban'), foreign(means.iban && grouped(means.iban))],
    [print('accountName'), foreign(means.accountName)],
    [word('bic'), foreign(means.bic)],
    [print('remittance'), foreign(means.remittance)],
    [word('mandate'), foreign(means.mandate)],
    [word('debited'), foreign(means.debitedIban && grouped(means.debitedIban))],
    [word('payee'), foreign(payee?.name ?? null)],
  ];
  return facts.filter(([, value]) => value);
}

/** An IBAN in groups of four, as people read it. */
const grouped = (iban: string) => iban.replace(/\s+/g, '').replace(/(.{4})(?=.)/g, '$1 ');
