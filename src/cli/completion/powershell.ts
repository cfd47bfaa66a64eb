import { flagPairs, type ScriptInput, valuedSpellings } from './script-parts.ts';
import { liveKinds } from './value-kinds.ts';

/**
 * The script for PowerShell 5.1 and later. It is ASCII: 5.1 reads what a program prints in the code page of the machine,
 * and PowerShell takes ‘ ’ “ ” for quotes. Descriptions hold \uXXXX for the rest, which the script resolves.
 */
export function powershellScript({ levels, language, codes }: ScriptInput): string {
  // One string a row: PowerShell would make one flat list of arrays that stand in lines of their own.
  const table = (path: string, rows: readonly (readonly [string, string])[]) => {
    const lines = rows.map(([word, about]) => `            ${quoted(`${word} ${escaped(about)}`)}`);
    return `        ${quoted(path)} = @(\n${lines.join('\n')}\n        )`;
  };
  const flags = levels.map((level) => table(level.path, flagPairs(level, language)));
  const commands = levels
    .filter(({ subcommands }) => subcommands.length > 0)
    .map(({ path, subcommands }) =>
      table(
        path,
        subcommands.map(({ name, words }) => [name, words[language]]),
      ),
    );
  const values = valuedSpellings(levels).map(
    ({ path, flag, kind }) => `    $values[${quoted(`${path}:${flag}`)}] = ${quoted(kind)}`,
  );
  const places = levels.flatMap(({ path, arguments: list, repeatsLast }) =>
    list.map(
      (value, at) =>
        `        ${quoted(`${path}:${repeatsLast && at === list.length - 1 ? 'more' : at}`)} = ${quoted(value.kind === 'words' ? `words:${value.words.join(' ')}` : value.kind)}`,
    ),
  );
  return `# PowerShell completion for ecs-invoke; made from its command tree, not by hand.

Register-ArgumentCompleter -Native -CommandName 'ecs-invoke', 'ecs-invoke.cmd', 'ecs-invoke.ps1' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    Set-StrictMode -Off
    $ErrorActionPreference = 'SilentlyContinue'

    # Each row is a word and, behind a space, what it is.
    $flags = @{
${flags.join('\n')}
    }
    $commands = @{
${commands.join('\n')}
    }
    # Which value follows a flag of a command; capitals count, as in -V and -v.
    $values = New-Object -TypeName System.Collections.Hashtable -ArgumentList ([System.StringComparer]::Ordinal)
${values.join('\n')}
    $places = @{
${places.join('\n')}
    }

    # Whether a word begins as typed. PowerShell's people do not mind capitals.
    function Test-Begin($word) {
        $word.StartsWith($typed, [System.StringComparison]::OrdinalIgnoreCase)
    }

    # One answer, in quotes where PowerShell would read it otherwise (@ splats, a comma makes an array).
    function New-Answer($value, $about, $type) {
        $text = "$before$value"
        if ($text -match '[\\s''"\`$;&|(){}<>@#,*?\\[\\]\\u2018-\\u201f]') {
            $text = "'" + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($text) + "'"
        }
        $shown = if ($about -and $type -eq 'ParameterValue') { "$value  ($about)" } else { "$value" }
        $tip = if ($about) { "$about" } else { "$value" }
        [System.Management.Automation.CompletionResult]::new($text, $shown, $type, $tip)
    }

    function Get-TableAnswer($rows, $type) {
        foreach ($row in $rows) {
            $word, $about = $row -split ' ', 2
            if (Test-Begin $word) { New-Answer $word ([regex]::Unescape($about)) $type }
        }
    }

    # The program answers from its cache, in UTF-8: a value and, behind a tab, what it is. $LASTEXITCODE is the user's.
    function Get-LiveAnswer($kind) {
        $code = $global:LASTEXITCODE
        $encoding = $null
        try {
            $encoding = [System.Console]::OutputEncoding
            [System.Console]::OutputEncoding = New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false
        } catch { }
        try {
            $rest = @($words | Select-Object -Skip 1)
            foreach ($line in @(& $words[0] __complete $kind $typed '--' @rest 2>$null)) {
                $value, $about = $line -split "\`t", 2
                if ($value) { New-Answer $value $about 'ParameterValue' }
            }
        } catch {
        } finally {
            if ($encoding) { try { [System.Console]::OutputEncoding = $encoding } catch { } }
            $global:LASTEXITCODE = $code
        }
    }

    function Get-FileAnswer($part, $lead, $onlyFolders) {
        $folder = if ($part -match '^(.*[\\\\/])') { $Matches[1] } else { '' }
        $pattern = [System.Management.Automation.WildcardPattern]::Escape($part) + '*'
        foreach ($item in @(Get-ChildItem -Path $pattern -ErrorAction SilentlyContinue)) {
            if ($onlyFolders -and -not $item.PSIsContainer) { continue }
            New-Answer "$lead$folder$($item.Name)" $item.FullName 'ProviderItem'
        }
    }

    # The words before the one that is typed; an array of PowerShell (a,b) is one word of the line.
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    $element = $commandAst.CommandElements | Where-Object {
        $_.Extent.StartOffset -lt $cursorPosition -and $_.Extent.EndOffset -ge $cursorPosition
    } | Select-Object -Last 1
    $typed = ''
    $array = $false
    if ($element) {
        $typed = $element.Extent.Text.Substring(0, $cursorPosition - $element.Extent.StartOffset)
        $typed = $typed -replace '[''"\\u2018-\\u201f]', '' -replace ',\\s+', ','
        # Behind a last comma nothing stands yet, which PowerShell takes for an error.
        $array = $element -is [System.Management.Automation.Language.ArrayLiteralAst] -or
            $element -is [System.Management.Automation.Language.ErrorExpressionAst]
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

    # What stands in front of the value and is replaced along with it.
    $before = ''
    $kind = $awaited
    if (-not $kind -and ($typed -cmatch '^(--[a-z-]+)(=)(.*)$' -or $typed -cmatch '^(-[A-Za-z])()([^-].*)$')) {
        $kind = $values["\${level}:$($Matches[1])"]
        if ($kind) {
            $before = $Matches[1] + $Matches[2]
            $typed = $Matches[3]
        }
    }
    if (-not $kind) {
        if ($typed.StartsWith('-')) {
            Get-TableAnswer ($flags[$level]) 'ParameterName'
            return
        }
        if ($place -eq 0 -and ($level -or -not $flagged)) { Get-TableAnswer ($commands[$level]) 'Command' }
        $kind = $places["\${level}:$place"]
        if (-not $kind) {
            $kind = $places["\${level}:more"]
        }
    }
    if (-not $kind) { return }
    if ($kind -eq 'instances' -and $typed.StartsWith('@')) { $kind = '@files' }
    if ($kind -eq 'name=file' -and -not $typed.Contains('=')) { $kind = 'parameters' }
    if ($kind -eq 'instances') { $before += $typed.Substring(0, $typed.LastIndexOf(',') + 1) }
    # Of an array PowerShell replaces only what stands behind its last comma.
    if ($array) { $before = '' }

    if ($kind.StartsWith('words:')) { Get-TableAnswer ($kind.Substring(6).Split(' ')) 'ParameterValue' }
    elseif ($kind -eq 'codes') { Get-TableAnswer (${quoted(codes.join(' '))}.Split(' ')) 'ParameterValue' }
    elseif ($kind -eq 'files') { Get-FileAnswer $typed '' $false }
    elseif ($kind -eq 'directories') { Get-FileAnswer $typed '' $true }
    elseif ($kind -eq '@files') { if ($typed.StartsWith('@')) { Get-FileAnswer ($typed.Substring(1)) '@' $false } }
    elseif ($kind -eq 'name=file') {
        $equals = $typed.IndexOf('=') + 1
        Get-FileAnswer ($typed.Substring($equals)) ($typed.Substring(0, $equals)) $false
    }
    elseif ($kind -match '^(${liveKinds.join('|')})$') { Get-LiveAnswer $kind }
}
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** For [regex]::Unescape. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
