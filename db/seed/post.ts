import type { EDocument } from '@/lib/documents/ubl/model';
import type { Box, Status } from '../vocabulary';
import { type CastEnvironment, type CastOrganisation, cast, castId } from './cast';
import { generateDocument } from './generate';
import { Random } from './random';
import { suppliers, type Trader, traderOf } from './suppliers';

/** One document of the demo world, before it is written down. */
export type Post = {
  organisation: Home;
  box: Box;
  status: Status;
  model: EDocument;
  createdAt: Date;
  /** For what was sent to an organisation of the platform: the same document there. */
  deliveredTo?: { organisation: Home; status: Status };
};

/** An organisation of the cast with what it needs to write documents. */
export type Home = {
  environment: CastEnvironment;
  organisation: CastOrganisation;
  environmentId: string;
  organisationId: string;
  trader: Trader;
};

export const homes: readonly Home[] = cast.flatMap((environment) =>
  environment.organisations.map((organisation) => ({
    environment,
    organisation,
    environmentId: castId(`environment ${environment.key}`),
    organisationId: castId(`organisation ${organisation.key}`),
    trader: traderOf({ ...organisation, trade: organisation.sector, email: `administratie@${environment.domain}` }),
  })),
);

/** How many documents an organisation has in the demo world; the smaller ones share what is left of five thousand. */
const busy: Readonly<Record<string, number>> = {
  bakkerij: 640,
  deboer: 420,
  vastgoed: 180,
  vis: 220,
  koeltechniek: 190,
  vervoer: 200,
  noord: 170,
  smit: 40,
};
const quiet = 150;

/** The post of eighteen months up to `today`, the same for the same day. */
export function allPost(today: Date): Post[] {
  return homes.flatMap((home, place) => {
    const random = new Random(place + 1);
    const count = busy[home.organisation.key] ?? quiet;
    return Array.from({ length: count }, (_, at) => onePost(home, place * 1000 + at, at / count, random, today));
  });
}

const days = 86_400_000;

function onePost(home: Home, seed: number, age: number, random: Random, today: Date): Post {
  // Bent, so that the recent months are the fuller ones.
  const daysAgo = Math.floor(age ** 1.6 * 540);
  const createdAt = new Date(
    today.getTime() - daysAgo * days - random.whole(1, 9) * 3_600_000 - random.whole(0, 3_599_999),
  );
  const date = new Date(createdAt.getTime() - random.whole(0, 2) * days).toISOString().slice(0, 10);
  const direction = random.next();
  /** What one sends to another: an order goes from the buyer to the seller, all else the other way. */
  const letter = (from: Trader, to: Trader) => {
    const kind = random.next() < 0.86 ? 'invoice' : random.pick(['credit_note', 'order', 'order_response'] as const);
    const [seller, buyer] = kind === 'order' ? [to, from] : [from, to];
    return generateDocument({
      seller: seller.party,
      buyer: buyer.party,
      trade: seller.trade,
      iban: seller.iban,
      date,
      seed,
      kind,
    });
  };
  const own = home.trader;
  if (direction < 0.52) {
    const model = letter(random.pick(suppliers), own);
    return { organisation: home, box: 'inbox_in', status: receivedStatus(daysAgo, random), model, createdAt };
  }
  if (direction < 0.66) {
    const other = random.pick(homes.filter((one) => one.environmentId !== home.environmentId));
    const status = receivedStatus(daysAgo, random);
    const isReflected = status !== 'received' && status !== 'duplicate';
    return {
      organisation: home,
      box: 'inbox_out',
      status: isReflected ? status : 'sent',
      model: letter(own, other.trader),
      createdAt,
      deliveredTo: { organisation: other, status },
    };
  }
  if (direction < 0.88) {
    const status = random.chance(0.02) ? 'delivery_failed' : daysAgo > 40 && random.chance(0.8) ? 'paid' : 'sent';
    return { organisation: home, box: 'inbox_out', status, model: letter(own, random.pick(suppliers)), createdAt };
  }
  const isRecent = daysAgo < 21;
  const model = letter(own, random.pick(suppliers));
  const isDraft = isRecent && model.kind === 'invoice' && model.seller.name === own.party.name;
  return {
    organisation: home,
    box: 'documents',
    status: isDraft ? 'draft' : 'created',
    model: isDraft ? { ...model, number: null } : model,
    createdAt,
  };
}

/** What has become of a received document after so many days. */
function receivedStatus(daysAgo: number, random: Random): Status {
  const share = random.next();
  if (share < 0.02) return 'rejected';
  if (daysAgo > 45) return share < 0.9 ? 'paid' : 'approved_for_payment';
  if (daysAgo > 12)
    return share < 0.45 ? 'paid' : share < 0.75 ? 'approved_for_payment' : share < 0.9 ? 'under_review' : 'opened';
  return share < 0.2 ? 'under_review' : share < 0.45 ? 'opened' : 'received';
}
