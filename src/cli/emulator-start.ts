import type { EditionName } from '../domain/editions.ts';
import type { Fault } from '../domain/fault.ts';
import { parseFault } from '../domain/fault-spec.ts';
import { outputProfiles } from '../domain/output-profile.ts';
import { type Text, text } from '../domain/text.ts';
import { parseChoice } from './choice.ts';
import type { Context } from './context.ts';
import { readEdition } from './edition.ts';
import { parseInstances, parseLifetime, parsePending, parsePort } from './emulator-values.ts';
import { type Exit, exits } from './exit-code.ts';
import { Findings } from './findings.ts';
import { readFleet } from './fleet-flag.ts';
import { readGiven } from './given.ts';
import { openPresenter } from './open-presenter.ts';
import type { Presenter } from './presenter.ts';
import type { RunningEmulator } from './services.ts';
import { presentTrouble } from './trouble.ts';

export interface Started {
  readonly emulator: RunningEmulator;
  readonly edition: EditionName;
  readonly presenter: Presenter;
}

/** Starts an emulator from the flags of `emulator`; gives the exit when that is refused or fails. */
export async function startFromFlags({
  command,
  flags,
  stray,
  io,
  services,
  language,
}: Context): Promise<Started | Exit> {
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const presenter = await openPresenter({ format: 'text', query: null }, findings, io, language);
  const { name: edition } = readEdition(findings);
  const port = findings.single('port', parsePort) ?? 0;
  const instances = findings.single('instances', parseInstances) ?? 0;
  const settings = {
    pendingMs: findings.single('pending', parsePending),
    clientTokenLifetimeMs: findings.single('token-lifetime', parseLifetime),
    outputProfile: findings.single('output-profile', parseChoice(outputProfiles)),
  };
  const faults = readFaults(findings);
  const fleet = await readFleet(findings, services, { edition, instances });
  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  const [unreadable] = findings.unreadable;
  if (unreadable) return presentTrouble(unreadable, presenter, io.signal);
  const dataDir = findings.given.one('data')?.text ?? null;
  const log = findings.given.on('verbose') ? (line: string) => io.stderr.write(`${line}\n`) : () => {};
  const warn = (words: Text) => io.stderr.write(`! ${words[language]}\n`);
  const strict = !findings.given.on('loose');
  const ignoresClientTokens = findings.given.on('ignore-client-tokens');
  try {
    const how = {
      edition,
      port,
      dataDir,
      instances,
      fleet,
      faults,
      ignoresClientTokens,
      strict,
      warn,
      log,
      ...settings,
    };
    const emulator = await services.emulators.start(how);
    return { emulator, edition, presenter };
  } catch (error) {
    return startFailed(error, port, dataDir, presenter);
  }
}

function readFaults(findings: Findings): readonly Fault[] {
  return findings.given.all('fault').flatMap(({ text: spec }) => {
    const fault = findings.take('fault', spec, parseFault(spec));
    return fault ? [fault] : [];
  });
}

function startFailed(error: unknown, port: number, dataDir: string | null, presenter: Presenter): Exit {
  const { code, pid = 0, file = '' } = error as { code?: string; pid?: number; file?: string };
  if (typeof code !== 'string') throw error;
  if (code === 'UnknownInstance')
    return strangerInFault(error as { instanceId: string; near: string | null }, presenter);
  const trouble = dataTrouble(code, dataDir ?? '', pid, file);
  if (trouble) {
    presenter.trouble('emulator', code, trouble.why, trouble.fix, exits.io);
    return exits.io;
  }
  const why =
    code === 'EADDRINUSE'
      ? text(`Port ${port} of 127.0.0.1 is taken.`, `127.0.0.1 的端口 ${port} 已被占用。`)
      : code === 'EACCES' && port > 0 && port < 1024
        ? text(`Port ${port} needs more rights than this user has.`, `当前用户无权使用端口 ${port}。`)
        : text(
            `The emulator could not start in ${dataDir ?? 'its temporary directory'}.`,
            `模拟器无法在 ${dataDir ?? '临时目录'} 中启动。`,
          );
  const fix = text(
    'Leave out --port for a free one; --data needs a directory that can be written.',
    '去掉 --port 可自动选择空闲端口；--data 需要可写的目录。',
  );
  presenter.trouble('emulator', code, why, fix, exits.io);
  return exits.io;
}

function strangerInFault(
  { instanceId, near }: { readonly instanceId: string; readonly near: string | null },
  presenter: Presenter,
): Exit {
  const violation = {
    rule: 'fault-instance',
    flag: '--fault',
    given: instanceId,
    why: text(
      `The emulator would have no ${instanceId}, so this could never strike.`,
      `模拟器中没有 ${instanceId}，该故障永远不会生效。`,
    ),
    fix:
      near === null
        ? text(
            'Name one that it starts with; see --instances and --fleet.',
            '请指定模拟器中的实例；另见 --instances 与 --fleet。',
          )
        : text(`Did you mean ${near}?`, `是否想输入 ${near}？`),
  };
  presenter.violations([violation], exits.usage);
  return exits.usage;
}

/** Refusals of the emulator about its data directory; null: it is something else. */
function dataTrouble(code: string, dataDir: string, pid: number, file: string): { why: Text; fix: Text } | null {
  if (code === 'DirectoryInUse') {
    return {
      why: text(
        `Another emulator, process ${pid}, is using ${dataDir}.`,
        `另一个模拟器（进程 ${pid}）正在使用 ${dataDir}。`,
      ),
      fix: text('Stop it, or give another directory to --data.', '请先停止它，或为 --data 指定其他目录。'),
    };
  }
  if (code === 'NewerData') {
    return {
      why: text(
        `${file} was written by a newer ecs-invoke, and this one cannot read it.`,
        `${file} 由更新版本的 ecs-invoke 写入，当前版本无法读取。`,
      ),
      fix: text(
        'Update ecs-invoke, or give another directory to --data.',
        '请升级 ecs-invoke，或为 --data 指定其他目录。',
      ),
    };
  }
  if (code === 'ColonInPath') {
    return {
      why: text(
        `${file} has a colon in it. Commands get a PATH with directories below it, and PATH cannot hold a colon.`,
        `${file} 中含有冒号。命令的 PATH 包含其下的目录，而 PATH 中的目录不能含冒号。`,
      ),
      fix: text('Give --data a directory without a colon.', '请为 --data 指定不含冒号的目录。'),
    };
  }
  if (code === 'DamagedData') {
    return {
      why: text(
        `The emulator’s log cannot be read at ${file} (file and line). Nothing was changed.`,
        `模拟器日志无法读取，位置（文件与行号）：${file}。未做任何更改。`,
      ),
      fix: text(
        'Remove that file to begin anew, or give another directory to --data.',
        '删除该文件可重新开始，或为 --data 指定其他目录。',
      ),
    };
  }
  return null;
}
