// The console's syslog: decoders made from the key table, rules 105000 to 105199. In: nothing. Out: definitions.
export { syslogDecoders } from './decoders.ts';
export { syslogRules } from './rules/index.ts';
