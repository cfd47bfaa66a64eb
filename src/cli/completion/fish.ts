import type { Level } from './levels.ts';
import { grouped, type ScriptInput } from './script-parts.ts';
import type { ValueKind } from './value-kinds.ts';

/** The script for fish 3. fish itself compares what is offered with what is typed. */
export function fishScript({ levels, language, codes }: ScriptInput): string {
  const at = (paths: readonly string[]) => `-n '__ecs_invoke_at ${paths.map((path) => path || 'root').join(' ')}'`;
  const rows = levels.flatMap(({ path, flags }) => flags.map((flag) => ({ path, flag })));
  // A flag that several commands have in the same words is one line.
  const flagLines = grouped(rows, ({ flag }) => JSON.stringify(flag)).map(([, same]) => {
    const { name, short, words, value } = same[0]!.flag;
    const spelled = `${short ? `-s ${short} ` : ''}-l ${name}`;
    const takes = value === null ? '' : ` ${behind(value)}`;
    return `complete -c ecs-invoke ${at(same.map(({ path }) => path))} ${spelled}${takes} -d ${quoted(words[language])}`;
  });
  const commandLines = levels.flatMap(({ path, subcommands }) =>
    subcommands.map(
      ({ name, words }) =>
        `complete -c ecs-invoke -n '__ecs_invoke_before_words ${path || 'root'}' -a ${name} -d ${quoted(words[language])}`,
    ),
  );
  const argumentLines = levels.flatMap(({ path, arguments: list, repeatsLast }) =>
    list.flatMap((value, place) => {
      if (value.kind === 'nothing') return [];
      const more = repeatsLast && place === list.length - 1 ? ' more' : '';
      const where = list.length === 1 ? at([path]) : `-n '__ecs_invoke_place ${path} ${place}${more}'`;
      return [`complete -c ecs-invoke ${where} ${behind(value).replace(/^-x |^-r /, '')}`];
    }),
  );
  const free = levels.filter(({ takesAnyWords }) => takesAnyWords);
  const otherLines = free.map(
    ({ path }) => `complete -c ecs-invoke -n '__ecs_invoke_behind_dashes ${path}' -xa '(__ecs_invoke_other_program)'`,
  );
  return `# fish completion for ecs-invoke; made from its command tree, not by hand.

# Prints the command that the words before the cursor name, and then the words that are neither it nor flags.
function __ecs_invoke_level
    set -l level root
    set -l rest
    set -l skip 0
    set -l words (commandline -opc)
    for word in $words[2..-1]
        if test $skip = 1
            set skip 0
            continue
        end
        switch "$level:$word"
            case '*:--'
                set -a rest --
                break
${valuedCases(levels)}
            case '*:-*'
                continue
${pathsOf(levels)
  .map(
    (path) =>
      `            case ${path.includes('/') ? path.replace(/\/([^/]*)$/, ':$1') : `root:${path}`}\n                set level ${path}`,
  )
  .join('\n')}
            case '*'
                set -a rest $word
        end
    end
    printf '%s\\n' $level $rest
end

function __ecs_invoke_at
    set -l found (__ecs_invoke_level)
    contains -- $found[1] $argv; and not contains -- -- $found
end

# Whether so many words stand before the cursor, or, with a third argument, so many or more.
function __ecs_invoke_place
    __ecs_invoke_at $argv[1]; or return
    set -l found (__ecs_invoke_level)
    set -l words (math (count $found) - 1)
    test $words = $argv[2]; or test "$argv[3]" = more -a $words -gt $argv[2]
end

function __ecs_invoke_before_words
    set -l found (__ecs_invoke_level)
    test "$found" = $argv[1]
end

function __ecs_invoke_behind_dashes
    set -l found (__ecs_invoke_level)
    test $found[1] = $argv[1]; and contains -- -- $found
end

function __ecs_invoke_other_program
    set -l words (commandline -opc) (commandline -ct)
    set -l at (contains -i -- -- $words)
    complete -C "$(string join ' ' -- (string escape -- $words[(math $at + 1)..-2]) (commandline -ct))"
end

# The value being typed, without the flag in front of it.
function __ecs_invoke_typed
    string replace -r -- '^(--[a-z-]+=|-[a-z](?=[^-]))' '' (commandline -ct)
end

# Asks the program, which answers from its cache: a value and, behind a tab, what it is.
function __ecs_invoke_live
    set -l words (commandline -opc)
    set -l program (string replace -r '^~/' $HOME/ -- $words[1])
    set -l token (commandline -ct)
    set -l typed (__ecs_invoke_typed)
    set -l found ($program __complete $argv[1] "$typed" -- $words[2..-1] 2>/dev/null </dev/null)
    set -q found[1]; or return
    # Commas: what stands before the last one stays.
    set -l before
    test $argv[1] = instances; and set before (string match -r '^.*,' -- $typed)
    set -l begins (string sub -s (math 1 + (string length -- "$before")) -- "$typed")
    if string match -rq -- '^'(string escape --style=regex -- "$begins") $found[1]
        printf '%s\\n' "$before"$found
        return
    end
    # What is found by a part of its name takes the place of the whole word, a flag with its value included, and only
    # where the description holds what is typed.
    set before (string replace -r -- (string escape --style=regex -- "$typed")'$' '' "$token")"$before"
    for row in $found
        set -l parts (string split -m 1 \\t -- $row)
        string match -qi -- "*$typed*" "$parts[2]"; or set parts[2] "$typed: $parts[2]"
        printf '%s\\t%s\\n' "$before$parts[1]" "$parts[2]"
    end
end

function __ecs_invoke_instances
    if string match -q '@*' -- (__ecs_invoke_typed)
        __ecs_invoke_at_files
    else
        __ecs_invoke_live instances
    end
end

function __ecs_invoke_at_files
    set -l typed (__ecs_invoke_typed)
    string match -q '@*' -- $typed; and __fish_complete_path (string sub -s 2 -- $typed) | string replace -r '^' @
end

function __ecs_invoke_name_file
    set -l typed (__ecs_invoke_typed)
    set -l name (string match -r '^[^=]*=' -- $typed)
    and __fish_complete_path (string replace -- $name '' $typed) | string replace -r '^' $name
    or __ecs_invoke_live parameters
end

function __ecs_invoke_codes
    printf '%s\\n' ${codes.join(' ')}
end

complete -c ecs-invoke -f
${[...commandLines, ...flagLines, ...argumentLines, ...otherLines].join('\n')}
`;
}

const pathsOf = (levels: readonly Level[]) => levels.slice(1).map(({ path }) => path);

function valuedCases(levels: readonly Level[]): string {
  return levels
    .flatMap(({ path, flags }) => {
      const spelled = flags.flatMap(({ name, short, value }) =>
        value === null ? [] : [...(short ? [`-${short}`] : []), `--${name}`],
      );
      const cases = spelled.map((flag) => `'${path || 'root'}:${flag}'`).join(' ');
      return spelled.length === 0 ? [] : [`            case ${cases}\n                set skip 1`];
    })
    .join('\n');
}

function behind(value: ValueKind): string {
  switch (value.kind) {
    case 'words':
      return `-xa ${quoted(value.words.join(' '))}`;
    case 'files':
      return '-r -F';
    case 'directories':
      return `-xa '(__fish_complete_directories (__ecs_invoke_typed))'`;
    case '@files':
      return `-xa '(__ecs_invoke_at_files)'`;
    case 'name=file':
      return `-xa '(__ecs_invoke_name_file)'`;
    case 'codes':
      return `-xa '(__ecs_invoke_codes)'`;
    case 'instances':
      return `-xa '(__ecs_invoke_instances)'`;
    case 'nothing':
      return '-x';
    default:
      return `-xa '(__ecs_invoke_live ${value.kind})'`;
  }
}

function quoted(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replace(/['\\]/g, '\\$&')}'`;
}
