import type { ReactNode } from 'react';
import { Count } from '../ui/count';
import { RailLink } from './rail-link';

export type Place = {
  href: string;
  label: string;
  icon?: ReactNode;
  /** Current on its own page alone, not on those below it. */
  exact?: boolean | undefined;
  /** How many wait there; `countLabel` says it in words ("3 open tasks"). */
  count?: number | undefined;
  countLabel?: string | undefined;
  /** Places inside this one. */
  places?: Place[] | undefined;
};

/** The places of the menu in the articles' words and order, in groups; stands in the `nav` of the frame or of the sheet. */
export function Rail({ groups }: { groups: Place[][] }) {
  return (
    <div className="flex flex-col gap-4">
      {groups.map((places) => (
        <ul key={places[0]?.href} className="flex flex-col gap-px">
          {places.map((place) => (
            <li key={place.href}>
              <RailPlace place={place} />
              {place.places && (
                <ul className="mt-px flex flex-col gap-px">
                  {place.places.map((inner) => (
                    <li key={inner.href}>
                      <RailPlace place={inner} isSub />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      ))}
    </div>
  );
}

function RailPlace({ place, isSub = false }: { place: Place; isSub?: boolean | undefined }) {
  return (
    <RailLink href={place.href} exact={place.exact ?? Boolean(place.places)} isSub={isSub}>
      {place.icon}
      <span className="min-w-0 flex-1 truncate">{place.label}</span>
      {Boolean(place.count) && <Count value={place.count ?? 0} label={place.countLabel} />}
    </RailLink>
  );
}
