# bash completion for ecs-invoke; made from its command tree, not by hand.

# The words before the cursor, whole: bash cuts them at the ":" and "=" of COMP_WORDBREAKS.
__ecs_invoke_split() {
  local rest=${COMP_LINE:0:COMP_POINT} at piece
  rest=${rest#*"${COMP_WORDS[0]}"}
  __ecs_invoke_words=("${COMP_WORDS[0]}")
  for ((at = 1; at <= COMP_CWORD; at++)); do
    if [[ $rest == [[:blank:]]* ]]; then
      rest=${rest#"${rest%%[![:blank:]]*}"}
      __ecs_invoke_words+=("")
    fi
    piece=${COMP_WORDS[at]}
    ((at == COMP_CWORD)) && piece=$rest
    __ecs_invoke_words[${#__ecs_invoke_words[@]} - 1]+=$piece
    rest=${rest#"$piece"}
  done
}

# What the value of a flag is; fails for a switch.
__ecs_invoke_value() {
  case $1:$2 in
    :-c | :--command | invoke:-c | invoke:--command | instances/check:-c | instances/check:--command) __ecs_invoke_kind=commands ;;
    :-i | :--instance | invoke:-i | invoke:--instance | exec:-i | exec:--instance | send:-i | send:--instance | stop:-i | stop:--instance | instances:-i | instances:--instance | instances/list:-i | instances/list:--instance | instances/check:-i | instances/check:--instance) __ecs_invoke_kind=instances ;;
    :--tag | :--invocation-tag | invoke:--tag | invoke:--invocation-tag | exec:--tag | exec:--invocation-tag | send:--tag | send:--invocation-tag | apply:--invocation-tag | resume:--invocation-tag | retry:--invocation-tag | commands/create:--tag | instances:--tag | instances/list:--tag | instances/check:--tag) __ecs_invoke_kind=tags ;;
    :--name | invoke:--name | exec:--name | send:--name | commands/list:--name | instances:--name | instances/list:--name | instances/check:--name) __ecs_invoke_kind=names ;;
    :-r | :--region | invoke:-r | invoke:--region | exec:-r | exec:--region | send:-r | send:--region | apply:-r | apply:--region | show:-r | show:--region | stop:-r | stop:--region | commands/list:-r | commands/list:--region | commands/show:-r | commands/show:--region | commands/create:-r | commands/create:--region | commands/update:-r | commands/update:--region | commands/delete:-r | commands/delete:--region | instances:-r | instances:--region | instances/list:-r | instances/list:--region | instances/check:-r | instances/check:--region | schedule/list:-r | schedule/list:--region | schedule/stop:-r | schedule/stop:--region | doctor:-r | doctor:--region) __ecs_invoke_kind=regions ;;
    :--batch-size | :--concurrency | :--canary | :--max-errors | :--pause | :--frequency | :--timeout | :--user | :--working-dir | :--container-id | :--container-name | :--launcher | :--windows-password-name | :--oss-output | :--resource-group | :--client-token | :--run-id | :--deadline | :--wait-timeout | :--query | :--encoding | :--endpoint | invoke:--batch-size | invoke:--concurrency | invoke:--canary | invoke:--max-errors | invoke:--pause | invoke:--frequency | invoke:--timeout | invoke:--user | invoke:--working-dir | invoke:--container-id | invoke:--container-name | invoke:--launcher | invoke:--windows-password-name | invoke:--oss-output | invoke:--resource-group | invoke:--client-token | invoke:--run-id | invoke:--deadline | invoke:--wait-timeout | invoke:--query | invoke:--encoding | invoke:--endpoint | exec:--script | exec:--type | exec:--batch-size | exec:--concurrency | exec:--canary | exec:--max-errors | exec:--pause | exec:--frequency | exec:--timeout | exec:--user | exec:--working-dir | exec:--container-id | exec:--container-name | exec:--launcher | exec:--windows-password-name | exec:--oss-output | exec:--resource-group | exec:--client-token | exec:--run-id | exec:--deadline | exec:--wait-timeout | exec:--query | exec:--encoding | exec:--endpoint | send:--batch-size | send:--concurrency | send:--canary | send:--max-errors | send:--pause | send:--file-name | send:--mode | send:--owner | send:--group | send:--description | send:--timeout | send:--resource-group | send:--run-id | send:--deadline | send:--wait-timeout | send:--query | send:--endpoint | apply:--query | apply:--encoding | apply:--endpoint | show:--wait-timeout | show:--run | show:--query | show:--encoding | show:--endpoint | stop:--query | stop:--endpoint | runs:--query | runs/list:--query | runs/show:--query | runs/prune:--older-than | runs/prune:--query | resume:--max-errors | resume:--deadline | resume:--wait-timeout | resume:--query | resume:--encoding | retry:--max-errors | retry:--deadline | retry:--wait-timeout | retry:--query | retry:--encoding | commands/list:--query | commands/list:--endpoint | commands/show:--query | commands/show:--endpoint | commands/create:--name | commands/create:--description | commands/create:--timeout | commands/create:--working-dir | commands/create:--launcher | commands/create:--resource-group | commands/create:--client-token | commands/create:--query | commands/create:--endpoint | commands/update:--name | commands/update:--description | commands/update:--timeout | commands/update:--working-dir | commands/update:--launcher | commands/update:--query | commands/update:--endpoint | commands/delete:--query | commands/delete:--endpoint | instances:--query | instances:--endpoint | instances/list:--query | instances/list:--endpoint | instances/check:--query | instances/check:--endpoint | schedule:--count | schedule:--timeout | schedule:--query | schedule/list:--query | schedule/list:--endpoint | schedule/stop:--query | schedule/stop:--endpoint | explain:--query | doctor:--query | doctor:--endpoint | emulator:--port | emulator:--instances | emulator:--fault | emulator:--token-lifetime | emulator:--pending | emulator/exec:--port | emulator/exec:--instances | emulator/exec:--fault | emulator/exec:--token-lifetime | emulator/exec:--pending | emulator/status:--query | emulator/status:--endpoint | emulator/clock:--patience | emulator/clock:--query | emulator/clock:--endpoint | emulator/power:--query | emulator/power:--endpoint | emulator/fault:--query | emulator/fault:--endpoint | emulator/ledger:--wait-timeout | emulator/ledger:--query | emulator/ledger:--endpoint | emulator/explain:--query | emulator/stop:--query | emulator/stop:--endpoint) __ecs_invoke_kind=nothing ;;
    :-p | :--param | :--param-env | invoke:-p | invoke:--param | invoke:--param-env | exec:-p | exec:--param | exec:--param-env | apply:-p | apply:--param | apply:--param-env | resume:-p | resume:--param | resume:--param-env | retry:-p | retry:--param | retry:--param-env) __ecs_invoke_kind=parameters ;;
    :--param-file | invoke:--param-file | exec:--param-file | apply:--param-file | resume:--param-file | retry:--param-file) __ecs_invoke_kind=name=file ;;
    :--params | invoke:--params | exec:--params | apply:--params | resume:--params | retry:--params) __ecs_invoke_kind=@files ;;
    :--timezone | invoke:--timezone | exec:--timezone | schedule:--timezone) __ecs_invoke_kind=zones ;;
    :--repeat-mode | invoke:--repeat-mode | exec:--repeat-mode) __ecs_invoke_kind='words:Once Period NextRebootOnly EveryReboot DryRun' ;;
    :--termination-mode | invoke:--termination-mode | exec:--termination-mode) __ecs_invoke_kind='words:Process ProcessTree' ;;
    :--on-unknown | invoke:--on-unknown | exec:--on-unknown | send:--on-unknown | resume:--on-unknown | retry:--on-unknown) __ecs_invoke_kind='words:fail resend ask' ;;
    :--plan | :--config | :--ca-file | invoke:--plan | invoke:--config | invoke:--ca-file | exec:--plan | exec:--config | exec:--ca-file | send:--plan | send:--config | send:--ca-file | apply:--config | apply:--ca-file | show:--config | show:--ca-file | stop:--config | stop:--ca-file | resume:--file | resume:--config | resume:--ca-file | retry:--file | retry:--config | retry:--ca-file | commands/list:--config | commands/list:--ca-file | commands/show:--config | commands/show:--ca-file | commands/create:--script | commands/create:--config | commands/create:--ca-file | commands/update:--script | commands/update:--config | commands/update:--ca-file | commands/delete:--config | commands/delete:--ca-file | instances:--config | instances:--ca-file | instances/list:--config | instances/list:--ca-file | instances/check:--config | instances/check:--ca-file | schedule/list:--config | schedule/list:--ca-file | schedule/stop:--config | schedule/stop:--ca-file | doctor:--config | doctor:--ca-file | emulator:--fleet | emulator/exec:--fleet) __ecs_invoke_kind=files ;;
    :-o | :--output | invoke:-o | invoke:--output | exec:-o | exec:--output | send:-o | send:--output | apply:-o | apply:--output | show:-o | show:--output | stop:-o | stop:--output | runs:-o | runs:--output | runs/list:-o | runs/list:--output | runs/show:-o | runs/show:--output | runs/prune:-o | runs/prune:--output | resume:-o | resume:--output | retry:-o | retry:--output | commands:-o | commands:--output | commands/list:-o | commands/list:--output | commands/show:-o | commands/show:--output | commands/create:-o | commands/create:--output | commands/update:-o | commands/update:--output | commands/delete:-o | commands/delete:--output | instances:-o | instances:--output | instances/list:-o | instances/list:--output | instances/check:-o | instances/check:--output | schedule:-o | schedule:--output | schedule/list:-o | schedule/list:--output | schedule/stop:-o | schedule/stop:--output | explain:-o | explain:--output | doctor:-o | doctor:--output | emulator/status:-o | emulator/status:--output | emulator/clock:-o | emulator/clock:--output | emulator/power:-o | emulator/power:--output | emulator/fault:-o | emulator/fault:--output | emulator/ledger:-o | emulator/ledger:--output | emulator/explain:-o | emulator/explain:--output | emulator/stop:-o | emulator/stop:--output) __ecs_invoke_kind='words:text json jsonl' ;;
    :--save-output | invoke:--save-output | exec:--save-output | apply:--save-output | resume:--save-output | retry:--save-output | emulator:--data | emulator/exec:--data) __ecs_invoke_kind=directories ;;
    :--profile | invoke:--profile | exec:--profile | send:--profile | apply:--profile | show:--profile | stop:--profile | resume:--profile | retry:--profile | commands/list:--profile | commands/show:--profile | commands/create:--profile | commands/update:--profile | commands/delete:--profile | instances:--profile | instances/list:--profile | instances/check:--profile | schedule/list:--profile | schedule/stop:--profile | doctor:--profile) __ecs_invoke_kind=profiles ;;
    :--edition | invoke:--edition | exec:--edition | send:--edition | apply:--edition | show:--edition | stop:--edition | commands/list:--edition | commands/show:--edition | commands/create:--edition | commands/update:--edition | commands/delete:--edition | instances:--edition | instances/list:--edition | instances/check:--edition | schedule:--edition | schedule/list:--edition | schedule/stop:--edition | doctor:--edition | completion:--edition | emulator:--edition | emulator/exec:--edition | emulator/status:--edition | emulator/clock:--edition | emulator/power:--edition | emulator/fault:--edition | emulator/ledger:--edition | emulator/stop:--edition) __ecs_invoke_kind='words:2018 2019 current' ;;
    :--lang | invoke:--lang | exec:--lang | send:--lang | apply:--lang | show:--lang | stop:--lang | runs:--lang | runs/list:--lang | runs/show:--lang | runs/prune:--lang | resume:--lang | retry:--lang | commands/list:--lang | commands/show:--lang | commands/create:--lang | commands/update:--lang | commands/delete:--lang | instances:--lang | instances/list:--lang | instances/check:--lang | schedule:--lang | schedule/list:--lang | schedule/stop:--lang | explain:--lang | doctor:--lang | completion:--lang | emulator:--lang | emulator/exec:--lang | emulator/status:--lang | emulator/clock:--lang | emulator/power:--lang | emulator/fault:--lang | emulator/ledger:--lang | emulator/explain:--lang | emulator/stop:--lang) __ecs_invoke_kind='words:en zh' ;;
    commands/list:--type | commands/create:--type) __ecs_invoke_kind='words:RunShellScript RunPowerShellScript RunBatScript' ;;
    instances:--status | instances/list:--status) __ecs_invoke_kind='words:Running Starting Stopping Stopped Pending' ;;
    instances/check:--type) __ecs_invoke_kind='words:shell powershell bat RunShellScript RunPowerShellScript RunBatScript' ;;
    emulator:--output-profile | emulator/exec:--output-profile) __ecs_invoke_kind='words:ring legacy' ;;
    *) return 1 ;;
  esac
}

# What the argument at this place is.
__ecs_invoke_argument() {
  case $1:$2 in
    exec:*) __ecs_invoke_kind=nothing ;;
    send:0) __ecs_invoke_kind=nothing ;;
    send:1) __ecs_invoke_kind=nothing ;;
    apply:0) __ecs_invoke_kind=files ;;
    show:*) __ecs_invoke_kind=invocations ;;
    stop:*) __ecs_invoke_kind=invocations ;;
    runs/show:0) __ecs_invoke_kind=runs ;;
    resume:0) __ecs_invoke_kind=runs ;;
    retry:0) __ecs_invoke_kind=runs ;;
    commands/show:0) __ecs_invoke_kind=commands ;;
    commands/create:*) __ecs_invoke_kind=nothing ;;
    commands/update:0) __ecs_invoke_kind=commands ;;
    commands/delete:*) __ecs_invoke_kind=commands ;;
    schedule:0) __ecs_invoke_kind=nothing ;;
    schedule/stop:*) __ecs_invoke_kind=invocations ;;
    explain:*) __ecs_invoke_kind=codes ;;
    completion:0) __ecs_invoke_kind='words:bash zsh fish powershell' ;;
    emulator/exec:*) __ecs_invoke_kind=nothing ;;
    emulator/clock:0) __ecs_invoke_kind='words:advance set next' ;;
    emulator/clock:1) __ecs_invoke_kind=nothing ;;
    emulator/power:0) __ecs_invoke_kind='words:stop start reboot' ;;
    emulator/power:*) __ecs_invoke_kind='words:i-web1 i-web2 i-db1 i-stopped1 i-noagent1 i-classic1 i-windows1' ;;
    emulator/fault:*) __ecs_invoke_kind=faults ;;
    emulator/explain:0) __ecs_invoke_kind='words:CreateCommand ModifyCommand DeleteCommand DescribeCommands InvokeCommand RunCommand StopInvocation DescribeInvocations DescribeInvocationResults SendFile DescribeSendFileResults DescribeInstances DescribeCloudAssistantStatus DescribeRegions' ;;
    *) __ecs_invoke_kind=nothing ;;
  esac
}

__ecs_invoke_flags() {
  case $1 in
    '') __ecs_invoke_pairs=(
      --command 'the stored command: its ID (c-…) or its exact name'
      -c 'the stored command: its ID (c-…) or its exact name'
      --instance 'run on these instances: commas, repeated, @file, or - for standard input'
      -i 'run on these instances: commas, repeated, @file, or - for standard input'
      --tag 'select the instances with this tag; repeated: with all of them'
      --name 'select the instances of this name, such as '\''web-*'\'''
      --skip-unfit 'look first which instances can take the command, and leave out the others, by name'
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --batch 'more instances than one call takes: as many calls as are needed'
      --batch-size 'instances in each call of --batch (default: 50)'
      --concurrency 'calls under way at the same time, 1 to 20 (default: 5)'
      --canary 'so many instances go first and must all succeed before the rest is sent'
      --max-errors 'so many instances may fail or not run; one more, and nothing further is sent'
      --pause 'wave by wave, with this pause between the end of one and the next'
      --param 'a custom parameter of the command; the value is taken literally'
      -p 'a custom parameter of the command; the value is taken literally'
      --param-env 'take the value from an environment variable; it is never shown'
      --param-file 'take the value from a file, or - for standard input; it is never shown'
      --params 'all parameters as one JSON object'
      --frequency 'run on a schedule: '\''0 0 2 * * ? Asia/Shanghai'\'', rate(5m), at(2030-01-01 02:00:00 Asia/Shanghai)'
      --timezone 'added to a schedule that names no zone, such as Asia/Shanghai'
      --timed 'kept for the documented API; goes with --frequency'
      --repeat-mode 'once, on a schedule, or at the next or every start of the instance'
      --timeout 'of the remote run: 90, 90s, 5m; at least 10 s (else the command’s own)'
      --user 'run as this user of the instance'
      --working-dir 'run in this directory'
      --container-id 'run in this container (Linux)'
      --container-name 'name of the container'
      --termination-mode 'what a stop or a timeout ends: the first process, or its children too (default: ProcessTree)'
      --launcher 'the program that starts the script, such as "python3 -u {{ACS::ScriptFileName}}"'
      --windows-password-name 'name of the parameter-store secret with the Windows user’s password'
      --oss-output 'deliver the full output to OSS'
      --resource-group 'resource group of the invocation'
      --invocation-tag 'tag the invocation'
      --no-tags 'leave out the run tags that this tool adds'
      --client-token 'your own idempotence token; the same token never runs twice'
      --no-client-token 'send no token, for an endpoint that takes no notice of them: a call without an answer is never sent again'
      --run-id 'your own ID of this run, such as the number of a CI job (1 to 48 of A-Z a-z 0-9 . _ -, no dash first): the same ID again is the same run, and runs nothing twice'
      --no-retry 'send nothing a second time, even where that is safe'
      --deadline 'of the whole run: after it nothing is sent and nothing awaited; the remote run goes on'
      --on-unknown 'when nobody can tell whether a call ran: leave it (fail, the default), send it again, or ask'
      --wait 'wait for the end and show the output'
      -w 'wait for the end and show the output'
      --follow 'wait, and show output as it appears'
      --wait-timeout 'stop waiting after this time; the remote run goes on'
      --stop-on-interrupt 'Ctrl-C while waiting stops the remote run too (else it goes on without us)'
      --dry-run 'print the request that would be sent, and send nothing'
      -n 'print the request that would be sent, and send nothing'
      --plan 'freeze everything in this file (-y replaces one) and send nothing; ecs-invoke apply <file> runs exactly that'
      --no-journal 'keep no record of the run: what a crash leaves behind cannot be resumed then'
      --rehearse 'let the service check everything and run nothing'
      --interactive 'ask for everything, show the request, then run it'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --save-output 'write each instance’s output to a file of its own there'
      --raw 'pass control sequences of the output through to the terminal'
      --no-fold 'show equal outputs of several instances one by one'
      --diff 'the output most instances share, and of each other one how it differs'
      --encoding 'what the output is in: gbk, cp936, big5 … (default: UTF-8, or GBK where it looks like it)'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
      --version 'show the version'
      -V 'show the version'
    ) ;;
    invoke) __ecs_invoke_pairs=(
      --command 'the stored command: its ID (c-…) or its exact name'
      -c 'the stored command: its ID (c-…) or its exact name'
      --instance 'run on these instances: commas, repeated, @file, or - for standard input'
      -i 'run on these instances: commas, repeated, @file, or - for standard input'
      --tag 'select the instances with this tag; repeated: with all of them'
      --name 'select the instances of this name, such as '\''web-*'\'''
      --skip-unfit 'look first which instances can take the command, and leave out the others, by name'
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --batch 'more instances than one call takes: as many calls as are needed'
      --batch-size 'instances in each call of --batch (default: 50)'
      --concurrency 'calls under way at the same time, 1 to 20 (default: 5)'
      --canary 'so many instances go first and must all succeed before the rest is sent'
      --max-errors 'so many instances may fail or not run; one more, and nothing further is sent'
      --pause 'wave by wave, with this pause between the end of one and the next'
      --param 'a custom parameter of the command; the value is taken literally'
      -p 'a custom parameter of the command; the value is taken literally'
      --param-env 'take the value from an environment variable; it is never shown'
      --param-file 'take the value from a file, or - for standard input; it is never shown'
      --params 'all parameters as one JSON object'
      --frequency 'run on a schedule: '\''0 0 2 * * ? Asia/Shanghai'\'', rate(5m), at(2030-01-01 02:00:00 Asia/Shanghai)'
      --timezone 'added to a schedule that names no zone, such as Asia/Shanghai'
      --timed 'kept for the documented API; goes with --frequency'
      --repeat-mode 'once, on a schedule, or at the next or every start of the instance'
      --timeout 'of the remote run: 90, 90s, 5m; at least 10 s (else the command’s own)'
      --user 'run as this user of the instance'
      --working-dir 'run in this directory'
      --container-id 'run in this container (Linux)'
      --container-name 'name of the container'
      --termination-mode 'what a stop or a timeout ends: the first process, or its children too (default: ProcessTree)'
      --launcher 'the program that starts the script, such as "python3 -u {{ACS::ScriptFileName}}"'
      --windows-password-name 'name of the parameter-store secret with the Windows user’s password'
      --oss-output 'deliver the full output to OSS'
      --resource-group 'resource group of the invocation'
      --invocation-tag 'tag the invocation'
      --no-tags 'leave out the run tags that this tool adds'
      --client-token 'your own idempotence token; the same token never runs twice'
      --no-client-token 'send no token, for an endpoint that takes no notice of them: a call without an answer is never sent again'
      --run-id 'your own ID of this run, such as the number of a CI job (1 to 48 of A-Z a-z 0-9 . _ -, no dash first): the same ID again is the same run, and runs nothing twice'
      --no-retry 'send nothing a second time, even where that is safe'
      --deadline 'of the whole run: after it nothing is sent and nothing awaited; the remote run goes on'
      --on-unknown 'when nobody can tell whether a call ran: leave it (fail, the default), send it again, or ask'
      --wait 'wait for the end and show the output'
      -w 'wait for the end and show the output'
      --follow 'wait, and show output as it appears'
      --wait-timeout 'stop waiting after this time; the remote run goes on'
      --stop-on-interrupt 'Ctrl-C while waiting stops the remote run too (else it goes on without us)'
      --dry-run 'print the request that would be sent, and send nothing'
      -n 'print the request that would be sent, and send nothing'
      --plan 'freeze everything in this file (-y replaces one) and send nothing; ecs-invoke apply <file> runs exactly that'
      --no-journal 'keep no record of the run: what a crash leaves behind cannot be resumed then'
      --rehearse 'let the service check everything and run nothing'
      --interactive 'ask for everything, show the request, then run it'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --save-output 'write each instance’s output to a file of its own there'
      --raw 'pass control sequences of the output through to the terminal'
      --no-fold 'show equal outputs of several instances one by one'
      --diff 'the output most instances share, and of each other one how it differs'
      --encoding 'what the output is in: gbk, cp936, big5 … (default: UTF-8, or GBK where it looks like it)'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    exec) __ecs_invoke_pairs=(
      --script 'run this script, or - for standard input; its #! line counts'
      --type 'shell, powershell or bat (default: by the file’s name, its #!, or the operating system)'
      --instance 'run on these instances: commas, repeated, @file, or - for standard input'
      -i 'run on these instances: commas, repeated, @file, or - for standard input'
      --tag 'select the instances with this tag; repeated: with all of them'
      --name 'select the instances of this name, such as '\''web-*'\'''
      --skip-unfit 'look first which instances can take the command, and leave out the others, by name'
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --batch 'more instances than one call takes: as many calls as are needed'
      --batch-size 'instances in each call of --batch (default: 50)'
      --concurrency 'calls under way at the same time, 1 to 20 (default: 5)'
      --canary 'so many instances go first and must all succeed before the rest is sent'
      --max-errors 'so many instances may fail or not run; one more, and nothing further is sent'
      --pause 'wave by wave, with this pause between the end of one and the next'
      --param 'a custom parameter of the command; the value is taken literally'
      -p 'a custom parameter of the command; the value is taken literally'
      --param-env 'take the value from an environment variable; it is never shown'
      --param-file 'take the value from a file, or - for standard input; it is never shown'
      --params 'all parameters as one JSON object'
      --frequency 'run on a schedule: '\''0 0 2 * * ? Asia/Shanghai'\'', rate(5m), at(2030-01-01 02:00:00 Asia/Shanghai)'
      --timezone 'added to a schedule that names no zone, such as Asia/Shanghai'
      --timed 'kept for the documented API; goes with --frequency'
      --repeat-mode 'once, on a schedule, or at the next or every start of the instance'
      --timeout 'of the remote run: 90, 90s, 5m; at least 10 s (else the command’s own)'
      --user 'run as this user of the instance'
      --working-dir 'run in this directory'
      --container-id 'run in this container (Linux)'
      --container-name 'name of the container'
      --termination-mode 'what a stop or a timeout ends: the first process, or its children too (default: ProcessTree)'
      --launcher 'the program that starts the script, such as "python3 -u {{ACS::ScriptFileName}}"'
      --windows-password-name 'name of the parameter-store secret with the Windows user’s password'
      --oss-output 'deliver the full output to OSS'
      --resource-group 'resource group of the invocation'
      --invocation-tag 'tag the invocation'
      --no-tags 'leave out the run tags that this tool adds'
      --client-token 'your own idempotence token; the same token never runs twice'
      --no-client-token 'send no token, for an endpoint that takes no notice of them: a call without an answer is never sent again'
      --run-id 'your own ID of this run, such as the number of a CI job (1 to 48 of A-Z a-z 0-9 . _ -, no dash first): the same ID again is the same run, and runs nothing twice'
      --no-retry 'send nothing a second time, even where that is safe'
      --deadline 'of the whole run: after it nothing is sent and nothing awaited; the remote run goes on'
      --on-unknown 'when nobody can tell whether a call ran: leave it (fail, the default), send it again, or ask'
      --fix-line-ends 'turn line ends of Windows into those of Linux in a shell script'
      --no-wait 'do not wait; print the InvokeId'
      --follow 'wait, and show output as it appears'
      --wait-timeout 'stop waiting after this time; the remote run goes on'
      --stop-on-interrupt 'Ctrl-C while waiting stops the remote run too (else it goes on without us)'
      --dry-run 'print the request that would be sent, and send nothing'
      -n 'print the request that would be sent, and send nothing'
      --plan 'freeze everything in this file (-y replaces one) and send nothing; ecs-invoke apply <file> runs exactly that'
      --no-journal 'keep no record of the run: what a crash leaves behind cannot be resumed then'
      --rehearse 'let the service check everything and run nothing'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --save-output 'write each instance’s output to a file of its own there'
      --raw 'pass control sequences of the output through to the terminal'
      --no-fold 'show equal outputs of several instances one by one'
      --diff 'the output most instances share, and of each other one how it differs'
      --encoding 'what the output is in: gbk, cp936, big5 … (default: UTF-8, or GBK where it looks like it)'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    send) __ecs_invoke_pairs=(
      --instance 'run on these instances: commas, repeated, @file, or - for standard input'
      -i 'run on these instances: commas, repeated, @file, or - for standard input'
      --tag 'select the instances with this tag; repeated: with all of them'
      --name 'select the instances of this name, such as '\''web-*'\'''
      --skip-unfit 'look first which instances can take the command, and leave out the others, by name'
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --batch 'more instances than one call takes: as many calls as are needed'
      --batch-size 'instances in each call of --batch (default: 50)'
      --concurrency 'calls under way at the same time, 1 to 20 (default: 5)'
      --canary 'so many instances go first and must all succeed before the rest is sent'
      --max-errors 'so many instances may fail or not run; one more, and nothing further is sent'
      --pause 'wave by wave, with this pause between the end of one and the next'
      --file-name 'its name there (default: as here)'
      --mode 'its permissions on Linux (default: 0644)'
      --owner 'its owner on Linux (default: root)'
      --group 'its group on Linux (default: root)'
      --overwrite 'replace a file that is there already'
      --description 'what it is, for the record'
      --timeout 'of the remote run: 90, 90s, 5m; at least 10 s (else the command’s own)'
      --resource-group 'resource group of the invocation'
      --invocation-tag 'tag the invocation'
      --no-tags 'leave out the run tags that this tool adds'
      --run-id 'your own ID of this run, such as the number of a CI job (1 to 48 of A-Z a-z 0-9 . _ -, no dash first): the same ID again is the same run, and runs nothing twice'
      --no-retry 'send nothing a second time, even where that is safe'
      --deadline 'of the whole run: after it nothing is sent and nothing awaited; the remote run goes on'
      --on-unknown 'when nobody can tell whether a call ran: leave it (fail, the default), send it again, or ask'
      --no-wait 'do not wait; print the InvokeId'
      --wait-timeout 'stop waiting after this time; the remote run goes on'
      --dry-run 'print the request that would be sent, and send nothing'
      -n 'print the request that would be sent, and send nothing'
      --plan 'freeze everything in this file (-y replaces one) and send nothing; ecs-invoke apply <file> runs exactly that'
      --no-journal 'keep no record of the run: what a crash leaves behind cannot be resumed then'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    apply) __ecs_invoke_pairs=(
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --param 'a custom parameter of the command; the value is taken literally'
      -p 'a custom parameter of the command; the value is taken literally'
      --param-env 'take the value from an environment variable; it is never shown'
      --param-file 'take the value from a file, or - for standard input; it is never shown'
      --params 'all parameters as one JSON object'
      --invocation-tag 'tag the invocation'
      --stop-on-interrupt 'Ctrl-C while waiting stops the remote run too (else it goes on without us)'
      --dry-run 'print the request that would be sent, and send nothing'
      -n 'print the request that would be sent, and send nothing'
      --no-journal 'keep no record of the run: what a crash leaves behind cannot be resumed then'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --save-output 'write each instance’s output to a file of its own there'
      --raw 'pass control sequences of the output through to the terminal'
      --no-fold 'show equal outputs of several instances one by one'
      --diff 'the output most instances share, and of each other one how it differs'
      --encoding 'what the output is in: gbk, cp936, big5 … (default: UTF-8, or GBK where it looks like it)'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    show) __ecs_invoke_pairs=(
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --wait 'wait for the end and show the output'
      -w 'wait for the end and show the output'
      --follow 'wait, and show output as it appears'
      --wait-timeout 'stop waiting after this time; the remote run goes on'
      --history 'every run that the service still keeps'
      --run 'of --history: the output of this run, 1 the oldest'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --raw 'pass control sequences of the output through to the terminal'
      --no-fold 'show equal outputs of several instances one by one'
      --diff 'the output most instances share, and of each other one how it differs'
      --encoding 'what the output is in: gbk, cp936, big5 … (default: UTF-8, or GBK where it looks like it)'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    stop) __ecs_invoke_pairs=(
      --instance 'stop only on these: commas, repeated, @file, or - for standard input'
      -i 'stop only on these: commas, repeated, @file, or - for standard input'
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    runs | runs/list | runs/show) __ecs_invoke_pairs=(
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --lang 'language of messages'
      --no-color 'no colours'
      --verbose 'say more on stderr'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    runs/prune) __ecs_invoke_pairs=(
      --older-than 'only those started so long ago (default: 30d)'
      --unfinished 'those that are not over too: they cannot be resumed then'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --lang 'language of messages'
      --no-color 'no colours'
      --verbose 'say more on stderr'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    resume) __ecs_invoke_pairs=(
      --param 'a custom parameter of the command; the value is taken literally'
      -p 'a custom parameter of the command; the value is taken literally'
      --param-env 'take the value from an environment variable; it is never shown'
      --param-file 'take the value from a file, or - for standard input; it is never shown'
      --params 'all parameters as one JSON object'
      --invocation-tag 'tag the invocation'
      --file 'the file of a send again, or - for standard input'
      --max-errors 'so many instances may fail or not run; one more, and nothing further is sent'
      --no-retry 'send nothing a second time, even where that is safe'
      --deadline 'of the whole run: after it nothing is sent and nothing awaited; the remote run goes on'
      --on-unknown 'when nobody can tell whether a call ran: leave it (fail, the default), send it again, or ask'
      --wait 'wait for the end and show the output'
      -w 'wait for the end and show the output'
      --follow 'wait, and show output as it appears'
      --wait-timeout 'stop waiting after this time; the remote run goes on'
      --stop-on-interrupt 'Ctrl-C while waiting stops the remote run too (else it goes on without us)'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --save-output 'write each instance’s output to a file of its own there'
      --raw 'pass control sequences of the output through to the terminal'
      --no-fold 'show equal outputs of several instances one by one'
      --diff 'the output most instances share, and of each other one how it differs'
      --encoding 'what the output is in: gbk, cp936, big5 … (default: UTF-8, or GBK where it looks like it)'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    retry) __ecs_invoke_pairs=(
      --failed 'where it ended with an exit code other than 0'
      --undelivered 'where it never ran: not delivered, refused, never sent'
      --timed-out 'where it ran out of time'
      --param 'a custom parameter of the command; the value is taken literally'
      -p 'a custom parameter of the command; the value is taken literally'
      --param-env 'take the value from an environment variable; it is never shown'
      --param-file 'take the value from a file, or - for standard input; it is never shown'
      --params 'all parameters as one JSON object'
      --invocation-tag 'tag the invocation'
      --file 'the file of a send again, or - for standard input'
      --max-errors 'so many instances may fail or not run; one more, and nothing further is sent'
      --no-retry 'send nothing a second time, even where that is safe'
      --deadline 'of the whole run: after it nothing is sent and nothing awaited; the remote run goes on'
      --on-unknown 'when nobody can tell whether a call ran: leave it (fail, the default), send it again, or ask'
      --wait 'wait for the end and show the output'
      -w 'wait for the end and show the output'
      --follow 'wait, and show output as it appears'
      --wait-timeout 'stop waiting after this time; the remote run goes on'
      --stop-on-interrupt 'Ctrl-C while waiting stops the remote run too (else it goes on without us)'
      --dry-run 'print the request that would be sent, and send nothing'
      -n 'print the request that would be sent, and send nothing'
      --no-journal 'keep no record of the run: what a crash leaves behind cannot be resumed then'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --save-output 'write each instance’s output to a file of its own there'
      --raw 'pass control sequences of the output through to the terminal'
      --no-fold 'show equal outputs of several instances one by one'
      --diff 'the output most instances share, and of each other one how it differs'
      --encoding 'what the output is in: gbk, cp936, big5 … (default: UTF-8, or GBK where it looks like it)'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    commands) __ecs_invoke_pairs=(
      --output 'how the result is written'
      -o 'how the result is written'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    commands/list) __ecs_invoke_pairs=(
      --public 'the public commands of the service'
      --name 'names that fit: '\''deploy*'\'', '\''log-?'\'''
      --type 'kind of script; shell, powershell and bat will do'
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    commands/show) __ecs_invoke_pairs=(
      --content 'the script only'
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    commands/create) __ecs_invoke_pairs=(
      --name 'the name to keep it under'
      --script 'the script: a file, or - for standard input'
      --type 'kind of script; shell, powershell and bat will do'
      --allow-duplicate-name 'although a command of this name is there already; then only IDs tell them apart'
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --enable-parameter 'true or false: whether {{name}} in the script is filled in by -p (default: when there is one)'
      --description 'what it is for'
      --timeout 'how long a run may take unless told otherwise: 90, 90s, 5m; at least 10 s'
      --working-dir 'run in this directory'
      --launcher 'the program that starts the script, such as "python3 -u {{ACS::ScriptFileName}}"'
      --fix-line-ends 'turn line ends of Windows into those of Linux in a shell script'
      --resource-group 'resource group of the command'
      --tag 'tag the command'
      --client-token 'your own idempotence token, for services that know it'
      --dry-run 'print the request that would be sent, and send nothing'
      -n 'print the request that would be sent, and send nothing'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    commands/update) __ecs_invoke_pairs=(
      --name 'its new name'
      --script 'its new script (editions 2018 and 2019): a file, or -; today’s service keeps the script as created'
      --allow-duplicate-name 'although a command of this name is there already; then only IDs tell them apart'
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --description 'what it is for'
      --timeout 'how long a run may take unless told otherwise: 90, 90s, 5m; at least 10 s'
      --working-dir 'run in this directory'
      --launcher 'the program that starts the script, such as "python3 -u {{ACS::ScriptFileName}}"'
      --fix-line-ends 'turn line ends of Windows into those of Linux in a shell script'
      --dry-run 'print the request that would be sent, and send nothing'
      -n 'print the request that would be sent, and send nothing'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    commands/delete) __ecs_invoke_pairs=(
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --dry-run 'print the request that would be sent, and send nothing'
      -n 'print the request that would be sent, and send nothing'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    instances | instances/list) __ecs_invoke_pairs=(
      --instance 'these instances: commas, repeated, @file, or - for standard input'
      -i 'these instances: commas, repeated, @file, or - for standard input'
      --tag 'select the instances with this tag; repeated: with all of them'
      --name 'select the instances of this name, such as '\''web-*'\'''
      --status 'only those in this state'
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    instances/check) __ecs_invoke_pairs=(
      --command 'the stored command: its ID (c-…) or its exact name'
      -c 'the stored command: its ID (c-…) or its exact name'
      --type 'in place of -c: the type of the script that is to run'
      --instance 'these instances: commas, repeated, @file, or - for standard input'
      -i 'these instances: commas, repeated, @file, or - for standard input'
      --tag 'select the instances with this tag; repeated: with all of them'
      --name 'select the instances of this name, such as '\''web-*'\'''
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    schedule) __ecs_invoke_pairs=(
      --timezone 'added to a schedule that names no zone, such as Asia/Shanghai'
      --count 'how many of the next runs to show (default: 5)'
      --calendar 'show a month with the runs of each day (default: this one)'
      --timeout 'of the remote run: 90, 90s, 5m; at least 10 s (else the command’s own)'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --verbose 'say more on stderr'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    schedule/list | schedule/stop) __ecs_invoke_pairs=(
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --no-input 'never ask anything'
      --yes 'answer every question with yes'
      -y 'answer every question with yes'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    explain) __ecs_invoke_pairs=(
      --all 'every code that has an explanation'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --lang 'language of messages'
      --no-color 'no colours'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    doctor) __ecs_invoke_pairs=(
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
      --policy 'print the RAM policy that this tool needs, and check nothing'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
      --ca-file 'trust the certificate authorities in this PEM file too'
      --emulator 'use the emulator on this machine; no account needed'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --verbose 'say more on stderr'
      --debug 'show each call on stderr, secrets masked'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    completion) __ecs_invoke_pairs=(
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --verbose 'say more on stderr'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    emulator | emulator/exec) __ecs_invoke_pairs=(
      --port 'listen on this port of 127.0.0.1 (default: a free one)'
      --data 'keep its state and the instances’ files there, for the next start too (default: a temporary directory)'
      --instances 'add so many simulated instances, i-sim00001 …, which start no process'
      --fleet 'add the instances and commands that this JSON file describes (see docs/emulator.md)'
      --fault 'go wrong on order: InvokeCommand:1:after-commit:reset (see emulator fault --help)'
      --ignore-client-tokens 'take no notice of any ClientToken: the same one twice runs twice'
      --token-lifetime 'how long a ClientToken gives its first answer again (default: 24h)'
      --pending 'how long a task is Pending, such as 250ms or 5s (default: 100ms)'
      --output-profile 'keep output as agents do now (ring) or as those up to v578 did (legacy)'
      --loose 'ignore parameters that it does not know or serve, with a warning, instead of refusing them'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --verbose 'say more on stderr'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    emulator/status | emulator/power | emulator/fault | emulator/stop) __ecs_invoke_pairs=(
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --endpoint 'which of several emulators, as it said when it started (default: the newest)'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --verbose 'say more on stderr'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    emulator/clock) __ecs_invoke_pairs=(
      --patience 'how long to wait for a run on the way before time goes on without it (default: 15s)'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --endpoint 'which of several emulators, as it said when it started (default: the newest)'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --verbose 'say more on stderr'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    emulator/ledger) __ecs_invoke_pairs=(
      --wait 'until nothing is pending or running'
      --wait-timeout 'how long to wait at most (default: 60s)'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --endpoint 'which of several emulators, as it said when it started (default: the newest)'
      --edition 'published form of the API to speak'
      --lang 'language of messages'
      --no-color 'no colours'
      --verbose 'say more on stderr'
      --help 'show this help'
      -h 'show this help'
    ) ;;
    emulator/explain) __ecs_invoke_pairs=(
      --all 'every action'
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --lang 'language of messages'
      --no-color 'no colours'
      --help 'show this help'
      -h 'show this help'
    ) ;;
  esac
}

__ecs_invoke_commands() {
  __ecs_invoke_pairs=()
  case $1 in
    '') __ecs_invoke_pairs=(
      invoke 'run a stored command; prints the InvokeId (the default command)'
      exec 'run a one-off script, wait for it and show its output'
      send 'put a file on the instances'
      apply 'run exactly what a plan of --plan holds'
      show 'where an invocation stands: one verdict an instance'
      stop 'stop an invocation, and say what was really stopped'
      runs 'the runs of this user on this machine: what was asked, where it stands'
      resume 'go on with a run that was cut off: nothing is sent twice, what was accepted is only looked at'
      retry 'the same work again, as a new run, only where it did not succeed'
      commands 'the commands that are kept: list, show, create, update, delete'
      instances 'what is there, and why an instance cannot take a command'
      schedule 'check a schedule: what it means, when it runs; list and stop scheduled runs'
      explain 'an error code: cause, ways out, whether anything ran; offline'
      doctor 'check credentials, region, endpoint, proxy, clock and permissions; reads only'
      completion 'print the script for tab completion in your shell'
      emulator 'the service on this machine, for trying out and for tests'
    ) ;;
    runs) __ecs_invoke_pairs=(
      list 'the runs on record, the newest first'
      show 'what was asked for, where each call stands, and what to type next'
      prune 'remove old records of runs that are over'
    ) ;;
    commands) __ecs_invoke_pairs=(
      list 'the commands that are kept in a region'
      show 'one command with its parameters and its script'
      create 'keep a command; prints its ID'
      update 'change what is given, leave the rest'
      delete 'delete commands; asks first'
    ) ;;
    instances) __ecs_invoke_pairs=(
      list 'the instances of a region: status, system, agent, address, tags'
      check 'which instances can take a command, and why the others cannot; exit 3 when some cannot'
    ) ;;
    schedule) __ecs_invoke_pairs=(
      list 'the scheduled invocations of a region, with their next runs'
      stop 'end a scheduled invocation; what runs now may be ended too'
    ) ;;
    emulator) __ecs_invoke_pairs=(
      exec 'run one command against an emulator of its own'
      status 'the emulator that runs: what it does, what waits, what outlived its run'
      clock 'show the time of the emulator that runs, or move it forward'
      power 'take instances of the emulator that runs down or up'
      fault 'make the emulator that runs go wrong on order'
      ledger 'what the emulator that runs has really started, call by call'
      explain 'what the emulator does is known from where: documented, source, measured or assumed'
      stop 'end the emulator that runs and everything it started'
    ) ;;
  esac
}

# Takes of the pairs those that begin like the word.
__ecs_invoke_offer() {
  local at
  for ((at = 0; at < ${#__ecs_invoke_pairs[@]}; at += 2)); do
    [[ ${__ecs_invoke_pairs[at]} == "$1"* ]] || continue
    __ecs_invoke_found+=("${__ecs_invoke_pairs[at]}")
    __ecs_invoke_about+=("${__ecs_invoke_pairs[at + 1]}")
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
  local kind=$1 typed=${2//\/} before=${3-} program=${__ecs_invoke_words[0]} begins value about
  [[ $program == "~/"* ]] && program=$HOME/${program#"~/"}
  begins=$typed
  [[ $kind == instances ]] && begins=${typed##*,}
  while IFS=$'\t' read -r value about; do
    [[ $value == "$begins"* ]] || __ecs_invoke_other=1
    [[ -n $quote || $value =~ ^[A-Za-z0-9._:/+=-]+$ ]] || printf -v value %q "$value"
    __ecs_invoke_found+=("$before$value")
    __ecs_invoke_about+=("$about")
  done < <("$program" __complete "$kind" "$typed" -- "${__ecs_invoke_words[@]:1:${#__ecs_invoke_words[@]}-2}" 2>/dev/null </dev/null)
}

__ecs_invoke_fill() {
  local kind=$1 typed=$2 before=
  case $kind in
    words:*)
      local word
      __ecs_invoke_pairs=()
      for word in ${kind#words:}; do __ecs_invoke_pairs+=("$word" ''); done
      __ecs_invoke_offer "$typed"
      ;;
    codes)
      __ecs_invoke_pairs=()
      for word in CmdContent.DecodeError CmdContent.ExceedLimit CmdCount.ExceedQuota CmdDesc.ExceedLimit CmdName.ExceedLimit CmdName.Readonly CmdParam.EmptyKey CmdParam.InvalidParamName CmdParamCount.ExceedLimit CmdParamName.ExceedLimit DryRunOperation Duplicate.ResourceTagKey Duplicate.TagKey Emulator.BodyTooLarge Emulator.ClockIsMoving Emulator.ForeignHost Emulator.ForeignOrigin Emulator.InstanceNotRunning Emulator.InvalidFault Emulator.InvalidMove Emulator.NotSupported Emulator.RepeatedParameter Emulator.TooManyParameters Emulator.UnknownInstance Emulator.UnknownParameter Emulator.UnsupportedBody FileContent.DecodeError FileContentType.Invalid FileDesc.ExceedLimit FileMode.Invalid FileName.ExceedLimit FileSize.ExceedLimit FileTargetDir.Invalid Forbidden.AccessKeyDisabled Forbidden.NotSupportRAM Forbidden.RAM Forbidden.RiskControl Forbidden.SubUser Forbidden.Unauthorized IdempotentParameterMismatch IdempotentProcessing IllegalTimestamp IncompleteSignature InstanceIds.ExceedLimit InternalError InternalError.Dispatch Invalid.CommandContent Invalid.InstanceChargeType InvalidAcceptLanguage.NotFound InvalidAccessKeyId.Inactive InvalidAccessKeyId.NotFound InvalidAction InvalidAction.NotFound InvalidClientToken.Malformed InvalidCmdId.NotFound InvalidCmdType.NotFound InvalidCommandType.NotFound InvalidContainerId.Malformed InvalidContainerName.Malformed InvalidDescription.LengthLimitExceeded InvalidInstance.NoClient InvalidInstance.NotFound InvalidInstance.NotMatch InvalidInstance.NotVpc InvalidInstanceId.NotFound InvalidInstanceId.OSTypeUnsupported InvalidInstanceStatus InvalidInvokeId.NotFound InvalidLauncher.LengthLimitExceeded InvalidName.LengthLimitExceeded InvalidNetworkType.NotFound InvalidParam.Frequency InvalidParam.PageNumber InvalidParam.PageSize InvalidParameter InvalidParameter.FileGroup InvalidParameter.FileOwner InvalidParameter.IsNull InvalidParameter.MaxResults InvalidParameter.NextToken InvalidParameter.Parameters InvalidParameter.WorkingDir InvalidParameterCharacter.CommandDescription InvalidParameterCharacter.CommandName InvalidParameterCharacter.CommandWorkingDir InvalidParameterCharset.Parameters InvalidRegionId.NotFound InvalidRepeatMode.NotFound InvalidResourceGroup.NotFound InvalidResourceTag.ConflictWithInstanceIds InvalidResourceTag.InstanceNotFound InvalidResourceTagKey.Malformed InvalidResourceTagValue.Malformed InvalidResourceType.NotFound InvalidSecurityToken.Expired InvalidSecurityToken.Malformed InvalidSecurityToken.MismatchWithAccessKey InvalidSignatureMethod InvalidStatus.NotFound InvalidStatus.ResourceGroup InvalidTag.Mismatch InvalidTagCount InvalidTagKey.Malformed InvalidTagValue.Malformed InvalidTerminationMode.NotFound InvalidTimeStamp.Expired InvalidTimeStamp.Format InvalidTimeout.ExceedLimit InvalidVersion Invocation.ExceedQuota MissingCommandId MissingParam.Frequency MissingParam.InstanceId MissingParameter MissingParameter.CommandId MissingParameter.Frequency MissingParameter.InstanceIds MissingParameter.RegionId MissingParameter.ResourceTagKey MissingParameter.TagKey MissingRegionId MissingSecurityToken NumberExceed.ResourceTags NumberExceed.Tags Operation.Forbidden OperationConflict Parameter.Disabled Parameter.MissingValue Parameter.NotMatched ParameterCount.ExceedLimit ParameterKey.Duplicate ParameterKey.ExceedLimit ParameterStore.InvalidParameters ParameterStore.NoPermission ParameterStore.NotSupported ParameterType.NotSupported RealNameAuthenticationError RegionId.ApiNotSupported Rejected.Throttling ServiceUnavailable ServiceUnavailable.RegionMaintaining SignatureDoesNotMatch SignatureNonceUsed TemporaryAccessKey.Error Throttling Throttling.Api Throttling.User Unauthorized.EmptyRegion UnsupportedHTTPMethod UnsupportedOperation UnsupportedParameter Username.ExceedLimit Username.NotSupportWindows WindowsPasswordName.ExceedLimit WindowsPasswordName.Missed AccountNotExists AtExpressionExpired BadCronExpression Base64DecodeFailed ClientIsUpgrading ClientNeedUpgrade ClientNetworkBlocked ClientNotOnline ClientNotResponse ClientNotRunning ClientRestarted CommandContentDecodeError CommandNotApplicable ContainerConnectFailed ContainerNameAndIdNotMatch ContainerNameDuplicated ContainerNotFound ContainerStateAbnormal CronExpressionExpired DefaultWorkingDirectoryNotAvailable DeliveryTimeout DirectoryNotExists EmptyFile ExecutionException ExecutionInterrupted ExecutionTimeout ExitCodeNonzero FileAlreadyExists FileAuthorityInvalid FileContentInvalid FileCreateFail FileExist FileGroupNotExist FileNameInvalid FileOwnerNotExist FilePathInvalid InstanceDeregistered InstanceNotExists InstanceNotRunning InstanceReleased InstanceRestarted InstanceRoleInvalid InvalidAtExpression InvalidCommandText InvalidContainerId InvalidContainerName InvalidCronExpression InvalidEnvironmentParameter InvalidFileContent InvalidFileMode InvalidGMTOffsetForTimezone InvalidGMTOffsetHourForTimezone InvalidGMTOffsetMinuteForTimezone InvalidRateExpression InvalidSignature InvalidSystemBuiltInParameter QueryParameterStoreFailed RateFrequencyTooLarge ScriptFileExisted SecurityGroupRuleDenied TaskConcurrencyLimit TerminationException TimezoneInformationCorrupt TypeInvalid UnsupportedContainerRuntime UserGroupNotExists UserOrPasswordInvalid UsernameOrPasswordInvalid WorkingDirectoryNotExist; do __ecs_invoke_pairs+=("$word" ''); done
      __ecs_invoke_offer "$typed"
      ;;
    files) __ecs_invoke_files -f "$typed" '' ;;
    directories) __ecs_invoke_files -d "$typed" '' ;;
    @files) [[ $typed == @* ]] && __ecs_invoke_files -f "${typed#@}" @ ;;
    name=file)
      if [[ $typed == *=* ]]; then
        __ecs_invoke_files -f "${typed#*=}" "${typed%%=*}="
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
      [[ "${__ecs_invoke_found[*]} " == *[:=]' '* ]] && compopt -o nospace 2>/dev/null
      ;;
    instances)
      if [[ $typed == @* ]]; then
        __ecs_invoke_files -f "${typed#@}" @
      else
        [[ $typed == *,* ]] && before=${typed%,*},
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
  typed=${__ecs_invoke_words[${#__ecs_invoke_words[@]} - 1]}
  for ((at = 1; at < ${#__ecs_invoke_words[@]} - 1; at++)); do
    word=${__ecs_invoke_words[at]}
    if [[ -n $awaited ]]; then
      awaited=
    elif [[ $word == -- ]]; then
      case $level in
        exec | commands/create | emulator/exec)
          __ecs_invoke_other_program "$at" "$typed"
          return
          ;;
        *) return ;;
      esac
    elif [[ $word == -* ]]; then
      flagged=1
      __ecs_invoke_value "$level" "$word" && awaited=$__ecs_invoke_kind
    else
      case $level/$word in
        /invoke) level=invoke ;;
        /exec) level=exec ;;
        /send) level=send ;;
        /apply) level=apply ;;
        /show) level=show ;;
        /stop) level=stop ;;
        /runs) level=runs ;;
        runs/list) level=runs/list ;;
        runs/show) level=runs/show ;;
        runs/prune) level=runs/prune ;;
        /resume) level=resume ;;
        /retry) level=retry ;;
        /commands) level=commands ;;
        commands/list) level=commands/list ;;
        commands/show) level=commands/show ;;
        commands/create) level=commands/create ;;
        commands/update) level=commands/update ;;
        commands/delete) level=commands/delete ;;
        /instances) level=instances ;;
        instances/list) level=instances/list ;;
        instances/check) level=instances/check ;;
        /schedule) level=schedule ;;
        schedule/list) level=schedule/list ;;
        schedule/stop) level=schedule/stop ;;
        /explain) level=explain ;;
        /doctor) level=doctor ;;
        /completion) level=completion ;;
        /emulator) level=emulator ;;
        emulator/exec) level=emulator/exec ;;
        emulator/status) level=emulator/status ;;
        emulator/clock) level=emulator/clock ;;
        emulator/power) level=emulator/power ;;
        emulator/fault) level=emulator/fault ;;
        emulator/ledger) level=emulator/ledger ;;
        emulator/explain) level=emulator/explain ;;
        emulator/stop) level=emulator/stop ;;
        *) ((place++)) ;;
      esac
    fi
  done
  if [[ $typed == [\'\"]* ]]; then
    quote=1
    typed=${typed:1}
  fi
  if [[ -n $awaited ]]; then
    __ecs_invoke_fill "$awaited" "$typed"
  elif [[ $typed == --*=* ]]; then
    if __ecs_invoke_value "$level" "${typed%%=*}"; then
      before=${typed%%=*}=
      __ecs_invoke_fill "$__ecs_invoke_kind" "${typed#*=}"
    fi
  elif [[ $typed == -[!-]?* ]] && __ecs_invoke_value "$level" "${typed:0:2}"; then
    before=${typed:0:2}
    __ecs_invoke_fill "$__ecs_invoke_kind" "${typed:2}"
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
  if ((${#__ecs_invoke_found[@]} > 1)) && [[ ${COMP_TYPE-9} != 37 && ${COMP_TYPE-9} != 42 ]]; then
    for each in "${__ecs_invoke_found[@]}"; do ((${#each} > width)) && width=${#each}; done
    for at in "${!__ecs_invoke_found[@]}"; do
      line=${__ecs_invoke_found[at]}
      [[ -n ${__ecs_invoke_about[at]} ]] && printf -v line "%-${width}s  (%s)" "$line" "${__ecs_invoke_about[at]}"
      COMPREPLY+=("${line:0:${COLUMNS:-80}-2}")
    done
    # Found by their names: nothing that they have in common may replace what is typed.
    [[ -n $__ecs_invoke_other ]] && COMPREPLY+=(' ')
  else
    COMPREPLY+=("${__ecs_invoke_found[@]}")
  fi
  # bash replaces only what stands behind the last ":" or "=" of the word, or from its last "@" on.
  if [[ -z $quote ]]; then
    line=$typed
    for each in @ : =; do
      [[ $COMP_WORDBREAKS == *$each* && $line == *$each* ]] || continue
      at=${line%"${line##*"$each"}"}
      [[ $each == @ ]] && at=${at%@}
      ((${#at} > ${#cut})) && cut=$at
    done
  fi
  for at in "${!COMPREPLY[@]}"; do
    each=$before${COMPREPLY[at]}
    COMPREPLY[at]=${each#"$cut"}
  done
}

# Behind "--" stands the line of another program.
__ecs_invoke_other_program() {
  local at=0
  if declare -F _command_offset >/dev/null; then
    while [[ ${COMP_WORDS[at]} != -- ]]; do ((at++)); done
    _command_offset $((at + 1))
  elif (($1 == ${#__ecs_invoke_words[@]} - 2)) && [[ $2 != */* ]]; then
    COMPREPLY=($(compgen -c -- "$2"))
  else
    __ecs_invoke_files -f "$2" ''
  fi
}

complete -F _ecs_invoke ecs-invoke
