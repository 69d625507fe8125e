import { vi } from 'vitest';

// A domain test calls the real actions outside of Next; what Next gives during a request stands in `next.ts`.

export * from './next';

vi.mock('next/headers', () => import('./next'));
vi.mock('next/cache', () => import('./next'));
vi.mock('next-intl/server', () => import('./next'));
