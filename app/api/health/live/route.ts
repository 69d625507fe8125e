export const dynamic = 'force-static';

/** The process answers; says nothing about what it needs. */
export const GET = () => Response.json({ status: 'live' });
