import {
  type Category,
  category,
  ifGroupText,
  ifLevel,
  type Placement,
  type Rule,
  type RuleRef,
  stockRule,
} from '../../define/index.ts';
import type { RuleDefinition } from '../../engine/ruleset/index.ts';
import type { RuleContext } from './rule.ts';

/**
 * Where a rule stands. Wazuh takes the first of if_sid, if_level, if_group and category, and for a counting rule without
 * any what it counts.
 * @source rules.md 1.4, 2.3
 */
export function importedPlacement({ draft }: RuleDefinition, context: RuleContext): Placement | undefined {
  const { texts } = draft;
  const own = draft.category === 'syslog' ? undefined : category(draft.category satisfies Category);
  if (draft.attributes.overwrites) {
    checkOverwritten(draft.id, context);
    return own;
  }
  const ifSid = texts.get('if_sid');
  if (ifSid !== undefined) return parents(ifSid, context);
  if (draft.ifMatchedSid !== undefined && texts.get('if_group') === undefined) return undefined;
  const level = texts.get('if_level');
  if (level !== undefined) return ifLevel(Number(level));
  const group = texts.get('if_group');
  if (group !== undefined) return ifGroupText(context.utf8(group));
  return texts.get('if_matched_group') === undefined ? own : undefined;
}

/** An overwrite of nothing is an ordinary rule, which stands where it says. */
function checkOverwritten(id: number, { earlier, isElsewhere, refuse }: RuleContext): void {
  if (earlier.has(id) || isElsewhere(id)) return;
  refuse({
    code: 'IMPORT_OVERWRITES_NOTHING',
    message: `There is no rule ${id} to overwrite: Wazuh loads it as a rule of its own, with a warning.`,
    hint: 'Take overwrite out, import the file of that rule too, or name the ruleset that has it with --ruleset.',
  });
}

function parents(text: string, context: RuleContext): Placement | undefined {
  if (!/^[\d, ]*\d$/.test(text)) {
    context.refuse({
      code: 'IMPORT_IF_SID',
      message: `<if_sid>${context.utf8(text)}</if_sid> is no list of ids.`,
      hint: 'Write ids with commas between them; a separator at the end hangs the rule below its category too.',
    });
    return undefined;
  }
  const [first, ...others] = (text.match(/\d+/g) ?? []).map((id) => referenceTo(Number(id), context));
  if (first === undefined) return undefined;
  return others.length === 0 ? first : [first, ...others];
}

/** A rule that was imported before, or one of the stock ruleset. */
export function referenceTo(id: number, { earlier, defined, refuse }: RuleContext): RuleRef {
  const known: Rule | undefined = earlier.get(id);
  if (known === undefined && defined.has(id)) {
    refuse({
      code: 'IMPORT_PARENT_LATER',
      message: `It names rule ${id}, which is loaded later: Wazuh drops the reference.`,
      hint: 'Move that rule before this one.',
    });
  }
  return known ?? stockRule(id);
}
