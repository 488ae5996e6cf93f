import type { LoadMessage } from '../../engine/index.ts';
import { type Check, check, type Fault } from '../check.ts';
import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { type CheckedFile, type CheckInput, childrenNamed } from '../input.ts';
import { attributeOf } from '../read-input.ts';
import { faultOfMessage, type MessageKind, spokenAt } from './engine-message.ts';

/**
 * The net below the other kinds: a message of the loader that none of them knows, and a refusal that it gives no message for.
 * An unknown message at the place of a known one is its follow-up.
 * @param known the kinds that repeat messages
 */
export function loaderComplains(known: readonly MessageKind[]): Check {
  return check({
    id: 'loader-complains',
    level: 'error',
    effect: 'refused',
    title: 'A file that Wazuh refuses without a word, or a message that no other kind knows',
    reason:
      'A <field> without a name, and a decoder file of zero bytes, make Wazuh refuse the ruleset without saying why. Whatever else its loader says is repeated here.',
    repair: 'Give the <field> a name; remove the empty file.',
    demonstration: {
      before: childRule('<field>^evil$</field>'),
      after: childRule(IS_EVIL),
      near: childRule('<field type="osregex" name="name">^evil$</field>'),
      missed: MISSES_EVIL,
    },
    *find(input) {
      for (const message of input.messages) {
        if (known.some(({ isMeant }) => spokenAt(message, input).some((other) => isMeant(other, input)))) continue;
        const fault = faultOfMessage(message, input);
        if (fault !== undefined) yield { ...fault, hint: hintOf(message) };
      }
      yield* silentRefusals(input);
    },
  });
}

/** @source decoding.md 5.10: 2106 of no decoder in particular */
function hintOf({ code, at }: LoadMessage): string {
  return code === 2106 && at === undefined
    ? 'Wazuh needs at least one root decoder with <program_name> and one without.'
    : 'Repair what the message names.';
}

function* silentRefusals({ refused, messages, files }: CheckInput): Iterable<Fault> {
  for (const file of files) {
    if (refused.includes(file.path) && !messages.some((message) => isErrorOf(message, file))) yield silentRefusal(file);
  }
}

function silentRefusal(file: CheckedFile): Fault {
  const nameless = file.elements
    .flatMap(({ children }) => children.flatMap((rule) => childrenNamed(rule, 'field')))
    .find((field) => attributeOf(field, 'name') === undefined);
  return {
    at: nameless ? file.source.at(nameless) : file.source.atLine(1),
    message: `Wazuh refuses the file without a word: ${nameless ? '<field> has no name' : 'it is empty'}.`,
    hint: nameless ? 'Add name="…".' : 'Remove the file.',
  };
}

function isErrorOf({ level, at }: LoadMessage, file: CheckedFile): boolean {
  return level !== 'WARNING' && at?.file === file.path;
}
