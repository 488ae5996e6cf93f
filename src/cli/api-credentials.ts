import { OssifyError } from '../diagnostics/index.ts';

/**
 * The manager's API user and password, from the environment, since arguments can be read by every user of a machine.
 * @throws OssifyError API_CREDENTIALS_MISSING
 */
export function apiCredentials(environment: NodeJS.ProcessEnv): { readonly user: string; readonly password: string } {
  const { OSSIFY_API_USER: user, OSSIFY_API_PASSWORD: password } = environment;
  if (user && password) return { user, password };
  throw new OssifyError({
    code: 'API_CREDENTIALS_MISSING',
    message: 'OSSIFY_API_USER and OSSIFY_API_PASSWORD are not both set.',
    hint: 'Export them; they are taken from the environment only.',
  });
}
