import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { sessionCookie } from '@/lib/policy/session';
import { newSession } from '../../sessions';

/** The address of the portal under test. */
export const portal = () => process.env.KOPPEL_PORTAL_URL!;

/** The header that a signed-in person's browser sends. */
export async function cookieOf(userId: string): Promise<string> {
  return `${sessionCookie()}=${(await newSession(userId)).token}`;
}

type Manifest = { node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }> };

/** The name that the browser calls an action by, by the action's file and name; from the build itself. */
export function idsOfActions(): Map<string, string> {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest;
  return new Map(
    Object.entries(manifest.node).map(([id, { filename, exportedName }]) => [`${filename}#${exportedName}`, id]),
  );
}

/** An error that the portal printed; `isFrameworks` when no line of the product stood in its way. */
type Printed = { message: string; isFrameworks: boolean };

/** What the portal printed since a moment. */
export class PortalLog {
  private from = statSync(process.env.KOPPEL_PORTAL_LOG!).size;

  /** The errors since it was last asked. */
  errors(): Printed[] {
    const whole = readFileSync(process.env.KOPPEL_PORTAL_LOG!);
    const lines = whole.subarray(this.from).toString().split('\n');
    this.from = whole.length;
    return lines.flatMap((line, at) => {
      const [, message] =
        /^(?:⨯ |\[cause\]: )?(?:\w*Error|unhandledRejection|uncaughtException)\b:?\s*(?:Error: )?(.*)$/.exec(
          line.trim(),
        ) ?? [];
      if (message === undefined) return [];
      const after = lines.slice(at + 1, at + 30);
      const end = after.findIndex((one) => !/^\s+at |^Read more/.test(one));
      const stack = after.slice(0, end < 0 ? undefined : end).filter((one) => /^\s+at /.test(one));
      return [
        {
          message,
          isFrameworks: stack.every((one) =>
            /ignore-listed frames|root-of-the-server|node_modules|<anonymous>|node:|native/.test(one),
          ),
        },
      ];
    });
  }
}

/** How much memory the portal's processes hold, in megabytes; null where the system does not say. */
export function portalMemory(): number | null {
  if (!existsSync('/proc/self/environ')) return null;
  const setting = `\0PORT=${new URL(portal()).port}\0`;
  const read = (file: string) => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      // It has ended meanwhile, or is somebody else's.
      return '';
    }
  };
  const own = readdirSync('/proc').filter(
    (pid) => /^\d+$/.test(pid) && `\0${read(`/proc/${pid}/environ`)}\0`.includes(setting),
  );
  const kilobytes = own.map((pid) => Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}
