import type { Language } from '../../domain/text.ts';
import type { Aim } from '../aim.ts';

/**
 * A way out as it works from here: a command of ours at its end gets the flags that chose the place, and where an
 * emulator answers, a command of the cloud's tool becomes the one that reaches the emulator. '' where none does.
 */
export function nextStep(sentence: string, aim: Aim, language: Language): string {
  if (aim.emulated && /\baliyun\.service\b|\baxt\.aliyun\b/.test(sentence)) return '';
  const [, words = '', line = ''] = /^(.*?(?:: |：))((?:aliyun ecs|ecs-invoke) .+)$/s.exec(sentence) ?? [];
  if (line === '') return sentence;
  if (line.startsWith('ecs-invoke ')) return words + aimed(line, aim);
  if (!aim.emulated) return sentence;
  if (line.includes(' InstallCloudAssistant ')) return noAgentThere[language];
  const ours = oursFor(line);
  if (ours === null) return '';
  const begin = aim.shortLived && ours.includes(' emulator ') ? keepOne[language] : '';
  const said = ours === ledger && leadsToTheCloud.test(words) ? whatBegan[language] : words;
  return begin + said + aimed(ours, aim);
}

const ledger = 'ecs-invoke emulator ledger';
/** The ledger shows all that began, not one run, and no console shows an emulator. */
const leadsToTheCloud = /^(?:Look for exactly|精确查找|Find out whether it ran|在做任何操作之前)/;
const whatBegan = {
  en: 'Find out what really began before you send anything: ',
  zh: '在做任何操作之前，先查看实际启动了哪些执行：',
};

/** Those that lead somewhere from here. */
export function nextSteps(sentences: readonly string[], aim: Aim, language: Language): readonly string[] {
  const steps = sentences.map((each) => nextStep(each, aim, language)).filter((each) => each !== '');
  return [...new Set(steps)];
}

const noAgentThere = {
  en: 'In the emulator this instance has no agent, and none can be installed: choose another instance.',
  zh: '模拟器中的该实例没有 Agent，也无法安装：请选择其他实例。',
};

const keepOne = {
  en: 'This emulator ended with the command; keep one with ecs-invoke emulator in another terminal. ',
  zh: '该模拟器已随命令结束；请在另一个终端运行 ecs-invoke emulator 保留一个。',
};

/** The flags of the place, where the command takes them and does not have them yet; before a script's own words. */
export function aimed(line: string, { region, flags, emulated }: Aim): string {
  const [, command = '', script = ''] = /^(.*?)((?: -- .*)?)$/s.exec(line) ?? [];
  const takes = takenBy(command);
  const place = [
    ...(region !== null && takes === 'all' && !/ (?:-r|--region) /.test(command) ? [`-r ${region}`] : []),
    ...flags.filter((flag) => takes === 'all' || taking[takes].test(flag)),
  ];
  const lacking = place.filter((flag) => !command.includes(` ${flag}`));
  // An emulated instance has its files beneath the directory in which its commands start.
  const there = emulated ? script.replace(/^( -- ls -l '?)\//, '$1./') : script;
  return command + lacking.map((flag) => ` ${flag}`).join('') + there;
}

const taking = {
  emulator: /^--(?:endpoint|edition) /,
  identity: /^--(?:emulator$|(?:profile|config|ca-file) )/,
  // A plan tells region and edition, not where they are.
  plan: /^--(?:emulator$|(?:profile|config|ca-file|endpoint) )/,
  none: /(?!)/,
};

/**
 * Which of these flags a command of ours takes: all of them, those that choose an emulator, those that say who asks
 * (where it goes is on record), those and where a plan is applied, or none.
 */
function takenBy(command: string): 'all' | keyof typeof taking {
  const [, first = '', second = ''] = command.split(' ');
  if (first === 'emulator') return ['', 'exec', 'explain'].includes(second) ? 'none' : 'emulator';
  if (first === 'schedule') return ['list', 'stop'].includes(second) ? 'all' : 'none';
  if (first === 'apply') return 'plan';
  if (first === 'resume' || first === 'retry') return 'identity';
  return first.startsWith('-') || regional.includes(first) ? 'all' : 'none';
}

const regional: readonly string[] = ['invoke', 'exec', 'send', 'show', 'stop', 'commands', 'instances', 'doctor'];

/** What tells the same of an emulator as this line of the official CLI of the cloud; null where nothing does. */
function oursFor(line: string): string | null {
  const { action = '' } = /^aliyun ecs (?<action>\w+)/.exec(line)?.groups ?? {};
  const flagValue = (name: string) => {
    const value = new RegExp(` --${name} ('[^']*'|<[^>]*>|\\S+)`).exec(line)?.[1];
    return value?.replace(/^'\["([^"]*)"\]'$/, '$1');
  };
  const region = flagValue('RegionId');
  const place = region === undefined ? '' : ` -r ${region}`;
  switch (action) {
    case 'StartInstance':
      return `ecs-invoke emulator power start ${flagValue('InstanceId')}`;
    case 'DescribeCommands':
      return `ecs-invoke commands list${place}`;
    case 'DescribeInstances':
      return `ecs-invoke instances list${place}`;
    case 'DescribeCloudAssistantStatus':
      return `ecs-invoke instances check -i ${flagValue('InstanceId.1')}${place}`;
    case 'DescribeInvocations':
      return ledger;
    case 'DescribeInvocationResults':
      return `ecs-invoke show ${flagValue('InvokeId')}${place}`;
    default:
      return null;
  }
}
