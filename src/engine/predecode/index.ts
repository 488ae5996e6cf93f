// Pre-decoding. In: an event's bytes and its location. Out: an Event whose header is split off.
// It knows nothing of decoders.
export { type Origin, readLocation } from './location.ts';
export { predecode, shownHostname } from './predecode.ts';
