// C's number formats, from the double's exact value: JavaScript rounds ties up where C rounds them to even, and switches to exponents elsewhere.

const DIGITS = 15;
const DIGITS_EXACT = 17;
const MIN_INT = -2147483648;
const MAX_INT = 2147483647;
const MAX_FIELD_TEXT = 63;
/** Below it an integer has at most 15 digits and prints as it is. */
const PLAIN_INTEGERS = 1e15;

/**
 * The text of a number as a field's value: whole numbers of 32 bits in decimal, all others as C's `%f`, at most 63 bytes.
 * @source decoding.md 6.3
 */
export function fieldNumber(value: number): string {
  if (Number.isInteger(value) && value >= MIN_INT && value <= MAX_INT) return String(value + 0 === 0 ? 0 : value);
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return fixedSix(value).slice(0, MAX_FIELD_TEXT);
}

/**
 * The text of a number inside a printed value: `%1.15g`, or `%1.17g` where 15 digits lose more than the machine epsilon.
 * @source decoding.md 6.6; negative zero prints as `-0` (errata 6.6)
 */
export function printNumber(value: number): string {
  if (!Number.isFinite(value)) return 'null';
  if (Number.isInteger(value) && Math.abs(value) < PLAIN_INTEGERS) return Object.is(value, -0) ? '-0' : String(value);
  const short = general(value, DIGITS);
  const back = Number(short);
  const tolerance = Math.max(Math.abs(back), Math.abs(value)) * Number.EPSILON;
  return Math.abs(back - value) <= tolerance ? short : general(value, DIGITS_EXACT);
}

/** `%f` of a finite number. */
function fixedSix(value: number): string {
  const { digits, exponent, isNegative } = exactDecimal(value);
  // digits * 10^exponent; wanted: a whole number of millionths
  const millionths = exponent + 6 >= 0 ? digits * 10n ** BigInt(exponent + 6) : divideToEven(digits, -exponent - 6);
  const text = millionths.toString().padStart(7, '0');
  return `${isNegative ? '-' : ''}${text.slice(0, -6)}.${text.slice(-6)}`;
}

/** `%1.<precision>g` of a finite number that is not zero. */
function general(value: number, precision: number): string {
  const { digits, exponent, isNegative } = exactDecimal(value);
  const length = digits.toString().length;
  let rounded = length > precision ? divideToEven(digits, length - precision) : digits;
  let power = exponent + Math.max(0, length - precision);
  if (rounded.toString().length > precision) {
    rounded /= 10n;
    power++;
  }
  const text = rounded.toString().replace(/0+$/, '') || '0';
  const leading = power + rounded.toString().length - 1;
  return (
    (isNegative ? '-' : '') + (leading < -4 || leading >= precision ? scientific(text, leading) : plain(text, leading))
  );
}

function scientific(digits: string, leading: number): string {
  const mantissa = digits.length > 1 ? `${digits.slice(0, 1)}.${digits.slice(1)}` : digits;
  return `${mantissa}e${leading < 0 ? '-' : '+'}${String(Math.abs(leading)).padStart(2, '0')}`;
}

function plain(digits: string, leading: number): string {
  if (leading < 0) return `0.${'0'.repeat(-leading - 1)}${digits}`;
  const whole = digits.slice(0, leading + 1).padEnd(leading + 1, '0');
  return digits.length > leading + 1 ? `${whole}.${digits.slice(leading + 1)}` : whole;
}

/** Every double is a whole number times a power of ten: m * 2^-k = m * 5^k * 10^-k. */
function exactDecimal(value: number): {
  readonly digits: bigint;
  readonly exponent: number;
  readonly isNegative: boolean;
} {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const power = (biased === 0 ? 1 : biased) - 1075;
  const isNegative = bits >> 63n === 1n;
  if (power >= 0) return { digits: mantissa << BigInt(power), exponent: 0, isNegative };
  return { digits: mantissa * 5n ** BigInt(-power), exponent: power, isNegative };
}

/** Divides by 10^places, ties to even. */
function divideToEven(value: bigint, places: number): bigint {
  const divisor = 10n ** BigInt(places);
  const quotient = value / divisor;
  const twice = (value % divisor) * 2n;
  const isUp = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  return isUp ? quotient + 1n : quotient;
}
