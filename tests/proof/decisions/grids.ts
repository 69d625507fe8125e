import type { Grid } from './choices';
import { ofDirectory } from './grids-of-directory';
import { ofDocuments } from './grids-of-documents';
import { ofPartnerships } from './grids-of-partnerships';
import { plain, type Scene } from './scene';

/** Every small world: for each topic the choices that its rows read, all of them against each other. */
export const grids: Record<string, Grid> = { ...ofDirectory, ...ofPartnerships, ...ofDocuments };

/** So few are never thinned out. */
const few = 3000;

/** The scenes of a grid one after the other: every one of them, or of many one in so many, a number with which no choice shares a measure. */
export function* scenesOf({ ways, stays }: Grid, oneIn: number): Generator<Scene> {
  const choices = Object.entries(ways) as [keyof Scene, readonly unknown[]][];
  const count = choices.reduce((product, [, values]) => product * values.length, 1);
  for (let at = 0; at < count; at += count > few ? oneIn : 1) {
    const scene: Record<string, unknown> = { ...plain, ...stays };
    let rest = at;
    for (const [choice, values] of choices) {
      scene[choice] = values[rest % values.length];
      rest = Math.floor(rest / values.length);
    }
    yield scene as Scene;
  }
}
