import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import type { Prepared } from '../invoke/prepare.ts';
import { pageFor } from '../open-presenter.ts';
import { isTrouble, presentTrouble } from '../trouble.ts';
import { Asker } from './ask.ts';
import { sayFarewell } from './closing-words.ts';
import { decide } from './decide.ts';
import { type Draft, draftFrom } from './draft.ts';
import { back, Left } from './keyboard.ts';
import { offerEmulator } from './offer-emulator.ts';
import { type Questions, selects } from './questions-for.ts';
import { Session } from './session.ts';
import { parametersToAsk } from './steps/parameters.ts';
import { type StepName, stepNames, steps } from './steps/steps.ts';

/**
 * Asks for what `invoke` needs, shows the request, and sends it when told to. What has been entered is kept when a call
 * fails; Esc goes back one question; Ctrl-C leaves, and nothing more is sent.
 */
export async function converse(context: Context, prepared: Prepared, questions: Questions): Promise<Exit> {
  const { io, language } = context;
  const asker = new Asker(io, await pageFor('stderr', prepared.findings.given.on('no-color'), io, language));
  let session: Session | null = null;
  try {
    const offered = await offerEmulator(context, prepared, asker);
    if (offered.kind === 'trouble') return presentTrouble(offered.trouble, prepared.presenter, io.signal);
    session = new Session(offered.context, offered.prepared, asker);
    return await conversation(session, questions);
  } catch (error) {
    if (isTrouble(error)) return presentTrouble(error, prepared.presenter, io.signal);
    if (!(error instanceof Left)) throw error;
    sayFarewell(asker, session?.refused != null);
    return error.signal === 'SIGINT' ? exits.interrupted : exits.terminated;
  } finally {
    await session?.close();
  }
}

async function conversation(session: Session, questions: Questions): Promise<Exit> {
  const { given } = session;
  const everything = questions === 'everything';
  let draft = draftFrom(given, session.flags);
  // A region that is configured is asked for only where everything is.
  if (!everything) draft = { ...draft, regionId: draft.regionId ?? session.configuredRegion };
  const saysWhen = ['wait', 'follow', 'rehearse', 'frequency', 'repeat-mode'].some((flag) => given.from(flag) !== null);
  const answered = new Set<StepName>(everything && !saysWhen ? [] : ['when']);
  if (!everything) for (const name of answeredBy(draft)) answered.add(name);
  if (selects(given)) answered.add('instances');
  /** Questions that were asked, in order: what Esc goes back through. */
  const history: StepName[] = [];
  let next: StepName | null = null;
  /** A question asked once more from the last one: Esc goes back there. */
  let changing = false;

  const goBack = () => {
    next = history.pop() ?? null;
    if (next !== null) answered.delete(next);
  };
  for (;;) {
    const open: readonly StepName[] = stepNames.filter((name) => !answered.has(name));
    const name: StepName | undefined = next ?? open[0];
    if (name === undefined) {
      const decision = await decide(draft, session);
      if (decision.kind === 'ended') return decision.exit;
      if (decision.kind === 'back') goBack();
      changing = decision.kind === 'change';
      if (decision.kind === 'change') next = decision.step;
      continue;
    }
    if (name === 'parameters' && (await parametersToAsk(draft, session)).length === 0) {
      answered.add(name);
      next = null;
      continue;
    }
    const answer = await steps[name](draft, session);
    if (answer === back && changing && next !== null) {
      next = null;
      continue;
    }
    if (answer === back) {
      const again = history.length === 0;
      goBack();
      if (again) next = name;
      continue;
    }
    for (const changed of outdatedBy(draft, answer))
      if (!(changed === 'instances' && selects(given))) answered.delete(changed);
    draft = answer;
    answered.add(name);
    history.push(name);
    next = null;
  }
}

function answeredBy({ regionId, command, instances }: Draft): readonly StepName[] {
  return [
    ...(regionId === null ? [] : (['region'] as const)),
    ...(command === null ? [] : (['command'] as const)),
    ...(instances.length === 0 ? [] : (['instances'] as const)),
  ];
}

/** What has to be asked again after this answer. */
function outdatedBy(before: Draft, after: Draft): readonly StepName[] {
  if (before.regionId !== null && before.regionId !== after.regionId) return ['command', 'instances', 'parameters'];
  return before.command === after.command ? [] : ['parameters'];
}
