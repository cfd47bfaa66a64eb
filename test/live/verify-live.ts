import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Place, questions } from './questions.ts';

/** Puts to a real account what cannot be known without one, and compares with what the emulator assumes. */

const flag = 'yes-this-costs-nothing-but-runs-commands-on';
const help = `npm run verify-live -- --${flag} <instance> [--region <id>] [--only <numbers>] [--again <token>=<InvokeId>] [--save <file>]

Runs some ten harmless commands (true, sleep, head) on that instance of yours, which should be a running Linux machine. The
credentials are those of ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and ALIBABA_CLOUD_SECURITY_TOKEN.
It would ask:
${questions.map(({ number, asks }) => `  ${number}. ${asks}`).join('\n')}
`;

type Env = Readonly<Record<string, string | undefined>>;

class Unwilling extends Error {}

const say = (line: string) => void process.stdout.write(`${line}\n`);

function prepared(args: string[], env: Env) {
  const text = { type: 'string' } as const;
  const options = { [flag]: text, region: text, only: text, again: text, save: text };
  const { values } = parseArgs({ args, options });
  const given = values as Readonly<Record<string, string | undefined>>;
  const instanceId = given[flag];
  if (!instanceId) throw new Unwilling(`Nothing was sent: --${flag} is missing.`);
  const regionId = given.region ?? env.ALIBABA_CLOUD_REGION_ID;
  if (!regionId) throw new Unwilling('Nothing was sent: --region is missing.');
  const endpoint = env.ECS_INVOKE_ENDPOINT ?? `https://ecs.${regionId}.aliyuncs.com`;
  const { protocol, hostname } = new URL(endpoint);
  const here = hostname === '127.0.0.1';
  if (!here && (env.CI || env.NODE_TEST_CONTEXT))
    throw new Unwilling('Nothing was sent: this is no place for a real account.');
  if (!here && protocol !== 'https:')
    throw new Unwilling('Nothing was sent: only an emulator is spoken to without TLS.');
  const { ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId, ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret } = env;
  if (!accessKeyId || !accessKeySecret)
    throw new Unwilling('Nothing was sent: there are no credentials in the environment.');
  const securityToken = env.ALIBABA_CLOUD_SECURITY_TOKEN ?? '';
  const [token = '', invokeId = ''] = given.again?.split('=') ?? [];
  const earlier = given.again ? { token, invokeId } : null;
  if (earlier && !(token && invokeId)) throw new Unwilling('Nothing was sent: --again wants <token>=<InvokeId>.');
  const identity = { endpoint, regionId, accessKeyId, accessKeySecret, securityToken };
  const place: Place = { identity, instanceId, earlier, say };
  const only = given.only?.split(',').map(Number);
  const chosen = questions.filter(({ number }) => only?.includes(number) ?? true);
  if (chosen.length === 0) throw new Unwilling('Nothing was sent: --only wants numbers of questions.');
  return { place, chosen, save: given.save };
}

async function verify({ place, chosen, save }: ReturnType<typeof prepared>): Promise<void> {
  const rows = [];
  for (const { number, asks, assumed, ask } of chosen) {
    say(`${number}. ${asks}\n  emulator  ${assumed}`);
    if (ask === null) {
      say('  not asked: it cannot be provoked without harm\n');
      continue;
    }
    const answered = await ask(place).catch((error: Error) => `no answer: ${error.message}`);
    say(`  service   ${answered}\n  ${answered === assumed ? 'the same' : 'DIFFERENT'}\n`);
    rows.push({ number, asks, assumed, answered });
  }
  const { endpoint, regionId } = place.identity;
  if (save) writeFileSync(save, `${JSON.stringify({ endpoint, regionId, at: new Date(), answers: rows }, null, 2)}\n`);
  say(`${rows.filter(({ assumed, answered }) => assumed === answered).length} of ${rows.length} as assumed`);
}

async function main(): Promise<void> {
  try {
    await verify(prepared(process.argv.slice(2), process.env));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${help}`);
    process.exitCode = 64;
  }
}

void main();
