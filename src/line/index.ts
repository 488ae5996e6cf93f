// One line of a plugin's output file. In: a stream's declaration and an object of its API, or a health report.
// Out: the line's text, its key and what to remember of the object. Pure; knows no file, no clock, no product.

export { LEAF_LIMIT, LINE_LIMIT_BYTES } from './fit.ts';
export { type HealthReport, healthLine } from './health-line.ts';
export { keySuffix, keyText, type Line, type LineContext, lineOf } from './line.ts';
