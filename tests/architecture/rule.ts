import { type Import, importsOf, type Tree } from './tree';

export type Rule = {
  name: string;
  /** What breaks the rule, each beginning with the path of the file. */
  violations: (tree: Tree) => string[];
  /** Files that must be found: path and source. */
  planted: [path: string, source: string][];
};

export const inside = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
/** What the product is made of. */
export const product = (path: string) => ['app', 'components', 'lib', 'db'].some((folder) => inside(folder)(path));

/** A rule over imports: `isWrong` says which are. */
export const overImports = (name: string, isWrong: (one: Import) => boolean, planted: Rule['planted']): Rule => ({
  name,
  planted,
  violations: (tree) =>
    [...tree]
      .filter(([path]) => product(path) || path === 'middleware.ts')
      .flatMap(([path, source]) => importsOf(path, source))
      .filter(isWrong)
      .map((one) => `${one.from} imports ${one.to}`),
});

/** A rule over sources: `find` answers what is wrong in one file. */
export const overSources = (
  name: string,
  find: (path: string, source: string) => string[],
  planted: Rule['planted'],
): Rule => ({
  name,
  planted,
  violations: (tree) => [...tree].flatMap(([path, source]) => find(path, source).map((what) => `${path}: ${what}`)),
});
