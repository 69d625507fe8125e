import { type AddressInfo, createServer as createSmtpServer } from 'node:net';
import { eq, sql } from 'drizzle-orm';
import { type Logger, runOnce } from 'graphile-worker';
import { headers } from 'next/headers';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { GET as ready } from '@/app/api/health/ready/route';
import { identifying } from '@/db/client';
import { newId } from '@/db/id';
import { mailSwitch, outbox } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { enqueueMail } from '@/lib/notifications/commands';
import { deliver as deliverWith, tasksWith } from '@/lib/notifications/delivery';
import type { Draw } from '@/lib/notifications/drawings';
import { findLocalMail, hasLocalMailbox, listLocalMail } from '@/lib/notifications/queries';
import { send } from '@/lib/notifications/transport/send';
import { type Answer, inTurn, fakeResend as provider } from '../mailing/provider';
import { expectNoForgedHost } from '../setup/forged-host';
import { forgedHost } from '../setup/request';
import { everyRow, makeWorld } from '../world';

beforeAll(makeWorld);

const fakeResend = (answers: Answer[] = []) => provider({ answer: inTurn(answers) });

async function withResend<T>(fake: ReturnType<typeof fakeResend>, work: () => Promise<T>): Promise<T> {
  vi.stubEnv('RESEND_API_KEY', 're_test');
  vi.stubEnv('RESEND_BASE_URL', await fake.open());
  try {
    return await work();
  } finally {
    await fake.close();
  }
}

const letter = {
  kind: 'sign_in',
  to: 'anna@deboer.example',
  language: 'en',
  payload: { link: 'http://localhost:3000/sign-in/confirm?token=secret-token', code: '123456' },
} as const;

/** Stands in for the printer of documents: marks what it was given. */
const draw: Draw = async (source, language) => Buffer.concat([Buffer.from(`drawn in ${language}: `), source]);
const deliver = (id: string) => deliverWith(id, draw);

const write = () => identifying((tx) => enqueueMail(tx, letter));
const rowOf = (id: string) => asOwner(async (tx) => (await tx.select().from(outbox).where(eq(outbox.id, id)))[0]!);
const jobs = () =>
  asOwner(async (tx) => [
    ...(await tx.execute<{ key: string; attempts: number; task: string }>(
      sql`select key, attempts, task_identifier as task from graphile_worker.jobs order by key`,
    )),
  ]);
const silent = { scope: () => silent, error() {}, warn() {}, info() {}, debug() {} } as unknown as Logger;
const work = () =>
  runOnce({
    connectionString: process.env.DATABASE_URL!,
    taskList: tasksWith(draw),
    logger: silent,
    noHandleSignals: true,
  });

beforeEach(async () => {
  await asOwner(async (tx) => {
    await tx.delete(outbox);
    await tx.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`);
  });
});
afterEach(() => vi.unstubAllEnvs());

describe('the outbox', () => {
  test('row and job are there together after the commit', async () => {
    const id = await write();
    expect((await rowOf(id)).sentAt).toBeNull();
    expect(await jobs()).toMatchObject([{ key: `mail/${id}`, task: 'send_mail' }]);
  });

  test('and neither is there after a rollback', async () => {
    await expect(
      identifying(async (tx) => {
        await enqueueMail(tx, letter);
        throw new Error('the change failed');
      }),
    ).rejects.toThrow('the change failed');
    expect(await everyRow('outbox')).toEqual([]);
    expect(await jobs()).toEqual([]);
  });

  test('links and codes lie sealed in it', async () => {
    await write();
    const stored = JSON.stringify(await everyRow('outbox'));
    expect(stored).not.toContain('secret-token');
    expect(stored).not.toContain('123456');
  });
});

test('a letter that led where a request’s forged host points, would be found at the end of this file (T-28)', async () => {
  expect((await headers()).get('x-forwarded-host')).toBe(forgedHost);
  await identifying((tx) =>
    enqueueMail(tx, { ...letter, payload: { link: `https://${forgedHost}/sign-in`, code: '123456' } }),
  );
  await expect(expectNoForgedHost()).rejects.toThrow('to deeply equal []');
});

describe('delivery', () => {
  test('hands the letter over with the key of its row, in both parts, and forgets what was secret', async () => {
    const fake = fakeResend();
    const id = await write();
    await withResend(fake, () => deliver(id));
    expect(fake.received).toHaveLength(1);
    const { headers, body } = fake.received[0]!;
    expect(headers['idempotency-key']).toBe(`mail/${id}`);
    expect(body).toMatchObject({
      to: 'anna@deboer.example',
      subject: 'Sign in to Koppel',
      from: 'Koppel <no-reply@localhost>',
    });
    expect(body.text).toContain(letter.payload.link);
    expect(body.html).toContain('123456');
    const row = await rowOf(id);
    expect(row.sentAt).not.toBeNull();
    expect(JSON.stringify(row.payload)).not.toContain('sealed');
  });

  test('a fault of the provider is tried again by the worker, under the same key, and sent once', async () => {
    const fake = fakeResend([500, 429, 'hang up after accepting', 200]);
    const id = await write();
    await withResend(fake, async () => {
      for (let attempt = 0; attempt < 4; attempt++) {
        await work();
        await asOwner((tx) =>
          tx.execute(
            sql`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at := now())`,
          ),
        );
      }
    });
    expect(fake.received).toHaveLength(4);
    expect(new Set(fake.received.map((one) => one.headers['idempotency-key']))).toEqual(new Set([`mail/${id}`]));
    expect(fake.delivered).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ attempts: 4, sentAt: expect.any(Date), failedAt: null });
    expect(await jobs()).toEqual([]);
  });

  test('what the provider refuses for good is given up at once', async () => {
    const fake = fakeResend([422]);
    const id = await write();
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await withResend(fake, work);
    expect(await rowOf(id)).toMatchObject({
      sentAt: null,
      failedAt: expect.any(Date),
      lastError: expect.stringContaining('validation_error'),
    });
    expect(await jobs()).toEqual([]);
  });

  test('a key used for other words means that the mail was accepted before', async () => {
    const id = await write();
    await withResend(fakeResend([409]), () => deliver(id));
    expect((await rowOf(id)).sentAt).not.toBeNull();
  });

  test('ten workers at once send a letter once', async () => {
    const fake = fakeResend();
    const id = await write();
    await withResend(fake, () => Promise.all(Array.from({ length: 10 }, () => deliver(id))));
    expect(fake.received).toHaveLength(1);
    expect((await rowOf(id)).attempts).toBe(1);
  });

  test('twenty hours after the first attempt it is given up, inside the provider’s memory', async () => {
    const fake = fakeResend([500]);
    const id = await write();
    await asOwner((tx) => tx.update(outbox).set({ firstTriedAt: sql`now() - interval '20 hours 1 second'` }));
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await withResend(fake, () => deliver(id));
    expect((await rowOf(id)).failedAt).not.toBeNull();
    await withResend(fakeResend(), () => deliver(id));
    expect((await rowOf(id)).sentAt).toBeNull();
  });

  test('attachments go with it', async () => {
    const fake = fakeResend();
    const attachments = [
      { fileName: 'F-1.xml', mediaType: 'application/xml', base64: Buffer.from('<Invoice/>').toString('base64') },
    ];
    const id = await identifying((tx) => enqueueMail(tx, { ...letter, attachments }));
    await withResend(fake, () => deliver(id));
    expect(fake.received[0]!.body.attachments).toMatchObject([
      { filename: 'F-1.xml', content: attachments[0]!.base64 },
    ]);
    expect(JSON.stringify((await rowOf(id)).payload)).not.toContain('base64');
  });

  test('what is drawn from an attachment is drawn when it is sent, the same at every attempt, and sent once', async () => {
    const fake = fakeResend([500, 200]);
    const base64 = Buffer.from('<Invoice/>').toString('base64');
    const id = await identifying((tx) =>
      enqueueMail(tx, {
        ...letter,
        attachments: [{ fileName: 'F-1.xml', mediaType: 'application/xml', base64 }],
        drawings: [{ fileName: 'F-1.pdf', mediaType: 'application/pdf', from: 'F-1.xml' }],
      }),
    );
    expect((await findLocalMail(id))?.attachments).toEqual(['F-1.xml', 'F-1.pdf']);
    await withResend(fake, async () => {
      await expect(deliver(id)).rejects.toThrow();
      await deliver(id);
      await deliver(id);
    });
    const [first, second, ...others] = fake.received.map(({ body }) => body.attachments);
    expect(others).toEqual([]);
    expect(first).toEqual(second);
    expect(second).toMatchObject([
      { filename: 'F-1.xml', content: base64 },
      { filename: 'F-1.pdf', content: Buffer.from('drawn in en: <Invoice/>').toString('base64') },
    ]);
    expect(JSON.stringify((await rowOf(id)).payload)).not.toContain('F-1');
  });

  test('a letter whose file cannot be drawn is not sent without it', async () => {
    const fake = fakeResend();
    const id = await identifying((tx) =>
      enqueueMail(tx, {
        ...letter,
        drawings: [{ fileName: 'F-1.pdf', mediaType: 'application/pdf', from: 'F-1.xml' }],
      }),
    );
    await withResend(fake, () => expect(deliver(id)).rejects.toThrow('F-1.pdf'));
    expect(fake.received).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ sentAt: null, lastError: expect.stringContaining('F-1.pdf') });
  });
});

describe('by SMTP', () => {
  /** A mail server that speaks just enough; `refusal` is what it says to the recipient. */
  async function withServer(refusal: string | null, work: () => Promise<void>): Promise<string> {
    let heard = '';
    const server = createSmtpServer((socket) => {
      let isData = false;
      socket.write('220 ready\r\n');
      socket.on('error', () => {});
      socket.on('data', (part) => {
        for (const line of part.toString().split(/(?<=\r\n)/)) {
          heard += line;
          if (isData && line !== '.\r\n') continue;
          const verb = line.slice(0, 4).toUpperCase();
          if (isData) isData = false;
          if (verb === 'DATA') isData = true;
          socket.write(
            verb === 'DATA' ? '354 go on\r\n' : verb === 'RCPT' && refusal ? `${refusal}\r\n` : '250 ok\r\n',
          );
          if (verb === 'QUIT') socket.end();
        }
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await work();
    await new Promise((closed) => server.close(closed));
    return heard;
  }

  test('both parts leave under one message id', async () => {
    const id = await write();
    const heard = await withServer(null, () => deliver(id));
    expect(heard).toContain('RCPT TO:<anna@deboer.example>');
    expect(heard).toContain(`Message-ID: <${id}@localhost>`);
    expect(heard).toMatch(/text\/plain[\s\S]*text\/html/);
    expect((await rowOf(id)).sentAt).not.toBeNull();
  });

  test('a server that never ends a word is left after the longest an attempt may last', async () => {
    const server = createSmtpServer();
    const left = new Promise<void>((gone) => {
      server.on('connection', (socket) => {
        const dripping = setInterval(() => socket.write('220-wait\r\n'), 50);
        socket.on('error', () => {});
        socket.on('close', () => gone(clearInterval(dripping)));
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const mail = {
      id: newId(),
      to: 'anna@deboer.example',
      subject: 'S',
      html: '<p>H</p>',
      text: 'T',
      replyTo: undefined,
      attachments: [],
    };
    await expect(send(mail, 500)).rejects.toThrow('no answer in time');
    await left;
    await new Promise((closed) => server.close(closed));
  });

  test('a recipient refused for good is given up; one refused for now is tried again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const [gone, busy] = [await write(), await write()];
    await withServer('550 no such user', () => deliver(gone));
    expect((await rowOf(gone)).failedAt).not.toBeNull();
    await withServer('451 try again later', () => expect(deliver(busy)).rejects.toThrow('SMTP'));
    expect(await rowOf(busy)).toMatchObject({ failedAt: null, sentAt: null, attempts: 1 });
  });
});

describe('the sweep', () => {
  const sweep = () =>
    tasksWith(draw).sweep_mail!({}, {
      addJob: (task: string, payload: object, { jobKey }: { jobKey: string }) =>
        asOwner((tx) =>
          tx.execute(
            sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, job_key := ${jobKey})`,
          ),
        ),
    } as never);
  const forgetJobs = () =>
    asOwner((tx) => tx.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`));

  test('finds a letter whose job was lost, after a minute and not before', async () => {
    const id = await write();
    await forgetJobs();
    await sweep();
    expect(await jobs()).toEqual([]);
    await asOwner((tx) => tx.update(outbox).set({ createdAt: sql`now() - interval '61 seconds'` }));
    await sweep();
    expect(await jobs()).toMatchObject([{ key: `mail/${id}` }]);
    await work();
    expect((await rowOf(id)).sentAt).not.toBeNull();
  });

  test('what was sent is neither sent again nor looked for, however long ago', async () => {
    const fake = fakeResend();
    const id = await write();
    await forgetJobs();
    await withResend(fake, () => deliver(id));
    await asOwner((tx) =>
      tx.update(outbox).set({ createdAt: sql`now() - interval '1 day'`, lastTriedAt: sql`now() - interval '1 day'` }),
    );
    await withResend(fake, () => deliver(id));
    await sweep();
    expect(fake.received).toHaveLength(1);
    expect(await jobs()).toEqual([]);
  });

  test('leaves alone what waits for its next attempt', async () => {
    await write();
    await forgetJobs();
    await asOwner((tx) =>
      tx.update(outbox).set({
        attempts: 6,
        createdAt: sql`now() - interval '10 minutes'`,
        lastTriedAt: sql`now() - interval '2 minutes'`,
        lastError: 'no',
      }),
    );
    await sweep();
    expect(await jobs()).toEqual([]);
  });

  test('mail stands still while it is paused, and goes on afterwards', async () => {
    const id = await write();
    await asOwner((tx) => tx.update(mailSwitch).set({ isPaused: true }));
    await work();
    await asOwner((tx) => tx.update(outbox).set({ createdAt: sql`now() - interval '2 minutes'` }));
    await sweep();
    expect(await rowOf(id)).toMatchObject({ sentAt: null, attempts: 0 });
    expect(await jobs()).toEqual([]);
    await asOwner((tx) => tx.update(mailSwitch).set({ isPaused: false }));
    await sweep();
    await work();
    expect((await rowOf(id)).sentAt).not.toBeNull();
  });
});

describe('the local mailbox', () => {
  test('holds the letters where mail has no way out, with their links', async () => {
    const id = await write();
    await work();
    expect(await listLocalMail()).toMatchObject([{ id, to: 'anna@deboer.example', subject: 'Sign in to Koppel' }]);
    expect((await findLocalMail(id))?.text).toContain(letter.payload.link);
  });

  test.each([
    ['with a provider', { RESEND_API_KEY: 're_test' }],
    ['with a server', { SMTP_URL: 'smtp://localhost' }],
    ['in production', { NODE_ENV: 'production' }],
  ])('is not there %s', async (_, settings) => {
    const id = await write();
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    expect(hasLocalMailbox()).toBe(false);
    expect(await listLocalMail()).toEqual([]);
    expect(await findLocalMail(id)).toBeNull();
  });
});

describe('readiness', () => {
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));
  const isReady = async () => (await ready()).ok;

  test('ready: the database answers, its tables are of this version, mail has a way', async () => {
    const answer = await ready();
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ready' }]);
  });

  test('not without a way for mail in production', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    expect(await isReady()).toBe(false);
    vi.stubEnv('RESEND_API_KEY', 're_test');
    expect(await isReady()).toBe(true);
  });

  test('also while letters wait that no worker takes, which is told and logged: the worker may wait for this answer', async () => {
    await write();
    await asOwner((tx) => tx.update(outbox).set({ createdAt: sql`now() - interval '16 minutes'` }));
    const answer = await ready();
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ready', mail: 'stuck' }]);
    expect(console.error).toHaveBeenCalledWith('Mail waits and no worker takes it.');
    await asOwner((tx) => tx.update(mailSwitch).set({ isPaused: true }));
    expect(await (await ready()).json()).toEqual({ status: 'ready' });
    await asOwner((tx) => tx.update(mailSwitch).set({ isPaused: false }));
  });

  test('not on tables of an older version', async () => {
    await asOwner((tx) =>
      tx.execute(sql`update drizzle.__drizzle_migrations set created_at = created_at - 1000000000000`),
    );
    expect(await isReady()).toBe(false);
    await asOwner((tx) =>
      tx.execute(sql`update drizzle.__drizzle_migrations set created_at = created_at + 1000000000000`),
    );
  });
});
