// The answer's document. In: an evaluated event and the rule that won. Out: an ordered object of byte strings.
// It decides nothing: it shows.
export { answerDocument, type DocumentFacts, type Winner } from './document.ts';
export { plainOutput } from './plain-output.ts';
export { printOutput } from './print-output.ts';
