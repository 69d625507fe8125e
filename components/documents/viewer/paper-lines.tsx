import type { AllowanceCharge, EDocument, Line } from '@/lib/documents/ubl/model';
import { Foreign, ForeignText } from './foreign';
import { periodText } from './paper-head';
import { negated, type Saying } from './saying';

/** The lines as a table; on a phone each is a block of its own. Discounts and charges on the whole follow them. */
export function PaperLines({ model, say }: { model: EDocument; say: Saying }) {
  if (model.lines.length === 0) return <p className="mt-8 text-muted">{say.word('noLines')}</p>;
  const { print } = say;
  return (
    <table className="paper-lines mt-8">
      <caption className="sr-only">{say.word('lines')}</caption>
      <thead>
        <tr>
          <th scope="col">{print('description')}</th>
          <th scope="col" data-align="end">
            {print('quantity')}
          </th>
          <th scope="col" data-align="end">
            {print('price')}
          </th>
          <th scope="col" data-align="end">
            {print('vat')}
          </th>
          <th scope="col" data-align="end">
            {print('amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {model.lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file may number two lines alike; they keep their order.
          <LineRow key={place} line={line} say={say} />
        ))}
        {model.allowancesCharges.map((extra, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no name of their own; they keep their order.
          <ExtraRow key={place} extra={extra} say={say} />
        ))}
      </tbody>
    </table>
  );
}

function LineRow({ line, say }: { line: Line; say: Saying }) {
  const { print } = say;
  return (
    <tr>
      <td>
        <Foreign text={line.name} className="font-medium" />
        <ForeignText text={line.description} className="text-muted text-small" />
        <ForeignText text={line.note} className="text-muted text-small" />
        <ForeignText text={detailsOf(line, say).join('  ·  ')} className="text-muted text-small" />
      </td>
      <td data-align="end" data-label={print('quantity')}>
        {line.quantity && (
          <span>
            {say.number(line.quantity)} <bdi>{say.unit(line.unit, line.quantity)}</bdi>
          </span>
        )}
      </td>
      <td data-align="end" data-label={print('price')}>
        {line.price && (
          <span>
            {say.money(line.price)}
            {line.baseQuantity && Number(line.baseQuantity) !== 1 && (
              <span className="block text-muted text-small">
                {say.word('perBase', { quantity: say.number(line.baseQuantity) })}
              </span>
            )}
          </span>
        )}
      </td>
      <td data-align="end" data-label={print('vat')}>
        {say.vat(line.vatCategory, line.vatRate)}
      </td>
      <td data-align="end" data-label={print('amount')} className="font-medium">
        {say.money(line.net)}
      </td>
    </tr>
  );
}

/** What else is known of a line, each with its word. */
function detailsOf(line: Line, say: Saying): string[] {
  const { word } = say;
  return [
    line.sellerItemId && word('item', { number: line.sellerItemId }),
    line.buyerItemId && word('buyerItem', { number: line.buyerItemId }),
    line.orderLine && word('orderLine', { number: line.orderLine }),
    line.accountingCost && word('cost', { number: line.accountingCost }),
    line.period && periodText(line.period, say),
    ...line.allowancesCharges.map((extra) => extraText(extra, say)),
  ].filter((detail): detail is string => Boolean(detail));
}

const extraWord = ({ isCharge }: AllowanceCharge, say: Saying) => say.print(isCharge ? 'charge' : 'allowance');

function extraText(extra: AllowanceCharge, say: Saying): string {
  return [extra.reason ?? extraWord(extra, say), signedMoney(extra, say)].join(' ');
}

function signedMoney({ isCharge, amount }: AllowanceCharge, say: Saying): string {
  if (amount === null) return '';
  return say.money(isCharge ? amount : negated(amount));
}

function ExtraRow({ extra, say }: { extra: AllowanceCharge; say: Saying }) {
  return (
    <tr>
      <td colSpan={3}>
        {extraWord(extra, say)}
        {extra.reason && (
          <>
            {': '}
            <Foreign text={extra.reason} />
          </>
        )}
      </td>
      <td data-align="end" data-label={say.print('vat')}>
        {say.vat(extra.vatCategory, extra.vatRate)}
      </td>
      <td data-align="end" data-label={say.print('amount')} className="font-medium">
        {signedMoney(extra, say)}
      </td>
    </tr>
  );
}
