import path from 'node:path';
import { root } from './root.mjs';

/** Next's command line program. */
export const nextProgram = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next');

/** Returns the bundled program of scripts/jobs/<name>.ts. */
export const job = (name) => path.join(root, 'dist', `${name}.js`);

/** Returns a program of an installed package, named by its path within node_modules. */
export const program = (place) => path.join(root, 'node_modules', place);

/** Returns npm's own program as [command, ...first arguments]: the one that started us where there is one. */
export const npmCommand = () =>
  process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
