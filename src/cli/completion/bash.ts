import { flagPairs, grouped, kindWord, quoted, type ScriptInput, valuedSpellings } from './script-parts.ts';

/** The script for bash 3.2 and later. It needs no other package; live values come from `ecs-invoke __complete`. */
export function bashScript({ levels, language, codes }: ScriptInput): string {
  const pairs = (rows: readonly (readonly [string, string])[]) =>
    rows.map((row) => `      ${row.map(quoted).join(' ')}`).join('\n');
  const paths = levels.slice(1).map(({ path }) => path);
  const values = grouped(valuedSpellings(levels), ({ kind }) => kind).map(
    ([kind, rows]) =>
      `    ${rows.map(({ path, flag }) => `${path}:${flag}`).join(' | ')}) __ecs_invoke_kind=${quoted(kind)} ;;`,
  );
  const argumentRows = levels.flatMap(({ path, arguments: list, repeatsLast }) =>
    list.map(
      (value, at) =>
        `    ${path}:${repeatsLast && at === list.length - 1 ? '*' : at}) __ecs_invoke_kind=${quoted(kindWord(value))} ;;`,
    ),
  );
  const flags = grouped(levels, (level) => pairs(flagPairs(level, language))).map(
    ([body, rows]) =>
      `    ${rows.map(({ path }) => path || "''").join(' | ')}) __ecs_invoke_pairs=(\n${body}\n    ) ;;`,
  );
  const commands = levels
    .filter(({ subcommands }) => subcommands.length > 0)
    .map(
      ({ path, subcommands }) =>
        `    ${path || "''"}) __ecs_invoke_pairs=(\n${pairs(subcommands.map(({ name, words }) => [name, words[language]]))}\n    ) ;;`,
    );
  const free = levels.filter(({ takesAnyWords }) => takesAnyWords).map(({ path }) => path);
  return `# bash completion for ecs-invoke; made from its command tree, not by hand.

# The words before the cursor, whole: bash cuts them at the ":" and "=" of COMP_WORDBREAKS.
__ecs_invoke_split() {
  local rest=\${COMP_LINE:0:COMP_POINT} at piece
  rest=\${rest#*"\${COMP_WORDS[0]}"}
  __ecs_invoke_words=("\${COMP_WORDS[0]}")
  for ((at = 1; at <= COMP_CWORD; at++)); do
    if [[ $rest == [[:blank:]]* ]]; then
      rest=\${rest#"\${rest%%[![:blank:]]*}"}
      __ecs_invoke_words+=("")
    fi
    piece=\${COMP_WORDS[at]}
    ((at == COMP_CWORD)) && piece=$rest
    __ecs_invoke_words[\${#__ecs_invoke_words[@]} - 1]+=$piece
    rest=\${rest#"$piece"}
  done
}

# What the value of a flag is; fails for a switch.
__ecs_invoke_value() {
  case $1:$2 in
${values.join('\n')}
    *) return 1 ;;
  esac
}

# What the argument at this place is.
__ecs_invoke_argument() {
  case $1:$2 in
${argumentRows.join('\n')}
    *) __ecs_invoke_kind=nothing ;;
  esac
}

__ecs_invoke_flags() {
  case $1 in
${flags.join('\n')}
  esac
}

__ecs_invoke_commands() {
  __ecs_invoke_pairs=()
  case $1 in
${commands.join('\n')}
  esac
}

# Takes of the pairs those that begin like the word.
__ecs_invoke_offer() {
  local at
  for ((at = 0; at < \${#__ecs_invoke_pairs[@]}; at += 2)); do
    [[ \${__ecs_invoke_pairs[at]} == "$1"* ]] || continue
    __ecs_invoke_found+=("\${__ecs_invoke_pairs[at]}")
    __ecs_invoke_about+=("\${__ecs_invoke_pairs[at + 1]}")
  done
}

# Files behind what is already there ("@").
__ecs_invoke_files() {
  local file
  compopt -o filenames 2>/dev/null
  while IFS= read -r file; do
    # readline sees a directory only where the word begins with it.
    if [[ -n $3 && -d $file && ($3 == @ || $COMP_WORDBREAKS != *=*) ]]; then
      file+=/
      compopt -o nospace 2>/dev/null
    fi
    COMPREPLY+=("$3$file")
  done < <(compgen "$1" -- "$2")
}

# Asks the program, which answers from its cache: a value and, behind a tab, what it is.
__ecs_invoke_live() {
  local kind=$1 typed=\${2//\\/} before=\${3-} program=\${__ecs_invoke_words[0]} begins value about
  [[ $program == "~/"* ]] && program=$HOME/\${program#"~/"}
  begins=$typed
  [[ $kind == instances ]] && begins=\${typed##*,}
  while IFS=$'\\t' read -r value about; do
    [[ $value == "$begins"* ]] || __ecs_invoke_other=1
    [[ -n $quote || $value =~ ^[A-Za-z0-9._:/+=-]+$ ]] || printf -v value %q "$value"
    __ecs_invoke_found+=("$before$value")
    __ecs_invoke_about+=("$about")
  done < <("$program" __complete "$kind" "$typed" -- "\${__ecs_invoke_words[@]:1:\${#__ecs_invoke_words[@]}-2}" 2>/dev/null </dev/null)
}

__ecs_invoke_fill() {
  local kind=$1 typed=$2 before=
  case $kind in
    words:*)
      local word
      __ecs_invoke_pairs=()
      for word in \${kind#words:}; do __ecs_invoke_pairs+=("$word" ''); done
      __ecs_invoke_offer "$typed"
      ;;
    codes)
      __ecs_invoke_pairs=()
      for word in ${codes.join(' ')}; do __ecs_invoke_pairs+=("$word" ''); done
      __ecs_invoke_offer "$typed"
      ;;
    files) __ecs_invoke_files -f "$typed" '' ;;
    directories) __ecs_invoke_files -d "$typed" '' ;;
    @files) [[ $typed == @* ]] && __ecs_invoke_files -f "\${typed#@}" @ ;;
    name=file)
      if [[ $typed == *=* ]]; then
        __ecs_invoke_files -f "\${typed#*=}" "\${typed%%=*}="
      else
        __ecs_invoke_fill parameters "$typed"
      fi
      ;;
    tags | parameters)
      __ecs_invoke_live "$kind" "$typed"
      [[ $typed == *=* ]] || compopt -o nospace 2>/dev/null
      ;;
    faults)
      __ecs_invoke_live faults "$typed"
      [[ "\${__ecs_invoke_found[*]} " == *[:=]' '* ]] && compopt -o nospace 2>/dev/null
      ;;
    instances)
      if [[ $typed == @* ]]; then
        __ecs_invoke_files -f "\${typed#@}" @
      else
        [[ $typed == *,* ]] && before=\${typed%,*},
        __ecs_invoke_live instances "$typed" "$before"
        compopt -o nospace 2>/dev/null
      fi
      ;;
    nothing) ;;
    *) __ecs_invoke_live "$kind" "$typed" ;;
  esac
}

_ecs_invoke() {
  local __ecs_invoke_words=() __ecs_invoke_pairs=() __ecs_invoke_found=() __ecs_invoke_about=()
  local __ecs_invoke_kind= __ecs_invoke_other= level= awaited= place=0 flagged= at word typed before= quote=
  COMPREPLY=()
  __ecs_invoke_split
  typed=\${__ecs_invoke_words[\${#__ecs_invoke_words[@]} - 1]}
  for ((at = 1; at < \${#__ecs_invoke_words[@]} - 1; at++)); do
    word=\${__ecs_invoke_words[at]}
    if [[ -n $awaited ]]; then
      awaited=
    elif [[ $word == -- ]]; then
      case $level in${free.length > 0 ? `\n        ${free.join(' | ')})\n          __ecs_invoke_other_program "$at" "$typed"\n          return\n          ;;` : ''}
        *) return ;;
      esac
    elif [[ $word == -* ]]; then
      flagged=1
      __ecs_invoke_value "$level" "$word" && awaited=$__ecs_invoke_kind
    else
      case $level/$word in
${paths.map((path) => `        ${path.includes('/') ? path : `/${path}`}) level=${path} ;;`).join('\n')}
        *) ((place++)) ;;
      esac
    fi
  done
  if [[ $typed == [\\'\\"]* ]]; then
    quote=1
    typed=\${typed:1}
  fi
  if [[ -n $awaited ]]; then
    __ecs_invoke_fill "$awaited" "$typed"
  elif [[ $typed == --*=* ]]; then
    if __ecs_invoke_value "$level" "\${typed%%=*}"; then
      before=\${typed%%=*}=
      __ecs_invoke_fill "$__ecs_invoke_kind" "\${typed#*=}"
    fi
  elif [[ $typed == -[!-]?* ]] && __ecs_invoke_value "$level" "\${typed:0:2}"; then
    before=\${typed:0:2}
    __ecs_invoke_fill "$__ecs_invoke_kind" "\${typed:2}"
  elif [[ $typed == -* ]]; then
    __ecs_invoke_flags "$level"
    __ecs_invoke_offer "$typed"
  else
    if [[ $place -eq 0 ]]; then
      __ecs_invoke_commands "$level"
      [[ -z $level && -n $flagged ]] || __ecs_invoke_offer "$typed"
    fi
    __ecs_invoke_argument "$level" "$place"
    __ecs_invoke_fill "$__ecs_invoke_kind" "$typed"
  fi
  __ecs_invoke_reply
}

# One answer goes into the line; of several the descriptions are shown, but never with menu completion.
__ecs_invoke_reply() {
  local at each cut= width=0 line
  if ((\${#__ecs_invoke_found[@]} > 1)) && [[ \${COMP_TYPE-9} != 37 && \${COMP_TYPE-9} != 42 ]]; then
    for each in "\${__ecs_invoke_found[@]}"; do ((\${#each} > width)) && width=\${#each}; done
    for at in "\${!__ecs_invoke_found[@]}"; do
      line=\${__ecs_invoke_found[at]}
      [[ -n \${__ecs_invoke_about[at]} ]] && printf -v line "%-\${width}s  (%s)" "$line" "\${__ecs_invoke_about[at]}"
      COMPREPLY+=("\${line:0:\${COLUMNS:-80}-2}")
    done
    # Found by their names: nothing that they have in common may replace what is typed.
    [[ -n $__ecs_invoke_other ]] && COMPREPLY+=(' ')
  else
    COMPREPLY+=("\${__ecs_invoke_found[@]}")
  fi
  # bash replaces only what stands behind the last ":" or "=" of the word, or from its last "@" on.
  if [[ -z $quote ]]; then
    line=$typed
    for each in @ : =; do
      [[ $COMP_WORDBREAKS == *$each* && $line == *$each* ]] || continue
      at=\${line%"\${line##*"$each"}"}
      [[ $each == @ ]] && at=\${at%@}
      ((\${#at} > \${#cut})) && cut=$at
    done
  fi
  for at in "\${!COMPREPLY[@]}"; do
    each=$before\${COMPREPLY[at]}
    COMPREPLY[at]=\${each#"$cut"}
  done
}
${
  free.length === 0
    ? ''
    : `
# Behind "--" stands the line of another program.
__ecs_invoke_other_program() {
  local at=0
  if declare -F _command_offset >/dev/null; then
    while [[ \${COMP_WORDS[at]} != -- ]]; do ((at++)); done
    _command_offset $((at + 1))
  elif (($1 == \${#__ecs_invoke_words[@]} - 2)) && [[ $2 != */* ]]; then
    COMPREPLY=($(compgen -c -- "$2"))
  else
    __ecs_invoke_files -f "$2" ''
  fi
}
`
}
complete -F _ecs_invoke ecs-invoke
`;
}
