import { cookies } from 'next/headers';
import { isPublicOverHttps } from '@/lib/policy/public-address';

/** Keeps a choice of the profile where the frame of every page can read it before anybody is known; for a year. */
export async function keepForReader(name: string, value: string): Promise<void> {
  (await cookies()).set(name, value, {
    path: '/',
    maxAge: 31_536_000,
    sameSite: 'lax',
    httpOnly: true,
    secure: isPublicOverHttps(),
  });
}
