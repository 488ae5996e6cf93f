import { bytesToUtf8 } from '../bytes.ts';
import type { RuleNode } from '../ruleset/rule.ts';
import type { WalkObserver } from './walk.ts';

/** The answer's `rules_debug`: every rule that was tried, with its description as written. */
export class DebugTrail implements WalkObserver {
  readonly lines: string[] = [];

  tries({ rule }: RuleNode): void {
    this.lines.push(`Trying rule: ${rule.id} - ${bytesToUtf8(rule.description)}`);
  }

  matches({ rule }: RuleNode): void {
    this.lines.push(`*Rule ${rule.id} matched`);
  }

  triesChildren(): void {
    this.lines.push('*Trying child rules');
  }
}
