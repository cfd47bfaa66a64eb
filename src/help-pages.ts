import type { CommandSpec } from './cli/command-spec.ts';
import { type HelpTopic, topicOf } from './cli/help-topic.ts';
import { plainPage } from './cli/page.ts';
import { commandSpecs, rootTopic } from './cli/program.ts';
import { renderHelp } from './cli/render/help.ts';
import type { Language } from './domain/text.ts';

export interface HelpPage {
  readonly language: Language;
  /** The words behind `ecs-invoke`, with dots between them; nothing for the program itself. */
  readonly name: string;
  readonly text: string;
}

/** Every page of help as it is printed where no terminal says how wide it is. The build keeps them beside the program. */
export function helpPages(): readonly HelpPage[] {
  const topics = [rootTopic, ...commandSpecs().flatMap((spec) => topicsOf(spec, rootTopic.path))];
  return (['en', 'zh'] as const).flatMap((language) =>
    topics.map((topic) => ({
      language,
      name: topic.path.split(' ').slice(1).join('.'),
      text: renderHelp(topic, plainPage(language)),
    })),
  );
}

function topicsOf(spec: CommandSpec, above: string): readonly HelpTopic[] {
  const path = `${above} ${spec.name}`;
  return [topicOf(spec, path), ...(spec.subcommands ?? []).flatMap((each) => topicsOf(each, path))];
}
