// The collector's program. In: a plugin's folder. Out: one file for Node, or the parts of a single executable.
export { bundleScript } from './bundle.ts';
export { injectBlob } from './executable.ts';
