import { setTimeout as pause } from 'node:timers/promises';
import type { Bundle } from '../../mailing/worker';
import type { Claim } from '../claim';
import { chance, upTo } from './chance';
import { type Portal, startPortal } from './portals';

export type Counting = Pick<Claim, 'count'>;

/** Two processes of the portal on one database, either of which answers; one is killed now and then, and another takes its place. */
export class Pair {
  private readonly portals: [Counted, Counted];

  constructor(
    private readonly bundle: Bundle,
    private readonly databaseUrl: string,
    private readonly kills: Counting,
  ) {
    this.portals = [this.begin(), this.begin()];
  }

  either(): Portal {
    return this.portals[Math.floor(upTo(2))]!;
  }

  ready(): Promise<unknown> {
    return Promise.all(this.portals.map(({ ready }) => ready));
  }

  /** Kills one of them outright once `work` is done and it is asked something. Answers whether it was interrupted; counts it then. */
  async killOne(work: () => Promise<void>): Promise<boolean> {
    const at = Math.floor(upTo(2));
    const portal = this.portals[at]!;
    await portal.ready;
    await work();
    for (let waited = 0; portal.asked() === 0 && waited < 500; waited++) await pause(1);
    await pause(upTo(15));
    const isInterrupted = portal.asked() > 0;
    portal.kill();
    this.kills.count(isInterrupted ? 1 : 0, await endedOtherwise(portal, 'SIGKILL'));
    this.portals[at] = this.begin();
    return isInterrupted;
  }

  async pauseOne(milliseconds: number): Promise<void> {
    const portal = this.either();
    portal.signal('SIGSTOP');
    await pause(milliseconds);
    portal.signal('SIGCONT');
  }

  async stop(): Promise<void> {
    for (const portal of this.portals) {
      portal.stop();
      this.kills.count(0, await endedOtherwise(portal, 'SIGTERM'));
    }
  }

  kill(): void {
    for (const portal of this.portals) portal.kill();
  }

  /** One in four has a clock that goes wrong by hours. */
  private begin(): Counted {
    const clockOff = chance.next() < 0.25 ? Math.round((upTo(2) - 1) * 6 * 3_600_000) : 0;
    return counted(startPortal(this.bundle, { databaseUrl: this.databaseUrl, clockOff }));
  }
}

type Counted = Portal & { asked: () => number };

/** The same portal, which knows how many wait for its answer. */
function counted(portal: Portal): Counted {
  let waiting = 0;
  return {
    ...portal,
    asked: () => waiting,
    ask: async (what) => {
      waiting++;
      try {
        return await portal.ask(what);
      } finally {
        waiting--;
      }
    },
  };
}

async function endedOtherwise(portal: Portal, signal: NodeJS.Signals): Promise<string[]> {
  const end = await portal.ended;
  return end === signal ? [] : [`A portal ended by itself (${end}): ${portal.said()}`];
}
