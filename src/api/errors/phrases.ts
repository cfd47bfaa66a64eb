import type { Text } from '../../domain/text.ts';
import { text } from '../../domain/text.ts';

/** Sentences that several rows share, so that a way out is worded (and corrected) once. */
export const phrases = {
  /** After a call whose outcome is open. */
  findOut: text(
    'Find out whether it ran before you send anything, in the ECS console (Cloud Assistant > Command Execution Result) or with: aliyun ecs DescribeInvocations --RegionId <region> --InstanceId <instance> --MaxResults 10',
    '在做任何操作之前，先确认命令是否已执行，可在 ECS 控制台（云助手 > 命令执行结果）查看，或运行：aliyun ecs DescribeInvocations --RegionId <地域> --InstanceId <实例 ID> --MaxResults 10',
  ),
  /** An empty list is no proof. */
  emptyListIsNoProof: text(
    'A new invocation can take a minute to appear: an empty list right away proves nothing. What the command itself leaves behind (a file, a log line) does.',
    '新的执行记录可能要一分钟左右才会出现：刚查到空列表并不能证明没有执行。以命令自身留下的痕迹（文件、日志）为准。',
  ),
  tellSupport: text(
    'If it keeps happening, open a ticket with the RequestId.',
    '若持续出现，请携带 RequestId 提交工单。',
  ),
  dryRun: text(
    '--dry-run prints the request exactly as it would go out, and sends nothing.',
    '使用 --dry-run 可原样查看将要发出的请求，且不会真正发送。',
  ),
  listInstance: text(
    'Look it up: aliyun ecs DescribeInstances --RegionId <region> --InstanceIds \'["<instance>"]\'',
    '查询该实例：aliyun ecs DescribeInstances --RegionId <地域> --InstanceIds \'["<实例 ID>"]\'',
  ),
  agentStatus: text(
    'See whether the agent is online: aliyun ecs DescribeCloudAssistantStatus --RegionId <region> --InstanceId.1 <instance>',
    '查看云助手 Agent 是否在线：aliyun ecs DescribeCloudAssistantStatus --RegionId <地域> --InstanceId.1 <实例 ID>',
  ),
  startAgent: text(
    'On the instance: systemctl start aliyun.service (without systemd: /etc/init.d/aliyun-service start); on Windows start the service "Aliyun Assist Service".',
    '在实例内执行 systemctl start aliyun.service（无 systemd 时执行 /etc/init.d/aliyun-service start）；Windows 请启动服务“Aliyun Assist Service”。',
  ),
  installAgent: text(
    'Not installed? Install it, then restart the instance: aliyun ecs InstallCloudAssistant --RegionId <region> --InstanceId.1 <instance>',
    '若尚未安装，请安装后重启实例：aliyun ecs InstallCloudAssistant --RegionId <地域> --InstanceId.1 <实例 ID>',
  ),
  listCommands: text(
    'List your commands: ecs-invoke commands list -r <region>',
    '列出已有命令：ecs-invoke commands list -r <地域>',
  ),
} as const satisfies Record<string, Text>;
