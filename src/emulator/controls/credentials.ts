import { Refusal } from '../refusal.ts';
import type { Controls } from './control.ts';

export const credentialsControls: Controls = {
  'Emulator.CreateSecurityToken': {
    takes: ['DurationSeconds'],
    run(args, { keys }) {
      const durationSeconds = args.integer('DurationSeconds');
      if (durationSeconds !== undefined && durationSeconds < 1) throw new Refusal('InvalidParameter.DurationSeconds');
      const issued = keys.issue(durationSeconds === undefined ? {} : { durationSeconds });
      // As the answer of AssumeRole of the real STS has them.
      return {
        Credentials: {
          AccessKeyId: issued.accessKeyId,
          AccessKeySecret: issued.accessKeySecret,
          SecurityToken: issued.securityToken,
          Expiration: `${issued.expiration.toISOString().slice(0, 19)}Z`,
        },
      };
    },
  },
};
