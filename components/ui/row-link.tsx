import type { ComponentProps } from 'react';

/** The link of the whole row, in its main cell: a real link, which covers the row. Plain markup, for there are many: `RowLinks` brings it to life. */
export const RowLink = (props: ComponentProps<'a'> & { href: string }) => <a data-row-link {...props} />;
