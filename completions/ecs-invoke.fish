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
            case 'root:-c' 'root:--command' 'root:-i' 'root:--instance' 'root:--tag' 'root:--name' 'root:-r' 'root:--region' 'root:--batch-size' 'root:--concurrency' 'root:--canary' 'root:--max-errors' 'root:--pause' 'root:-p' 'root:--param' 'root:--param-env' 'root:--param-file' 'root:--params' 'root:--frequency' 'root:--timezone' 'root:--repeat-mode' 'root:--timeout' 'root:--user' 'root:--working-dir' 'root:--container-id' 'root:--container-name' 'root:--termination-mode' 'root:--launcher' 'root:--windows-password-name' 'root:--oss-output' 'root:--resource-group' 'root:--invocation-tag' 'root:--client-token' 'root:--run-id' 'root:--deadline' 'root:--on-unknown' 'root:--wait-timeout' 'root:--plan' 'root:-o' 'root:--output' 'root:--query' 'root:--save-output' 'root:--encoding' 'root:--profile' 'root:--config' 'root:--endpoint' 'root:--ca-file' 'root:--edition' 'root:--lang'
                set skip 1
            case 'invoke:-c' 'invoke:--command' 'invoke:-i' 'invoke:--instance' 'invoke:--tag' 'invoke:--name' 'invoke:-r' 'invoke:--region' 'invoke:--batch-size' 'invoke:--concurrency' 'invoke:--canary' 'invoke:--max-errors' 'invoke:--pause' 'invoke:-p' 'invoke:--param' 'invoke:--param-env' 'invoke:--param-file' 'invoke:--params' 'invoke:--frequency' 'invoke:--timezone' 'invoke:--repeat-mode' 'invoke:--timeout' 'invoke:--user' 'invoke:--working-dir' 'invoke:--container-id' 'invoke:--container-name' 'invoke:--termination-mode' 'invoke:--launcher' 'invoke:--windows-password-name' 'invoke:--oss-output' 'invoke:--resource-group' 'invoke:--invocation-tag' 'invoke:--client-token' 'invoke:--run-id' 'invoke:--deadline' 'invoke:--on-unknown' 'invoke:--wait-timeout' 'invoke:--plan' 'invoke:-o' 'invoke:--output' 'invoke:--query' 'invoke:--save-output' 'invoke:--encoding' 'invoke:--profile' 'invoke:--config' 'invoke:--endpoint' 'invoke:--ca-file' 'invoke:--edition' 'invoke:--lang'
                set skip 1
            case 'exec:--script' 'exec:--type' 'exec:-i' 'exec:--instance' 'exec:--tag' 'exec:--name' 'exec:-r' 'exec:--region' 'exec:--batch-size' 'exec:--concurrency' 'exec:--canary' 'exec:--max-errors' 'exec:--pause' 'exec:-p' 'exec:--param' 'exec:--param-env' 'exec:--param-file' 'exec:--params' 'exec:--frequency' 'exec:--timezone' 'exec:--repeat-mode' 'exec:--timeout' 'exec:--user' 'exec:--working-dir' 'exec:--container-id' 'exec:--container-name' 'exec:--termination-mode' 'exec:--launcher' 'exec:--windows-password-name' 'exec:--oss-output' 'exec:--resource-group' 'exec:--invocation-tag' 'exec:--client-token' 'exec:--run-id' 'exec:--deadline' 'exec:--on-unknown' 'exec:--wait-timeout' 'exec:--plan' 'exec:-o' 'exec:--output' 'exec:--query' 'exec:--save-output' 'exec:--encoding' 'exec:--profile' 'exec:--config' 'exec:--endpoint' 'exec:--ca-file' 'exec:--edition' 'exec:--lang'
                set skip 1
            case 'send:-i' 'send:--instance' 'send:--tag' 'send:--name' 'send:-r' 'send:--region' 'send:--batch-size' 'send:--concurrency' 'send:--canary' 'send:--max-errors' 'send:--pause' 'send:--file-name' 'send:--mode' 'send:--owner' 'send:--group' 'send:--description' 'send:--timeout' 'send:--resource-group' 'send:--invocation-tag' 'send:--run-id' 'send:--deadline' 'send:--on-unknown' 'send:--wait-timeout' 'send:--plan' 'send:-o' 'send:--output' 'send:--query' 'send:--profile' 'send:--config' 'send:--endpoint' 'send:--ca-file' 'send:--edition' 'send:--lang'
                set skip 1
            case 'apply:-r' 'apply:--region' 'apply:-p' 'apply:--param' 'apply:--param-env' 'apply:--param-file' 'apply:--params' 'apply:--invocation-tag' 'apply:-o' 'apply:--output' 'apply:--query' 'apply:--save-output' 'apply:--encoding' 'apply:--profile' 'apply:--config' 'apply:--endpoint' 'apply:--ca-file' 'apply:--edition' 'apply:--lang'
                set skip 1
            case 'show:-r' 'show:--region' 'show:--wait-timeout' 'show:--run' 'show:-o' 'show:--output' 'show:--query' 'show:--encoding' 'show:--profile' 'show:--config' 'show:--endpoint' 'show:--ca-file' 'show:--edition' 'show:--lang'
                set skip 1
            case 'stop:-i' 'stop:--instance' 'stop:-r' 'stop:--region' 'stop:-o' 'stop:--output' 'stop:--query' 'stop:--profile' 'stop:--config' 'stop:--endpoint' 'stop:--ca-file' 'stop:--edition' 'stop:--lang'
                set skip 1
            case 'runs:-o' 'runs:--output' 'runs:--query' 'runs:--lang'
                set skip 1
            case 'runs/list:-o' 'runs/list:--output' 'runs/list:--query' 'runs/list:--lang'
                set skip 1
            case 'runs/show:-o' 'runs/show:--output' 'runs/show:--query' 'runs/show:--lang'
                set skip 1
            case 'runs/prune:--older-than' 'runs/prune:-o' 'runs/prune:--output' 'runs/prune:--query' 'runs/prune:--lang'
                set skip 1
            case 'resume:-p' 'resume:--param' 'resume:--param-env' 'resume:--param-file' 'resume:--params' 'resume:--invocation-tag' 'resume:--file' 'resume:--max-errors' 'resume:--deadline' 'resume:--on-unknown' 'resume:--wait-timeout' 'resume:-o' 'resume:--output' 'resume:--query' 'resume:--save-output' 'resume:--encoding' 'resume:--profile' 'resume:--config' 'resume:--ca-file' 'resume:--lang'
                set skip 1
            case 'retry:-p' 'retry:--param' 'retry:--param-env' 'retry:--param-file' 'retry:--params' 'retry:--invocation-tag' 'retry:--file' 'retry:--max-errors' 'retry:--deadline' 'retry:--on-unknown' 'retry:--wait-timeout' 'retry:-o' 'retry:--output' 'retry:--query' 'retry:--save-output' 'retry:--encoding' 'retry:--profile' 'retry:--config' 'retry:--ca-file' 'retry:--lang'
                set skip 1
            case 'commands:-o' 'commands:--output'
                set skip 1
            case 'commands/list:--name' 'commands/list:--type' 'commands/list:-r' 'commands/list:--region' 'commands/list:-o' 'commands/list:--output' 'commands/list:--query' 'commands/list:--profile' 'commands/list:--config' 'commands/list:--endpoint' 'commands/list:--ca-file' 'commands/list:--edition' 'commands/list:--lang'
                set skip 1
            case 'commands/show:-r' 'commands/show:--region' 'commands/show:-o' 'commands/show:--output' 'commands/show:--query' 'commands/show:--profile' 'commands/show:--config' 'commands/show:--endpoint' 'commands/show:--ca-file' 'commands/show:--edition' 'commands/show:--lang'
                set skip 1
            case 'commands/create:--name' 'commands/create:--script' 'commands/create:--type' 'commands/create:-r' 'commands/create:--region' 'commands/create:--description' 'commands/create:--timeout' 'commands/create:--working-dir' 'commands/create:--launcher' 'commands/create:--resource-group' 'commands/create:--tag' 'commands/create:--client-token' 'commands/create:-o' 'commands/create:--output' 'commands/create:--query' 'commands/create:--profile' 'commands/create:--config' 'commands/create:--endpoint' 'commands/create:--ca-file' 'commands/create:--edition' 'commands/create:--lang'
                set skip 1
            case 'commands/update:--name' 'commands/update:--script' 'commands/update:-r' 'commands/update:--region' 'commands/update:--description' 'commands/update:--timeout' 'commands/update:--working-dir' 'commands/update:--launcher' 'commands/update:-o' 'commands/update:--output' 'commands/update:--query' 'commands/update:--profile' 'commands/update:--config' 'commands/update:--endpoint' 'commands/update:--ca-file' 'commands/update:--edition' 'commands/update:--lang'
                set skip 1
            case 'commands/delete:-r' 'commands/delete:--region' 'commands/delete:-o' 'commands/delete:--output' 'commands/delete:--query' 'commands/delete:--profile' 'commands/delete:--config' 'commands/delete:--endpoint' 'commands/delete:--ca-file' 'commands/delete:--edition' 'commands/delete:--lang'
                set skip 1
            case 'instances:-i' 'instances:--instance' 'instances:--tag' 'instances:--name' 'instances:--status' 'instances:-r' 'instances:--region' 'instances:-o' 'instances:--output' 'instances:--query' 'instances:--profile' 'instances:--config' 'instances:--endpoint' 'instances:--ca-file' 'instances:--edition' 'instances:--lang'
                set skip 1
            case 'instances/list:-i' 'instances/list:--instance' 'instances/list:--tag' 'instances/list:--name' 'instances/list:--status' 'instances/list:-r' 'instances/list:--region' 'instances/list:-o' 'instances/list:--output' 'instances/list:--query' 'instances/list:--profile' 'instances/list:--config' 'instances/list:--endpoint' 'instances/list:--ca-file' 'instances/list:--edition' 'instances/list:--lang'
                set skip 1
            case 'instances/check:-c' 'instances/check:--command' 'instances/check:--type' 'instances/check:-i' 'instances/check:--instance' 'instances/check:--tag' 'instances/check:--name' 'instances/check:-r' 'instances/check:--region' 'instances/check:-o' 'instances/check:--output' 'instances/check:--query' 'instances/check:--profile' 'instances/check:--config' 'instances/check:--endpoint' 'instances/check:--ca-file' 'instances/check:--edition' 'instances/check:--lang'
                set skip 1
            case 'schedule:--timezone' 'schedule:--count' 'schedule:--timeout' 'schedule:-o' 'schedule:--output' 'schedule:--query' 'schedule:--edition' 'schedule:--lang'
                set skip 1
            case 'schedule/list:-r' 'schedule/list:--region' 'schedule/list:-o' 'schedule/list:--output' 'schedule/list:--query' 'schedule/list:--profile' 'schedule/list:--config' 'schedule/list:--endpoint' 'schedule/list:--ca-file' 'schedule/list:--edition' 'schedule/list:--lang'
                set skip 1
            case 'schedule/stop:-r' 'schedule/stop:--region' 'schedule/stop:-o' 'schedule/stop:--output' 'schedule/stop:--query' 'schedule/stop:--profile' 'schedule/stop:--config' 'schedule/stop:--endpoint' 'schedule/stop:--ca-file' 'schedule/stop:--edition' 'schedule/stop:--lang'
                set skip 1
            case 'explain:-o' 'explain:--output' 'explain:--query' 'explain:--lang'
                set skip 1
            case 'doctor:-r' 'doctor:--region' 'doctor:-o' 'doctor:--output' 'doctor:--query' 'doctor:--profile' 'doctor:--config' 'doctor:--endpoint' 'doctor:--ca-file' 'doctor:--edition' 'doctor:--lang'
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
            case root:exec
                set level exec
            case root:send
                set level send
            case root:apply
                set level apply
            case root:show
                set level show
            case root:stop
                set level stop
            case root:runs
                set level runs
            case runs:list
                set level runs/list
            case runs:show
                set level runs/show
            case runs:prune
                set level runs/prune
            case root:resume
                set level resume
            case root:retry
                set level retry
            case root:commands
                set level commands
            case commands:list
                set level commands/list
            case commands:show
                set level commands/show
            case commands:create
                set level commands/create
            case commands:update
                set level commands/update
            case commands:delete
                set level commands/delete
            case root:instances
                set level instances
            case instances:list
                set level instances/list
            case instances:check
                set level instances/check
            case root:schedule
                set level schedule
            case schedule:list
                set level schedule/list
            case schedule:stop
                set level schedule/stop
            case root:explain
                set level explain
            case root:doctor
                set level doctor
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
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a exec -d 'run a one-off script, wait for it and show its output'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a send -d 'put a file on the instances'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a apply -d 'run exactly what a plan of --plan holds'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a show -d 'where an invocation stands: one verdict an instance'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a stop -d 'stop an invocation, and say what was really stopped'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a runs -d 'the runs of this user on this machine: what was asked, where it stands'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a resume -d 'go on with a run that was cut off: nothing is sent twice, what was accepted is only looked at'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a retry -d 'the same work again, as a new run, only where it did not succeed'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a commands -d 'the commands that are kept: list, show, create, update, delete'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a instances -d 'what is there, and why an instance cannot take a command'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a schedule -d 'check a schedule: what it means, when it runs; list and stop scheduled runs'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a explain -d 'an error code: cause, ways out, whether anything ran; offline'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a doctor -d 'check credentials, region, endpoint, proxy, clock and permissions; reads only'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a completion -d 'print the script for tab completion in your shell'
complete -c ecs-invoke -n '__ecs_invoke_before_words root' -a emulator -d 'the service on this machine, for trying out and for tests'
complete -c ecs-invoke -n '__ecs_invoke_before_words runs' -a list -d 'the runs on record, the newest first'
complete -c ecs-invoke -n '__ecs_invoke_before_words runs' -a show -d 'what was asked for, where each call stands, and what to type next'
complete -c ecs-invoke -n '__ecs_invoke_before_words runs' -a prune -d 'remove old records of runs that are over'
complete -c ecs-invoke -n '__ecs_invoke_before_words commands' -a list -d 'the commands that are kept in a region'
complete -c ecs-invoke -n '__ecs_invoke_before_words commands' -a show -d 'one command with its parameters and its script'
complete -c ecs-invoke -n '__ecs_invoke_before_words commands' -a create -d 'keep a command; prints its ID'
complete -c ecs-invoke -n '__ecs_invoke_before_words commands' -a update -d 'change what is given, leave the rest'
complete -c ecs-invoke -n '__ecs_invoke_before_words commands' -a delete -d 'delete commands; asks first'
complete -c ecs-invoke -n '__ecs_invoke_before_words instances' -a list -d 'the instances of a region: status, system, agent, address, tags'
complete -c ecs-invoke -n '__ecs_invoke_before_words instances' -a check -d 'which instances can take a command, and why the others cannot; exit 3 when some cannot'
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
complete -c ecs-invoke -n '__ecs_invoke_at root invoke instances/check' -s c -l command -xa '(__ecs_invoke_live commands)' -d 'the stored command: its ID (c-…) or its exact name'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send' -s i -l instance -xa '(__ecs_invoke_instances)' -d 'run on these instances: commas, repeated, @file, or - for standard input'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send instances instances/list instances/check' -l tag -xa '(__ecs_invoke_live tags)' -d 'select the instances with this tag; repeated: with all of them'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send instances instances/list instances/check' -l name -xa '(__ecs_invoke_live names)' -d 'select the instances of this name, such as \'web-*\''
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send' -l skip-unfit -d 'look first which instances can take the command, and leave out the others, by name'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule/list schedule/stop doctor' -s r -l region -xa '(__ecs_invoke_live regions)' -d 'the region of the instances, such as cn-hangzhou'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send' -l batch -d 'more instances than one call takes: as many calls as are needed'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send' -l batch-size -x -d 'instances in each call of --batch (default: 50)'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send' -l concurrency -x -d 'calls under way at the same time, 1 to 20 (default: 5)'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send' -l canary -x -d 'so many instances go first and must all succeed before the rest is sent'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send resume retry' -l max-errors -x -d 'so many instances may fail or not run; one more, and nothing further is sent'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send' -l pause -x -d 'wave by wave, with this pause between the end of one and the next'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec apply resume retry' -s p -l param -xa '(__ecs_invoke_live parameters)' -d 'a custom parameter of the command; the value is taken literally'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec apply resume retry' -l param-env -xa '(__ecs_invoke_live parameters)' -d 'take the value from an environment variable; it is never shown'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec apply resume retry' -l param-file -xa '(__ecs_invoke_name_file)' -d 'take the value from a file, or - for standard input; it is never shown'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec apply resume retry' -l params -xa '(__ecs_invoke_at_files)' -d 'all parameters as one JSON object'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec' -l frequency -x -d 'run on a schedule: \'0 0 2 * * ? Asia/Shanghai\', rate(5m), at(2030-01-01 02:00:00 Asia/Shanghai)'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec schedule' -l timezone -xa '(__ecs_invoke_live zones)' -d 'added to a schedule that names no zone, such as Asia/Shanghai'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec' -l timed -d 'kept for the documented API; goes with --frequency'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec' -l repeat-mode -xa 'Once Period NextRebootOnly EveryReboot DryRun' -d 'once, on a schedule, or at the next or every start of the instance'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send schedule' -l timeout -x -d 'of the remote run: 90, 90s, 5m; at least 10 s (else the command’s own)'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec' -l user -x -d 'run as this user of the instance'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec commands/create commands/update' -l working-dir -x -d 'run in this directory'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec' -l container-id -x -d 'run in this container (Linux)'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec' -l container-name -x -d 'name of the container'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec' -l termination-mode -xa 'Process ProcessTree' -d 'what a stop or a timeout ends: the first process, or its children too (default: ProcessTree)'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec commands/create commands/update' -l launcher -x -d 'the program that starts the script, such as "python3 -u {{ACS::ScriptFileName}}"'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec' -l windows-password-name -x -d 'name of the parameter-store secret with the Windows user’s password'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec' -l oss-output -x -d 'deliver the full output to OSS'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send' -l resource-group -x -d 'resource group of the invocation'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply resume retry' -l invocation-tag -xa '(__ecs_invoke_live tags)' -d 'tag the invocation'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send' -l no-tags -d 'leave out the run tags that this tool adds'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec' -l client-token -x -d 'your own idempotence token; the same token never runs twice'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec' -l no-client-token -d 'send no token, for an endpoint that takes no notice of them: a call without an answer is never sent again'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send' -l run-id -x -d 'your own ID of this run, such as the number of a CI job (1 to 48 of A-Z a-z 0-9 . _ -, no dash first): the same ID again is the same run, and runs nothing twice'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send resume retry' -l no-retry -d 'send nothing a second time, even where that is safe'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send resume retry' -l deadline -x -d 'of the whole run: after it nothing is sent and nothing awaited; the remote run goes on'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send resume retry' -l on-unknown -xa 'fail resend ask' -d 'when nobody can tell whether a call ran: leave it (fail, the default), send it again, or ask'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke show resume retry' -s w -l wait -d 'wait for the end and show the output'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec show resume retry' -l follow -d 'wait, and show output as it appears'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send show resume retry' -l wait-timeout -x -d 'stop waiting after this time; the remote run goes on'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec apply resume retry' -l stop-on-interrupt -d 'Ctrl-C while waiting stops the remote run too (else it goes on without us)'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply retry commands/create commands/update commands/delete' -s n -l dry-run -d 'print the request that would be sent, and send nothing'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send' -l plan -r -F -d 'freeze everything in this file (-y replaces one) and send nothing; ecs-invoke apply <file> runs exactly that'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply retry' -l no-journal -d 'keep no record of the run: what a crash leaves behind cannot be resumed then'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec' -l rehearse -d 'let the service check everything and run nothing'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke' -l interactive -d 'ask for everything, show the request, then run it'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop runs runs/list runs/show runs/prune resume retry commands commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule schedule/list schedule/stop explain doctor emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/explain emulator/stop' -s o -l output -xa 'text json jsonl' -d 'how the result is written'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop runs runs/list runs/show runs/prune resume retry commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule schedule/list schedule/stop explain doctor emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/explain emulator/stop' -s q -l quiet -d 'the result and errors only'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop runs runs/list runs/show runs/prune resume retry commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule schedule/list schedule/stop explain doctor emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/explain emulator/stop' -l query -x -d 'a part of the JSON result; with -q a string is printed bare'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec apply resume retry' -l save-output -xa '(__fish_complete_directories (__ecs_invoke_typed))' -d 'write each instance’s output to a file of its own there'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec apply show resume retry' -l raw -d 'pass control sequences of the output through to the terminal'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec apply show resume retry' -l no-fold -d 'show equal outputs of several instances one by one'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec apply show resume retry' -l diff -d 'the output most instances share, and of each other one how it differs'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec apply show resume retry' -l encoding -x -d 'what the output is in: gbk, cp936, big5 … (default: UTF-8, or GBK where it looks like it)'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop resume retry commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule/list schedule/stop doctor' -l profile -xa '(__ecs_invoke_live profiles)' -d 'profile of ~/.aliyun/config.json'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop resume retry commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule/list schedule/stop doctor' -l config -r -F -d 'another profile file'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule/list schedule/stop doctor' -l endpoint -x -d 'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop resume retry commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule/list schedule/stop doctor' -l ca-file -r -F -d 'trust the certificate authorities in this PEM file too'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop resume retry commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule/list schedule/stop doctor' -l emulator -d 'use the emulator on this machine; no account needed'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule schedule/list schedule/stop doctor completion emulator emulator/exec emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/stop' -l edition -xa '2018 2019 current' -d 'published form of the API to speak'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop runs runs/list runs/show runs/prune resume retry commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule schedule/list schedule/stop explain doctor completion emulator emulator/exec emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/explain emulator/stop' -l lang -xa 'en zh' -d 'language of messages'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop runs runs/list runs/show runs/prune resume retry commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule schedule/list schedule/stop explain doctor completion emulator emulator/exec emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/explain emulator/stop' -l no-color -d 'no colours'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop runs/prune resume retry commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule/list schedule/stop' -l no-input -d 'never ask anything'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop runs/prune resume retry commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule/list schedule/stop' -s y -l yes -d 'answer every question with yes'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop runs runs/list runs/show runs/prune resume retry commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule schedule/list schedule/stop doctor completion emulator emulator/exec emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/stop' -l verbose -d 'say more on stderr'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop resume retry commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule/list schedule/stop doctor' -l debug -d 'show each call on stderr, secrets masked'
complete -c ecs-invoke -n '__ecs_invoke_at root invoke exec send apply show stop runs runs/list runs/show runs/prune resume retry commands commands/list commands/show commands/create commands/update commands/delete instances instances/list instances/check schedule schedule/list schedule/stop explain doctor completion emulator emulator/exec emulator/status emulator/clock emulator/power emulator/fault emulator/ledger emulator/explain emulator/stop' -s h -l help -d 'show this help'
complete -c ecs-invoke -n '__ecs_invoke_at root' -s V -l version -d 'show the version'
complete -c ecs-invoke -n '__ecs_invoke_at exec' -l script -x -d 'run this script, or - for standard input; its #! line counts'
complete -c ecs-invoke -n '__ecs_invoke_at exec' -l type -x -d 'shell, powershell or bat (default: by the file’s name, its #!, or the operating system)'
complete -c ecs-invoke -n '__ecs_invoke_at exec commands/create commands/update' -l fix-line-ends -d 'turn line ends of Windows into those of Linux in a shell script'
complete -c ecs-invoke -n '__ecs_invoke_at exec send' -l no-wait -d 'do not wait; print the InvokeId'
complete -c ecs-invoke -n '__ecs_invoke_at send' -l file-name -x -d 'its name there (default: as here)'
complete -c ecs-invoke -n '__ecs_invoke_at send' -l mode -x -d 'its permissions on Linux (default: 0644)'
complete -c ecs-invoke -n '__ecs_invoke_at send' -l owner -x -d 'its owner on Linux (default: root)'
complete -c ecs-invoke -n '__ecs_invoke_at send' -l group -x -d 'its group on Linux (default: root)'
complete -c ecs-invoke -n '__ecs_invoke_at send' -l overwrite -d 'replace a file that is there already'
complete -c ecs-invoke -n '__ecs_invoke_at send' -l description -x -d 'what it is, for the record'
complete -c ecs-invoke -n '__ecs_invoke_at show' -l history -d 'every run that the service still keeps'
complete -c ecs-invoke -n '__ecs_invoke_at show' -l run -x -d 'of --history: the output of this run, 1 the oldest'
complete -c ecs-invoke -n '__ecs_invoke_at stop' -s i -l instance -xa '(__ecs_invoke_instances)' -d 'stop only on these: commas, repeated, @file, or - for standard input'
complete -c ecs-invoke -n '__ecs_invoke_at runs/prune' -l older-than -x -d 'only those started so long ago (default: 30d)'
complete -c ecs-invoke -n '__ecs_invoke_at runs/prune' -l unfinished -d 'those that are not over too: they cannot be resumed then'
complete -c ecs-invoke -n '__ecs_invoke_at resume retry' -l file -r -F -d 'the file of a send again, or - for standard input'
complete -c ecs-invoke -n '__ecs_invoke_at retry' -l failed -d 'where it ended with an exit code other than 0'
complete -c ecs-invoke -n '__ecs_invoke_at retry' -l undelivered -d 'where it never ran: not delivered, refused, never sent'
complete -c ecs-invoke -n '__ecs_invoke_at retry' -l timed-out -d 'where it ran out of time'
complete -c ecs-invoke -n '__ecs_invoke_at commands/list' -l public -d 'the public commands of the service'
complete -c ecs-invoke -n '__ecs_invoke_at commands/list' -l name -xa '(__ecs_invoke_live names)' -d 'names that fit: \'deploy*\', \'log-?\''
complete -c ecs-invoke -n '__ecs_invoke_at commands/list commands/create' -l type -xa 'RunShellScript RunPowerShellScript RunBatScript' -d 'kind of script; shell, powershell and bat will do'
complete -c ecs-invoke -n '__ecs_invoke_at commands/show' -l content -d 'the script only'
complete -c ecs-invoke -n '__ecs_invoke_at commands/create' -l name -x -d 'the name to keep it under'
complete -c ecs-invoke -n '__ecs_invoke_at commands/create' -l script -r -F -d 'the script: a file, or - for standard input'
complete -c ecs-invoke -n '__ecs_invoke_at commands/create commands/update' -l allow-duplicate-name -d 'although a command of this name is there already; then only IDs tell them apart'
complete -c ecs-invoke -n '__ecs_invoke_at commands/create' -l enable-parameter -d 'true or false: whether {{name}} in the script is filled in by -p (default: when there is one)'
complete -c ecs-invoke -n '__ecs_invoke_at commands/create commands/update' -l description -x -d 'what it is for'
complete -c ecs-invoke -n '__ecs_invoke_at commands/create commands/update' -l timeout -x -d 'how long a run may take unless told otherwise: 90, 90s, 5m; at least 10 s'
complete -c ecs-invoke -n '__ecs_invoke_at commands/create' -l resource-group -x -d 'resource group of the command'
complete -c ecs-invoke -n '__ecs_invoke_at commands/create' -l tag -xa '(__ecs_invoke_live tags)' -d 'tag the command'
complete -c ecs-invoke -n '__ecs_invoke_at commands/create' -l client-token -x -d 'your own idempotence token, for services that know it'
complete -c ecs-invoke -n '__ecs_invoke_at commands/update' -l name -x -d 'its new name'
complete -c ecs-invoke -n '__ecs_invoke_at commands/update' -l script -r -F -d 'its new script (editions 2018 and 2019): a file, or -; today’s service keeps the script as created'
complete -c ecs-invoke -n '__ecs_invoke_at instances instances/list instances/check' -s i -l instance -xa '(__ecs_invoke_instances)' -d 'these instances: commas, repeated, @file, or - for standard input'
complete -c ecs-invoke -n '__ecs_invoke_at instances instances/list' -l status -xa 'Running Starting Stopping Stopped Pending' -d 'only those in this state'
complete -c ecs-invoke -n '__ecs_invoke_at instances/check' -l type -xa 'shell powershell bat RunShellScript RunPowerShellScript RunBatScript' -d 'in place of -c: the type of the script that is to run'
complete -c ecs-invoke -n '__ecs_invoke_at schedule' -l count -x -d 'how many of the next runs to show (default: 5)'
complete -c ecs-invoke -n '__ecs_invoke_at schedule' -l calendar -d 'show a month with the runs of each day (default: this one)'
complete -c ecs-invoke -n '__ecs_invoke_at explain' -l all -d 'every code that has an explanation'
complete -c ecs-invoke -n '__ecs_invoke_at doctor' -l policy -d 'print the RAM policy that this tool needs, and check nothing'
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
complete -c ecs-invoke -n '__ecs_invoke_at apply' -F
complete -c ecs-invoke -n '__ecs_invoke_at show' -xa '(__ecs_invoke_live invocations)'
complete -c ecs-invoke -n '__ecs_invoke_at stop' -xa '(__ecs_invoke_live invocations)'
complete -c ecs-invoke -n '__ecs_invoke_at runs/show' -xa '(__ecs_invoke_live runs)'
complete -c ecs-invoke -n '__ecs_invoke_at resume' -xa '(__ecs_invoke_live runs)'
complete -c ecs-invoke -n '__ecs_invoke_at retry' -xa '(__ecs_invoke_live runs)'
complete -c ecs-invoke -n '__ecs_invoke_at commands/show' -xa '(__ecs_invoke_live commands)'
complete -c ecs-invoke -n '__ecs_invoke_at commands/update' -xa '(__ecs_invoke_live commands)'
complete -c ecs-invoke -n '__ecs_invoke_at commands/delete' -xa '(__ecs_invoke_live commands)'
complete -c ecs-invoke -n '__ecs_invoke_at schedule/stop' -xa '(__ecs_invoke_live invocations)'
complete -c ecs-invoke -n '__ecs_invoke_at explain' -xa '(__ecs_invoke_codes)'
complete -c ecs-invoke -n '__ecs_invoke_at completion' -xa 'bash zsh fish powershell'
complete -c ecs-invoke -n '__ecs_invoke_place emulator/clock 0' -xa 'advance set next'
complete -c ecs-invoke -n '__ecs_invoke_place emulator/power 0' -xa 'stop start reboot'
complete -c ecs-invoke -n '__ecs_invoke_place emulator/power 1 more' -xa 'i-web1 i-web2 i-db1 i-stopped1 i-noagent1 i-classic1 i-windows1'
complete -c ecs-invoke -n '__ecs_invoke_at emulator/fault' -xa '(__ecs_invoke_live faults)'
complete -c ecs-invoke -n '__ecs_invoke_at emulator/explain' -xa 'CreateCommand ModifyCommand DeleteCommand DescribeCommands InvokeCommand RunCommand StopInvocation DescribeInvocations DescribeInvocationResults SendFile DescribeSendFileResults DescribeInstances DescribeCloudAssistantStatus DescribeRegions'
complete -c ecs-invoke -n '__ecs_invoke_behind_dashes exec' -xa '(__ecs_invoke_other_program)'
complete -c ecs-invoke -n '__ecs_invoke_behind_dashes commands/create' -xa '(__ecs_invoke_other_program)'
complete -c ecs-invoke -n '__ecs_invoke_behind_dashes emulator/exec' -xa '(__ecs_invoke_other_program)'
