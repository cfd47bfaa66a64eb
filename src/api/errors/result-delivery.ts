import { phrases } from './phrases.ts';
import { type ResultFacts, told } from './row.ts';

const network = {
  en: [
    'Outbound from the instance these must be open on the internal network: TCP 443 to https://<region>.axt.aliyun.com, TCP 80 to 100.100.100.200, UDP 53 for names. Check security group, firewall, DNS and routes.',
    'Test on the instance: curl https://<region>.axt.aliyun.com/luban/api/connection_detect answers ok.',
  ],
  zh: [
    '实例须能通过内网出方向访问：https://<地域>.axt.aliyun.com 的 TCP 443、100.100.100.200 的 TCP 80，以及 DNS 的 UDP 53。请检查安全组、防火墙、DNS 和路由表。',
    '在实例内测试：curl https://<地域>.axt.aliyun.com/luban/api/connection_detect，返回 ok 即为正常。',
  ],
} as const;

/** The command did not get to the instance, or nobody knows how far it got. */
export const deliveryResults = {
  InstanceNotExists: {
    ran: 'no',
    en: {
      why: 'The instance does not exist (any more).',
      fix: ['It was released, or the ID was mistyped: leave it out of -i.', phrases.listInstance.en],
    },
    zh: {
      why: '该实例不存在（或已不存在）。',
      fix: ['实例已释放，或 ID 输错：请从 -i 中去掉。', phrases.listInstance.zh],
    },
    documented: [
      told('pages 2021', 'the specified instance does not exists'),
      told('result', 'The specified instance does not exist.'),
    ],
  },
  InstanceReleased: {
    ran: 'unknown',
    en: {
      why: 'The instance was released while the command was on it. How far the command got is lost with the instance.',
      fix: [
        'Only what the command did elsewhere (a database, a bucket, another host) can tell.',
        'Leave the instance out of -i from now on.',
      ],
    },
    zh: {
      why: '命令执行期间实例被释放，执行到哪一步已随实例一起丢失。',
      fix: ['只能从命令在别处留下的结果（数据库、存储桶、其他主机）来判断。', '今后请从 -i 中去掉该实例。'],
    },
    documented: [told('result', 'The specified instance was released during task execution.')],
  },
  InstanceNotRunning: {
    ran: 'no',
    en: {
      why: 'The instance was not Running, so the command was not delivered.',
      fix: [
        'Start it, wait until its agent is online, and send the command to this instance again: aliyun ecs StartInstance --RegionId <region> --InstanceId <instance>',
        'Or leave it out of -i.',
      ],
    },
    zh: {
      why: '实例不在运行中（Running）状态，命令没有下发。',
      fix: [
        '启动实例，等 Agent 上线后，单独对该实例重新发送命令：aliyun ecs StartInstance --RegionId <地域> --InstanceId <实例 ID>',
        '或从 -i 中去掉该实例。',
      ],
    },
    documented: [
      told('pages 2021', 'the instance is not running when create task'),
      told('result', 'The specified instance was not running during task execution.'),
    ],
  },
  InstanceRestarted: {
    ran: 'unknown',
    en: {
      why: 'The instance was restarted during the run, so the command was cut off at an unknown point.',
      fix: [
        'Look on the instance how far it got: its files and logs.',
        'If the command itself is to restart the instance, let it exit with 194 instead: the agent reports first and restarts then.',
      ],
    },
    zh: {
      why: '执行期间实例被重启，命令在某个未知的位置中断。',
      fix: [
        '登录实例，通过文件和日志确认执行到哪一步。',
        '如果命令本身要重启实例，请让脚本以 194 退出：Agent 会先上报结果再重启。',
      ],
    },
    documented: [told('current', 'The instance was restarted during task execution.')],
  },
  InstanceDeregistered: {
    ran: 'unknown',
    en: {
      why: 'The managed instance (mi-…) was deregistered; its last report is missing.',
      fix: ['Register it once more, and look on the machine whether the command ran.'],
    },
    zh: {
      why: '该托管实例（mi-…）已注销，没有收到它最后的上报。',
      fix: ['重新注册该实例，并登录机器确认命令是否执行过。'],
    },
    documented: [told('current', 'The managed instance has been unregistered.')],
  },
  ClientNotRunning: {
    ran: 'no',
    en: {
      why: 'The Cloud Assistant agent on the instance is stopped or not installed, so the command was not delivered.',
      fix: [phrases.agentStatus.en, phrases.startAgent.en, phrases.installAgent.en],
    },
    zh: {
      why: '实例上的云助手 Agent 已停止或未安装，命令没有下发。',
      fix: [phrases.agentStatus.zh, phrases.startAgent.zh, phrases.installAgent.zh],
    },
    documented: [
      told('current', 'The Cloud Assistant Agent is not running.'),
      told('result', 'The aliyun service is not running on the instance.'),
    ],
  },
  ClientNotOnline: {
    ran: 'no',
    en: {
      why: 'The agent is installed but has no connection to the service, so the command was not delivered.',
      fix: [...network.en, 'Then restart the agent on the instance: systemctl restart aliyun.service.'],
    },
    zh: {
      why: 'Agent 已安装，但没有连上服务端，命令没有下发。',
      fix: [...network.zh, '然后在实例内重启 Agent：systemctl restart aliyun.service。'],
    },
    documented: [told('current', 'The Cloud Assistant Agent is not connected to the server.')],
  },
  ClientNotResponse: {
    ran: 'unknown',
    en: {
      why: 'The agent fell silent. The command may have been delivered and may have run, without the report coming back.',
      fix: [
        'Look on the instance before sending anything: search /usr/local/share/aliyun-assist/<version>/log/aliyun_assist_main.log for the InvokeId (Windows: C:\\ProgramData\\aliyun\\assist\\<version>\\log). There: delivered; not there: not delivered.',
        'Then restart the agent: systemctl restart aliyun.service.',
        ...network.en,
      ],
    },
    zh: {
      why: 'Agent 没有响应。命令可能已经下发并执行，只是结果没有上报回来。',
      fix: [
        '发送任何命令之前，先在实例内查看：在 /usr/local/share/aliyun-assist/<版本>/log/aliyun_assist_main.log 中搜索 InvokeId（Windows 为 C:\\ProgramData\\aliyun\\assist\\<版本>\\log）。有记录说明已下发，没有则未下发。',
        '然后重启 Agent：systemctl restart aliyun.service。',
        ...network.zh,
      ],
    },
    documented: [
      told('current', 'The Cloud Assistant Agent did not respond.'),
      told('result', 'The aliyun service in the instance does not response.'),
    ],
  },
  ClientIsUpgrading: {
    ran: 'no',
    en: {
      why: 'The agent was being upgraded at that moment and took nothing.',
      fix: ['Wait a minute and send the command to this instance again: it did not run there.', phrases.agentStatus.en],
    },
    zh: {
      why: 'Agent 当时正在升级，没有接收命令。',
      fix: ['等一分钟后单独对该实例重新发送：命令在该实例上没有执行过。', phrases.agentStatus.zh],
    },
    documented: [told('result', 'The aliyun service in the instance is upgrading during task execution.')],
  },
  ClientNeedUpgrade: {
    ran: 'no',
    en: {
      why: 'The agent is too old for a feature of this command; ErrorInfo names the version it needs. rate(…), at(…), a year or a zone need 2.2.3.282 (Windows 2.1.3.282), containers 2.2.3.344.',
      fix: [
        'Upgrade the agent: ECS console > Cloud Assistant, or install the newest package on the instance.',
        'Or do without the feature: a six-field cron works with every agent.',
        phrases.agentStatus.en,
      ],
    },
    zh: {
      why: 'Agent 版本过低，不支持该命令用到的功能；所需版本见 ErrorInfo。rate(…)、at(…)、年和时区需要 2.2.3.282（Windows 为 2.1.3.282），容器功能需要 2.2.3.344。',
      fix: [
        '升级 Agent：在 ECS 控制台 > 云助手中升级，或在实例内安装最新安装包。',
        '或不使用该功能：六字段 Cron 对所有版本都有效。',
        phrases.agentStatus.zh,
      ],
    },
    documented: [told('result', 'The aliyun service in the instance need to be upgraded to at least …')],
  },
  ClientNetworkBlocked: {
    ran: 'no',
    en: { why: 'The network of the instance keeps the agent from reaching the service.', fix: network.en },
    zh: { why: '实例的网络环境异常，Agent 无法访问服务端。', fix: network.zh },
    documented: [told('pages 2021', ''), told('current', 'The network environment of the instance is abnormal.')],
  },
  SecurityGroupRuleDenied: {
    ran: 'no',
    en: {
      why: 'A rule of a security group forbids the agent to reach the service. ErrorInfo names the group and the address.',
      fix: [
        'Add an outbound rule to that group that allows TCP 443 to the address named, with a higher priority than the rule that denies it.',
        ...network.en,
      ],
    },
    zh: {
      why: '安全组规则禁止 Agent 访问云助手服务；安全组和被拒绝的地址见 ErrorInfo。',
      fix: ['在该安全组中添加出方向规则，放行到该地址的 TCP 443，且优先级高于拒绝规则。', ...network.zh],
    },
    documented: [told('result', 'The security group rules denied access to the aliyun service.')],
  },
  DeliveryTimeout: {
    ran: 'no',
    en: {
      why: 'The command could not be delivered within a minute.',
      fix: [
        'It did not run on this instance; sending it to this instance again is safe.',
        phrases.agentStatus.en,
        'If the agent is online, the instance may be overloaded, or its network lossy.',
      ],
    },
    zh: {
      why: '命令未能在一分钟内下发到实例。',
      fix: [
        '命令在该实例上没有执行，可放心地单独对它重新发送。',
        phrases.agentStatus.zh,
        '如果 Agent 在线，可能是实例负载过高或网络丢包。',
      ],
    },
    documented: [told('result', 'The command delivery has been timeout.')],
  },
  TaskConcurrencyLimit: {
    ran: 'no',
    en: {
      why: 'Too many commands run on this instance at the same time; this one was not started.',
      fix: [
        'Wait for the others: aliyun ecs DescribeInvocations --RegionId <region> --InstanceId <instance> --InvokeStatus Running',
        'A script that hangs keeps its place until its --timeout: give it a shorter one.',
      ],
    },
    zh: {
      why: '该实例上同时执行的命令过多，本次没有启动。',
      fix: [
        '等待其他命令结束：aliyun ecs DescribeInvocations --RegionId <地域> --InstanceId <实例 ID> --InvokeStatus Running',
        '挂起的脚本在达到 --timeout 之前会一直占用名额：请为其设置更短的超时。',
      ],
    },
    documented: [told('current', 'The number of concurrent tasks exceeds the maximum limit.')],
  },
} as const satisfies Record<string, ResultFacts>;
