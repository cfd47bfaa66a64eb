import { type Behaviour, own } from './behaviour.ts';

/** The emulator's own calls, one line each: what they take (with ? what may be left out), and what they answer. */
export const controlBehaviours: Readonly<Record<string, Behaviour>> = {
  'Emulator.DescribeStatus': own(
    'Takes nothing. Answers Pid, Edition, DataDir, Clock, InstanceStates, Runs, Waiting, Pending, Faults, Unserved, Survivors and LeftBehind.',
    '无参数。返回 Pid、Edition、DataDir、Clock、InstanceStates、Runs、Waiting、Pending、Faults、Unserved、Survivors 和 LeftBehind。',
  ),
  'Emulator.AddFault': own(
    'Takes Spec, as on the command line. Answers FaultId, counted from 1.',
    '参数 Spec，写法与命令行相同。返回 FaultId，从 1 开始。',
  ),
  'Emulator.ListFaults': own(
    'Takes nothing. Answers Faults.Fault, each with FaultId, Spec, Met, Struck and Over.',
    '无参数。返回 Faults.Fault，各含 FaultId、Spec、Met、Struck 和 Over。',
  ),
  'Emulator.ClearFaults': own(
    'Takes nothing. Answers Cleared, how many could still have struck.',
    '无参数。返回 Cleared，即撤销时仍可能生效的故障数。',
  ),
  'Emulator.ListProcessStarts': own(
    'Takes Offset?, Wait? (true: until nothing is pending or running) and PatienceSeconds? (5). Answers TotalCount, Offset, PendingTasks, RunningTasks and up to 1,000 ProcessStarts.ProcessStart.',
    '参数 Offset?、Wait?（true：等到没有待下发或执行中的任务）、PatienceSeconds?（5）。返回 TotalCount、Offset、PendingTasks、RunningTasks，以及最多 1,000 条 ProcessStarts.ProcessStart。',
  ),
  'Emulator.DescribeClock': own('Takes nothing. Answers Now, AheadMs and Move.', '无参数。返回 Now、AheadMs 和 Move。'),
  'Emulator.MoveClock': own(
    'Takes one of AdvanceSeconds, To and Next, and PatienceSeconds? (15). Answers as Emulator.DescribeClock does, after 5 seconds at most.',
    '参数 AdvanceSeconds、To、Next 之一，以及 PatienceSeconds?（15）。最多 5 秒后返回，内容同 Emulator.DescribeClock。',
  ),
  'Emulator.ChangePower': own(
    'Takes Change (stop, start or reboot), InstanceId.N and Wait? (true: until what comes up runs, 10 seconds at most). Answers Instances.Instance, each with InstanceId, Before and After.',
    '参数 Change（stop、start 或 reboot）、InstanceId.N、Wait?（true：等到启动完成，最多 10 秒）。返回 Instances.Instance，各含 InstanceId、Before 和 After。',
  ),
  'Emulator.CreateSecurityToken': own(
    'Takes DurationSeconds? (3600). Answers Credentials with AccessKeyId, AccessKeySecret, SecurityToken and Expiration.',
    '参数 DurationSeconds?（3600）。返回 Credentials，含 AccessKeyId、AccessKeySecret、SecurityToken 和 Expiration。',
  ),
  'Emulator.Stop': own(
    'Takes nothing. Answers Pid, DataDir and Temporary, and stops the emulator.',
    '无参数。返回 Pid、DataDir 和 Temporary，随后停止模拟器。',
  ),
};
