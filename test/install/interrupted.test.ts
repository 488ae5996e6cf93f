import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { installWorld, RECIPE, runScript } from '../builders/install-run.ts';
import { type Mishap, stepShims } from '../builders/program-shims.ts';

const { manager, bundle } = installWorld();

/** Each step is an installation of its own: OSSIFY_STEPS=1 tries every one, the gate every 7th, a plain run every 25th. */
const EVERY = Number(process.env.OSSIFY_STEPS ?? (process.env.OSSIFY_NO_SKIP === '1' ? 7 : 25));

/** The whole of an installation that nothing befalls, and what is there afterwards. */
function undisturbed() {
  const root = manager(RECIPE);
  const source = bundle();
  const shims = stepShims(join(source.path, 'shims'), 'killed', 0);
  expect(runScript(source, root, 'install.sh', [], shims.path).exit).toBe(0);
  return { steps: shims.steps(), after: root.snapshot() };
}

/** An installation to which something happens before a step. */
function disturbed(mishap: Mishap, step: number, check?: { exit: number; stderr: string; with: string }) {
  const root = manager(RECIPE, check ? { check } : {});
  const before = root.snapshot();
  const source = bundle();
  const shims = stepShims(join(source.path, 'shims'), mishap, step);
  const run = runScript(source, root, 'install.sh', [], shims.path);
  return { root, before, source, run, steps: shims.steps() };
}

function spread(steps: number): number[] {
  return Array.from({ length: steps }, (_, index) => index + 1).filter((step) => step % EVERY === 0);
}

describe('an installation that is killed', { timeout: 900_000 }, () => {
  test('before any step is finished by the next run, as if nothing had been', () => {
    const { steps, after } = undisturbed();
    expect(steps).toBeGreaterThan(40);
    for (const step of spread(steps).filter((_, index) => index % 2 === 0)) {
      const { root, source, run } = disturbed('killed', step);
      expect(run.exit, `killed before step ${step}`).not.toBe(0);
      expect(runScript(source, root), `after step ${step}`).toMatchObject({ exit: 0 });
      expect(root.snapshot(), `after step ${step}`).toEqual(after);
    }
  });

  test('before any step is put back by uninstall.sh, byte for byte', () => {
    const { steps } = undisturbed();
    for (const step of spread(steps).filter((_, index) => index % 2 === 1)) {
      const { root, before, source } = disturbed('killed', step);
      expect(runScript(source, root, 'uninstall.sh', ['--purge']), `after step ${step}`).toMatchObject({ exit: 0 });
      expect(root.snapshot(), `after step ${step}`).toEqual(before);
    }
  });

  test('while it puts everything back is put back by the next run', () => {
    const check = { exit: 1, stderr: 'CRITICAL: (1220): no', with: 'etc/rules/1000-acme_api_rules.xml' };
    const { steps } = disturbed('killed', 0, check);
    for (const step of spread(steps).slice(-Math.ceil(20 / EVERY))) {
      const { root, before, source } = disturbed('killed', step, check);
      expect(runScript(source, root, 'uninstall.sh', ['--purge']), `after step ${step}`).toMatchObject({ exit: 0 });
      expect(root.snapshot(), `after step ${step}`).toEqual(before);
    }
  });

  test('says so in the next run', () => {
    const { root, source } = disturbed('killed', 30);
    expect(runScript(source, root).stderr).toContain('An earlier run was interrupted.\nPutting everything back.');
  });
});

describe('an uninstallation that is killed', { timeout: 900_000 }, () => {
  test('before any step is finished by the next run', () => {
    const installed = () => {
      const root = manager(RECIPE);
      const before = root.snapshot();
      const source = bundle();
      runScript(source, root);
      return { root, before, source };
    };
    const whole = installed();
    const shims = stepShims(join(whole.source.path, 'shims'), 'killed', 0);
    runScript(whole.source, whole.root, 'uninstall.sh', ['--purge'], shims.path);
    for (const step of spread(shims.steps())) {
      const { root, before, source } = installed();
      const { path } = stepShims(join(source.path, 'shims'), 'killed', step);
      runScript(source, root, 'uninstall.sh', ['--purge'], path);
      expect(runScript(source, root, 'uninstall.sh', ['--purge']), `after step ${step}`).toMatchObject({ exit: 0 });
      expect(root.snapshot(), `after step ${step}`).toEqual(before);
    }
  });
});

describe('a disk that is full', { timeout: 900_000 }, () => {
  test('from any step on leaves the manager as it was, and is named', () => {
    const { steps } = undisturbed();
    for (const step of spread(steps - 10)) {
      const { root, before, run } = disturbed('disk full', step);
      expect(run, `full from step ${step}`).toMatchObject({
        exit: 1,
        stderr: expect.stringContaining('No space left on device'),
      });
      expect(root.snapshot(), `full from step ${step}`).toEqual(before);
    }
  });
});
