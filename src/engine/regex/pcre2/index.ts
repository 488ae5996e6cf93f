// PCRE2 10.42 on bytes. In: a pattern as Wazuh hands it to the library. Out: an Expression with the same results.
// syntax/ reads it into a tree; translate/ writes the tree as a JavaScript RegExp where both agree; matcher/ runs
// the rest by backtracking that is counted. It knows nothing of Wazuh but how it reads a result.
export { compilePcre2 } from './compile.ts';
export { parsePcre2 } from './syntax/parse.ts';
export type { Node as Pcre2Node } from './tree.ts';
