import { headers } from 'next/headers';
import { identifying } from '@/db/client';
import { countAttempt } from './limits';
import { clientNetwork } from './network';

/** How often the doors that stand open to everybody may be tried: per address, and per network. */
const limits = {
  mail: { perAddress: 5, perNetwork: 30, seconds: 900 },
  code: { perAddress: 10, perNetwork: 60, seconds: 900 },
  invitation: { perAddress: 3, perNetwork: 30, seconds: 86_400 },
  token: { perAddress: 0, perNetwork: 10, seconds: 60 },
} as const;

/** Without a trusted proxy all networks look the same; then the count is for everybody together, and wider. */
const everybody = 20;

/**
 * Counts one attempt at a door and refuses with `rate_limited` once there are too many. Each count has a transaction of its
 * own, so that an attempt that fails afterwards counts too (D-26).
 */
export async function countAtDoor(door: keyof typeof limits, address?: string): Promise<void> {
  const { perAddress, perNetwork, seconds } = limits[door];
  const network = clientNetwork(await headers());
  const most = network ? perNetwork : perNetwork * everybody;
  await identifying((tx) => countAttempt(tx, { name: `${door}_network`, key: network ?? 'everybody', most, seconds }));
  if (!address) return;
  await identifying((tx) => countAttempt(tx, { name: `${door}_address`, key: address, most: perAddress, seconds }));
}
