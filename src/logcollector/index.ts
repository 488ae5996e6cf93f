// What Wazuh's log reader does to a file of lines. In: bytes, or files that grow, move and vanish. Out: the events
// that reach the engine and why a line did not. Pure; facts are of Wazuh 4.14.7, measured on the real one.
// Must not know who writes the lines.

export { printNumber } from './print-number.ts';
export { jsonLines, LINE_LIMIT_BYTES, type ReadLine, syslogLines } from './read-lines.ts';
export { reserialise } from './reserialise.ts';
export { type FileWatch, type WatchedFile, type WatchedFiles, watchFile } from './watch-file.ts';
