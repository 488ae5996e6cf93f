import { lowerAscii } from '../bytes.ts';
import type { XmlAttribute, XmlElement } from '../xml/index.ts';
import type { RuleFileContext } from './rule-file-context.ts';

/** The attributes of `<rule>`, before defaults. */
export interface RuleAttributes {
  readonly id: number | undefined;
  readonly level: number | undefined;
  readonly frequency: number | undefined;
  readonly timeframeSeconds: number;
  readonly ignoreSeconds: number;
  readonly maxsize: number;
  readonly noAlert: boolean;
  readonly overwrites: boolean;
  /** False sorts the rule after all its siblings. */
  readonly isAccurate: boolean;
}

type AttributesInMaking = { -readonly [Key in keyof RuleAttributes]: RuleAttributes[Key] };

const DIGITS = /^\d*$/;
const MAX_LEVEL = 16;

/** Reads the attributes of a `<rule>`; names compare without case, an empty text counts as a number. */
export function readRuleAttributes(element: XmlElement, context: RuleFileContext): RuleAttributes {
  const attributes: AttributesInMaking = {
    id: undefined,
    level: undefined,
    frequency: undefined,
    timeframeSeconds: context.settings.defaultTimeframeSeconds,
    ignoreSeconds: 0,
    maxsize: 0,
    noAlert: false,
    overwrites: false,
    isAccurate: true,
  };
  for (const attribute of element.attributes) {
    const problem = readAttribute(attribute, attributes);
    if (problem?.isWarning) context.warn(element.line, problem.text);
    else if (problem) {
      context.error(element.line, `rules_op: ${problem.text}`);
      context.reject(element.line, 'Invalid attribute for rule.');
    }
  }
  return attributes;
}

interface Problem {
  readonly text: string;
  readonly isWarning?: boolean;
}

function readAttribute({ name, value }: XmlAttribute, into: AttributesInMaking): Problem | undefined {
  switch (lowerAscii(name)) {
    case 'id':
      if (!DIGITS.test(value) || value.length > 6) return badInteger('rule id', value, ' (max 6 digits)');
      into.id = Number(value);
      return undefined;
    case 'level':
      return readLevel(value, into);
    case 'frequency':
      return readFrequency(value, into);
    case 'timeframe':
      if (!DIGITS.test(value)) return badInteger('timeframe', value, ' (max 5 digits)');
      into.timeframeSeconds = Number(value.slice(0, 5));
      return undefined;
    case 'ignore':
      if (!DIGITS.test(value)) return badInteger('ignore_time', value, ' (max 6 digits)');
      into.ignoreSeconds = Number(value.slice(0, 6));
      return undefined;
    case 'maxsize':
      if (!DIGITS.test(value)) return badInteger('maxsize', value);
      into.maxsize = Number(value.slice(0, 4));
      return undefined;
    case 'accuracy':
      if (!DIGITS.test(value)) return badInteger('accuracy', value);
      into.isAccurate = Number(value) !== 0;
      return undefined;
    case 'noalert':
      into.noAlert = value === '1';
      return value === '0' || value === '1'
        ? undefined
        : { text: "Invalid value for attribute 'noalert'", isWarning: true };
    case 'overwrite':
      into.overwrites = value === 'yes';
      return value === 'yes' || value === 'no'
        ? undefined
        : { text: `Invalid overwrite: ${value}. Can only by 'yes' or 'no'` };
    default:
      return {
        text: `Invalid attribute "${name}". Only id, level, maxsize, accuracy, noalert, ignore, frequency and timeframe are allowed.`,
      };
  }
}

/** quirk: a level with anything but digits is ignored, and then missing. */
function readLevel(value: string, into: AttributesInMaking): Problem | undefined {
  if (!DIGITS.test(value)) return undefined;
  into.level = Number(value);
  if (into.level <= MAX_LEVEL) return undefined;
  return { text: `Invalid level: ${into.level}. Must be an integer between 0 and ${MAX_LEVEL}.` };
}

function readFrequency(value: string, into: AttributesInMaking): Problem | undefined {
  if (!DIGITS.test(value)) return badInteger('frequency', value);
  into.frequency = Number(value);
  if (into.frequency > 1 && into.frequency < 10000) return undefined;
  return { text: `Invalid frequency: ${into.frequency}. Must be higher than 1 and lower than 10000.` };
}

function badInteger(what: string, value: string, limit = ''): Problem {
  return { text: `Invalid ${what}: ${value}. Must be integer${limit}` };
}
