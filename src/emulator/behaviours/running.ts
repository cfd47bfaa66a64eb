import { assumed, type Behaviour, doc, measured, source } from './behaviour.ts';

/** How a command comes to run and ends; the same for stored and for one-off commands. */
const execution: readonly Behaviour[] = [
  doc(
    'A task is Pending, then Running, then over; one that cannot be delivered is Aborted, within 60 s at the latest.',
    '任务先为 Pending，再为 Running，然后结束；无法下发时为 Aborted，最迟 60 秒。',
  ),
  source(
    'The content is a file that sh -c executes: a #! line works, standard input is empty, both outputs are one stream.',
    '脚本内容存为文件并由 sh -c 执行：#! 行有效，标准输入为空，两路输出合为一路。',
  ),
  source(
    'The run ends with its first process, and 200 ms later for stray output; what comes after that is lost.',
    '首个进程结束即视为运行结束，再等 200 毫秒收集剩余输出；之后的输出会丢失。',
  ),
  source(
    'A timeout kills with SIGKILL: with Process the first process only, with ProcessTree those below it too.',
    '超时以 SIGKILL 终止：Process 只终止首个进程，ProcessTree 连同其子进程一并终止。',
  ),
  measured(
    'Where sh is dash, Process kills the shell and leaves the script alive.',
    '当 sh 为 dash 时，Process 只终止 shell，脚本本身继续运行。',
  ),
  source(
    'Kept of the output are the first 6,000 bytes and the last of the rest; only the first can be seen while it runs.',
    '输出保留前 6,000 字节和剩余部分的末尾；运行期间只能看到前者。',
  ),
  assumed('24 KB of output are 24,576 bytes.', '24 KB 输出按 24,576 字节计。'),
  source(
    'Exit code 194 reboots the instance and 193 powers it off; here the emulated one.',
    '退出码 194 重启实例，193 关闭实例；此处仅作用于模拟的实例。',
  ),
  assumed(
    'Of the two of Windows 3010 reboots and 3009 powers off.',
    'Windows 的两个退出码中，3010 为重启，3009 为关机。',
  ),
  source(
    'The agent reports a run that was killed by a signal with the exit code -1, one that timed out with 1.',
    'Agent 上报的退出码：被信号终止为 -1，超时为 1。',
  ),
  assumed('The API tells the same exit codes.', 'API 返回相同的退出码。'),
  source(
    'At most 500 runs are alive on one instance, as with newer agents; older ones ran 10 and queued 50.',
    '一台实例上最多同时运行 500 个任务，与较新的 Agent 一致；旧 Agent 同时运行 10 个、排队 50 个。',
  ),
  doc('One too many has the code TaskConcurrencyLimit.', '超出上限的任务错误码为 TaskConcurrencyLimit。'),
  assumed('It is Aborted at once; nothing is queued.', '超出上限的任务立即变为 Aborted，不会排队。'),
  assumed('There is no exit code before the end.', '结束之前没有退出码。'),
  doc(
    'Any Frequency makes a periodic task (in the older editions only with Timed=true); cron runs are 10 s apart at least, rate(…) 60 s to 7 days.',
    '只要有 Frequency 即为周期任务（旧版本还需 Timed=true）；cron 间隔至少 10 秒，rate(…) 为 60 秒到 7 天。',
  ),
  source(
    'A moment that comes while a run is alive is skipped; rate(…) keeps the grid of its creation.',
    '运行尚未结束时到来的时刻会被跳过；rate(…) 始终以创建时间为基准。',
  ),
  assumed('A schedule goes on after the instance was down.', '实例停机恢复后，执行计划继续。'),
  assumed(
    'What ran when the emulator ended is, after its next start with the same --data, Error with ExecutionInterrupted, and is not run again.',
    '模拟器结束时正在运行的任务，在使用相同 --data 再次启动后为 Error（ExecutionInterrupted），且不会再次执行。',
  ),
  assumed(
    'Of its output those of the first 6,000 bytes are kept that were there a second before.',
    '其输出保留一秒前已产生的部分，最多为前 6,000 字节。',
  ),
  assumed(
    'What has not begun on an instance that the next start does not have is Aborted with InstanceReleased; a schedule there ends so too.',
    '再次启动时已不存在的实例上，尚未开始的任务为 Aborted（InstanceReleased），其执行计划也随之结束。',
  ),
  doc(
    'A Username that the instance does not have is AccountNotExists; here it has the user of the emulator, root, and those of the fleet file.',
    '实例中不存在的 Username 返回 AccountNotExists；此处存在的有模拟器的当前用户、root 以及实例文件中的用户名。',
  ),
  assumed(
    'All of these run as the user of the emulator; USER and LOGNAME say a name of the fleet file, where the real agent leaves its own.',
    '它们都以模拟器的当前用户身份运行；USER 与 LOGNAME 为实例文件中的用户名，而真实 Agent 保留其自身的值。',
  ),
  doc(
    'A command for another system is CommandNotApplicable; so is every one on Windows that is not simulated.',
    '与操作系统不符的命令返回 CommandNotApplicable；未设为模拟的 Windows 实例上任何命令也是如此。',
  ),
  assumed(
    'A dry run that finds nothing wrong is shown as Success with exit code 0.',
    '演练未发现问题时显示为 Success，退出码 0。',
  ),
  source(
    'With --output-profile legacy output is kept as agents up to v578 did: each second 2,048 bytes are shown until more than 6,000 are out, and the end brings the last of the rest; a run of less than a second keeps its tail only. No edition changes this.',
    '使用 --output-profile legacy 时，按 v578 及更早 Agent 的方式保留输出：每秒显示 2,048 字节，直到超过 6,000 字节，结束时给出剩余部分的末尾；不足一秒的运行只保留末尾。与 --edition 无关。',
  ),
  measured(
    'In a command reboot, shutdown, poweroff, halt, init, telinit and systemctl are stand-ins, in login shells too; by an absolute path such as /sbin/reboot, by sudo or by a PATH of its own a command reaches the real ones of this machine.',
    '命令中的 reboot、shutdown、poweroff、halt、init、telinit 和 systemctl 均为替身，登录 shell 中也是如此；但通过 /sbin/reboot 等绝对路径、sudo 或自行设置的 PATH，仍会触及本机的真实程序。',
  ),
];

const tokens: readonly Behaviour[] = [
  doc(
    'The same ClientToken with the same parameters gives the same InvokeId and no second run; with others IdempotentParameterMismatch.',
    '相同 ClientToken 与参数返回同一 InvokeId，不会再次执行；参数不同返回 IdempotentParameterMismatch。',
  ),
  assumed(
    'A ClientToken is good for 24 hours, unless --token-lifetime says otherwise.',
    'ClientToken 有效期为 24 小时，可用 --token-lifetime 更改。',
  ),
  doc(
    'While a call waits for a latency before its commit, another with its ClientToken is IdempotentProcessing.',
    '某次调用因 before-commit 延迟尚未完成时，使用相同 ClientToken 的另一次调用返回 IdempotentProcessing。',
  ),
];

/** The actions that start commands. */
export const runningBehaviours: Readonly<Record<string, readonly Behaviour[]>> = {
  InvokeCommand: [
    doc(
      '100 instances in one call (50 in edition 2019, 100 in 2018), 10 parameters with names of 64 characters.',
      '一次最多 100 台实例（2019 版 50 台，2018 版 100 台），10 个参数，参数名 64 个字符。',
    ),
    ...tokens,
    doc(
      'In edition 2018 network, state and agent of the instances are checked at the call.',
      '2018 版在调用时检查实例的网络、状态和 Agent。',
    ),
    assumed(
      'Later the result of each instance tells its state and agent; in edition 2019, which asks for a VPC, another network is ClientNetworkBlocked, and today every network will do.',
      '之后的版本由每台实例的结果说明其状态和 Agent；2019 版要求 VPC，其他网络为 ClientNetworkBlocked；当前版本不限网络。',
    ),
    assumed(
      'The order of the checks: required, limits, existence, fitness, parameters, schedule, ClientToken.',
      '检查顺序：必填、限制、是否存在、是否适用、参数、执行计划、ClientToken。',
    ),
    assumed('A Timeout below 10 s is InvalidParameter.Timeout.', 'Timeout 小于 10 秒返回 InvalidParameter.Timeout。'),
    assumed('A parameter that is not given is the empty text.', '未提供的参数按空文本处理。'),
    ...execution,
  ],
  RunCommand: [
    doc(
      'CommandContent is plain text unless ContentEncoding is Base64; the answer has a CommandId and an InvokeId.',
      '除非 ContentEncoding 为 Base64，否则 CommandContent 为纯文本；应答包含 CommandId 和 InvokeId。',
    ),
    doc('The command is not kept unless KeepCommand is true.', '除非 KeepCommand 为 true，否则不保留命令。'),
    ...tokens,
    ...execution,
  ],
  StopInvocation: [
    source(
      'What runs is killed (Stopping, then Terminated), what has not started is Cancelled, a schedule ends.',
      '运行中的被终止（先 Stopping 后 Terminated），未启动的为 Cancelled，执行计划结束。',
    ),
    doc(
      'The pages say that runs which have started go on; the emulator follows the agent instead.',
      '文档称已启动的运行不受影响；模拟器以 Agent 的行为为准。',
    ),
    assumed('Without InstanceId it means all instances.', '未指定 InstanceId 时作用于全部实例。'),
    assumed('To stop what is over is no error, and changes nothing.', '停止已结束的执行不报错，也不改变结果。'),
    doc(
      'An unknown InvokeId is InvalidInvokeId.NotFound (404; 400 in edition 2018).',
      'InvokeId 不存在返回 InvalidInvokeId.NotFound（404；2018 版为 400）。',
    ),
  ],
  SendFile: [
    doc(
      'Content is plain text unless ContentType is Base64, at most 32 KB in Base64.',
      '除非 ContentType 为 Base64，否则 Content 为纯文本；Base64 后最多 32 KB。',
    ),
    source('A file that exists is not replaced without Overwrite.', '未指定 Overwrite 时不覆盖已有文件。'),
    source('Owner and group are checked after the file was written.', '属主和属组在写入文件之后才检查。'),
    assumed(
      'Names that climb out of the instance’s directory are refused; the real agent would follow them.',
      '越出实例目录的路径会被拒绝；真实 Agent 不会拒绝。',
    ),
  ],
};
