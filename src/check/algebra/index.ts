// Which texts a pattern matches, computed with. In: compiled patterns of Wazuh's dialects. Out: a text that some match and others
// do not, or the proof that there is none. It knows nothing of rules, decoders or files.
export { findText, type Search, type Wanted } from './find-text.ts';
