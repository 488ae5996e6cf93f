/**
 * The events of a file: a JSON object is one event, however many lines it takes, an array of objects is several;
 * of anything else each line that is not empty is one.
 */
export function readEvents(text: string): readonly string[] {
  const whole = jsonOf(text);
  if (Array.isArray(whole)) return whole.map((event) => JSON.stringify(event));
  if (typeof whole === 'object' && whole !== null) return [JSON.stringify(whole)];
  return text.split('\n').filter((line) => line.trim() !== '');
}

function jsonOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Several objects, one a line, or a log that begins with a bracket: not JSON as a whole.
    return undefined;
  }
}
