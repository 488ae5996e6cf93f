// The invented product as a plugin's folder, for the bundle.
export { orchard as source } from '../invented-source.ts';
