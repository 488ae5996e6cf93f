import type { Budget } from './budget.ts';
import type { Config } from './config/read-config.ts';
import type { Edges } from './edges.ts';
import { storageFaultOf, systemCode } from './fault.ts';
import type { Output } from './sink/output.ts';
import { planRotation, rotate } from './sink/rotate.ts';

/**
 * Logcollector looks for new files every 64 s and opens them at their end: what is written before is lost.
 * @source Wazuh 4.14.7, logcollector.vcheck_files
 */
const UNTIL_WATCHED_MS = 66_000;

export interface OutputContext {
  readonly edges: Edges;
  readonly config: Config;
  readonly output: Output;
  readonly budget: Budget;
}

/**
 * Sees to it that lines can be appended and will be read: creates the file and waits until Wazuh watches it, makes up
 * for a run that was cut short, rotates when it is time.
 */
export async function prepareOutput(
  context: OutputContext,
  isImpatient: boolean,
  recover: () => Promise<void>,
): Promise<void> {
  const { edges, config, output, budget } = context;
  const { path, ...marker } = markerOf(context);
  if (!output.look()) {
    marker.put();
    await output.create();
  }
  const created = edges.files.facts(path);
  if (created) {
    const facts = output.look();
    const waitMs = UNTIL_WATCHED_MS - Math.max(0, edges.clock.nowMs() - (facts?.changedMs ?? 0));
    if (!isImpatient && facts?.size === 0 && waitMs > 0)
      await edges.clock.sleep(Math.min(waitMs, UNTIL_WATCHED_MS), budget.signal);
    budget.throwIfOver();
    marker.remove();
  }
  await recover();
  const rotation = {
    path: config.output.file,
    maxSizeBytes: config.output.maxSizeMiB * 1024 * 1024,
    keep: config.output.keep,
  };
  const plan = planRotation(edges.files, edges.clock, rotation);
  if (plan.kind === 'wait') {
    await edges.clock.sleep(plan.ms, budget.signal);
    budget.throwIfOver();
  }
  if (plan.kind !== 'none') await rotate(edges.files, rotation);
  budget.restart();
}

/** Survives a run that is killed while it waits: the file is there then, but perhaps not watched. */
function markerOf({ edges: { files }, config }: OutputContext) {
  const path = `${config.stateDir}/output-created`;
  return {
    path,
    put: () => {
      try {
        files.create(path, 0o640).close();
      } catch (cause) {
        if (systemCode(cause) !== 'EEXIST')
          throw storageFaultOf(cause, `${path} cannot be written`, 'Check its folder.');
      }
    },
    remove: () => files.remove(path),
  };
}
