import { type Rule, ruleElements, type TimeSpan, type WeekDay } from '../../define/index.ts';
import type { Report } from '../report.ts';
import { element, type XmlNode } from './node.ts';

/** `<time>` and `<weekday>`. */
export function timeNodes(rule: Rule, report: Report): XmlNode[] {
  return [
    ...(rule.time ? timeNode(rule.time, report) : []),
    ...(rule.weekday ? [element(ruleElements.weekday, days(rule.weekday))] : []),
  ];
}

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

function timeNode({ from, to, outside }: TimeSpan, report: Report): XmlNode[] {
  const wrong = [from, to].find((text) => !CLOCK.test(text));
  if (wrong !== undefined) {
    report({
      code: 'TIME_NOT_READABLE',
      message: `"${wrong}" is no time of day.`,
      hint: 'Write HH:MM, from 00:00 to 23:59.',
    });
    return [];
  }
  if (outside && from > to) {
    report({
      code: 'TIME_OUTSIDE_MIDNIGHT',
      message: `Wazuh drops the negation of a span over midnight (${from} to ${to}).`,
      hint: `Write the hours that are meant: from '${to}' to '${from}'.`,
    });
    return [];
  }
  return [element(ruleElements.time, `${outside ? '!' : ''}${from} - ${to}`)];
}

function days(weekday: readonly WeekDay[] | 'weekdays' | 'weekends'): string {
  return typeof weekday === 'string' ? weekday : weekday.join(', ');
}
