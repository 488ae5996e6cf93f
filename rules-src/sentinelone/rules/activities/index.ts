// Activities of the console, by what they are about. What is not named here ends in 100660 on purpose.
import { customRules } from './custom-rules.ts';
import { endpointRules } from './endpoint.ts';
import { loginRules } from './logins.ts';
import { perimeterRules } from './perimeter.ts';
import { policyRules } from './policy.ts';
import { remoteAccessRules } from './remote-access.ts';
import { threatOutcomeRules } from './threat-outcome.ts';
import { userRules } from './users.ts';

export { excluded, policyChanged } from './policy.ts';
export { scriptRun, shellOpened } from './remote-access.ts';
export { newAdmin, roleChanged, twoFactorOff } from './users.ts';

export const activityRules = [
  threatOutcomeRules,
  endpointRules,
  loginRules,
  userRules,
  policyRules,
  remoteAccessRules,
  perimeterRules,
  customRules,
] as const;
