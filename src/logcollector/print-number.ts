/** Machine epsilon: how far the short spelling may be off before the long one is taken. */
const EPSILON = 2 ** -52;

/**
 * Spells a number as Wazuh's JSON printer does.
 * @source Wazuh 4.14.7: `%1.15g`, and `%1.17g` where that reads back as another number; infinities are `null`
 */
export function printNumber(value: number): string {
  if (!Number.isFinite(value)) return 'null';
  const short = general(value, 15);
  const readBack = Number(short);
  const isClose = Math.abs(readBack - value) <= Math.max(Math.abs(readBack), Math.abs(value)) * EPSILON;
  return isClose ? short : general(value, 17);
}

/** C's `%.{precision}g`. */
function general(value: number, precision: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [digits = '', exponentText = '0'] = value.toExponential(precision - 1).split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= precision) {
    const sign = exponent < 0 ? '-' : '+';
    return `${trimZeros(digits)}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  return trimZeros(value.toFixed(Math.max(0, precision - 1 - exponent)));
}

function trimZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}
