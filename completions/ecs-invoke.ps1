# PowerShell completion for ecs-invoke; made from its command tree, not by hand.

Register-ArgumentCompleter -Native -CommandName 'ecs-invoke', 'ecs-invoke.cmd', 'ecs-invoke.ps1' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    Set-StrictMode -Off
    $ErrorActionPreference = 'SilentlyContinue'

    # Each row is a word and, behind a space, what it is.
    $flags = @{
        '' = @(
            '--command the stored command: its ID (c-\u2026) or its exact name'
            '-c the stored command: its ID (c-\u2026) or its exact name'
            '--instance run on these instances: commas, repeated, @file, or - for standard input'
            '-i run on these instances: commas, repeated, @file, or - for standard input'
            '--region the region of the instances, such as cn-hangzhou'
            '-r the region of the instances, such as cn-hangzhou'
            '--param a custom parameter of the command; the value is taken literally'
            '-p a custom parameter of the command; the value is taken literally'
            '--param-env take the value from an environment variable; it is never shown'
            '--param-file take the value from a file, or - for standard input; it is never shown'
            '--params all parameters as one JSON object'
            '--frequency run on a schedule: ''0 0 2 * * ? Asia/Shanghai'', rate(5m), at(2030-01-01 02:00:00 Asia/Shanghai)'
            '--timezone added to a schedule that names no zone, such as Asia/Shanghai'
            '--timed kept for the documented API; goes with --frequency'
            '--repeat-mode once, on a schedule, or at the next or every start of the instance'
            '--timeout of the remote run: 90, 90s, 5m; at least 10 s (else the command\u2019s own)'
            '--user run as this user of the instance'
            '--working-dir run in this directory'
            '--container-id run in this container (Linux)'
            '--container-name name of the container'
            '--termination-mode what a stop or a timeout ends: the first process, or its children too (default: ProcessTree)'
            '--launcher the program that starts the script, such as "python3 -u {{ACS::ScriptFileName}}"'
            '--windows-password-name name of the parameter-store secret with the Windows user\u2019s password'
            '--oss-output deliver the full output to OSS'
            '--resource-group resource group of the invocation'
            '--invocation-tag tag the invocation'
            '--no-tags leave out the run tags that this tool adds'
            '--client-token your own idempotence token; the same token never runs twice'
            '--wait wait for the end and show the output'
            '-w wait for the end and show the output'
            '--follow wait, and show output as it appears'
            '--wait-timeout stop waiting after this time; the remote run goes on'
            '--dry-run print the request that would be sent, and send nothing'
            '-n print the request that would be sent, and send nothing'
            '--rehearse let the service check everything and run nothing'
            '--interactive ask for everything, show the request, then run it'
            '--output how the result is written'
            '-o how the result is written'
            '--quiet the result and errors only'
            '-q the result and errors only'
            '--query a part of the JSON result; with -q a string is printed bare'
            '--save-output write each instance\u2019s output to a file of its own there'
            '--raw pass control sequences of the output through to the terminal'
            '--no-fold show equal outputs of several instances one by one'
            '--profile profile of ~/.aliyun/config.json'
            '--config another profile file'
            '--endpoint send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
            '--emulator use the emulator on this machine; no account needed'
            '--edition published form of the API to speak'
            '--lang language of messages'
            '--no-color no colours'
            '--no-input never ask anything'
            '--yes answer every question with yes'
            '-y answer every question with yes'
            '--verbose say more on stderr'
            '--debug show each call on stderr, secrets masked'
            '--help show this help'
            '-h show this help'
            '--version show the version'
            '-V show the version'
        )
        'invoke' = @(
            '--command the stored command: its ID (c-\u2026) or its exact name'
            '-c the stored command: its ID (c-\u2026) or its exact name'
            '--instance run on these instances: commas, repeated, @file, or - for standard input'
            '-i run on these instances: commas, repeated, @file, or - for standard input'
            '--region the region of the instances, such as cn-hangzhou'
            '-r the region of the instances, such as cn-hangzhou'
            '--param a custom parameter of the command; the value is taken literally'
            '-p a custom parameter of the command; the value is taken literally'
            '--param-env take the value from an environment variable; it is never shown'
            '--param-file take the value from a file, or - for standard input; it is never shown'
            '--params all parameters as one JSON object'
            '--frequency run on a schedule: ''0 0 2 * * ? Asia/Shanghai'', rate(5m), at(2030-01-01 02:00:00 Asia/Shanghai)'
            '--timezone added to a schedule that names no zone, such as Asia/Shanghai'
            '--timed kept for the documented API; goes with --frequency'
            '--repeat-mode once, on a schedule, or at the next or every start of the instance'
            '--timeout of the remote run: 90, 90s, 5m; at least 10 s (else the command\u2019s own)'
            '--user run as this user of the instance'
            '--working-dir run in this directory'
            '--container-id run in this container (Linux)'
            '--container-name name of the container'
            '--termination-mode what a stop or a timeout ends: the first process, or its children too (default: ProcessTree)'
            '--launcher the program that starts the script, such as "python3 -u {{ACS::ScriptFileName}}"'
            '--windows-password-name name of the parameter-store secret with the Windows user\u2019s password'
            '--oss-output deliver the full output to OSS'
            '--resource-group resource group of the invocation'
            '--invocation-tag tag the invocation'
            '--no-tags leave out the run tags that this tool adds'
            '--client-token your own idempotence token; the same token never runs twice'
            '--wait wait for the end and show the output'
            '-w wait for the end and show the output'
            '--follow wait, and show output as it appears'
            '--wait-timeout stop waiting after this time; the remote run goes on'
            '--dry-run print the request that would be sent, and send nothing'
            '-n print the request that would be sent, and send nothing'
            '--rehearse let the service check everything and run nothing'
            '--interactive ask for everything, show the request, then run it'
            '--output how the result is written'
            '-o how the result is written'
            '--quiet the result and errors only'
            '-q the result and errors only'
            '--query a part of the JSON result; with -q a string is printed bare'
            '--save-output write each instance\u2019s output to a file of its own there'
            '--raw pass control sequences of the output through to the terminal'
            '--no-fold show equal outputs of several instances one by one'
            '--profile profile of ~/.aliyun/config.json'
            '--config another profile file'
            '--endpoint send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
            '--emulator use the emulator on this machine; no account needed'
            '--edition published form of the API to speak'
            '--lang language of messages'
            '--no-color no colours'
            '--no-input never ask anything'
            '--yes answer every question with yes'
            '-y answer every question with yes'
            '--verbose say more on stderr'
            '--debug show each call on stderr, secrets masked'
            '--help show this help'
            '-h show this help'
        )
        'show' = @(
            '--region the region of the instances, such as cn-hangzhou'
            '-r the region of the instances, such as cn-hangzhou'
            '--wait wait for the end and show the output'
            '-w wait for the end and show the output'
            '--follow wait, and show output as it appears'
            '--wait-timeout stop waiting after this time; the remote run goes on'
            '--output how the result is written'
            '-o how the result is written'
            '--quiet the result and errors only'
            '-q the result and errors only'
            '--query a part of the JSON result; with -q a string is printed bare'
            '--raw pass control sequences of the output through to the terminal'
            '--no-fold show equal outputs of several instances one by one'
            '--profile profile of ~/.aliyun/config.json'
            '--config another profile file'
            '--endpoint send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
            '--emulator use the emulator on this machine; no account needed'
            '--edition published form of the API to speak'
            '--lang language of messages'
            '--no-color no colours'
            '--no-input never ask anything'
            '--yes answer every question with yes'
            '-y answer every question with yes'
            '--verbose say more on stderr'
            '--debug show each call on stderr, secrets masked'
            '--help show this help'
            '-h show this help'
        )
        'schedule' = @(
            '--timezone added to a schedule that names no zone, such as Asia/Shanghai'
            '--count how many of the next runs to show (default: 5)'
            '--calendar show a month with the runs of each day (default: this one)'
            '--timeout of the remote run: 90, 90s, 5m; at least 10 s (else the command\u2019s own)'
            '--output how the result is written'
            '-o how the result is written'
            '--quiet the result and errors only'
            '-q the result and errors only'
            '--query a part of the JSON result; with -q a string is printed bare'
            '--edition published form of the API to speak'
            '--lang language of messages'
            '--no-color no colours'
            '--verbose say more on stderr'
            '--help show this help'
            '-h show this help'
        )
        'schedule/list' = @(
            '--region the region of the instances, such as cn-hangzhou'
            '-r the region of the instances, such as cn-hangzhou'
            '--output how the result is written'
            '-o how the result is written'
            '--quiet the result and errors only'
            '-q the result and errors only'
            '--query a part of the JSON result; with -q a string is printed bare'
            '--profile profile of ~/.aliyun/config.json'
            '--config another profile file'
            '--endpoint send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
            '--emulator use the emulator on this machine; no account needed'
            '--edition published form of the API to speak'
            '--lang language of messages'
            '--no-color no colours'
            '--no-input never ask anything'
            '--yes answer every question with yes'
            '-y answer every question with yes'
            '--verbose say more on stderr'
            '--debug show each call on stderr, secrets masked'
            '--help show this help'
            '-h show this help'
        )
        'schedule/stop' = @(
            '--region the region of the instances, such as cn-hangzhou'
            '-r the region of the instances, such as cn-hangzhou'
            '--output how the result is written'
            '-o how the result is written'
            '--quiet the result and errors only'
            '-q the result and errors only'
            '--query a part of the JSON result; with -q a string is printed bare'
            '--profile profile of ~/.aliyun/config.json'
            '--config another profile file'
            '--endpoint send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
            '--emulator use the emulator on this machine; no account needed'
            '--edition published form of the API to speak'
            '--lang language of messages'
            '--no-color no colours'
            '--no-input never ask anything'
            '--yes answer every question with yes'
            '-y answer every question with yes'
            '--verbose say more on stderr'
            '--debug show each call on stderr, secrets masked'
            '--help show this help'
            '-h show this help'
        )
        'explain' = @(
            '--all every code that has an explanation'
            '--output how the result is written'
            '-o how the result is written'
            '--quiet the result and errors only'
            '-q the result and errors only'
            '--query a part of the JSON result; with -q a string is printed bare'
            '--lang language of messages'
            '--no-color no colours'
            '--help show this help'
            '-h show this help'
        )
        'completion' = @(
            '--edition published form of the API to speak'
            '--lang language of messages'
            '--no-color no colours'
            '--verbose say more on stderr'
            '--help show this help'
            '-h show this help'
        )
        'emulator' = @(
            '--port listen on this port of 127.0.0.1 (default: a free one)'
            '--data keep its state and the instances\u2019 files there, for the next start too (default: a temporary directory)'
            '--instances add so many simulated instances, i-sim00001 \u2026, which start no process'
            '--fleet add the instances and commands that this JSON file describes (see docs/emulator.md)'
            '--fault go wrong on order: InvokeCommand:1:after-commit:reset (see emulator fault --help)'
            '--ignore-client-tokens take no notice of any ClientToken: the same one twice runs twice'
            '--token-lifetime how long a ClientToken gives its first answer again (default: 24h)'
            '--pending how long a task is Pending, such as 250ms or 5s (default: 100ms)'
            '--output-profile keep output as agents do now (ring) or as those up to v578 did (legacy)'
            '--loose ignore parameters that it does not know or serve, with a warning, instead of refusing them'
            '--edition published form of the API to speak'
            '--lang language of messages'
            '--no-color no colours'
            '--verbose say more on stderr'
            '--help show this help'
            '-h show this help'
        )
        'emulator/exec' = @(
            '--port listen on this port of 127.0.0.1 (default: a free one)'
            '--data keep its state and the instances\u2019 files there, for the next start too (default: a temporary directory)'
            '--instances add so many simulated instances, i-sim00001 \u2026, which start no process'
            '--fleet add the instances and commands that this JSON file describes (see docs/emulator.md)'
            '--fault go wrong on order: InvokeCommand:1:after-commit:reset (see emulator fault --help)'
            '--ignore-client-tokens take no notice of any ClientToken: the same one twice runs twice'
            '--token-lifetime how long a ClientToken gives its first answer again (default: 24h)'
            '--pending how long a task is Pending, such as 250ms or 5s (default: 100ms)'
            '--output-profile keep output as agents do now (ring) or as those up to v578 did (legacy)'
            '--loose ignore parameters that it does not know or serve, with a warning, instead of refusing them'
            '--edition published form of the API to speak'
            '--lang language of messages'
            '--no-color no colours'
            '--verbose say more on stderr'
            '--help show this help'
            '-h show this help'
        )
        'emulator/status' = @(
            '--output how the result is written'
            '-o how the result is written'
            '--quiet the result and errors only'
            '-q the result and errors only'
            '--query a part of the JSON result; with -q a string is printed bare'
            '--endpoint which of several emulators, as it said when it started (default: the newest)'
            '--edition published form of the API to speak'
            '--lang language of messages'
            '--no-color no colours'
            '--verbose say more on stderr'
            '--help show this help'
            '-h show this help'
        )
        'emulator/clock' = @(
            '--patience how long to wait for a run on the way before time goes on without it (default: 15s)'
            '--output how the result is written'
            '-o how the result is written'
            '--quiet the result and errors only'
            '-q the result and errors only'
            '--query a part of the JSON result; with -q a string is printed bare'
            '--endpoint which of several emulators, as it said when it started (default: the newest)'
            '--edition published form of the API to speak'
            '--lang language of messages'
            '--no-color no colours'
            '--verbose say more on stderr'
            '--help show this help'
            '-h show this help'
        )
        'emulator/power' = @(
            '--output how the result is written'
            '-o how the result is written'
            '--quiet the result and errors only'
            '-q the result and errors only'
            '--query a part of the JSON result; with -q a string is printed bare'
            '--endpoint which of several emulators, as it said when it started (default: the newest)'
            '--edition published form of the API to speak'
            '--lang language of messages'
            '--no-color no colours'
            '--verbose say more on stderr'
            '--help show this help'
            '-h show this help'
        )
        'emulator/fault' = @(
            '--output how the result is written'
            '-o how the result is written'
            '--quiet the result and errors only'
            '-q the result and errors only'
            '--query a part of the JSON result; with -q a string is printed bare'
            '--endpoint which of several emulators, as it said when it started (default: the newest)'
            '--edition published form of the API to speak'
            '--lang language of messages'
            '--no-color no colours'
            '--verbose say more on stderr'
            '--help show this help'
            '-h show this help'
        )
        'emulator/ledger' = @(
            '--wait until nothing is pending or running'
            '--wait-timeout how long to wait at most (default: 60s)'
            '--output how the result is written'
            '-o how the result is written'
            '--quiet the result and errors only'
            '-q the result and errors only'
            '--query a part of the JSON result; with -q a string is printed bare'
            '--endpoint which of several emulators, as it said when it started (default: the newest)'
            '--edition published form of the API to speak'
            '--lang language of messages'
            '--no-color no colours'
            '--verbose say more on stderr'
            '--help show this help'
            '-h show this help'
        )
        'emulator/explain' = @(
            '--all every action'
            '--output how the result is written'
            '-o how the result is written'
            '--quiet the result and errors only'
            '-q the result and errors only'
            '--query a part of the JSON result; with -q a string is printed bare'
            '--lang language of messages'
            '--no-color no colours'
            '--help show this help'
            '-h show this help'
        )
        'emulator/stop' = @(
            '--output how the result is written'
            '-o how the result is written'
            '--quiet the result and errors only'
            '-q the result and errors only'
            '--query a part of the JSON result; with -q a string is printed bare'
            '--endpoint which of several emulators, as it said when it started (default: the newest)'
            '--edition published form of the API to speak'
            '--lang language of messages'
            '--no-color no colours'
            '--verbose say more on stderr'
            '--help show this help'
            '-h show this help'
        )
    }
    $commands = @{
        '' = @(
            'invoke run a stored command; prints the InvokeId (the default command)'
            'show where an invocation stands: one verdict an instance'
            'schedule check a schedule: what it means, when it runs; list and stop scheduled runs'
            'explain an error code: cause, ways out, whether anything ran; offline'
            'completion print the script for tab completion in your shell'
            'emulator the service on this machine, for trying out and for tests'
        )
        'schedule' = @(
            'list the scheduled invocations of a region, with their next runs'
            'stop end a scheduled invocation; what runs now may be ended too'
        )
        'emulator' = @(
            'exec run one command against an emulator of its own'
            'status the emulator that runs: what it does, what waits, what outlived its run'
            'clock show the time of the emulator that runs, or move it forward'
            'power take instances of the emulator that runs down or up'
            'fault make the emulator that runs go wrong on order'
            'ledger what the emulator that runs has really started, call by call'
            'explain what the emulator does is known from where: documented, source, measured or assumed'
            'stop end the emulator that runs and everything it started'
        )
    }
    # Which value follows a flag of a command; capitals count, as in -V and -v.
    $values = New-Object -TypeName System.Collections.Hashtable -ArgumentList ([System.StringComparer]::Ordinal)
    $values[':-c'] = 'commands'
    $values[':--command'] = 'commands'
    $values[':-i'] = 'instances'
    $values[':--instance'] = 'instances'
    $values[':-r'] = 'regions'
    $values[':--region'] = 'regions'
    $values[':-p'] = 'parameters'
    $values[':--param'] = 'parameters'
    $values[':--param-env'] = 'parameters'
    $values[':--param-file'] = 'name=file'
    $values[':--params'] = '@files'
    $values[':--frequency'] = 'nothing'
    $values[':--timezone'] = 'zones'
    $values[':--repeat-mode'] = 'words:Once Period NextRebootOnly EveryReboot DryRun'
    $values[':--timeout'] = 'nothing'
    $values[':--user'] = 'nothing'
    $values[':--working-dir'] = 'nothing'
    $values[':--container-id'] = 'nothing'
    $values[':--container-name'] = 'nothing'
    $values[':--termination-mode'] = 'words:Process ProcessTree'
    $values[':--launcher'] = 'nothing'
    $values[':--windows-password-name'] = 'nothing'
    $values[':--oss-output'] = 'nothing'
    $values[':--resource-group'] = 'nothing'
    $values[':--invocation-tag'] = 'tags'
    $values[':--client-token'] = 'nothing'
    $values[':--wait-timeout'] = 'nothing'
    $values[':-o'] = 'words:text json jsonl'
    $values[':--output'] = 'words:text json jsonl'
    $values[':--query'] = 'nothing'
    $values[':--save-output'] = 'directories'
    $values[':--profile'] = 'profiles'
    $values[':--config'] = 'files'
    $values[':--endpoint'] = 'nothing'
    $values[':--edition'] = 'words:2018 2019 current'
    $values[':--lang'] = 'words:en zh'
    $values['invoke:-c'] = 'commands'
    $values['invoke:--command'] = 'commands'
    $values['invoke:-i'] = 'instances'
    $values['invoke:--instance'] = 'instances'
    $values['invoke:-r'] = 'regions'
    $values['invoke:--region'] = 'regions'
    $values['invoke:-p'] = 'parameters'
    $values['invoke:--param'] = 'parameters'
    $values['invoke:--param-env'] = 'parameters'
    $values['invoke:--param-file'] = 'name=file'
    $values['invoke:--params'] = '@files'
    $values['invoke:--frequency'] = 'nothing'
    $values['invoke:--timezone'] = 'zones'
    $values['invoke:--repeat-mode'] = 'words:Once Period NextRebootOnly EveryReboot DryRun'
    $values['invoke:--timeout'] = 'nothing'
    $values['invoke:--user'] = 'nothing'
    $values['invoke:--working-dir'] = 'nothing'
    $values['invoke:--container-id'] = 'nothing'
    $values['invoke:--container-name'] = 'nothing'
    $values['invoke:--termination-mode'] = 'words:Process ProcessTree'
    $values['invoke:--launcher'] = 'nothing'
    $values['invoke:--windows-password-name'] = 'nothing'
    $values['invoke:--oss-output'] = 'nothing'
    $values['invoke:--resource-group'] = 'nothing'
    $values['invoke:--invocation-tag'] = 'tags'
    $values['invoke:--client-token'] = 'nothing'
    $values['invoke:--wait-timeout'] = 'nothing'
    $values['invoke:-o'] = 'words:text json jsonl'
    $values['invoke:--output'] = 'words:text json jsonl'
    $values['invoke:--query'] = 'nothing'
    $values['invoke:--save-output'] = 'directories'
    $values['invoke:--profile'] = 'profiles'
    $values['invoke:--config'] = 'files'
    $values['invoke:--endpoint'] = 'nothing'
    $values['invoke:--edition'] = 'words:2018 2019 current'
    $values['invoke:--lang'] = 'words:en zh'
    $values['show:-r'] = 'regions'
    $values['show:--region'] = 'regions'
    $values['show:--wait-timeout'] = 'nothing'
    $values['show:-o'] = 'words:text json jsonl'
    $values['show:--output'] = 'words:text json jsonl'
    $values['show:--query'] = 'nothing'
    $values['show:--profile'] = 'profiles'
    $values['show:--config'] = 'files'
    $values['show:--endpoint'] = 'nothing'
    $values['show:--edition'] = 'words:2018 2019 current'
    $values['show:--lang'] = 'words:en zh'
    $values['schedule:--timezone'] = 'zones'
    $values['schedule:--count'] = 'nothing'
    $values['schedule:--timeout'] = 'nothing'
    $values['schedule:-o'] = 'words:text json jsonl'
    $values['schedule:--output'] = 'words:text json jsonl'
    $values['schedule:--query'] = 'nothing'
    $values['schedule:--edition'] = 'words:2018 2019 current'
    $values['schedule:--lang'] = 'words:en zh'
    $values['schedule/list:-r'] = 'regions'
    $values['schedule/list:--region'] = 'regions'
    $values['schedule/list:-o'] = 'words:text json jsonl'
    $values['schedule/list:--output'] = 'words:text json jsonl'
    $values['schedule/list:--query'] = 'nothing'
    $values['schedule/list:--profile'] = 'profiles'
    $values['schedule/list:--config'] = 'files'
    $values['schedule/list:--endpoint'] = 'nothing'
    $values['schedule/list:--edition'] = 'words:2018 2019 current'
    $values['schedule/list:--lang'] = 'words:en zh'
    $values['schedule/stop:-r'] = 'regions'
    $values['schedule/stop:--region'] = 'regions'
    $values['schedule/stop:-o'] = 'words:text json jsonl'
    $values['schedule/stop:--output'] = 'words:text json jsonl'
    $values['schedule/stop:--query'] = 'nothing'
    $values['schedule/stop:--profile'] = 'profiles'
    $values['schedule/stop:--config'] = 'files'
    $values['schedule/stop:--endpoint'] = 'nothing'
    $values['schedule/stop:--edition'] = 'words:2018 2019 current'
    $values['schedule/stop:--lang'] = 'words:en zh'
    $values['explain:-o'] = 'words:text json jsonl'
    $values['explain:--output'] = 'words:text json jsonl'
    $values['explain:--query'] = 'nothing'
    $values['explain:--lang'] = 'words:en zh'
    $values['completion:--edition'] = 'words:2018 2019 current'
    $values['completion:--lang'] = 'words:en zh'
    $values['emulator:--port'] = 'nothing'
    $values['emulator:--data'] = 'directories'
    $values['emulator:--instances'] = 'nothing'
    $values['emulator:--fleet'] = 'files'
    $values['emulator:--fault'] = 'nothing'
    $values['emulator:--token-lifetime'] = 'nothing'
    $values['emulator:--pending'] = 'nothing'
    $values['emulator:--output-profile'] = 'words:ring legacy'
    $values['emulator:--edition'] = 'words:2018 2019 current'
    $values['emulator:--lang'] = 'words:en zh'
    $values['emulator/exec:--port'] = 'nothing'
    $values['emulator/exec:--data'] = 'directories'
    $values['emulator/exec:--instances'] = 'nothing'
    $values['emulator/exec:--fleet'] = 'files'
    $values['emulator/exec:--fault'] = 'nothing'
    $values['emulator/exec:--token-lifetime'] = 'nothing'
    $values['emulator/exec:--pending'] = 'nothing'
    $values['emulator/exec:--output-profile'] = 'words:ring legacy'
    $values['emulator/exec:--edition'] = 'words:2018 2019 current'
    $values['emulator/exec:--lang'] = 'words:en zh'
    $values['emulator/status:-o'] = 'words:text json jsonl'
    $values['emulator/status:--output'] = 'words:text json jsonl'
    $values['emulator/status:--query'] = 'nothing'
    $values['emulator/status:--endpoint'] = 'nothing'
    $values['emulator/status:--edition'] = 'words:2018 2019 current'
    $values['emulator/status:--lang'] = 'words:en zh'
    $values['emulator/clock:--patience'] = 'nothing'
    $values['emulator/clock:-o'] = 'words:text json jsonl'
    $values['emulator/clock:--output'] = 'words:text json jsonl'
    $values['emulator/clock:--query'] = 'nothing'
    $values['emulator/clock:--endpoint'] = 'nothing'
    $values['emulator/clock:--edition'] = 'words:2018 2019 current'
    $values['emulator/clock:--lang'] = 'words:en zh'
    $values['emulator/power:-o'] = 'words:text json jsonl'
    $values['emulator/power:--output'] = 'words:text json jsonl'
    $values['emulator/power:--query'] = 'nothing'
    $values['emulator/power:--endpoint'] = 'nothing'
    $values['emulator/power:--edition'] = 'words:2018 2019 current'
    $values['emulator/power:--lang'] = 'words:en zh'
    $values['emulator/fault:-o'] = 'words:text json jsonl'
    $values['emulator/fault:--output'] = 'words:text json jsonl'
    $values['emulator/fault:--query'] = 'nothing'
    $values['emulator/fault:--endpoint'] = 'nothing'
    $values['emulator/fault:--edition'] = 'words:2018 2019 current'
    $values['emulator/fault:--lang'] = 'words:en zh'
    $values['emulator/ledger:--wait-timeout'] = 'nothing'
    $values['emulator/ledger:-o'] = 'words:text json jsonl'
    $values['emulator/ledger:--output'] = 'words:text json jsonl'
    $values['emulator/ledger:--query'] = 'nothing'
    $values['emulator/ledger:--endpoint'] = 'nothing'
    $values['emulator/ledger:--edition'] = 'words:2018 2019 current'
    $values['emulator/ledger:--lang'] = 'words:en zh'
    $values['emulator/explain:-o'] = 'words:text json jsonl'
    $values['emulator/explain:--output'] = 'words:text json jsonl'
    $values['emulator/explain:--query'] = 'nothing'
    $values['emulator/explain:--lang'] = 'words:en zh'
    $values['emulator/stop:-o'] = 'words:text json jsonl'
    $values['emulator/stop:--output'] = 'words:text json jsonl'
    $values['emulator/stop:--query'] = 'nothing'
    $values['emulator/stop:--endpoint'] = 'nothing'
    $values['emulator/stop:--edition'] = 'words:2018 2019 current'
    $values['emulator/stop:--lang'] = 'words:en zh'
    $places = @{
        'show:0' = 'invocations'
        'schedule:0' = 'nothing'
        'schedule/stop:0' = 'invocations'
        'explain:more' = 'codes'
        'completion:0' = 'words:bash zsh fish powershell'
        'emulator/exec:more' = 'nothing'
        'emulator/clock:0' = 'words:advance set next'
        'emulator/clock:1' = 'nothing'
        'emulator/power:0' = 'words:stop start reboot'
        'emulator/power:more' = 'words:i-web1 i-web2 i-db1 i-stopped1 i-noagent1 i-classic1 i-windows1'
        'emulator/fault:more' = 'faults'
        'emulator/explain:0' = 'words:CreateCommand ModifyCommand DeleteCommand DescribeCommands InvokeCommand RunCommand StopInvocation DescribeInvocations DescribeInvocationResults SendFile DescribeSendFileResults DescribeInstances DescribeCloudAssistantStatus DescribeRegions'
    }

    # Whether a word begins as typed. PowerShell's people do not mind capitals.
    function Test-Begin($word) {
        $word.StartsWith($typed, [System.StringComparison]::OrdinalIgnoreCase)
    }

    # One answer, in quotes where PowerShell would read it otherwise (@ splats, a comma makes an array).
    function New-Answer($value, $about, $type) {
        $text = "$before$value"
        if ($text -match '[\s''"`$;&|(){}<>@#,*?\[\]\u2018-\u201f]') {
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
                $value, $about = $line -split "`t", 2
                if ($value) { New-Answer $value $about 'ParameterValue' }
            }
        } catch {
        } finally {
            if ($encoding) { try { [System.Console]::OutputEncoding = $encoding } catch { } }
            $global:LASTEXITCODE = $code
        }
    }

    function Get-FileAnswer($part, $lead, $onlyFolders) {
        $folder = if ($part -match '^(.*[\\/])') { $Matches[1] } else { '' }
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
        $typed = $typed -replace '[''"\u2018-\u201f]', '' -replace ',\s+', ','
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
            $awaited = $values["${level}:$word"]
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
        $kind = $values["${level}:$($Matches[1])"]
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
        $kind = $places["${level}:$place"]
        if (-not $kind) {
            $kind = $places["${level}:more"]
        }
    }
    if (-not $kind) { return }
    if ($kind -eq 'instances' -and $typed.StartsWith('@')) { $kind = '@files' }
    if ($kind -eq 'name=file' -and -not $typed.Contains('=')) { $kind = 'parameters' }
    if ($kind -eq 'instances') { $before += $typed.Substring(0, $typed.LastIndexOf(',') + 1) }
    # Of an array PowerShell replaces only what stands behind its last comma.
    if ($array) { $before = '' }

    if ($kind.StartsWith('words:')) { Get-TableAnswer ($kind.Substring(6).Split(' ')) 'ParameterValue' }
    elseif ($kind -eq 'codes') { Get-TableAnswer ('CmdContent.DecodeError CmdContent.ExceedLimit CmdCount.ExceedQuota CmdDesc.ExceedLimit CmdName.ExceedLimit CmdName.Readonly CmdParam.EmptyKey CmdParam.InvalidParamName CmdParamCount.ExceedLimit CmdParamName.ExceedLimit DryRunOperation Duplicate.ResourceTagKey Duplicate.TagKey Emulator.BodyTooLarge Emulator.ClockIsMoving Emulator.ForeignHost Emulator.ForeignOrigin Emulator.InstanceNotRunning Emulator.InvalidFault Emulator.InvalidMove Emulator.NotSupported Emulator.RepeatedParameter Emulator.TooManyParameters Emulator.UnknownInstance Emulator.UnknownParameter Emulator.UnsupportedBody FileContent.DecodeError FileContentType.Invalid FileDesc.ExceedLimit FileMode.Invalid FileName.ExceedLimit FileSize.ExceedLimit FileTargetDir.Invalid Forbidden.AccessKeyDisabled Forbidden.NotSupportRAM Forbidden.RAM Forbidden.RiskControl Forbidden.SubUser Forbidden.Unauthorized IdempotentParameterMismatch IdempotentProcessing IllegalTimestamp IncompleteSignature InstanceIds.ExceedLimit InternalError InternalError.Dispatch Invalid.CommandContent Invalid.InstanceChargeType InvalidAcceptLanguage.NotFound InvalidAccessKeyId.Inactive InvalidAccessKeyId.NotFound InvalidAction InvalidAction.NotFound InvalidClientToken.Malformed InvalidCmdId.NotFound InvalidCmdType.NotFound InvalidCommandType.NotFound InvalidContainerId.Malformed InvalidContainerName.Malformed InvalidDescription.LengthLimitExceeded InvalidInstance.NoClient InvalidInstance.NotFound InvalidInstance.NotMatch InvalidInstance.NotVpc InvalidInstanceId.NotFound InvalidInstanceId.OSTypeUnsupported InvalidInstanceStatus InvalidInvokeId.NotFound InvalidLauncher.LengthLimitExceeded InvalidName.LengthLimitExceeded InvalidNetworkType.NotFound InvalidParam.Frequency InvalidParam.PageNumber InvalidParam.PageSize InvalidParameter InvalidParameter.FileGroup InvalidParameter.FileOwner InvalidParameter.IsNull InvalidParameter.MaxResults InvalidParameter.NextToken InvalidParameter.Parameters InvalidParameter.WorkingDir InvalidParameterCharacter.CommandDescription InvalidParameterCharacter.CommandName InvalidParameterCharacter.CommandWorkingDir InvalidParameterCharset.Parameters InvalidRegionId.NotFound InvalidRepeatMode.NotFound InvalidResourceGroup.NotFound InvalidResourceTag.ConflictWithInstanceIds InvalidResourceTag.InstanceNotFound InvalidResourceTagKey.Malformed InvalidResourceTagValue.Malformed InvalidResourceType.NotFound InvalidSecurityToken.Expired InvalidSecurityToken.Malformed InvalidSecurityToken.MismatchWithAccessKey InvalidSignatureMethod InvalidStatus.NotFound InvalidStatus.ResourceGroup InvalidTag.Mismatch InvalidTagCount InvalidTagKey.Malformed InvalidTagValue.Malformed InvalidTerminationMode.NotFound InvalidTimeStamp.Expired InvalidTimeStamp.Format InvalidTimeout.ExceedLimit InvalidVersion Invocation.ExceedQuota MissingCommandId MissingParam.Frequency MissingParam.InstanceId MissingParameter MissingParameter.CommandId MissingParameter.Frequency MissingParameter.InstanceIds MissingParameter.RegionId MissingParameter.ResourceTagKey MissingParameter.TagKey MissingRegionId MissingSecurityToken NumberExceed.ResourceTags NumberExceed.Tags Operation.Forbidden OperationConflict Parameter.Disabled Parameter.MissingValue Parameter.NotMatched ParameterCount.ExceedLimit ParameterKey.Duplicate ParameterKey.ExceedLimit ParameterStore.InvalidParameters ParameterStore.NoPermission ParameterStore.NotSupported ParameterType.NotSupported RealNameAuthenticationError RegionId.ApiNotSupported Rejected.Throttling ServiceUnavailable ServiceUnavailable.RegionMaintaining SignatureDoesNotMatch SignatureNonceUsed TemporaryAccessKey.Error Throttling Throttling.Api Throttling.User Unauthorized.EmptyRegion UnsupportedHTTPMethod UnsupportedOperation UnsupportedParameter Username.ExceedLimit Username.NotSupportWindows WindowsPasswordName.ExceedLimit WindowsPasswordName.Missed AccountNotExists AtExpressionExpired BadCronExpression Base64DecodeFailed ClientIsUpgrading ClientNeedUpgrade ClientNetworkBlocked ClientNotOnline ClientNotResponse ClientNotRunning ClientRestarted CommandContentDecodeError CommandNotApplicable ContainerConnectFailed ContainerNameAndIdNotMatch ContainerNameDuplicated ContainerNotFound ContainerStateAbnormal CronExpressionExpired DefaultWorkingDirectoryNotAvailable DeliveryTimeout DirectoryNotExists EmptyFile ExecutionException ExecutionInterrupted ExecutionTimeout ExitCodeNonzero FileAlreadyExists FileAuthorityInvalid FileContentInvalid FileCreateFail FileExist FileGroupNotExist FileNameInvalid FileOwnerNotExist FilePathInvalid InstanceDeregistered InstanceNotExists InstanceNotRunning InstanceReleased InstanceRestarted InstanceRoleInvalid InvalidAtExpression InvalidCommandText InvalidContainerId InvalidContainerName InvalidCronExpression InvalidEnvironmentParameter InvalidFileContent InvalidFileMode InvalidGMTOffsetForTimezone InvalidGMTOffsetHourForTimezone InvalidGMTOffsetMinuteForTimezone InvalidRateExpression InvalidSignature InvalidSystemBuiltInParameter QueryParameterStoreFailed RateFrequencyTooLarge ScriptFileExisted SecurityGroupRuleDenied TaskConcurrencyLimit TerminationException TimezoneInformationCorrupt TypeInvalid UnsupportedContainerRuntime UserGroupNotExists UserOrPasswordInvalid UsernameOrPasswordInvalid WorkingDirectoryNotExist'.Split(' ')) 'ParameterValue' }
    elseif ($kind -eq 'files') { Get-FileAnswer $typed '' $false }
    elseif ($kind -eq 'directories') { Get-FileAnswer $typed '' $true }
    elseif ($kind -eq '@files') { if ($typed.StartsWith('@')) { Get-FileAnswer ($typed.Substring(1)) '@' $false } }
    elseif ($kind -eq 'name=file') {
        $equals = $typed.IndexOf('=') + 1
        Get-FileAnswer ($typed.Substring($equals)) ($typed.Substring(0, $equals)) $false
    }
    elseif ($kind -match '^(commands|instances|invocations|regions|profiles|zones|tags|parameters|faults)$') { Get-LiveAnswer $kind }
}
