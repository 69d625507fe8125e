import { Link, type LinkProps } from './link';

/** The link of the whole row, in its main cell: a real link, which covers the row. */
export const RowLink = (props: LinkProps) => <Link data-row-link {...props} />;
