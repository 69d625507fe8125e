import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Amount } from '@/components/documents/amount';
import { initials } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/classes';
import { DateTime } from '@/components/ui/date-time';
import { Field } from '@/components/ui/field';
import { FormContext, fieldId } from '@/components/ui/form-context';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { RowStatus, StatusBadge, StatusIcons } from '@/components/ui/status-badge';
import { Body, Cell, Row, Table } from '@/components/ui/table';
import { type PartWords, PartWordsProvider } from '@/components/ui/words';
import { statuses } from '@/db/vocabulary';
import messages from '@/messages/en.json';

const words: PartWords = messages.parts;

/** The markup inside a form that came back with these errors and values. */
function returned(children: ReactNode, errors: Record<string, string>, values: Record<string, string | string[]>) {
  const form = { id: 'form', isPending: false, pressed: null, errors, values };
  return renderToStaticMarkup(
    <PartWordsProvider words={words}>
      <FormContext value={form}>{children}</FormContext>
    </PartWordsProvider>,
  );
}

const text = (element: ReactNode) =>
  renderToStaticMarkup(element)
    .replace(/<[^>]*>/g, '')
    .replaceAll('\u00a0', ' ');

describe('amounts and moments', () => {
  test('an amount keeps every digit and is written the reader’s way', () => {
    expect(text(<Amount cents={Number.MAX_SAFE_INTEGER} currency="EUR" locale="en" />)).toBe('€90,071,992,547,409.91');
    expect(text(<Amount cents={123450} currency="EUR" locale="nl" />)).toBe('€ 1.234,50');
    expect(text(<Amount cents={-5} currency="XXX" locale="nl" />)).toBe('-0,05');
    expect(text(<Amount cents={0} currency="XXX" locale="nl" />)).toBe('');
  });

  test('English dates are British, and a day is the same day everywhere', () => {
    expect(text(<DateTime value="2026-12-03" locale="en" timeZone="America/Los_Angeles" />)).toBe('3 Dec 2026');
    expect(text(<DateTime value="2026-11-21T23:30:00Z" locale="nl" as="both" />)).toBe('22 nov 2026, 00:30');
  });

  test('how long ago is counted in the largest unit that fits', () => {
    const now = new Date('2026-11-21T12:00:00Z');
    const ago = (value: string) => text(<DateTime value={value} locale="en" as="relative" now={now} />);
    expect(ago('2026-11-21T11:59:40Z')).toBe('now');
    expect(ago('2026-11-21T09:10:00Z')).toBe('2 hours ago');
    expect(ago('2026-11-23T12:00:00Z')).toBe('in 2 days');
  });
});

describe('a field in a form that came back', () => {
  const email = (
    <Field name="email" label="E-mail address" hint="It gets a link.">
      <Input type="email" />
    </Field>
  );

  test('shows what was typed, and says what is wrong with it', () => {
    const html = returned(email, { email: 'Enter an address' }, { email: '<no address' });
    expect(html).toContain('value="&lt;no address"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('aria-describedby="form-email-hint form-email-error"');
    expect(html).toContain('id="form-email-error"');
  });

  test('is not invalid without an error', () => {
    const html = returned(email, {}, { email: 'anna@deboer.example' });
    expect(html).not.toContain('aria-invalid');
    expect(html).toContain('aria-describedby="form-email-hint"');
  });

  test('keeps the choice of a list and of radio buttons, over what was chosen at first', () => {
    const options = [
      { value: 'en', label: 'English' },
      { value: 'nl', label: 'Nederlands' },
    ];
    const list = returned(
      <Select name="language" aria-label="Language" defaultValue="en" options={options} />,
      {},
      { language: 'nl' },
    );
    expect(list).toMatch(/<option value="nl" selected="">/);
    const radios = returned(
      <RadioGroup name="language" label="Language" defaultValue="en" options={options} />,
      {},
      { language: 'nl' },
    );
    expect(radios.match(/<input[^>]*checked=""[^>]*>/g)).toEqual([expect.stringContaining('value="nl"')]);
  });

  test('the summary can link to fields whose names end in brackets', () => {
    expect(fieldId('form', 'recipients[]')).toMatch(/^[\w-]+$/);
  });
});

describe('looks that carry meaning', () => {
  test('every status has its word, an icon and a tint', () => {
    const icons = renderToStaticMarkup(<StatusIcons />);
    for (const status of statuses) {
      const html = renderToStaticMarkup(<StatusBadge status={status} word={`word of ${status}`} />);
      expect(html).toContain(`word of ${status}`);
      expect(html).toContain('<svg');
      expect(html).toMatch(/<span (data-tone="(accent|attention|danger|done)" )?class="badge">/);
      // In a list it looks the same, and its icon is one of those that stand beside the list.
      const row = renderToStaticMarkup(<RowStatus status={status} word={`word of ${status}`} />);
      expect(row).toContain(`word of ${status}`);
      expect(row.match(/data-tone="\w+"/)?.[0]).toBe(html.match(/data-tone="\w+"/)?.[0]);
      expect(icons).toContain(`id="${row.match(/href="#([^"]+)"/)![1]}"`);
    }
  });

  test('a closed button says why, stays in reach of the keyboard and submits nothing', () => {
    const html = renderToStaticMarkup(
      <Button type="submit" reason="Ask Anna" onClick={() => {}}>
        Share
      </Button>,
    );
    expect(html).toContain('aria-disabled="true"');
    expect(html).toContain('type="button"');
    expect(html).not.toContain('disabled=""');
    expect(text(<Button reason="Ask Anna">Share</Button>)).toBe('Share. Ask Anna');
  });

  test('a table names itself, and its cells carry the words of the head for the phone', () => {
    const html = renderToStaticMarkup(
      <Table label="Documents">
        <Body>
          <Row>
            <Cell label="Due">3 Dec 2026</Cell>
          </Row>
        </Body>
      </Table>,
    );
    expect(html).toContain('<caption class="sr-only">Documents</caption>');
    expect(html).toContain('data-label="Due"');
  });

  test('initials leave out Dutch prefixes', () => {
    expect(initials('Anna de Boer')).toBe('AB');
    expect(initials('Chris')).toBe('C');
    expect(initials('')).toBe('?');
  });

  test('a size of our own and a colour live side by side; of two sizes the later wins', () => {
    expect(cx('text-small', 'text-muted')).toBe('text-small text-muted');
    expect(cx('text-sm', false, 'text-form')).toBe('text-form');
  });
});
