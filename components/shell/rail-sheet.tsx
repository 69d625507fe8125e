'use client';

import { Menu } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { DialogButton } from '../ui/dialog';

/** The rail on a phone: a button, and a sheet that goes away when one has chosen a place. */
export function RailSheet({ label, children }: { label: string; children: ReactNode }) {
  const path = usePathname();
  const [from, setFrom] = useState(path);
  useEffect(() => setFrom(path), [path]);
  return (
    <DialogButton
      key={from}
      label={label}
      title={label}
      width="side"
      variant="quiet"
      iconOnly
      icon={<Menu aria-hidden />}
      className="-ml-2 lg:hidden"
    >
      <nav aria-label={label}>{children}</nav>
    </DialogButton>
  );
}
