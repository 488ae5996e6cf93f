/** A pattern that the real engine does not compile either: message 1452, 5107 or 1450. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}
