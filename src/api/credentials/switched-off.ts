import { text } from '../../domain/text.ts';
import { type Env, isOn } from '../environment-names.ts';
import type { CredentialsPlan } from './plan.ts';
import { fetchProblem } from './problems.ts';

/** The official CLI's switch for modes that let a file start a program or call an address. */
export function refuseWhereDisabled(plan: CredentialsPlan, env: Env): void {
  if (!isOn(env, 'ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS')) return;
  throw fetchProblem(
    plan,
    'external-disabled',
    text(
      'ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS forbids this mode.',
      '环境变量 ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS 禁止使用该模式。',
    ),
    text('Unset that variable, or choose another profile.', '请取消设置该变量，或改用其他配置。'),
  );
}
