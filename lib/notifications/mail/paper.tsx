import { Body, Button, Container, Head, Hr, Html, Link, Preview, Section, Text } from 'react-email';
import type { Language } from '@/db/vocabulary';
import type { MailWords, Sheet } from './sheet';

const ink = '#1c2a33';
const muted = '#55656f';
const accent = '#0d5d73';
const line = '#dfe5e9';
const font = 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

const text = { margin: '0 0 16px', color: ink, fontFamily: font, fontSize: 16, lineHeight: '24px' } as const;
const small = { ...text, margin: '0 0 8px', color: muted, fontSize: 13, lineHeight: '20px' } as const;

/** The drawn part of a letter: one column, one button, no pictures. */
export function Paper({ sheet, language, t }: { sheet: Sheet; language: Language; t: MailWords }) {
  return (
    <Html lang={language}>
      <Head>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{sheet.lines[0] ?? sheet.heading}</Preview>
      <Body style={{ margin: 0, padding: '32px 12px', background: '#f4f6f7', fontFamily: font }}>
        <Container style={{ maxWidth: 520, margin: '0 auto' }}>
          <Text style={{ ...text, margin: '0 4px 16px', fontWeight: 600 }}>Koppel</Text>
          <Section style={{ padding: 32, borderRadius: 12, border: `1px solid ${line}`, background: '#ffffff' }}>
            <h1 style={{ margin: '0 0 16px', color: ink, fontFamily: font, fontSize: 20, lineHeight: '28px' }}>
              {sheet.heading}
            </h1>
            {sheet.lines.map((one) => (
              <Text key={one} style={text}>
                {one}
              </Text>
            ))}
            {sheet.facts && <Facts facts={sheet.facts} />}
            {sheet.items && <Items items={sheet.items} />}
            {sheet.button && (
              <Section style={{ margin: '24px 0' }}>
                <Button href={sheet.button.link} style={button}>
                  {sheet.button.label}
                </Button>
              </Section>
            )}
            {sheet.code && <Code code={sheet.code} />}
            {sheet.notes?.map((one) => (
              <Text key={one} style={small}>
                {one}
              </Text>
            ))}
          </Section>
          <Hr style={{ margin: '24px 4px 16px', borderColor: line }} />
          {sheet.settings && <Settings settings={sheet.settings} />}
          <Text style={{ ...small, margin: '0 4px' }}>{t('foot')}</Text>
        </Container>
      </Body>
    </Html>
  );
}

const button = {
  padding: '13px 22px',
  borderRadius: 8,
  background: accent,
  color: '#ffffff',
  fontFamily: font,
  fontSize: 16,
  fontWeight: 600,
} as const;

const Facts = ({ facts }: { facts: NonNullable<Sheet['facts']> }) => (
  <Section style={{ margin: '8px 0 0', borderTop: `1px solid ${line}` }}>
    {facts.map(({ label, value }) => (
      <Text key={label} style={{ ...text, margin: 0, padding: '10px 0', borderBottom: `1px solid ${line}` }}>
        <span style={{ display: 'block', color: muted, fontSize: 13, lineHeight: '18px' }}>{label}</span>
        {value}
      </Text>
    ))}
  </Section>
);

const Items = ({ items }: { items: NonNullable<Sheet['items']> }) => (
  <Section style={{ margin: '8px 0 0', borderTop: `1px solid ${line}` }}>
    {items.map(({ text: sentence, link }, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a letter is drawn once.
      <Text key={place} style={{ ...text, margin: 0, padding: '10px 0', borderBottom: `1px solid ${line}` }}>
        {link ? (
          <Link href={link} style={{ color: accent, textDecoration: 'underline' }}>
            {sentence}
          </Link>
        ) : (
          sentence
        )}
      </Text>
    ))}
  </Section>
);

const Settings = ({ settings }: { settings: NonNullable<Sheet['settings']> }) => (
  <Text style={{ ...small, margin: '0 4px 8px' }}>
    {settings.text}{' '}
    <Link href={settings.link} style={{ color: muted, textDecoration: 'underline' }}>
      {settings.label}
    </Link>
  </Text>
);

const Code = ({ code }: { code: NonNullable<Sheet['code']> }) => (
  <Section style={{ margin: '0 0 20px', padding: '16px 20px', borderRadius: 8, background: '#f4f6f7' }}>
    <Text style={{ ...small, margin: '0 0 4px' }}>{code.label}</Text>
    <Text style={{ ...text, margin: 0, fontFamily: 'ui-monospace, Menlo, Consolas, monospace', ...digits }}>
      {code.value}
    </Text>
  </Section>
);

const digits = { fontSize: 28, lineHeight: '36px', fontWeight: 600, letterSpacing: '0.24em' } as const;
