import { type ResultFacts, told } from './row.ts';

/** The command was started, or ended in a way that leaves a question. */
export const executionResults = {
  ExitCodeNonzero: {
    ran: 'yes',
    en: {
      why: 'The script ran to its end and exited with a code other than 0.',
      fix: [
        'The reason is in its output; standard error is mixed into it.',
        'Common codes: 126 not executable, 127 command not found (Cloud Assistant loads no login profile, so PATH is short), 137 killed, often out of memory.',
        'A shell script saved with Windows line ends fails with "not found": convert it with dos2unix.',
      ],
    },
    zh: {
      why: '脚本已执行完毕，但退出码不为 0。',
      fix: [
        '原因见输出内容，其中也包含标准错误。',
        '常见退出码：126 无执行权限；127 命令未找到（云助手不加载登录环境，PATH 较短）；137 进程被杀，多为内存不足。',
        'Shell 脚本若带有 Windows 换行符，会报“not found”：请用 dos2unix 转换。',
      ],
    },
    documented: [
      told('pages 2021', 'the command execution exit code is not zero.'),
      told('result', 'The command execution exit code is not zero.'),
    ],
  },
  ExecutionTimeout: {
    ran: 'yes',
    en: {
      why: 'The script ran longer than its timeout and was stopped. What it had done until then stays done.',
      fix: [
        'Give it more time: --timeout 10m. Without that flag a stored command has its own timeout; where it has none, as with a script sent by exec, it is 60 s.',
        'Look on the instance whether anything it started is still running (ps -ef): with --termination-mode Process only its first process is killed, with ProcessTree also those below it.',
        'A script that waits for input never ends: standard input is empty.',
      ],
    },
    zh: {
      why: '脚本执行时间超过上限，已被终止；在此之前完成的操作仍然有效。',
      fix: [
        '延长时间：--timeout 10m。不指定时，已保存的命令以其自身的超时为准；没有设置超时的命令，以及 exec 发送的脚本，均为 60 秒。',
        '请登录实例确认是否还有它启动的进程（ps -ef）：--termination-mode Process 只终止第一个进程，ProcessTree 还会终止其下的进程。',
        '等待输入的脚本不会自行结束：标准输入为空。',
      ],
    },
    documented: [told('result', 'The command execution has been timeout.')],
  },
  ExecutionException: {
    ran: 'unknown',
    en: {
      why: 'The agent could not start the script or could not go on with it. ErrorInfo says what it met; mostly it is before the first line runs, but that is not certain.',
      fix: [
        'Disk full (-8, no space): free space under /tmp and in the directory of the agent.',
        '-7 or -11: the interpreter is missing or may not be executed: check the #! line and noexec on /tmp. -10: PowerShell is missing.',
        '-9: a script of this InvokeId is already there, so it had been delivered before: look at its effects first.',
        '-14 to -19: the container; see that it is running.',
      ],
    },
    zh: {
      why: 'Agent 无法启动脚本，或无法继续执行，详情见 ErrorInfo。多数情况发生在脚本第一行之前，但不能完全确定。',
      fix: [
        '磁盘已满（-8）：清理 /tmp 和 Agent 目录所在的磁盘。',
        '-7 或 -11：解释器缺失或无法执行，请检查 #! 行以及 /tmp 是否以 noexec 挂载。-10：缺少 PowerShell。',
        '-9：此 InvokeId 的脚本已存在，说明之前已下发过，请先查看其执行效果。',
        '-14 至 -19：容器问题，请确认容器正在运行。',
      ],
    },
    documented: [told('result', 'The command execution got an exception.')],
  },
  ExecutionInterrupted: {
    ran: 'unknown',
    en: {
      why: 'The run was broken off: it was stopped, or the agent or the instance went down meanwhile. It may have done a part of its work.',
      fix: [
        'Look on the instance how far it got before you send anything: its files and logs.',
        'Was it stopped by somebody? Look at the field StopTime: aliyun ecs DescribeInvocationResults --RegionId <region> --InvokeId <InvokeId>',
      ],
    },
    zh: {
      why: '执行被中断：被人为停止，或期间 Agent、实例发生异常。命令可能已完成一部分。',
      fix: [
        '发送任何命令之前，先登录实例，通过文件和日志确认执行到哪一步。',
        '是否有人停止了它？请查看 StopTime 字段：aliyun ecs DescribeInvocationResults --RegionId <地域> --InvokeId <InvokeId>',
      ],
    },
    documented: [told('pages 2021', 'the command execution has been interrupted')],
  },
  ClientRestarted: {
    ran: 'unknown',
    en: {
      why: 'The agent was restarted during the run, so the run was broken off and its end is not known.',
      fix: [
        'Look on the instance how far it got: its files and logs. The script may even still be running: ps -ef.',
        'Do not restart aliyun.service from within a command.',
      ],
    },
    zh: {
      why: '执行期间 Agent 被重启，执行中断，最终结果未知。',
      fix: [
        '登录实例，通过文件和日志确认执行到哪一步；脚本甚至可能仍在运行：ps -ef。',
        '不要在命令中重启 aliyun.service。',
      ],
    },
    documented: [told('current', 'The task was interrupted because the Cloud Assistant Agent was restarted.')],
  },
  TerminationException: {
    ran: 'yes',
    en: {
      why: 'The run was to be stopped, and that failed: it may still be going on. ErrorInfo says why.',
      fix: ['Log in to the instance and end the process by hand: ps -ef, then kill <pid>.'],
    },
    zh: {
      why: '停止执行失败，命令可能仍在运行；原因见 ErrorInfo。',
      fix: ['登录实例手动结束进程：先用 ps -ef 查找，再 kill <进程号>。'],
    },
    documented: [told('current', 'Failed to stop the task.')],
  },
  ScriptFileExisted: {
    ran: 'unknown',
    en: {
      why: 'The agent already has a script of this InvokeId: the task reached it twice, and it refused the second. The first may have run.',
      fix: ['Look on the instance for the effects of the first delivery.'],
    },
    zh: {
      why: 'Agent 上已有此 InvokeId 的脚本：任务到达了两次，第二次被拒绝，第一次可能已经执行。',
      fix: ['登录实例，查看第一次下发的执行效果。'],
    },
    documented: [told('agent', '')],
  },
} as const satisfies Record<string, ResultFacts>;
