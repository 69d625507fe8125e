import { cast, castId } from '@/db/seed/cast';

/** The ids of the invented people of a demonstration: nobody else can ever be acted as. */
const ids = new Set(cast.flatMap((home) => home.users.map((user) => castId(`user ${user.key}`))));

export const isOfTheCast = (userId: string): boolean => ids.has(userId);

/** The environments that have a story of their own, in the order in which it is told; the others are more clients like the second. */
export const mainEnvironments = ['deboer', 'jansen', 'visser', 'noord', 'smit'].map((key) =>
  castId(`environment ${key}`),
);
