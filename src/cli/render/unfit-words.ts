import { explainResultError } from '../../api/error-catalogue.ts';
import type { AgentFeature } from '../../domain/agent-features.ts';
import { type Text, text } from '../../domain/text.ts';
import type { Unfitness } from '../../usecases/fitness.ts';
import { visible } from './visible.ts';

export interface UnfitWords {
  /** Said of the instance, as a sentence without its subject's name and without a full stop. */
  readonly why: Text;
  /** Ways out, the most likely first; a command to type stands at the end. */
  readonly fix: readonly Text[];
}

/** A cause in words. `instanceId` may be a placeholder where one sentence stands for several instances. */
export function unfitWords(cause: Unfitness, instanceId: string, regionId: string): UnfitWords {
  switch (cause.reason) {
    case 'other-region': {
      const { region } = cause;
      return {
        why: text(`it is in ${region}, not in ${regionId}`, `它在 ${region}，不在 ${regionId}`),
        fix: [text(`Run it there, in a call of its own: -r ${region}.`, `请单独在该地域执行：-r ${region}。`)],
      };
    }
    case 'nowhere':
      return {
        why: text(
          `none of your ${cause.regionsAsked} regions has it`,
          `您可用的 ${cause.regionsAsked} 个地域中都没有此实例`,
        ),
        fix: [
          text(
            'Check the ID: it may be mistyped, or the instance was released. Does it belong to another account? Choose that with --profile.',
            '请核对实例 ID：可能输错，或实例已释放。若属于其他账号，请用 --profile 指定。',
          ),
        ],
      };
    case 'not-in-region':
      return { why: notInRegion(cause), fix: [text('Check the ID and -r.', '请检查实例 ID 与 -r。')] };
    case 'not-running':
      return notRunning(cause.status, instanceId, regionId);
    case 'expired':
      return {
        why: text(`it expired (${cause.since})`, `实例已到期（${cause.since}）`),
        fix: [
          text(
            'Renew it in the console (ECS > Instances > Renew); then it can be started.',
            '请在控制台续费（云服务器 ECS > 实例 > 续费），之后才能启动。',
          ),
        ],
      };
    case 'locked': {
      const locks = visible(cause.locks.join(', '));
      return {
        why: text(`it is locked (${locks})`, `实例已被锁定（${locks}）`),
        fix: [
          cause.locks.includes('financial')
            ? text('Pay what is overdue or renew it; then it can be started.', '请结清欠费或续费，之后才能启动。')
            : text('The console says why, and how to have it unlocked.', '请在控制台查看锁定原因与解锁方法。'),
        ],
      };
    }
    case 'classic-network':
      return {
        why: text('it is in the classic network, not in a VPC', '实例处于经典网络，而非 VPC'),
        fix: [
          text(
            'Move it into a VPC (ECS console > Migrate to VPC), or leave it out; today’s API (--edition current) does not ask for a VPC.',
            '请将其迁移到 VPC（ECS 控制台 > 迁移至 VPC），或不包含该实例；当前版本的 API（--edition current）不要求 VPC。',
          ),
        ],
      };
    case 'wrong-os':
      return wrongOs(cause);
    case 'no-agent':
      return {
        why: text(
          'its Cloud Assistant agent is not installed, or has never answered',
          '云助手 Agent 未安装，或从未应答',
        ),
        fix: [
          text(
            `Install it, then restart the instance: aliyun ecs InstallCloudAssistant --RegionId ${regionId} --InstanceId.1 ${instanceId}`,
            `安装 Agent，然后重启实例：aliyun ecs InstallCloudAssistant --RegionId ${regionId} --InstanceId.1 ${instanceId}`,
          ),
          startAgent,
        ],
      };
    case 'agent-offline': {
      const { version, heartbeatAt } = cause;
      const facts = [version, heartbeatAt === null ? '' : `${heartbeatAt}`].filter(Boolean).map(visible).join(', ');
      return {
        why: text(
          `its Cloud Assistant agent has been silent for more than two minutes (${facts})`,
          `云助手 Agent 已超过两分钟没有应答（${facts}）`,
        ),
        fix: [startAgent, agentNetwork(regionId)],
      };
    }
    case 'agent-too-old':
      return agentTooOld(cause);
    case 'reported':
      return reported(cause.code);
  }
}

const startAgent = text(
  'Installed? Start it on the instance: systemctl start aliyun.service (Windows: the service "Aliyun Assist Service").',
  '若已安装，请在实例内启动：systemctl start aliyun.service（Windows 为服务“Aliyun Assist Service”）。',
);

function agentNetwork(regionId: string): Text {
  return text(
    `If it runs, it cannot reach the service: allow TCP 443 to ${regionId}.axt.aliyun.com, TCP 80 to 100.100.100.200 and UDP 53 outbound.`,
    `若 Agent 正在运行，则是无法访问服务端：请放行出方向 ${regionId}.axt.aliyun.com 的 TCP 443、100.100.100.200 的 TCP 80 和 UDP 53。`,
  );
}

function notInRegion({ regionsAsked, regionsUnasked }: Extract<Unfitness, { reason: 'not-in-region' }>): Text {
  if (regionsUnasked === null) {
    return text(
      'this region has no such instance (the others were not asked)',
      '该地域中没有此实例（未能查询其他地域）',
    );
  }
  return text(
    `${regionsAsked} regions have no such instance; ${regionsUnasked} more could not be asked`,
    `已查询的 ${regionsAsked} 个地域中没有此实例，另有 ${regionsUnasked} 个地域未能查询`,
  );
}

function notRunning(status: string, instanceId: string, regionId: string): UnfitWords {
  const why = text(`it is not running (${visible(status)})`, `实例未在运行（${visible(status)}）`);
  switch (status) {
    case 'Stopped':
      return {
        why,
        fix: [
          text(
            `Start it: aliyun ecs StartInstance --RegionId ${regionId} --InstanceId ${instanceId}`,
            `启动实例：aliyun ecs StartInstance --RegionId ${regionId} --InstanceId ${instanceId}`,
          ),
        ],
      };
    case 'Stopping':
      return {
        why,
        fix: [
          text(
            `Wait until it is Stopped, then start it: aliyun ecs StartInstance --RegionId ${regionId} --InstanceId ${instanceId}`,
            `等其变为 Stopped 后再启动：aliyun ecs StartInstance --RegionId ${regionId} --InstanceId ${instanceId}`,
          ),
        ],
      };
    default:
      return {
        why,
        fix: [
          text(
            `Wait a minute until it runs: ecs-invoke instances check -r ${regionId} -i ${instanceId}`,
            `稍等片刻，待其运行：ecs-invoke instances check -r ${regionId} -i ${instanceId}`,
          ),
        ],
      };
  }
}

const osNames = { linux: 'Linux', windows: 'Windows' } as const;

function wrongOs({ os, needs }: Extract<Unfitness, { reason: 'wrong-os' }>): UnfitWords {
  const [is, wants] = [osNames[os], osNames[needs]];
  const types = {
    linux: text('a shell script (RunShellScript)', 'Shell 脚本（RunShellScript）'),
    windows: text(
      'a PowerShell or batch script (RunPowerShellScript, RunBatScript)',
      'PowerShell 或批处理脚本（RunPowerShellScript、RunBatScript）',
    ),
  };
  return {
    why: text(
      `its operating system is ${is}, and the command is for ${wants}`,
      `操作系统为 ${is}，而命令用于 ${wants}`,
    ),
    fix: [text(`Leave it out, or use ${types[os].en} for it.`, `请不要包含该实例，或为其改用 ${types[os].zh}。`)],
  };
}

const featureWords: Readonly<Record<AgentFeature, Text>> = {
  'schedule-forms': text('rate(…), at(…), a year or a time zone', 'rate(…)、at(…)、年或时区'),
  container: text('running in a container', '在容器中执行'),
  'built-in-ids': text('{{ACS::InstanceId}} and the like', '{{ACS::InstanceId}} 等内置参数'),
  'built-in-instance-name': text('{{ACS::InstanceName}}', '{{ACS::InstanceName}}'),
};

function agentTooOld({ version, needs, feature }: Extract<Unfitness, { reason: 'agent-too-old' }>): UnfitWords {
  const what = feature === null ? text('this command', '该命令') : featureWords[feature];
  const wanted = needs === null ? text('a newer one', '更高版本') : text(needs, needs);
  return {
    why: text(
      `its Cloud Assistant agent ${visible(version)} is too old: ${what.en} needs ${wanted.en}`,
      `云助手 Agent 版本 ${visible(version)} 过低：${what.zh}需要 ${wanted.zh}`,
    ),
    fix: [
      text(
        'Upgrade the agent (ECS console > Cloud Assistant), or do without that feature.',
        '请升级 Agent（ECS 控制台 > 云助手），或不使用该功能。',
      ),
    ],
  };
}

/** What the catalogue says of a result code. */
function reported(code: string): UnfitWords {
  const row = explainResultError(code);
  if (row === null) return { why: text(visible(code), visible(code)), fix: [] };
  const { en, zh } = row;
  return {
    why: text(en.why.replace(/\.$/, ''), zh.why.replace(/。$/, '')),
    fix: en.fix.map((sentence, at) => text(sentence, zh.fix[at] ?? sentence)),
  };
}
