// Bringing generated/<plugin>/ to a manager. In: that folder, and a manager's file system, container or REST API.
// Out: what was done or differs. The work on files is install.sh's; this adds containers, clusters and a comparison.
// Must not know definitions or products.
export { WazuhApi, type WazuhApiOptions } from './api/client.ts';
export { type ApiInstallation, installByApi, uninstallByApi } from './api/install.ts';
export { type FiringExample, firingExamples } from './examples.ts';
export { type BundleFile, type Manifest, readManifest } from './manifest.ts';
export { type ScriptPlace, type ScriptVerb, scriptIn } from './script.ts';
export { type FileState, type InstallStatus, installStatus, type ManagerFiles } from './status.ts';
