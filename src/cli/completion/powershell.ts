import { flagPairs, type ScriptInput, valuedSpellings } from './script-parts.ts';

/** The script for PowerShell 5.1 and later. */
export function powershellScript({ levels, language, codes }: ScriptInput): string {
  const table = (rows: readonly (readonly [string, string])[]) =>
    rows.map(([word, about]) => `            @(${quoted(word)}, ${quoted(about)})`).join('\n');
  const flags = levels.map(
    (level) => `        ${quoted(level.path)} = @(\n${table(flagPairs(level, language))}\n        )`,
  );
  const commands = levels
    .filter(({ subcommands }) => subcommands.length > 0)
    .map(
      ({ path, subcommands }) =>
        `        ${quoted(path)} = @(\n${table(subcommands.map(({ name, words }) => [name, words[language]]))}\n        )`,
    );
  const values = valuedSpellings(levels).map(
    ({ path, flag, kind }) => `    $values[${quoted(`${path}:${flag}`)}] = ${quoted(kind)}`,
  );
  const places = levels.flatMap(({ path, arguments: list }) =>
    list.map(
      (value, at) =>
        `        ${quoted(`${path}:${at}`)} = ${quoted(value.kind === 'words' ? `words:${value.words.join(' ')}` : value.kind)}`,
    ),
  );
  return `# PowerShell completion for ecs-invoke; made from its command tree, not by hand.

Register-ArgumentCompleter -Native -CommandName 'ecs-invoke', 'ecs-invoke.cmd', 'ecs-invoke.ps1' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $flags = @{
${flags.join('\n')}
    }
    $commands = @{
${commands.join('\n')}
    }
    # Which value follows a flag of a command; capitals count, as in -V and -v.
    $values = New-Object 'System.Collections.Hashtable' ([System.StringComparer]::Ordinal)
${values.join('\n')}
    $places = @{
${places.join('\n')}
    }

    # The words before the one that is typed; an array of PowerShell (a,b) is one word of the line.
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    $element = $commandAst.CommandElements | Where-Object {
        $_.Extent.StartOffset -lt $cursorPosition -and $_.Extent.EndOffset -ge $cursorPosition
    } | Select-Object -Last 1
    $typed = ''
    if ($element) {
        $typed = $element.Extent.Text.Substring(0, $cursorPosition - $element.Extent.StartOffset).Trim("'", '"')
    }

    $level = ''
    $place = 0
    $awaited = $null
    $flagged = $false
    foreach ($word in @($words | Select-Object -Skip 1)) {
        if ($awaited) { $awaited = $null; continue }
        if ($word -eq '--') { return }
        $path = if ($level) { "$level/$word" } else { $word }
        if ($word.StartsWith('-')) {
            $flagged = $true
            $awaited = $values["\${level}:$word"]
        } elseif ($flags.ContainsKey($path)) {
            $level = $path
        } else {
            $place++
        }
    }

    $before = ''
    $kind = $awaited
    if (-not $kind -and $typed -match '^(--[a-z-]+=)(.*)$') {
        $before = $Matches[1]
        $kind = $values["\${level}:$($before.TrimEnd('='))"]
        if (-not $kind) { return }
        $typed = $Matches[2]
    }
    $offers = @()
    if (-not $kind) {
        if ($typed.StartsWith('-')) {
            $offers = $flags[$level] | Where-Object { $_[0].StartsWith($typed) }
        } else {
            if ($place -eq 0 -and ($level -or -not $flagged)) {
                $offers = @($commands[$level] | Where-Object { $_ -and $_[0].StartsWith($typed) })
            }
            $kind = $places["\${level}:$place"]
        }
    }
    if ($kind -eq 'instances' -and $typed.StartsWith('@')) { $kind = '@files' }
    # What PowerShell replaces may begin behind the last comma, or at the beginning of the word.
    $kept = if ($wordToComplete.Contains(',')) { $wordToComplete.Substring(0, $wordToComplete.LastIndexOf(',') + 1) } else { '' }
    switch -Regex ($kind) {
        '^words:' {
            $offers += $kind.Substring(6).Split(' ') | Where-Object { $_ -like "$typed*" } | ForEach-Object { , @("$before$_", $_) }
        }
        '^codes$' {
            $offers += ${quoted(codes.join(' '))}.Split(' ') | Where-Object { $_ -like "$typed*" } | ForEach-Object { , @($_, $_) }
        }
        '^(files|directories|@files|name=file)$' {
            $lead = ''
            if ($kind -eq '@files') {
                if (-not $typed.StartsWith('@')) { return }
                $lead = '@'
            } elseif ($kind -eq 'name=file') {
                if (-not $typed.Contains('=')) { return }
                $lead = $typed.Substring(0, $typed.IndexOf('=') + 1)
            }
            $part = $typed.Substring($lead.Length)
            $folder = if ($part -match '^(.*[\\\\/])') { $Matches[1] } else { '' }
            Get-ChildItem -Path "$part*" -ErrorAction SilentlyContinue |
                Where-Object { $kind -ne 'directories' -or $_.PSIsContainer } |
                ForEach-Object { $offers += , @("$before$lead$folder$($_.Name)", $_.FullName) }
        }
        '^(commands|instances|invocations|regions|profiles|zones)$' {
            $rest = @($words | Select-Object -Skip 1)
            & $words[0] __complete $kind $typed '--' @rest 2>$null | ForEach-Object {
                $value, $about = $_ -split "\`t", 2
                if ($value) { $offers += , @("$before$kept$value", $(if ($about) { "$value  $about" } else { $value })) }
            }
        }
    }
    $offers | Where-Object { $_ } | ForEach-Object {
        $text = $_[0]
        if ($text -match "[\\s'\`"\`$;&|(){}@]") { $text = "'" + $text.Replace("'", "''") + "'" }
        $about = if ($_[1]) { $_[1] } else { $_[0] }
        [System.Management.Automation.CompletionResult]::new($text, $_[0], 'ParameterValue', $about)
    }
}
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
