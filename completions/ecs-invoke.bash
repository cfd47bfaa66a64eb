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
    :-c | :--command | invoke:-c | invoke:--command) __ecs_invoke_kind=commands ;;
    :-i | :--instance | invoke:-i | invoke:--instance) __ecs_invoke_kind=instances ;;
    :-r | :--region | invoke:-r | invoke:--region | show:-r | show:--region | schedule/list:-r | schedule/list:--region | schedule/stop:-r | schedule/stop:--region) __ecs_invoke_kind=regions ;;
    :-p | :--param | :--param-env | invoke:-p | invoke:--param | invoke:--param-env) __ecs_invoke_kind=parameters ;;
    :--param-file | invoke:--param-file) __ecs_invoke_kind=name=file ;;
    :--params | invoke:--params) __ecs_invoke_kind=@files ;;
    :--frequency | :--timeout | :--user | :--working-dir | :--container-id | :--container-name | :--launcher | :--windows-password-name | :--oss-output | :--resource-group | :--client-token | :--wait-timeout | :--query | :--endpoint | invoke:--frequency | invoke:--timeout | invoke:--user | invoke:--working-dir | invoke:--container-id | invoke:--container-name | invoke:--launcher | invoke:--windows-password-name | invoke:--oss-output | invoke:--resource-group | invoke:--client-token | invoke:--wait-timeout | invoke:--query | invoke:--endpoint | show:--wait-timeout | show:--query | show:--endpoint | schedule:--count | schedule:--timeout | schedule:--query | schedule/list:--query | schedule/list:--endpoint | schedule/stop:--query | schedule/stop:--endpoint | explain:--query | emulator:--port | emulator:--instances | emulator:--fault | emulator:--token-lifetime | emulator:--pending | emulator/exec:--port | emulator/exec:--instances | emulator/exec:--fault | emulator/exec:--token-lifetime | emulator/exec:--pending | emulator/status:--query | emulator/status:--endpoint | emulator/clock:--patience | emulator/clock:--query | emulator/clock:--endpoint | emulator/power:--query | emulator/power:--endpoint | emulator/fault:--query | emulator/fault:--endpoint | emulator/ledger:--wait-timeout | emulator/ledger:--query | emulator/ledger:--endpoint | emulator/explain:--query | emulator/stop:--query | emulator/stop:--endpoint) __ecs_invoke_kind=nothing ;;
    :--timezone | invoke:--timezone | schedule:--timezone) __ecs_invoke_kind=zones ;;
    :--repeat-mode | invoke:--repeat-mode) __ecs_invoke_kind='words:Once Period NextRebootOnly EveryReboot DryRun' ;;
    :--termination-mode | invoke:--termination-mode) __ecs_invoke_kind='words:Process ProcessTree' ;;
    :--invocation-tag | invoke:--invocation-tag) __ecs_invoke_kind=tags ;;
    :-o | :--output | invoke:-o | invoke:--output | show:-o | show:--output | schedule:-o | schedule:--output | schedule/list:-o | schedule/list:--output | schedule/stop:-o | schedule/stop:--output | explain:-o | explain:--output | emulator/status:-o | emulator/status:--output | emulator/clock:-o | emulator/clock:--output | emulator/power:-o | emulator/power:--output | emulator/fault:-o | emulator/fault:--output | emulator/ledger:-o | emulator/ledger:--output | emulator/explain:-o | emulator/explain:--output | emulator/stop:-o | emulator/stop:--output) __ecs_invoke_kind='words:text json jsonl' ;;
    :--save-output | invoke:--save-output | emulator:--data | emulator/exec:--data) __ecs_invoke_kind=directories ;;
    :--profile | invoke:--profile | show:--profile | schedule/list:--profile | schedule/stop:--profile) __ecs_invoke_kind=profiles ;;
    :--config | invoke:--config | show:--config | schedule/list:--config | schedule/stop:--config | emulator:--fleet | emulator/exec:--fleet) __ecs_invoke_kind=files ;;
    :--edition | invoke:--edition | show:--edition | schedule:--edition | schedule/list:--edition | schedule/stop:--edition | completion:--edition | emulator:--edition | emulator/exec:--edition | emulator/status:--edition | emulator/clock:--edition | emulator/power:--edition | emulator/fault:--edition | emulator/ledger:--edition | emulator/stop:--edition) __ecs_invoke_kind='words:2018 2019 current' ;;
    :--lang | invoke:--lang | show:--lang | schedule:--lang | schedule/list:--lang | schedule/stop:--lang | explain:--lang | completion:--lang | emulator:--lang | emulator/exec:--lang | emulator/status:--lang | emulator/clock:--lang | emulator/power:--lang | emulator/fault:--lang | emulator/ledger:--lang | emulator/explain:--lang | emulator/stop:--lang) __ecs_invoke_kind='words:en zh' ;;
    emulator:--output-profile | emulator/exec:--output-profile) __ecs_invoke_kind='words:ring legacy' ;;
    *) return 1 ;;
  esac
}

# What the argument at this place is.
__ecs_invoke_argument() {
  case $1:$2 in
    show:0) __ecs_invoke_kind=invocations ;;
    schedule:0) __ecs_invoke_kind=nothing ;;
    schedule/stop:0) __ecs_invoke_kind=invocations ;;
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
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
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
      --wait 'wait for the end and show the output'
      -w 'wait for the end and show the output'
      --follow 'wait, and show output as it appears'
      --wait-timeout 'stop waiting after this time; the remote run goes on'
      --dry-run 'print the request that would be sent, and send nothing'
      -n 'print the request that would be sent, and send nothing'
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
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
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
      --region 'the region of the instances, such as cn-hangzhou'
      -r 'the region of the instances, such as cn-hangzhou'
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
      --wait 'wait for the end and show the output'
      -w 'wait for the end and show the output'
      --follow 'wait, and show output as it appears'
      --wait-timeout 'stop waiting after this time; the remote run goes on'
      --dry-run 'print the request that would be sent, and send nothing'
      -n 'print the request that would be sent, and send nothing'
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
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
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
      --output 'how the result is written'
      -o 'how the result is written'
      --quiet 'the result and errors only'
      -q 'the result and errors only'
      --query 'a part of the JSON result; with -q a string is printed bare'
      --raw 'pass control sequences of the output through to the terminal'
      --no-fold 'show equal outputs of several instances one by one'
      --profile 'profile of ~/.aliyun/config.json'
      --config 'another profile file'
      --endpoint 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
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
      show 'where an invocation stands: one verdict an instance'
      schedule 'check a schedule: what it means, when it runs; list and stop scheduled runs'
      explain 'an error code: cause, ways out, whether anything ran; offline'
      completion 'print the script for tab completion in your shell'
      emulator 'the service on this machine, for trying out and for tests'
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
        emulator/exec)
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
        /show) level=show ;;
        /schedule) level=schedule ;;
        schedule/list) level=schedule/list ;;
        schedule/stop) level=schedule/stop ;;
        /explain) level=explain ;;
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
