import { isReady } from '@/lib/notifications/readiness';

export const dynamic = 'force-dynamic';

/** Whether requests can be served: database, its tables, a way for mail, a worker. Why not stands in the log alone. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return Response.json(
    { status: ready ? 'ready' : 'unavailable' },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
