import type { ListAddress } from '@/lib/documents/input';

/** The rest of what the address asks for, kept when a form of the list is sent. */
export function KeptFields({ address }: { address: Partial<ListAddress> }) {
  const { organisation, type, status, from, to, shared, search } = address;
  return Object.entries({ organisation, type, status, from, to, shared, search }).map(
    ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
  );
}
