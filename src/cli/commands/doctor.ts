import { text } from '../../domain/text.ts';
import { sameWay } from '../aim.ts';
import type { Context } from '../context.ts';
import type { Check } from '../doctor/check.ts';
import { type Examination, examine } from '../doctor/examine.ts';
import {
  configurationCheck,
  credentialsCheck,
  fetchingCheck,
  regionCheck,
  settled,
} from '../doctor/identity-checks.ts';
import {
  completionCheck,
  emulatorCheck,
  interruptedExit,
  programCheck,
  stateCheck,
  terminalCheck,
} from '../doctor/local-checks.ts';
import { networkChecks } from '../doctor/network-checks.ts';
import { type Place, readPlace } from '../doctor/place.ts';
import { policy } from '../doctor/policy.ts';
import {
  clockCheck,
  emulatorClockMoved,
  permissionsCheck,
  runningCheck,
  signatureCheck,
} from '../doctor/service-checks.ts';
import { readEdition } from '../edition.ts';
import { printing } from '../emulator-call.ts';
import type { Exit } from '../exit-code.ts';
import { exits } from '../exit-code.ts';
import { Findings } from '../findings.ts';
import { type Given, readGiven } from '../given.ts';
import { openPresenter, progressOf, readForm } from '../open-presenter.ts';
import { renderDoctor } from '../render/doctor.ts';
import { doctorDocument } from '../render/doctor-json.ts';
import { presentTrouble } from '../trouble.ts';

const allWell: Exit = { code: 0, reason: 'well' };

/** `ecs-invoke doctor`: whether commands can be sent from here, and what to mend first where they cannot. Reads only. */
export async function doctorCommand(context: Context): Promise<Exit> {
  const { command, flags, stray, io, language } = context;
  const given = readGiven(command, flags, io.env);
  const findings = new Findings(given, stray);
  const form = await readForm(findings);
  const presenter = await openPresenter(form, findings, io, language);
  const edition = readEdition(findings);
  if (given.on('policy') && findings.violations.length === 0) {
    io.stdout.write(`${JSON.stringify(policy, null, 2)}\n`);
    return exits.shown;
  }
  const place = await readPlace(findings, edition, context);
  const progress = await progressOf(findings, form, io, language);
  try {
    if (findings.violations.length > 0) {
      presenter.violations(findings.violations, exits.usage);
      return exits.usage;
    }
    const [unreadable] = findings.unreadable;
    if (unreadable) return presentTrouble(unreadable, presenter, io.signal);
    progress.show(text('looking around …', '正在检查 …'));
    const found = await examine(place, context, given.on('debug') ? presenter.debug : null);
    const looked = settled(place, found.fetched);
    const checks = await checksOf(looked, found, given, context);
    progress.stop();
    const exit = io.signal.aborted ? interruptedExit(io.signal) : exitOf(checks);
    const report = { place: looked, found, checks, exit, line: whereFlags(given) };
    const { format, page, bare, print, document } = await printing(context, findings, form);
    if (format === 'text') print(renderDoctor(report, { ...page, brief: bare }));
    else document(doctorDocument(report));
    return exit;
  } finally {
    progress.stop();
    presenter.close();
    await place.close();
  }
}

async function checksOf(
  place: Place,
  { access, seen, clockOffset, fetched }: Examination,
  given: Given,
  { io, services, language }: Context,
): Promise<readonly Check[]> {
  const { signal, platform } = io;
  const { diagnosis, emulators, clock } = services;
  const whyUnsigned =
    place.identity.kind === 'none'
      ? text('there are no credentials to sign with', '没有可用于签名的凭证')
      : text('nothing could be signed and sent', '没有可发送的签名调用');
  const regionId = place.region.checked.ok ? place.region.checked.value : '';
  const fetching = fetchingCheck(place, fetched, { now: clock.now(), signal });
  const moved = await emulatorClockMoved(place, clockOffset, emulators, signal);
  return [
    programCheck(diagnosis.versions(), platform),
    ...(given.on('verbose') ? [terminalCheck({ io, language })] : []),
    configurationCheck(place),
    credentialsCheck(place),
    ...(fetching ? [fetching] : []),
    regionCheck(place),
    ...networkChecks(place, access && { problem: access.first, seen }, signal),
    clockCheck(access, clockOffset, platform, moved),
    signatureCheck(access, whyUnsigned, signal),
    permissionsCheck(access, regionId, signal),
    runningCheck(place.edition, whereFlags(given)),
    stateCheck(diagnosis.stateDirectory()),
    emulatorCheck(await emulators.find(place.edition.name)),
    completionCheck(diagnosis.completion()),
  ];
}

/** That of the first failure: what comes first is to be mended first. */
function exitOf(checks: readonly Check[]): Exit {
  return checks.find(({ exit }) => exit !== null)?.exit ?? allWell;
}

/** The flags that lead the next command to the same place. */
function whereFlags(given: Given): string {
  const region = given.one('region');
  return `${sameWay(given)}${region?.from === 'flag' ? ` -r ${region.text}` : ''}`;
}
