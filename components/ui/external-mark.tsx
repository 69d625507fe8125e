import { ArrowUpRight } from 'lucide-react';
import { Badge } from './badge';

/** The permanent mark of who or what is outside one's own environment; `environment` says of which. */
export function ExternalMark({ word, environment }: { word: string; environment?: string | undefined }) {
  return (
    <Badge tone="external" icon={<ArrowUpRight aria-hidden />}>
      {word}
      {environment && <span className="font-normal"> · {environment}</span>}
    </Badge>
  );
}
