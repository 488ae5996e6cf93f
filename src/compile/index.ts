// Definitions to artifacts. In: a plugin's definitions. Out: the texts of its files, or everything that is wrong with
// them. compilePlugin is pure; write.ts is the only file that writes. Must not know any product.
export type { Artifact, Installed } from './artifact.ts';
export type { Manifest, ManifestFile } from './artifacts/manifest.ts';
export { buildPlugin } from './build-plugin.ts';
export { checkAcross } from './checks/across.ts';
export { type Compiled, type CompileOptions, compilePlugin } from './compile-plugin.ts';
export type { CompiledEvent, CompiledExample } from './examples/compile-examples.ts';
export { layOutDecoders } from './layout.ts';
export { loadPlugin, pluginFolders } from './load-plugin.ts';
export { stock } from './stock/index.ts';
export { type Output, type StaleFile, staleFiles, writeArtifacts } from './write.ts';
export { parentsOf } from './xml/placement.ts';
