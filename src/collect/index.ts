// The runtime of an integration: what Wazuh starts every minute. In: a product's API as its streams declare it, a
// configuration, the world through `Edges`. Out: lines in a file, each once, and a state that survives anything.
// Must not know a product, nor Wazuh's rules. `main` is the entry of a plugin's bundle.
export { type RunOptions, usage } from './command-line.ts';
export { configSchema, type Schema } from './config/schema.ts';
export { main, mainWith } from './main.ts';
