import type { EDocument, Party } from '@/lib/documents/ubl/model';
import { type Fact, Facts, PartHeading } from './facts';
import { Foreign } from './foreign';
import type { Saying } from './saying';

/** Who it is from, what it is, to whom, and what it refers to. */
export function PaperHead({ model, title, say }: { model: EDocument; title: string; say: Saying }) {
  const isOrder = model.kind === 'order';
  const [sender, recipient] = isOrder ? [model.buyer, model.seller] : [model.seller, model.buyer];
  return (
    <>
      <header className="flex @lg:flex-row flex-col-reverse justify-between gap-x-8 gap-y-4">
        <PartyBlock party={sender} heading={say.word('from')} say={say} isMain />
        <div className="@lg:text-right">
          <h2 className="font-semibold text-accent-ink text-xl">{title}</h2>
          <Foreign text={model.number} className="break-all text-form text-muted tabular-nums" />
        </div>
      </header>
      <div className="mt-8 grid @lg:grid-cols-2 gap-x-10 gap-y-6">
        <PartyBlock party={recipient} heading={say.word('to')} say={say} />
        <Facts facts={headFacts(model, say)} className="content-start" />
      </div>
    </>
  );
}

/** A party with address, numbers and contact. */
function PartyBlock({
  party,
  heading,
  say,
  isMain = false,
}: {
  party: Party;
  heading: string;
  say: Saying;
  isMain?: boolean;
}) {
  const name = party.name ?? party.tradingName;
  const { address, contact } = party;
  const lines = [
    address.street,
    address.additionalStreet,
    address.addressLine,
    [address.postcode, address.city].filter(Boolean).join('  ') || null,
    address.region,
    say.country(address.country) || null,
  ].filter((line) => line !== null);
  return (
    <section className="min-w-0">
      <PartHeading>{heading}</PartHeading>
      <p className={isMain ? 'font-semibold text-lg' : 'font-semibold text-form'}>
        <Foreign text={name} />
      </p>
      {party.tradingName && party.tradingName !== name && (
        <p className="text-muted">
          <Foreign text={party.tradingName} />
        </p>
      )}
      <address className="mt-1 not-italic">
        <Foreign text={lines.join('\n')} className="whitespace-pre-line" />
      </address>
      <Numbers
        facts={[
          [legalWord(party, say), party.legalId && <Foreign text={party.legalId.value} />],
          [say.print('vatId'), party.vatId && <Foreign text={party.vatId} />],
          [say.word('endpoint'), isTold(party) || <Foreign text={endpointOf(party)} />],
          [say.word('contact'), contactOf(contact)],
        ]}
      />
    </section>
  );
}

/** Each number behind its word, in as little room as it takes. */
function Numbers({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter(([, value]) => value && value !== true);
  return (
    <dl className="mt-3 text-small">
      {known.map(([label, value]) => (
        <div key={label} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const endpointOf = ({ endpoint }: Party) => endpoint && [endpoint.scheme, endpoint.value].filter(Boolean).join(':');

/** Whether the network address only repeats a number that is shown already, or there is none. */
const isTold = ({ endpoint, legalId, vatId }: Party) =>
  endpoint === null || endpoint.value === legalId?.value || endpoint.value === vatId;

/** What kind of register number it is, by its scheme (ISO 6523). */
function legalWord({ legalId }: Party, say: Saying): string {
  if (legalId?.scheme === '0190') return say.word('oin');
  return legalId?.scheme === '0106' ? say.print('chamberOfCommerce') : say.word('number');
}

function contactOf({ name, phone, email }: Party['contact']) {
  const parts = [name, phone, email].filter((part) => part !== null);
  return parts.length > 0 && <Foreign text={parts.join(', ')} />;
}

function headFacts(model: EDocument, say: Saying): Fact[] {
  const { period, delivery } = model;
  const foreign = (text: string | null) => text && <Foreign text={text} />;
  const isInvoice = model.kind === 'invoice' || model.kind === 'credit_note';
  const dateWord = isInvoice ? say.print('issueDate') : say.word(model.kind === 'order' ? 'orderDate' : 'responseDate');
  return [
    [dateWord, say.date(model.issueDate)],
    [say.print('dueDate'), say.date(model.dueDate)],
    [say.word('response'), responseOf(model, say)],
    [say.word('taxPointDate'), say.date(model.taxPointDate)],
    [say.print('deliveryDate'), say.date(delivery?.date ?? null)],
    [say.print('period'), period && periodText(period, say)],
    [say.print('buyerReference'), foreign(model.buyerReference)],
    [
      model.kind === 'order_response' ? say.word('answersOrder') : say.print('orderReference'),
      foreign(model.orderReference),
    ],
    [say.word('salesOrder'), foreign(model.salesOrderReference)],
    [say.print('contractReference'), foreign(model.contractReference)],
    [say.print('projectReference'), foreign(model.projectReference)],
    [say.word('accountingCost'), foreign(model.accountingCost)],
    [
      say.print('precedingInvoice'),
      model.precedingInvoices.length > 0 && (
        <Foreign text={model.precedingInvoices.map((one) => one.number).join(', ')} />
      ),
    ],
    [say.word('deliverTo'), deliveryOf(model, say)],
  ];
}

function responseOf({ responseCode }: EDocument, say: Saying): string | null {
  if (responseCode === null) return null;
  const key = `responses.${responseCode}` as 'responses.AB';
  return say.word.has(key) ? say.word(key) : responseCode;
}

export function periodText(period: { start: string | null; end: string | null }, say: Saying): string {
  return [period.start, period.end].map((day) => say.date(day)).join(' – ');
}

function deliveryOf({ delivery }: EDocument, say: Saying) {
  if (!delivery) return null;
  const { name, address } = delivery;
  const place = [address.postcode, address.city].filter(Boolean).join('  ') || null;
  const parts = [name, address.street, place, say.country(address.country) || null].filter((part) => part !== null);
  return parts.length > 0 ? <Foreign text={parts.join(', ')} /> : null;
}
