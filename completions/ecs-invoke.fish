# fish completion for ecs-invoke; made from its command tree, not by hand.

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
            case 'root:-c' 'root:--command' 'root:-i' 'root:--instance' 'root:-r' 'root:--region' 'root:-p' 'root:--param' 'root:--param-env' 'root:--param-file' 'root:--params' 'root:--frequency' 'root:--timezone' 'root:--repeat-mode' 'root:--timeout' 'root:--user' 'root:--working-dir' 'root:--container-id' 'root:--container-name' 'root:--termination-mode' 'root:--launcher' 'root:--windows-password-name' 'root:--oss-output' 'root:--resource-group' 'root:--invocation-tag' 'root:--client-token' 'root:--wait-timeout' 'root:-o' 'root:--output' 'root:--query' 'root:--save-output' 'root:--profile' 'root:--config' 'root:--endpoint' 'root:--edition' 'root:--lang'
                set skip 1
            case 'invoke:-c' 'invoke:--command' 'invoke:-i' 'invoke:--instance' 'invoke:-r' 'invoke:--region' 'invoke:-p' 'invoke:--param' 'invoke:--param-env' 'invoke:--param-file' 'invoke:--params' 'invoke:--frequency' 'invoke:--timezone' 'invoke:--repeat-mode' 'invoke:--timeout' 'invoke:--user' 'invoke:--working-dir' 'invoke:--container-id' 'invoke:--container-name' 'invoke:--termination-mode' 'invoke:--launcher' 'invoke:--windows-password-name' 'invoke:--oss-output' 'invoke:--resource-group' 'invoke:--invocation-tag' 'invoke:--client-token' 'invoke:--wait-timeout' 'invoke:-o' 'invoke:--output' 'invoke:--query' 'invoke:--save-output' 'invoke:--profile' 'invoke:--config' 'invoke:--endpoint' 'invoke:--edition' 'invoke:--lang'
                set skip 1
            case 'show:-r' 'show:--region' 'show:--wait-timeout' 'show:-o' 'show:--output' 'show:--query' 'show:--profile' 'show:--config' 'show:--endpoint' 'show:--edition' 'show:--lang'
                set skip 1
            case 'schedule:--timezone' 'schedule:--count' 'schedule:--timeout' 'schedule:-o' 'schedule:--output' 'schedule:--query' 'schedule:--edition' 'schedule:--lang'
                set skip 1
            case 'schedule/list:-r' 'schedule/list:--region' 'schedule/list:-o' 'schedule/list:--output' 'schedule/list:--query' 'schedule/list:--profile' 'schedule/list:--config' 'schedule/list:--endpoint' 'schedule/list:--edition' 'schedule/list:--lang'
                set skip 1
            case 'schedule/stop:-r' 'schedule/stop:--region' 'schedule/stop:-o' 'schedule/stop:--output' 'schedule/stop:--query' 'schedule/stop:--profile' 'schedule/stop:--config' 'schedule/stop:--endpoint' 'schedule/stop:--edition' 'schedule/stop:--lang'
                set skip 1
            case 'explain:-o' 'explain:--output' 'explain:--query' 'explain:--lang'
                set skip 1
            case 'completion:--edition' 'completion:--lang'
                set skip 1
            case 'emulator:--port' 'emulator:--data' 'emulator:--instances' 'emulator:--fleet' 'emulator:--fault' 'emulator:--token-lifetime' 'emulator:--pending' 'emulator:--output-profile' 'emulator:--edition' 'emulator:--lang'
                set skip 1
            case 'emulator/exec:--port' 'emulator/exec:--data' 'emulator/exec:--instances' 'emulator/exec:--fleet' 'emulator/exec:--fault' 'emulator/exec:--token-lifetime' 'emulator/exec:--pending' 'emulator/exec:--output-profile' 'emulator/exec:--edition' 'emulator/exec:--lang'
                set skip 1
            case 'emulator/status:-o' 'emulator/status:--output' 'emulator/status:--query' 'emulator/status:--endpoint' 'emulator/status:--edition' 'emulator/status:--lang'
                set skip 1
            case 'emulator/clock:--patience' 'emulator/clock:-o' 'emulator/clock:--output' 'emulator/clock:--query' 'emulator/clock:--endpoint' 'emulator/clock:--edition' 'emulator/clock:--lang'
                set skip 1
            case 'emulator/power:-o' 'emulator/power:--output' 'emulator/power:--query' 'emulator/power:--endpoint' 'emulator/power:--edition' 'emulator/power:--lang'
                set skip 1
            case 'emulator/fault:-o' 'emulator/fault:--output' 'emulator/fault:--query' 'emulator/fault:--endpoint' 'emulator/fault:--edition' 'emulator/fault:--lang'
                set skip 1
            case 'emulator/ledger:--wait-timeout' 'emulator/ledger:-o' 'emulator/ledger:--output' 'emulator/ledger:--query' 'emulator/ledger:--endpoint' 'emulator/ledger:--edition' 'emulator/ledger:--lang'
                set skip 1
            case 'emulator/explain:-o' 'emulator/explain:--output' 'emulator/explain:--query' 'emulator/explain:--lang'
                set skip 1
            case 'emulator/stop:-o' 'emulator/stop:--output' 'emulator/stop:--query' 'emulator/stop:--endpoint' 'emulator/stop:--edition' 'emulator/stop:--lang'
                set skip 1
            case '*:-*'
                continue
            case root:invoke
                set level invoke
            case root:show
                set level show
            case root:schedule
                set level schedule
            case schedule:list
                set level schedule/list
            case schedule:stop
                set level schedule/stop
            case root:explain
                set level explain
            case root:completion
                set level completion
            case root:emulator
                set level emulator
            case emulator:exec
                set level emulator/exec
            case emulator:status
                set level emulator/status
            case emulator:clock
                set level emulator/clock
            case emulator:power
                set level emulator/power
            case emulator:fault
                set level emulator/fault
            case emulator:ledger
                set level emulator/ledger
            case emulator:explain
                set level emulator/explain
            case emulator:stop
                set level emulator/stop
            case '*'
                set -a rest $word
        end
    end
    printf '%s\n' $level $rest
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
        printf '%s\n' "$before"$found
        return
    end
    # What is found by a part of its name takes the place of the whole word, a flag with its value included, and only
    # where the description holds what is typed.
    set before (string replace -r -- (string escape --style=regex -- "$typed")'$' '' "$token")"$before"
    for row in $found
        set -l parts (string split -m 1 \t -- $row)
        string match -qi -- "*$typed*" "$parts[2]"; or set parts[2] "$typed: $parts[2]"
        printf '%s\t%s\n' "$before$parts[1]" "$parts[2]"
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
    printf '%s\n' CmdContent.DecodeError CmdContent.ExceedLimit CmdCount.ExceedQuota CmdDesc.ExceedLimit CmdName.ExceedLimit CmdName.Readonly CmdParam.EmptyKey CmdParam.InvalidParamName CmdParamCount.ExceedLimit CmdParamName.ExceedLimit DryRunOperation Duplicate.ResourceTagKey Duplicate.TagKey Emulator.BodyTooLarge Emulator.ClockIsMoving Emulator.ForeignHost Emulator.ForeignOrigin Emulator.InstanceNotRunning Emulator.InvalidFault Emulator.InvalidMove Emulator.NotSupported Emulator.RepeatedParameter Emulator.TooManyParameters Emulator.UnknownInstance Emulator.UnknownParameter Emulator.UnsupportedBody FileContent.DecodeError FileContentType.Invalid FileDesc.ExceedLimit FileMode.Invalid FileName.ExceedLimit FileSize.ExceedLimit FileTargetDir.Invalid Forbidden.AccessKeyDisabled Forbidden.NotSupportRAM Forbidden.RAM Forbidden.RiskControl Forbidden.SubUser Forbidden.Unauthorized IdempotentParameterMismatch IdempotentProcessing IllegalTimestamp IncompleteSignature InstanceIds.ExceedLimit InternalError InternalError.Dispatch Invalid.CommandContent Invalid.InstanceChargeType InvalidAcceptLanguage.NotFound InvalidAccessKeyId.Inactive InvalidAccessKeyId.NotFound InvalidAction InvalidAction.NotFound InvalidClientToken.Malformed InvalidCmdId.NotFound InvalidCmdType.NotFound InvalidCommandType.NotFound InvalidContainerId.Malformed InvalidContainerName.Malformed InvalidDescription.LengthLimitExceeded InvalidInstance.NoClient InvalidInstance.NotFound InvalidInstance.NotMatch InvalidInstance.NotVpc InvalidInstanceId.NotFound InvalidInstanceId.OSTypeUnsupported InvalidInstanceStatus InvalidInvokeId.NotFound InvalidLauncher.LengthLimitExceeded InvalidName.LengthLimitExceeded InvalidNetworkType.NotFound InvalidParam.Frequency InvalidParam.PageNumber InvalidParam.PageSize InvalidParameter InvalidParameter.FileGroup InvalidParameter.FileOwner InvalidParameter.IsNull InvalidParameter.MaxResults InvalidParameter.NextToken InvalidParameter.Parameters InvalidParameter.WorkingDir InvalidParameterCharacter.CommandDescription InvalidParameterCharacter.CommandName InvalidParameterCharacter.CommandWorkingDir InvalidParameterCharset.Parameters InvalidRegionId.NotFound InvalidRepeatMode.NotFound InvalidResourceGroup.NotFound InvalidResourceTag.ConflictWithInstanceIds InvalidResourceTag.InstanceNotFound InvalidResourceTagKey.Malformed InvalidResourceTagValue.Malformed InvalidResourceType.NotFound InvalidSecurityToken.Expired InvalidSecurityToken.Malformed InvalidSecurityToken.MismatchWithAccessKey InvalidSignatureMethod InvalidStatus.NotFound InvalidStatus.ResourceGroup InvalidTag.Mismatch InvalidTagCount InvalidTagKey.Malformed InvalidTagValue.Malformed InvalidTerminationMode.NotFound InvalidTimeStamp.Expired InvalidTimeStamp.Format InvalidTimeout.ExceedLimit InvalidVersion Invocation.ExceedQuota MissingCommandId MissingParam.Frequency MissingParam.InstanceId MissingParameter MissingParameter.CommandId MissingParameter.Frequency MissingParameter.InstanceIds MissingParameter.RegionId MissingParameter.ResourceTagKey MissingParameter.TagKey MissingRegionId MissingSecurityToken NumberExceed.ResourceTags NumberExceed.Tags Operation.Forbidden OperationConflict Parameter.Disabled Parameter.MissingValue Parameter.NotMatched ParameterCount.ExceedLimit ParameterKey.Duplicate ParameterKey.ExceedLimit ParameterStore.InvalidParameters ParameterStore.NoPermission ParameterStore.NotSupported ParameterType.NotSupported RealNameAuthenticationError RegionId.ApiNotSupported Rejected.Throttling ServiceUnavailable ServiceUnavailable.RegionMaintaining SignatureDoesNotMatch SignatureNonceUsed TemporaryAccessKey.Error Throttling Throttling.Api Throttling.User Unauthorized.EmptyRegion UnsupportedHTTPMethod UnsupportedOperation UnsupportedParameter Username.ExceedLimit Username.NotSupportWindows WindowsPasswordName.ExceedLimit WindowsPasswordName.Missed AccountNotExists AtExpressionExpired BadCronExpression Base64DecodeFailed ClientIsUpgrading ClientNeedUpgrade ClientNetworkBlocked ClientNotOnline ClientNotResponse ClientNotRunning ClientRestarted CommandContentDecodeError CommandNotApplicable ContainerConnectFailed ContainerNameAndIdNotMatch ContainerNameDuplicated ContainerNotFound ContainerStateAbnormal CronExpressionExpired DefaultWorkingDirectoryNotAvailable DeliveryTimeout DirectoryNotExists EmptyFile ExecutionException ExecutionInterrupted ExecutionTimeout ExitCodeNonzero FileAlreadyExists FileAuthorityInvalid FileContentInvalid FileCreateFail FileExist FileGroupNotExist FileNameInvalid FileOwnerNotExist FilePathInvalid InstanceDeregistered InstanceNotExists InstanceNotRunning InstanceReleased InstanceRestarted InstanceRoleInvalid InvalidAtExpression InvalidCommandText InvalidContainerId InvalidContainerName InvalidCronExpression InvalidEnvironmentParameter InvalidFileContent InvalidFileMode InvalidGMTOffsetForTimezone InvalidGMTOffsetHourForTimezone InvalidGMTOffsetMinuteForTimezone InvalidRateExpression InvalidSignature InvalidSystemBuiltInParameter QueryParameterStoreFailed RateFrequencyTooLarge ScriptFileExisted SecurityGroupRuleDenied TaskConcurrencyLimit TerminationException TimezoneInformationCorrupt TypeInvalid UnsupportedContainerRuntime UserGroupNotExists UserOrPasswordInvalid UsernameOrPasswordInvalid WorkingDirectoryNotExist
end

complete -c ecs-invoke -f
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a invoke -d 'run a stored command; prints the InvokeId (the default command)'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a show -d 'where an invocation stands: one verdict an instance'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a schedule -d 'check a schedule: what it means, when it runs; list and stop scheduled runs'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a explain -d 'an error code: cause, ways out, whether anything ran; offline'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a completion -d 'print the script for tab completion in your shell'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a emulator -d 'the service on this machine, for trying out and for tests'
complete -c ecs-invoke -n '__ecs_invoke_before_words schedule' -a list -d 'the scheduled invocations of a region, with their next runs'
complete -c ecs-invoke -n '__ecs_invoke_before_words schedule' -a stop -d 'end a scheduled invocation; what runs now may be ended too'
complete -c ecs-invoke -n '__ecs_invoke_before_words emulator' -a exec -d 'run one command against an emulator of its own'
complete -c ecs-invoke -n '__ecs_invoke_before_words emulator' -a status -d 'the emulator that runs: what it does, what waits, what outlived its run'
complete -c ecs-invoke -n '__ecs_invoke_before_words emulator' -a clock -d 'show the time of the emulator that runs, or move it forward'
complete -c ecs-invoke -n '__ecs_invoke_before_words emulator' -a power -d 'take instances of the emulator that runs down or up'
complete -c ecs-invoke -n '__ecs_invoke_before_words emulator' -a fault -d 'make the emulator that runs go wrong on order'
complete -c ecs-invoke -n '__ecs_invoke_before_words emulator' -a ledger -d 'what the emulator that runs has really started, call by call'
complete -c ecs-invoke -n '__ecs_invoke_before_words emulator' -a explain -d 'what the emulator does is known from where: documented, source, measured or assumed'
complete -c ecs-invoke -n '__ecs_invoke_before_words emulator' -a stop -d 'end the emulator that runs and everything it started'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -s c -l command -xa '(__ecs_invoke_live commands)' -d 'the stored command: its ID (c-…) or its exact name'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -s i -l instance -xa '(__ecs_invoke_instances)' -d 'run on these instances: commas, repeated, @file, or - for standard input'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule/list schedule/stop' -s r -l region -xa '(__ecs_invoke_live regions)' -d 'the region of the instances, such as cn-hangzhou'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -s p -l param -xa '(__ecs_invoke_live parameters)' -d 'a custom parameter of the command; the value is taken literally'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l param-env -xa '(__ecs_invoke_live parameters)' -d 'take the value from an environment variable; it is never shown'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l param-file -xa '(__ecs_invoke_name_file)' -d 'take the value from a file, or - for standard input; it is never shown'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l params -xa '(__ecs_invoke_at_files)' -d 'all parameters as one JSON object'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l frequency -x -d 'run on a schedule: \'0 0 2 * * ? Asia/Shanghai\', rate(5m), at(2030-01-01 02:00:00 Asia/Shanghai)'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke schedule' -l timezone -xa '(__ecs_invoke_live zones)' -d 'added to a schedule that names no zone, such as Asia/Shanghai'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l timed -d 'kept for the documented API; goes with --frequency'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l repeat-mode -xa 'Once Period NextRebootOnly EveryReboot DryRun' -d 'once, on a schedule, or at the next or every start of the instance'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke schedule' -l timeout -x -d 'of the remote run: 90, 90s, 5m; at least 10 s (else the command’s own)'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l user -x -d 'run as this user of the instance'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l working-dir -x -d 'run in this directory'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l container-id -x -d 'run in this container (Linux)'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l container-name -x -d 'name of the container'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l termination-mode -xa 'Process ProcessTree' -d 'what a stop or a timeout ends: the first process, or its children too (default: ProcessTree)'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l launcher -x -d 'the program that starts the script, such as "python3 -u {{ACS::ScriptFileName}}"'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l windows-password-name -x -d 'name of the parameter-store secret with the Windows user’s password'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l oss-output -x -d 'deliver the full output to OSS'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l resource-group -x -d 'resource group of the invocation'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l invocation-tag -xa '(__ecs_invoke_live tags)' -d 'tag the invocation'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l no-tags -d 'leave out the run tags that this tool adds'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l client-token -x -d 'your own idempotence token; the same token never runs twice'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show' -s w -l wait -d 'wait for the end and show the output'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show' -l follow -d 'wait, and show output as it appears'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show' -l wait-timeout -x -d 'stop waiting after this time; the remote run goes on'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -s n -l dry-run -d 'print the request that would be sent, and send nothing'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l rehearse -d 'let the service check everything and run nothing'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l interactive -d 'ask for everything, show the request, then run it'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule schedule/list schedule/stop explain emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/explain emulator/stop' -s o -l output -xa 'text json jsonl' -d 'how the result is written'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule schedule/list schedule/stop explain emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/explain emulator/stop' -s q -l quiet -d 'the result and errors only'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule schedule/list schedule/stop explain emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/explain emulator/stop' -l query -x -d 'a part of the JSON result; with -q a string is printed bare'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l save-output -xa '(__fish_complete_directories (__ecs_invoke_typed))' -d 'write each instance’s output to a file of its own there'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show' -l raw -d 'pass control sequences of the output through to the terminal'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show' -l no-fold -d 'show equal outputs of several instances one by one'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule/list schedule/stop' -l profile -xa '(__ecs_invoke_live profiles)' -d 'profile of ~/.aliyun/config.json'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule/list schedule/stop' -l config -r -F -d 'another profile file'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule/list schedule/stop' -l endpoint -x -d 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule/list schedule/stop' -l emulator -d 'use the emulator on this machine; no account needed'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule schedule/list schedule/stop completion emulator emulator/exec emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/stop' -l edition -xa '2018 2019 current' -d 'published form of the API to speak'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule schedule/list schedule/stop explain completion emulator emulator/exec emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/explain emulator/stop' -l lang -xa 'en zh' -d 'language of messages'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule schedule/list schedule/stop explain completion emulator emulator/exec emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/explain emulator/stop' -l no-color -d 'no colours'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule/list schedule/stop' -l no-input -d 'never ask anything'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule/list schedule/stop' -s y -l yes -d 'answer every question with yes'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule schedule/list schedule/stop completion emulator emulator/exec emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/stop' -l verbose -d 'say more on stderr'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule/list schedule/stop' -l debug -d 'show each call on stderr, secrets masked'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show schedule schedule/list schedule/stop explain completion emulator emulator/exec emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/explain emulator/stop' -s h -l help -d 'show this help'
complete -c ecs-invoke -n '__ecs_invoke_at root' -s V -l version -d 'show the version'
complete -c ecs-invoke -n '__ecs_invoke_at schedule' -l count -x -d 'how many of the next runs to show (default: 5)'
complete -c ecs-invoke -n '__ecs_invoke_at schedule' -l calendar -d 'show a month with the runs of each day (default: this one)'
complete -c ecs-invoke -n '__ecs_invoke_at explain' -l all -d 'every code that has an explanation'
complete -c ecs-invoke -n '__ecs_invoke_at emulator emulator/exec' -l port -x -d 'listen on this port of 127.0.0.1 (default: a free one)'
complete -c ecs-invoke -n '__ecs_invoke_at emulator emulator/exec' -l data -xa '(__fish_complete_directories (__ecs_invoke_typed))' -d 'keep its state and the instances’ files there, for the next start too (default: a temporary directory)'
complete -c ecs-invoke -n '__ecs_invoke_at emulator emulator/exec' -l instances -x -d 'add so many simulated instances, i-sim00001 …, which start no process'
complete -c ecs-invoke -n '__ecs_invoke_at emulator emulator/exec' -l fleet -r -F -d 'add the instances and commands that this JSON file describes (see docs/emulator.md)'
complete -c ecs-invoke -n '__ecs_invoke_at emulator emulator/exec' -l fault -x -d 'go wrong on order: InvokeCommand:1:after-commit:reset (see emulator fault --help)'
complete -c ecs-invoke -n '__ecs_invoke_at emulator emulator/exec' -l ignore-client-tokens -d 'take no notice of any ClientToken: the same one twice runs twice'
complete -c ecs-invoke -n '__ecs_invoke_at emulator emulator/exec' -l token-lifetime -x -d 'how long a ClientToken gives its first answer again (default: 24h)'
complete -c ecs-invoke -n '__ecs_invoke_at emulator emulator/exec' -l pending -x -d 'how long a task is Pending, such as 250ms or 5s (default: 100ms)'
complete -c ecs-invoke -n '__ecs_invoke_at emulator emulator/exec' -l output-profile -xa 'ring legacy' -d 'keep output as agents do now (ring) or as those up to v578 did (legacy)'
complete -c ecs-invoke -n '__ecs_invoke_at emulator emulator/exec' -l loose -d 'ignore parameters that it does not know or serve, with a warning, instead of refusing them'
complete -c ecs-invoke -n '__ecs_invoke_at emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/stop' -l endpoint -x -d 'which of several emulators, as it said when it started (default: the newest)'
complete -c ecs-invoke -n '__ecs_invoke_at emulator/clock' -l patience -x -d 'how long to wait for a run on the way before time goes on without it (default: 15s)'
complete -c ecs-invoke -n '__ecs_invoke_at emulator/ledger' -l wait -d 'until nothing is pending or running'
complete -c ecs-invoke -n '__ecs_invoke_at emulator/ledger' -l wait-timeout -x -d 'how long to wait at most (default: 60s)'
complete -c ecs-invoke -n '__ecs_invoke_at emulator/explain' -l all -d 'every action'
complete -c ecs-invoke -n '__ecs_invoke_at show' -xa '(__ecs_invoke_live invocations)'
complete -c ecs-invoke -n '__ecs_invoke_at schedule/stop' -xa '(__ecs_invoke_live invocations)'
complete -c ecs-invoke -n '__ecs_invoke_at explain' -xa '(__ecs_invoke_codes)'
complete -c ecs-invoke -n '__ecs_invoke_at completion' -xa 'bash zsh fish powershell'
complete -c ecs-invoke -n '__ecs_invoke_place emulator/clock 0' -xa 'advance set next'
complete -c ecs-invoke -n '__ecs_invoke_place emulator/power 0' -xa 'stop start reboot'
complete -c ecs-invoke -n '__ecs_invoke_place emulator/power 1 more' -xa 'i-web1 i-web2 i-db1 i-stopped1 i-noagent1 i-classic1 i-windows1'
complete -c ecs-invoke -n '__ecs_invoke_at emulator/fault' -xa '(__ecs_invoke_live faults)'
complete -c ecs-invoke -n '__ecs_invoke_at emulator/explain' -xa 'CreateCommand ModifyCommand DeleteCommand DescribeCommands InvokeCommand RunCommand StopInvocation DescribeInvocations DescribeInvocationResults SendFile DescribeSendFileResults DescribeInstances DescribeCloudAssistantStatus DescribeRegions'
complete -c ecs-invoke -n '__ecs_invoke_behind_dashes emulator/exec' -xa '(__ecs_invoke_other_program)'
