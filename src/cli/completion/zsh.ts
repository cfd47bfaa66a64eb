import type { Level, OfferedFlag } from './levels.ts';
import { quoted, type ScriptInput } from './script-parts.ts';
import type { ValueKind } from './value-kinds.ts';

/** The script for zsh 5: a file `_ecs-invoke` in a directory of `fpath`, or read with `source` after `compinit`. */
export function zshScript({ levels, language, codes }: ScriptInput): string {
  const root = levels[0]!;
  const valued = levels.map(({ path, flags }) => {
    const taking = flags.filter(({ value }) => value !== null);
    const spelled = taking.flatMap(({ name, short }) => [...(short ? [`-${short}`] : []), `--${name}`]);
    return `    ${path || "''"}) [[ $2 == (${spelled.join('|') || "''"}) ]] ;;`;
  });
  const specsOf = (level: Level) =>
    [...level.flags.flatMap((flag) => flagSpecs(flag, flag.words[language])), ...argumentSpecs(level)]
      .map((spec) => `      ${quoted(spec)}`)
      .join('\n');
  const cases = levels.map((level) => `    ${level.path || "''"}) specs=(\n${specsOf(level)}\n    ) ;;`);
  const commands = levels
    .filter(({ subcommands }) => subcommands.length > 0)
    .map(({ path, subcommands }) => {
      const rows = subcommands.map(({ name, words }) => `      ${quoted(`${name}:${words[language]}`)}`);
      return `    ${path || "''"}) commands=(\n${rows.join('\n')}\n    ) ;;`;
    });
  return `#compdef ecs-invoke
# zsh completion for ecs-invoke; made from its command tree, not by hand.

_ecs_invoke() {
  local level= word skip= curcontext=$curcontext
  local -a specs _ecs_invoke_line
  local -i at
  _ecs_invoke_line=("\${(@Q)words[1,CURRENT-1]}")
  # The command may stand behind flags that go everywhere: it is taken out, so that the rest is one line of flags.
  at=2
  while ((at < CURRENT)); do
    word=$words[at]
    if [[ -n $skip ]]; then
      skip=
    elif [[ $word == -- ]]; then
      break
    elif [[ $word == -* ]]; then
      _ecs_invoke_takes "$level" "$word" && skip=1
    elif [[ $level/$word == (${levels
      .slice(1)
      .map(({ path }) => (path.includes('/') ? path : `/${path}`))
      .join('|')}) ]]; then
      level=\${level:+$level/}$word
      words[at]=()
      ((CURRENT--, at--))
    fi
    ((at++))
  done
  case $level in
${cases.join('\n')}
  esac
  _arguments -s : $specs
}

# Whether the flag takes the next word.
_ecs_invoke_takes() {
  case $1 in
${valued.join('\n')}
    *) return 1 ;;
  esac
}

_ecs_invoke_commands() {
  local -a commands
  case $1 in
${commands.join('\n')}
  esac
  _describe -t commands command commands
}

# Asks the program, which answers from its cache: a value and, behind a tab, what it is.
_ecs_invoke_live() {
  local kind=$1 line typed=\${(Q)PREFIX} program=$_ecs_invoke_line[1]
  local -a values shown
  local -i other=0 width=0
  local begins=$typed
  [[ $kind == instances ]] && begins=\${typed##*,}
  shift
  [[ $program == '~/'* ]] && program=$HOME/\${program#'~/'}
  for line in "\${(@f)$("$program" __complete $kind "$typed" -- "\${(@)_ecs_invoke_line[2,-1]}" 2>/dev/null </dev/null)}"; do
    [[ -n $line ]] || continue
    values+=("\${line%%$'\\t'*}")
    shown+=("\${line#*$'\\t'}")
    (($#values[-1] > width)) && width=$#values[-1]
    [[ $values[-1] == "$begins"* ]] || other=1
  done
  (($#values)) || return 1
  # Commas: what stands before the last one stays.
  [[ $kind == instances ]] && compset -P '*,'
  local -i at
  for ((at = 1; at <= $#values; at++)); do
    if [[ -n $shown[at] ]]; then shown[at]="\${(r:width:)values[at]}  -- $shown[at]"; else shown[at]=$values[at]; fi
  done
  # Found by a part of their names (-U): nothing that several have in common may replace what is typed.
  ((other && $#values > 1)) && compstate[insert]= compstate[list]='list force'
  if ((other)); then
    compadd -U -i "$IPREFIX" -l -d shown "$@" -a values
  else
    compadd -l -d shown "$@" -a values
  fi
}

_ecs_invoke_instances() {
  if [[ $PREFIX == @* ]]; then
    compset -P '@'
    _files
  else
    _ecs_invoke_live instances -S '' "$@"
  fi
}

_ecs_invoke_at_files() {
  compset -P '@' && _files
}

_ecs_invoke_name_file() {
  if compset -P '*='; then _files; else _ecs_invoke_pairs parameters; fi
}

# key=value: a space follows only behind the value.
_ecs_invoke_pairs() {
  if [[ $PREFIX == *=* ]]; then
    _ecs_invoke_live "$@"
  else
    _ecs_invoke_live "$@" -S ''
  fi
}

_ecs_invoke_codes() {
  local -a codes
  codes=(${codes.join(' ')})
  compadd "$@" -a codes
}

# Read with source it registers itself; in fpath it is the function.
if [[ $funcstack[1] == _ecs-invoke ]]; then
  _ecs_invoke "$@"
else
  compdef _ecs_invoke ecs-invoke
fi
`;

  function argumentSpecs(level: Level): readonly string[] {
    if (level.takesAnyWords) return ['*:: : _normal'];
    const last = level.arguments.length - 1;
    const list = level.arguments.map((value, at) => {
      const place = level.repeatsLast && at === last ? '*' : at + 1;
      return `${place}:${label(value)}:${action(value)}`;
    });
    if (level.subcommands.length === 0) return list;
    return [`1: :{_ecs_invoke_commands '${level === root ? '' : level.path}'}`];
  }
}

/** Each spelling is a spec of its own; one that is given takes the other off the list. */
function flagSpecs({ name, short, called, value, repeatable }: OfferedFlag, about: string): readonly string[] {
  const described = `[${about.replace(/[[\]\\:]/g, '\\$&')}]`;
  const behind =
    value === null ? '' : `:${(called ?? '').replace(/[<>]/g, '').replaceAll(':', '\\:')}:${action(value)}`;
  const [star, other] = repeatable ? ['*', ''] : ['', short ? `(-${short} --${name})` : ''];
  const long = `${star}${other}--${name}${value === null ? '' : '='}${described}${behind}`;
  return short ? [long, `${star}${other}-${short}${value === null ? '' : '+'}${described}${behind}`] : [long];
}

function action(value: ValueKind): string {
  switch (value.kind) {
    case 'words':
      return `(${value.words.join(' ')})`;
    case 'files':
      return '_files';
    case 'directories':
      return '_files -/';
    case '@files':
      return '_ecs_invoke_at_files';
    case 'name=file':
      return '_ecs_invoke_name_file';
    case 'codes':
      return '_ecs_invoke_codes';
    case 'instances':
      return '_ecs_invoke_instances';
    case 'tags':
    case 'parameters':
      return `{_ecs_invoke_pairs ${value.kind}}`;
    case 'faults':
      return `{_ecs_invoke_live faults -S ''}`;
    case 'nothing':
      return ' ';
    default:
      return `{_ecs_invoke_live ${value.kind}}`;
  }
}

function label(value: ValueKind): string {
  return value.kind === 'nothing' ? ' ' : value.kind;
}
