import { randomUUID } from 'node:crypto';
import { type Answer, call, type Identity, type Parameters } from './service.ts';

/** Where the questions are put. */
export interface Place {
  readonly identity: Identity;
  /** Its commands run there. */
  readonly instanceId: string;
  /** A token and the InvokeId it was answered with, in an earlier run. */
  readonly earlier: { readonly token: string; readonly invokeId: string } | null;
  say(line: string): void;
}

export interface Question {
  /** As in the list of the page docs/emulator.md. */
  readonly number: number;
  readonly asks: string;
  /** What the emulator answers. */
  readonly assumed: string;
  /** null where it cannot be provoked without harm. */
  readonly ask: ((place: Place) => Promise<string>) | null;
}

/** What nobody can know without an account, each with the calls that answer it. The commands change nothing. */
export const questions: readonly Question[] = [
  {
    number: 1,
    asks: 'Does a ClientToken give the first answer again (--again asks later; a day is assumed)?',
    assumed: 'yes',
    async ask(place) {
      const token = place.earlier?.token ?? randomUUID();
      const run = () => accepted(place, { ...script('true'), ClientToken: token });
      const first = place.earlier?.invokeId ?? (await run());
      if (place.earlier === null) place.say(`    later: --again ${token}=${first}`);
      return (await run()) === first ? 'yes' : 'no, it ran again';
    },
  },
  {
    number: 2,
    asks: 'Is a new invocation visible in the first answer to a question by its ID, and by its tag?',
    assumed: 'by ID at once, by tag at once',
    async ask(place) {
      const key = 'ecs-invoke-verify';
      const tag = { 'Tag.1.Key': key, 'Tag.1.Value': randomUUID() };
      const InvokeId = await accepted(place, { ...script('true'), ...tag });
      const [byId, byTag] = await Promise.all([visible(place, { InvokeId }), visible(place, tag)]);
      return `by ID ${byId}, by tag ${byTag}`;
    },
  },
  {
    number: 3,
    asks: 'How many of 40,000 bytes of output are kept?',
    assumed: '24576 bytes, 15424 dropped',
    async ask(place) {
      const row = await over(place, await accepted(place, script('head -c 40000 /dev/zero | tr "\\0" x')));
      return `${Buffer.from(row.Output, 'base64').length} bytes, ${row.Dropped} dropped`;
    },
  },
  {
    number: 4,
    asks: 'Which exit code has a run that is under way, one that timed out, and one that was stopped?',
    assumed: 'under way none, timed out 1, stopped -1',
    async ask(place) {
      const [late, stopped] = await Promise.all([
        accepted(place, script('sleep 60', '10')),
        accepted(place, script('sleep 60')),
      ]);
      const running = await rowWhen(place, stopped, ({ InvocationStatus }) => InvocationStatus === 'Running');
      await asked(place, 'StopInvocation', { InvokeId: stopped });
      const [a, b] = [await over(place, late), await over(place, stopped)];
      return `under way ${running.ExitCode ?? 'none'}, timed out ${a.ExitCode ?? 'none'}, stopped ${b.ExitCode ?? 'none'}`;
    },
  },
  {
    number: 5,
    asks: 'What does a rehearsal (DryRun) that finds nothing wrong look like?',
    assumed: 'Success, exit code 0',
    async ask(place) {
      const row = await over(place, await accepted(place, { ...script('true'), RepeatMode: 'DryRun' }));
      return `${row.InvocationStatus}, exit code ${row.ExitCode ?? 'none'}`;
    },
  },
  {
    number: 6,
    asks: 'Does a stop end a run that has started?',
    assumed: 'yes: Terminated',
    async ask(place) {
      const InvokeId = await accepted(place, script('sleep 20'));
      await rowWhen(place, InvokeId, ({ InvocationStatus }) => InvocationStatus === 'Running');
      await asked(place, 'StopInvocation', { InvokeId });
      const { InvocationStatus } = await over(place, InvokeId);
      return `${InvocationStatus === 'Success' ? 'no' : 'yes'}: ${InvocationStatus}`;
    },
  },
  { number: 7, asks: 'What becomes of a run whose agent dies?', assumed: 'nothing: no agent dies there', ask: null },
  {
    number: 8,
    asks: 'Which HTTP status have an unknown key, a wrong signature, an old time stamp and a used nonce?',
    assumed:
      '404 InvalidAccessKeyId.NotFound, 400 SignatureDoesNotMatch, 400 InvalidTimeStamp.Expired, 400 SignatureNonceUsed',
    async ask({ identity, say }) {
      const regions = (parameters: Parameters, as = identity) => call(as, 'DescribeRegions', parameters, say);
      const nonce = { SignatureNonce: randomUUID() };
      const answers: Answer[] = [
        await regions({}, { ...identity, accessKeyId: 'LTAInobodyhasthiskey', securityToken: '' }),
        await regions({}, { ...identity, accessKeySecret: 'wrong' }),
        await regions({ Timestamp: '2020-01-01T00:00:00Z' }),
      ];
      await regions(nonce);
      answers.push(await regions(nonce));
      return answers.map(({ status, code }) => `${status} ${code || 'accepted'}`).join(', ');
    },
  },
  {
    number: 9,
    asks: 'May whoever may run a command also tag its invocation?',
    assumed: 'yes',
    async ask(place) {
      await accepted(place, script('true'));
      const tag = { 'Tag.1.Key': 'ecs-invoke-verify', 'Tag.1.Value': 'tagged' };
      const { code } = await call(
        place.identity,
        'RunCommand',
        { ...target(place), ...script('true'), ...tag },
        place.say,
      );
      return code === '' ? 'yes' : `no: ${code}`;
    },
  },
  {
    number: 10,
    asks: 'What does a parameter become that was not passed?',
    assumed: 'the text ""',
    async ask(place) {
      const command = { ...script('echo "[{{name}}]"'), EnableParameter: 'true' };
      const { code, body } = await call(place.identity, 'RunCommand', { ...target(place), ...command }, place.say);
      if (code !== '') return `refused: ${code}`;
      const { Output } = await over(place, body.InvokeId);
      const text = Buffer.from(Output, 'base64').toString().trim();
      return `the text ${JSON.stringify(text.slice(1, -1))}`;
    },
  },
];

/** A shell command that is not kept. */
function script(content: string, timeout = '60'): Parameters {
  const CommandContent = Buffer.from(content).toString('base64');
  return { Type: 'RunShellScript', ContentEncoding: 'Base64', CommandContent, Timeout: timeout };
}

const target = ({ instanceId }: Place): Parameters => ({ 'InstanceId.1': instanceId });

/** RunCommand on the instance; the InvokeId. */
async function accepted(place: Place, parameters: Parameters): Promise<string> {
  return (await asked(place, 'RunCommand', { ...target(place), ...parameters })).InvokeId;
}

async function asked({ identity, say }: Place, action: string, parameters: Parameters): Promise<Answer['body']> {
  const { code, body } = await call(identity, action, parameters, say);
  if (code !== '') throw new Error(`${code}: ${body.Message}`);
  return body;
}

/** How long until DescribeInvocations has one row. */
async function visible(place: Place, filter: Parameters): Promise<string> {
  const begun = Date.now();
  for (let round = 0; round < 100; round++) {
    const { TotalCount } = await asked({ ...place, say() {} }, 'DescribeInvocations', filter);
    if (TotalCount > 0) return round === 0 ? 'at once' : `after ${Date.now() - begun} ms`;
    await pause();
  }
  return 'never';
}

const over = (place: Place, invokeId: string) =>
  rowWhen(place, invokeId, ({ InvocationStatus }) => !['Pending', 'Running', 'Stopping'].includes(InvocationStatus));

/** The row of DescribeInvocationResults once it is so; gives up after two minutes. */
async function rowWhen(
  place: Place,
  InvokeId: string,
  when: (row: Answer['body']) => boolean,
): Promise<Answer['body']> {
  for (let round = 0; round < 400; round++) {
    const { Invocation } = await asked({ ...place, say() {} }, 'DescribeInvocationResults', { InvokeId });
    const [row] = Invocation.InvocationResults.InvocationResult;
    if (row && when(row)) return row;
    await pause();
  }
  throw new Error(`${InvokeId} does not get there`);
}

const pause = () => new Promise((wake) => setTimeout(wake, 300));
