import { type ResultFacts, told } from './row.ts';

const list = {
  en: 'List what the agent sees, on the instance: aliyun-service list-containers --source cri --all.',
  zh: '在实例内列出 Agent 可见的容器：aliyun-service list-containers --source cri --all。',
} as const;

/** The command was to run in a container, and the container does not allow it. */
export const containerResults = {
  ContainerNotFound: {
    ran: 'no',
    en: {
      why: 'The instance has no container with this ID or name.',
      fix: [
        list.en,
        'A restarted container has a new ID: prefer --container-name.',
        'Give the name of the container, not of the pod.',
      ],
    },
    zh: {
      why: '实例上没有此 ID 或名称的容器。',
      fix: [list.zh, '容器重建后 ID 会变化：建议使用 --container-name。', '请填写容器名称，而不是 Pod 名称。'],
    },
    documented: [told('current', 'The container does not exist.')],
  },
  ContainerNameDuplicated: {
    ran: 'no',
    en: {
      why: 'Several containers on the instance have this name.',
      fix: ['Give the full ID with --container-id.', list.en],
    },
    zh: { why: '实例上有多个同名容器。', fix: ['请用 --container-id 给出完整 ID。', list.zh] },
    documented: [
      told(
        'current',
        'The node has containers with the same name. The container on which to run the command cannot be identified.',
      ),
    ],
  },
  ContainerNameAndIdNotMatch: {
    ran: 'no',
    en: {
      why: 'The container ID and the container name belong to two different containers.',
      fix: ['Give only one of --container-id and --container-name.', list.en],
    },
    zh: {
      why: '容器 ID 与容器名称不是同一个容器。',
      fix: ['--container-id 与 --container-name 只给一个即可。', list.zh],
    },
    documented: [told('current', 'The container ID and container name do not match.')],
  },
  ContainerStateAbnormal: {
    ran: 'no',
    en: {
      why: 'The container is not running.',
      fix: ['Start it: commands run only in a container whose State is Running.', list.en],
    },
    zh: {
      why: '容器不在运行状态。',
      fix: ['请先启动容器：只有 State 为 Running 的容器才能执行命令。', list.zh],
    },
    documented: [told('current', 'The container status is abnormal.')],
  },
  ContainerConnectFailed: {
    ran: 'no',
    en: {
      why: 'The agent cannot connect to the container.',
      fix: [
        list.en,
        'Only containers that Kubernetes manages over CRI (docker, containerd, cri-o) are supported, and they need a /bin/sh.',
      ],
    },
    zh: {
      why: 'Agent 无法连接到该容器。',
      fix: [list.zh, '只支持由 Kubernetes 通过 CRI 管理的容器（docker、containerd、cri-o），且容器内须有 /bin/sh。'],
    },
    documented: [told('current', 'Cannot connect to the container.')],
  },
  UnsupportedContainerRuntime: {
    ran: 'no',
    en: {
      why: 'The prefix of the container ID names a runtime that is not supported.',
      fix: ['Use docker://, containerd:// or cri-o://, or the 64 digits without a prefix.'],
    },
    zh: {
      why: '容器 ID 前缀中的运行时不受支持。',
      fix: ['请使用 docker://、containerd:// 或 cri-o:// 前缀，或只写 64 位 ID。'],
    },
    documented: [told('current', 'The container runtime included in the container ID is not supported.')],
  },
  InvalidContainerId: {
    ran: 'no',
    en: { why: 'The container ID is malformed.', fix: ['Give all 64 hexadecimal digits: crictl ps --no-trunc.'] },
    zh: { why: '容器 ID 格式错误。', fix: ['请给出完整的 64 位十六进制 ID：crictl ps --no-trunc。'] },
    documented: [told('current', 'The container ID is invalid.')],
  },
  InvalidContainerName: {
    ran: 'no',
    en: {
      why: 'The container name is malformed.',
      fix: [
        'It starts with a letter or digit and holds letters, digits, ".", "_" and "-" only, 255 characters at most.',
      ],
    },
    zh: {
      why: '容器名称格式错误。',
      fix: ['名称以字母或数字开头，只含字母、数字、“.”、“_”和“-”，最长 255 个字符。'],
    },
    documented: [told('current', 'The container name is invalid.')],
  },
} as const satisfies Record<string, ResultFacts>;
