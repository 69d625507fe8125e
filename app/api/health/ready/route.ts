import { findReadiness } from '@/lib/notifications/readiness';

export const dynamic = 'force-dynamic';

/** Whether requests can be served: database, its tables, a way for mail. Why not stands in the log alone. */
export async function GET(): Promise<Response> {
  const { isReady, isMailStuck } = await findReadiness();
  return Response.json(
    { status: isReady ? 'ready' : 'unavailable', ...(isMailStuck && { mail: 'stuck' }) },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
