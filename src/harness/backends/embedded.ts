import { OssifyError } from '../../diagnostics/index.ts';
import {
  type Answer,
  loadRuleset,
  plainOutput,
  type Ruleset,
  type RulesetFile,
  Session,
  type WalkObserver,
} from '../../engine/index.ts';
import { type Backend, type Bench, lastOfEach } from '../backend.ts';
import type { ExampleEvent } from '../example.ts';
import { readLogtestDocument } from '../logtest-document.ts';
import type { PluginFiles } from '../plugin-folder.ts';
import type { Verdict } from '../verdict.ts';
import { refused } from './refusal.ts';

/** Where the simulated clock stands at the start of each session: a Wednesday noon, so that results do not hang on today. */
export const SESSION_START_MS = Date.UTC(2025, 0, 1, 12);

/**
 * The engine in this process, with a clock that jumps over waits.
 * @param base what the plugin is loaded beside: the stock ruleset, or the minimal one
 */
export function embeddedBackend(base: readonly RulesetFile[]): Backend {
  let last: Ruleset | undefined; // a plugin that is opened again with other lists has the same decoders
  return {
    name: 'embedded',
    open: async (plugin) => {
      last = loadPlugin(base, plugin, last);
      return openBench(last, plugin);
    },
  };
}

/** A plugin's files as the engine takes them. */
export function engineFiles({ decoders, rules, lists }: PluginFiles): RulesetFile[] {
  return [...decoders, ...rules, ...lists].map(engineFile);
}

export function engineFile({ path, text }: PluginFiles['rules'][number]): RulesetFile {
  return { path, text, isByteString: true };
}

function loadPlugin(base: readonly RulesetFile[], plugin: PluginFiles, before: Ruleset | undefined): Ruleset {
  const ruleset = loadRuleset([...base, ...engineFiles(plugin)], {}, before);
  if (ruleset.failure) throw refused('The embedded engine', ruleset.sessionMessages, plugin);
  return ruleset;
}

function openBench(ruleset: Ruleset, plugin: PluginFiles): Bench {
  return {
    messages: ruleset.sessionMessages.filter((message) => !message.startsWith('INFO: ')),
    sharesSessions: false,
    clock: 'simulated',
    parallel: 1,
    cannotTake: () => undefined,
    judge: async (sequences) => judge(ruleset, sequences, plugin),
    close: () => Promise.resolve(),
  };
}

function judge(ruleset: Ruleset, sequences: readonly (readonly ExampleEvent[])[], plugin: PluginFiles): Verdict[] {
  const answers = playEvents(ruleset, sequences.flat());
  for (const [index, answer] of answers.entries()) {
    if (answer.output !== undefined) continue;
    throw index === 0 ? refused('The embedded engine', answer.messages, plugin) : engineError(answer);
  }
  return lastOfEach(sequences, answers).flatMap((answer) => verdictOf(answer) ?? []);
}

/** Plays events to one new session of a loaded ruleset. @param observer told of every rule that is tried */
export function playEvents(ruleset: Ruleset, events: readonly ExampleEvent[], observer?: WalkObserver): Answer[] {
  let nowMs = SESSION_START_MS;
  const session = new Session(ruleset, { clock: () => nowMs, zoneOffsetMinutes: () => 0 });
  return events.map(({ text, location, logFormat, waitSeconds }) => {
    nowMs += waitSeconds * 1000;
    return session.process({ event: text, location, logFormat, ...(observer ? { observer } : {}) });
  });
}

/** The verdict in an answer; undefined when the engine failed. */
export function verdictOf({ output, alert = false, messages }: Answer): Verdict | undefined {
  if (output === undefined) return undefined;
  return readLogtestDocument({ output: plainOutput(output), alert, messages });
}

function engineError({ messages, codemsg }: Answer): OssifyError {
  return new OssifyError({
    code: 'ENGINE_ERROR',
    message: `The embedded engine could not judge an event: ${messages.join(' | ')} (codemsg ${codemsg}).`,
    hint: 'The real engine answers the same: see the event, and "ossify explain".',
  });
}
