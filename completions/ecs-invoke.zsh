#compdef ecs-invoke
# zsh completion for ecs-invoke; made from its command tree, not by hand.

_ecs_invoke() {
  local level= word skip= curcontext=$curcontext
  local -a specs _ecs_invoke_line
  local -i at
  _ecs_invoke_line=("${(@Q)words[1,CURRENT-1]}")
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
    elif [[ $level/$word == (/invoke|/exec|/send|/show|/stop|/commands|commands/list|commands/show|commands/create|commands/update|commands/delete|/instances|instances/list|instances/check|/schedule|schedule/list|schedule/stop|/explain|/doctor|/completion|/emulator|emulator/exec|emulator/status|emulator/clock|emulator/power|emulator/fault|emulator/ledger|emulator/explain|emulator/stop) ]]; then
      level=${level:+$level/}$word
      words[at]=()
      ((CURRENT--, at--))
    fi
    ((at++))
  done
  case $level in
    '') specs=(
      '(-c --command)--command=[the stored command\: its ID (c-…) or its exact name]:id or name:{_ecs_invoke_live commands}'
      '(-c --command)-c+[the stored command\: its ID (c-…) or its exact name]:id or name:{_ecs_invoke_live commands}'
      '*--instance=[run on these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '*-i+[run on these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '*--tag=[select the instances with this tag; repeated\: with all of them]:key=value:{_ecs_invoke_pairs tags}'
      '--name=[select the instances of this name, such as '\''web-*'\'']:glob:{_ecs_invoke_live names}'
      '--skip-unfit[look first which instances can take the command, and leave out the others, by name]'
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '--batch[more instances than one call takes\: as many calls as are needed]'
      '--batch-size=[instances in each call of --batch (default\: 50)]:n: '
      '--concurrency=[calls under way at the same time, 1 to 20 (default\: 5)]:n: '
      '--canary=[so many instances go first and must all succeed before the rest is sent]:n: '
      '--max-errors=[so many instances may fail or not run; one more, and nothing further is sent]:n or %: '
      '--pause=[wave by wave, with this pause between the end of one and the next]:duration: '
      '*--param=[a custom parameter of the command; the value is taken literally]:name=value:{_ecs_invoke_pairs parameters}'
      '*-p+[a custom parameter of the command; the value is taken literally]:name=value:{_ecs_invoke_pairs parameters}'
      '*--param-env=[take the value from an environment variable; it is never shown]:name=VAR:{_ecs_invoke_pairs parameters}'
      '*--param-file=[take the value from a file, or - for standard input; it is never shown]:name=path:_ecs_invoke_name_file'
      '*--params=[all parameters as one JSON object]:json or @file:_ecs_invoke_at_files'
      '--frequency=[run on a schedule\: '\''0 0 2 * * ? Asia/Shanghai'\'', rate(5m), at(2030-01-01 02\:00\:00 Asia/Shanghai)]:expression: '
      '--timezone=[added to a schedule that names no zone, such as Asia/Shanghai]:zone:{_ecs_invoke_live zones}'
      '--timed[kept for the documented API; goes with --frequency]'
      '--repeat-mode=[once, on a schedule, or at the next or every start of the instance]:mode:(Once Period NextRebootOnly EveryReboot DryRun)'
      '--timeout=[of the remote run\: 90, 90s, 5m; at least 10 s (else the command’s own)]:duration: '
      '--user=[run as this user of the instance]:name: '
      '--working-dir=[run in this directory]:path: '
      '--container-id=[run in this container (Linux)]:id: '
      '--container-name=[name of the container]:name: '
      '--termination-mode=[what a stop or a timeout ends\: the first process, or its children too (default\: ProcessTree)]:mode:(Process ProcessTree)'
      '--launcher=[the program that starts the script, such as "python3 -u {{ACS\:\:ScriptFileName}}"]:text: '
      '--windows-password-name=[name of the parameter-store secret with the Windows user’s password]:name: '
      '--oss-output=[deliver the full output to OSS]:oss\://…: '
      '--resource-group=[resource group of the invocation]:rg-…: '
      '*--invocation-tag=[tag the invocation]:key=value:{_ecs_invoke_pairs tags}'
      '--no-tags[leave out the run tags that this tool adds]'
      '--client-token=[your own idempotence token; the same token never runs twice]:token: '
      '--no-client-token[send no token, for an endpoint that takes no notice of them\: a call without an answer is never sent again]'
      '--run-id=[your own ID of this run, such as the number of a CI job\: the same ID again is the same run, and sends nothing twice]:id: '
      '--no-retry[send nothing a second time, even where that is safe]'
      '--deadline=[of the whole run\: after it nothing is sent and nothing awaited; the remote run goes on]:duration: '
      '--on-unknown=[when nobody can tell whether a call ran\: leave it (fail, the default), send it again, or ask]:what:(fail resend ask)'
      '(-w --wait)--wait[wait for the end and show the output]'
      '(-w --wait)-w[wait for the end and show the output]'
      '--follow[wait, and show output as it appears]'
      '--wait-timeout=[stop waiting after this time; the remote run goes on]:duration: '
      '--stop-on-interrupt[Ctrl-C while waiting stops the remote run too (else it goes on without us)]'
      '(-n --dry-run)--dry-run[print the request that would be sent, and send nothing]'
      '(-n --dry-run)-n[print the request that would be sent, and send nothing]'
      '--no-journal[keep no record of the run\: what a crash leaves behind cannot be resumed then]'
      '--rehearse[let the service check everything and run nothing]'
      '--interactive[ask for everything, show the request, then run it]'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--save-output=[write each instance’s output to a file of its own there]:dir:_files -/'
      '--raw[pass control sequences of the output through to the terminal]'
      '--no-fold[show equal outputs of several instances one by one]'
      '--diff[the output most instances share, and of each other one how it differs]'
      '--encoding=[what the output is in\: gbk, cp936, big5 … (default\: UTF-8, or GBK where it looks like it)]:name: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '(-V --version)--version[show the version]'
      '(-V --version)-V[show the version]'
      '1: :{_ecs_invoke_commands '\'''\''}'
    ) ;;
    invoke) specs=(
      '(-c --command)--command=[the stored command\: its ID (c-…) or its exact name]:id or name:{_ecs_invoke_live commands}'
      '(-c --command)-c+[the stored command\: its ID (c-…) or its exact name]:id or name:{_ecs_invoke_live commands}'
      '*--instance=[run on these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '*-i+[run on these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '*--tag=[select the instances with this tag; repeated\: with all of them]:key=value:{_ecs_invoke_pairs tags}'
      '--name=[select the instances of this name, such as '\''web-*'\'']:glob:{_ecs_invoke_live names}'
      '--skip-unfit[look first which instances can take the command, and leave out the others, by name]'
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '--batch[more instances than one call takes\: as many calls as are needed]'
      '--batch-size=[instances in each call of --batch (default\: 50)]:n: '
      '--concurrency=[calls under way at the same time, 1 to 20 (default\: 5)]:n: '
      '--canary=[so many instances go first and must all succeed before the rest is sent]:n: '
      '--max-errors=[so many instances may fail or not run; one more, and nothing further is sent]:n or %: '
      '--pause=[wave by wave, with this pause between the end of one and the next]:duration: '
      '*--param=[a custom parameter of the command; the value is taken literally]:name=value:{_ecs_invoke_pairs parameters}'
      '*-p+[a custom parameter of the command; the value is taken literally]:name=value:{_ecs_invoke_pairs parameters}'
      '*--param-env=[take the value from an environment variable; it is never shown]:name=VAR:{_ecs_invoke_pairs parameters}'
      '*--param-file=[take the value from a file, or - for standard input; it is never shown]:name=path:_ecs_invoke_name_file'
      '*--params=[all parameters as one JSON object]:json or @file:_ecs_invoke_at_files'
      '--frequency=[run on a schedule\: '\''0 0 2 * * ? Asia/Shanghai'\'', rate(5m), at(2030-01-01 02\:00\:00 Asia/Shanghai)]:expression: '
      '--timezone=[added to a schedule that names no zone, such as Asia/Shanghai]:zone:{_ecs_invoke_live zones}'
      '--timed[kept for the documented API; goes with --frequency]'
      '--repeat-mode=[once, on a schedule, or at the next or every start of the instance]:mode:(Once Period NextRebootOnly EveryReboot DryRun)'
      '--timeout=[of the remote run\: 90, 90s, 5m; at least 10 s (else the command’s own)]:duration: '
      '--user=[run as this user of the instance]:name: '
      '--working-dir=[run in this directory]:path: '
      '--container-id=[run in this container (Linux)]:id: '
      '--container-name=[name of the container]:name: '
      '--termination-mode=[what a stop or a timeout ends\: the first process, or its children too (default\: ProcessTree)]:mode:(Process ProcessTree)'
      '--launcher=[the program that starts the script, such as "python3 -u {{ACS\:\:ScriptFileName}}"]:text: '
      '--windows-password-name=[name of the parameter-store secret with the Windows user’s password]:name: '
      '--oss-output=[deliver the full output to OSS]:oss\://…: '
      '--resource-group=[resource group of the invocation]:rg-…: '
      '*--invocation-tag=[tag the invocation]:key=value:{_ecs_invoke_pairs tags}'
      '--no-tags[leave out the run tags that this tool adds]'
      '--client-token=[your own idempotence token; the same token never runs twice]:token: '
      '--no-client-token[send no token, for an endpoint that takes no notice of them\: a call without an answer is never sent again]'
      '--run-id=[your own ID of this run, such as the number of a CI job\: the same ID again is the same run, and sends nothing twice]:id: '
      '--no-retry[send nothing a second time, even where that is safe]'
      '--deadline=[of the whole run\: after it nothing is sent and nothing awaited; the remote run goes on]:duration: '
      '--on-unknown=[when nobody can tell whether a call ran\: leave it (fail, the default), send it again, or ask]:what:(fail resend ask)'
      '(-w --wait)--wait[wait for the end and show the output]'
      '(-w --wait)-w[wait for the end and show the output]'
      '--follow[wait, and show output as it appears]'
      '--wait-timeout=[stop waiting after this time; the remote run goes on]:duration: '
      '--stop-on-interrupt[Ctrl-C while waiting stops the remote run too (else it goes on without us)]'
      '(-n --dry-run)--dry-run[print the request that would be sent, and send nothing]'
      '(-n --dry-run)-n[print the request that would be sent, and send nothing]'
      '--no-journal[keep no record of the run\: what a crash leaves behind cannot be resumed then]'
      '--rehearse[let the service check everything and run nothing]'
      '--interactive[ask for everything, show the request, then run it]'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--save-output=[write each instance’s output to a file of its own there]:dir:_files -/'
      '--raw[pass control sequences of the output through to the terminal]'
      '--no-fold[show equal outputs of several instances one by one]'
      '--diff[the output most instances share, and of each other one how it differs]'
      '--encoding=[what the output is in\: gbk, cp936, big5 … (default\: UTF-8, or GBK where it looks like it)]:name: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
    ) ;;
    exec) specs=(
      '--script=[run this script, or - for standard input; its #! line counts]:file or -: '
      '--type=[shell, powershell or bat (default\: by the file’s name, its #!, or the operating system)]:kind: '
      '*--instance=[run on these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '*-i+[run on these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '*--tag=[select the instances with this tag; repeated\: with all of them]:key=value:{_ecs_invoke_pairs tags}'
      '--name=[select the instances of this name, such as '\''web-*'\'']:glob:{_ecs_invoke_live names}'
      '--skip-unfit[look first which instances can take the command, and leave out the others, by name]'
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '--batch[more instances than one call takes\: as many calls as are needed]'
      '--batch-size=[instances in each call of --batch (default\: 50)]:n: '
      '--concurrency=[calls under way at the same time, 1 to 20 (default\: 5)]:n: '
      '--canary=[so many instances go first and must all succeed before the rest is sent]:n: '
      '--max-errors=[so many instances may fail or not run; one more, and nothing further is sent]:n or %: '
      '--pause=[wave by wave, with this pause between the end of one and the next]:duration: '
      '*--param=[a custom parameter of the command; the value is taken literally]:name=value:{_ecs_invoke_pairs parameters}'
      '*-p+[a custom parameter of the command; the value is taken literally]:name=value:{_ecs_invoke_pairs parameters}'
      '*--param-env=[take the value from an environment variable; it is never shown]:name=VAR:{_ecs_invoke_pairs parameters}'
      '*--param-file=[take the value from a file, or - for standard input; it is never shown]:name=path:_ecs_invoke_name_file'
      '*--params=[all parameters as one JSON object]:json or @file:_ecs_invoke_at_files'
      '--frequency=[run on a schedule\: '\''0 0 2 * * ? Asia/Shanghai'\'', rate(5m), at(2030-01-01 02\:00\:00 Asia/Shanghai)]:expression: '
      '--timezone=[added to a schedule that names no zone, such as Asia/Shanghai]:zone:{_ecs_invoke_live zones}'
      '--timed[kept for the documented API; goes with --frequency]'
      '--repeat-mode=[once, on a schedule, or at the next or every start of the instance]:mode:(Once Period NextRebootOnly EveryReboot DryRun)'
      '--timeout=[of the remote run\: 90, 90s, 5m; at least 10 s (else the command’s own)]:duration: '
      '--user=[run as this user of the instance]:name: '
      '--working-dir=[run in this directory]:path: '
      '--container-id=[run in this container (Linux)]:id: '
      '--container-name=[name of the container]:name: '
      '--termination-mode=[what a stop or a timeout ends\: the first process, or its children too (default\: ProcessTree)]:mode:(Process ProcessTree)'
      '--launcher=[the program that starts the script, such as "python3 -u {{ACS\:\:ScriptFileName}}"]:text: '
      '--windows-password-name=[name of the parameter-store secret with the Windows user’s password]:name: '
      '--oss-output=[deliver the full output to OSS]:oss\://…: '
      '--resource-group=[resource group of the invocation]:rg-…: '
      '*--invocation-tag=[tag the invocation]:key=value:{_ecs_invoke_pairs tags}'
      '--no-tags[leave out the run tags that this tool adds]'
      '--client-token=[your own idempotence token; the same token never runs twice]:token: '
      '--no-client-token[send no token, for an endpoint that takes no notice of them\: a call without an answer is never sent again]'
      '--run-id=[your own ID of this run, such as the number of a CI job\: the same ID again is the same run, and sends nothing twice]:id: '
      '--no-retry[send nothing a second time, even where that is safe]'
      '--deadline=[of the whole run\: after it nothing is sent and nothing awaited; the remote run goes on]:duration: '
      '--on-unknown=[when nobody can tell whether a call ran\: leave it (fail, the default), send it again, or ask]:what:(fail resend ask)'
      '--fix-line-ends[turn line ends of Windows into those of Linux in a shell script]'
      '--no-wait[do not wait; print the InvokeId]'
      '--follow[wait, and show output as it appears]'
      '--wait-timeout=[stop waiting after this time; the remote run goes on]:duration: '
      '--stop-on-interrupt[Ctrl-C while waiting stops the remote run too (else it goes on without us)]'
      '(-n --dry-run)--dry-run[print the request that would be sent, and send nothing]'
      '(-n --dry-run)-n[print the request that would be sent, and send nothing]'
      '--no-journal[keep no record of the run\: what a crash leaves behind cannot be resumed then]'
      '--rehearse[let the service check everything and run nothing]'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--save-output=[write each instance’s output to a file of its own there]:dir:_files -/'
      '--raw[pass control sequences of the output through to the terminal]'
      '--no-fold[show equal outputs of several instances one by one]'
      '--diff[the output most instances share, and of each other one how it differs]'
      '--encoding=[what the output is in\: gbk, cp936, big5 … (default\: UTF-8, or GBK where it looks like it)]:name: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '*:: : _normal'
    ) ;;
    send) specs=(
      '*--instance=[run on these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '*-i+[run on these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '*--tag=[select the instances with this tag; repeated\: with all of them]:key=value:{_ecs_invoke_pairs tags}'
      '--name=[select the instances of this name, such as '\''web-*'\'']:glob:{_ecs_invoke_live names}'
      '--skip-unfit[look first which instances can take the command, and leave out the others, by name]'
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '--batch[more instances than one call takes\: as many calls as are needed]'
      '--batch-size=[instances in each call of --batch (default\: 50)]:n: '
      '--concurrency=[calls under way at the same time, 1 to 20 (default\: 5)]:n: '
      '--canary=[so many instances go first and must all succeed before the rest is sent]:n: '
      '--max-errors=[so many instances may fail or not run; one more, and nothing further is sent]:n or %: '
      '--pause=[wave by wave, with this pause between the end of one and the next]:duration: '
      '--file-name=[its name there (default\: as here)]:name: '
      '--mode=[its permissions on Linux (default\: 0644)]:octal: '
      '--owner=[its owner on Linux (default\: root)]:user: '
      '--group=[its group on Linux (default\: root)]:group: '
      '--overwrite[replace a file that is there already]'
      '--description=[what it is, for the record]:text: '
      '--timeout=[of the remote run\: 90, 90s, 5m; at least 10 s (else the command’s own)]:duration: '
      '--resource-group=[resource group of the invocation]:rg-…: '
      '*--invocation-tag=[tag the invocation]:key=value:{_ecs_invoke_pairs tags}'
      '--no-tags[leave out the run tags that this tool adds]'
      '--run-id=[your own ID of this run, such as the number of a CI job\: the same ID again is the same run, and sends nothing twice]:id: '
      '--no-retry[send nothing a second time, even where that is safe]'
      '--deadline=[of the whole run\: after it nothing is sent and nothing awaited; the remote run goes on]:duration: '
      '--on-unknown=[when nobody can tell whether a call ran\: leave it (fail, the default), send it again, or ask]:what:(fail resend ask)'
      '--no-wait[do not wait; print the InvokeId]'
      '--wait-timeout=[stop waiting after this time; the remote run goes on]:duration: '
      '(-n --dry-run)--dry-run[print the request that would be sent, and send nothing]'
      '(-n --dry-run)-n[print the request that would be sent, and send nothing]'
      '--no-journal[keep no record of the run\: what a crash leaves behind cannot be resumed then]'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '1: : '
      '2: : '
    ) ;;
    show) specs=(
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-w --wait)--wait[wait for the end and show the output]'
      '(-w --wait)-w[wait for the end and show the output]'
      '--follow[wait, and show output as it appears]'
      '--wait-timeout=[stop waiting after this time; the remote run goes on]:duration: '
      '--history[every run that the service still keeps]'
      '--run=[of --history\: the output of this run, 1 the oldest]:n: '
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--raw[pass control sequences of the output through to the terminal]'
      '--no-fold[show equal outputs of several instances one by one]'
      '--diff[the output most instances share, and of each other one how it differs]'
      '--encoding=[what the output is in\: gbk, cp936, big5 … (default\: UTF-8, or GBK where it looks like it)]:name: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '*:invocations:{_ecs_invoke_live invocations}'
    ) ;;
    stop) specs=(
      '*--instance=[run on these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '*-i+[run on these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '*:invocations:{_ecs_invoke_live invocations}'
    ) ;;
    commands) specs=(
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '1: :{_ecs_invoke_commands '\''commands'\''}'
    ) ;;
    commands/list) specs=(
      '--public[the public commands of the service]'
      '--name=[names that fit\: '\''deploy*'\'', '\''log-?'\'']:glob:{_ecs_invoke_live names}'
      '--type=[kind of script; shell, powershell and bat will do]:type:(RunShellScript RunPowerShellScript RunBatScript)'
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
    ) ;;
    commands/show) specs=(
      '--content[the script only]'
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '1:commands:{_ecs_invoke_live commands}'
    ) ;;
    commands/create) specs=(
      '--name=[the name to keep it under]:name: '
      '--script=[the script\: a file, or - for standard input]:path:_files'
      '--type=[kind of script; shell, powershell and bat will do]:type:(RunShellScript RunPowerShellScript RunBatScript)'
      '--allow-duplicate-name[although a command of this name is there already; then only IDs tell them apart]'
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '--enable-parameter[true or false\: whether {{name}} in the script is filled in by -p (default\: when there is one)]'
      '--description=[what it is for]:text: '
      '--timeout=[how long a run may take unless told otherwise\: 90, 90s, 5m; at least 10 s]:duration: '
      '--working-dir=[run in this directory]:path: '
      '--launcher=[the program that starts the script, such as "python3 -u {{ACS\:\:ScriptFileName}}"]:text: '
      '--fix-line-ends[turn line ends of Windows into those of Linux in a shell script]'
      '--resource-group=[resource group of the command]:rg-…: '
      '*--tag=[tag the command]:key=value:{_ecs_invoke_pairs tags}'
      '--client-token=[your own idempotence token, for services that know it]:token: '
      '(-n --dry-run)--dry-run[print the request that would be sent, and send nothing]'
      '(-n --dry-run)-n[print the request that would be sent, and send nothing]'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '*:: : _normal'
    ) ;;
    commands/update) specs=(
      '--name=[its new name]:name: '
      '--script=[its new script (editions 2018 and 2019)\: a file, or -; today’s service keeps the script as created]:path:_files'
      '--allow-duplicate-name[although a command of this name is there already; then only IDs tell them apart]'
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '--description=[what it is for]:text: '
      '--timeout=[how long a run may take unless told otherwise\: 90, 90s, 5m; at least 10 s]:duration: '
      '--working-dir=[run in this directory]:path: '
      '--launcher=[the program that starts the script, such as "python3 -u {{ACS\:\:ScriptFileName}}"]:text: '
      '--fix-line-ends[turn line ends of Windows into those of Linux in a shell script]'
      '(-n --dry-run)--dry-run[print the request that would be sent, and send nothing]'
      '(-n --dry-run)-n[print the request that would be sent, and send nothing]'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '1:commands:{_ecs_invoke_live commands}'
    ) ;;
    commands/delete) specs=(
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-n --dry-run)--dry-run[print the request that would be sent, and send nothing]'
      '(-n --dry-run)-n[print the request that would be sent, and send nothing]'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '*:commands:{_ecs_invoke_live commands}'
    ) ;;
    instances) specs=(
      '*--instance=[these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '*-i+[these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '*--tag=[select the instances with this tag; repeated\: with all of them]:key=value:{_ecs_invoke_pairs tags}'
      '--name=[select the instances of this name, such as '\''web-*'\'']:glob:{_ecs_invoke_live names}'
      '--status=[only those in this state]:status:(Running Starting Stopping Stopped Pending)'
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '1: :{_ecs_invoke_commands '\''instances'\''}'
    ) ;;
    instances/list) specs=(
      '*--instance=[these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '*-i+[these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '*--tag=[select the instances with this tag; repeated\: with all of them]:key=value:{_ecs_invoke_pairs tags}'
      '--name=[select the instances of this name, such as '\''web-*'\'']:glob:{_ecs_invoke_live names}'
      '--status=[only those in this state]:status:(Running Starting Stopping Stopped Pending)'
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
    ) ;;
    instances/check) specs=(
      '(-c --command)--command=[the stored command\: its ID (c-…) or its exact name]:id or name:{_ecs_invoke_live commands}'
      '(-c --command)-c+[the stored command\: its ID (c-…) or its exact name]:id or name:{_ecs_invoke_live commands}'
      '--type=[in place of -c\: the type of the script that is to run]:type:(RunShellScript RunBatScript RunPowerShellScript)'
      '*--instance=[these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '*-i+[these instances\: commas, repeated, @file, or - for standard input]:ids:_ecs_invoke_instances'
      '*--tag=[select the instances with this tag; repeated\: with all of them]:key=value:{_ecs_invoke_pairs tags}'
      '--name=[select the instances of this name, such as '\''web-*'\'']:glob:{_ecs_invoke_live names}'
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
    ) ;;
    schedule) specs=(
      '--timezone=[added to a schedule that names no zone, such as Asia/Shanghai]:zone:{_ecs_invoke_live zones}'
      '--count=[how many of the next runs to show (default\: 5)]:n: '
      '--calendar[show a month with the runs of each day (default\: this one)]'
      '--timeout=[of the remote run\: 90, 90s, 5m; at least 10 s (else the command’s own)]:duration: '
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--verbose[say more on stderr]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '1: :{_ecs_invoke_commands '\''schedule'\''}'
    ) ;;
    schedule/list) specs=(
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
    ) ;;
    schedule/stop) specs=(
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--no-input[never ask anything]'
      '(-y --yes)--yes[answer every question with yes]'
      '(-y --yes)-y[answer every question with yes]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '*:invocations:{_ecs_invoke_live invocations}'
    ) ;;
    explain) specs=(
      '--all[every code that has an explanation]'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '*:codes:_ecs_invoke_codes'
    ) ;;
    doctor) specs=(
      '(-r --region)--region=[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '(-r --region)-r+[the region of the instances, such as cn-hangzhou]:id:{_ecs_invoke_live regions}'
      '--policy[print the RAM policy that this tool needs, and check nothing]'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--profile=[profile of ~/.aliyun/config.json]:name:{_ecs_invoke_live profiles}'
      '--config=[another profile file]:path:_files'
      '--endpoint=[send requests there, such as https\://ecs.cn-hangzhou.aliyuncs.com]:url: '
      '--ca-file=[trust the certificate authorities in this PEM file too]:path:_files'
      '--emulator[use the emulator on this machine; no account needed]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--verbose[say more on stderr]'
      '--debug[show each call on stderr, secrets masked]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
    ) ;;
    completion) specs=(
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--verbose[say more on stderr]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '1:words:(bash zsh fish powershell)'
    ) ;;
    emulator) specs=(
      '--port=[listen on this port of 127.0.0.1 (default\: a free one)]:n: '
      '--data=[keep its state and the instances’ files there, for the next start too (default\: a temporary directory)]:dir:_files -/'
      '--instances=[add so many simulated instances, i-sim00001 …, which start no process]:n: '
      '--fleet=[add the instances and commands that this JSON file describes (see docs/emulator.md)]:file:_files'
      '*--fault=[go wrong on order\: InvokeCommand\:1\:after-commit\:reset (see emulator fault --help)]:spec: '
      '--ignore-client-tokens[take no notice of any ClientToken\: the same one twice runs twice]'
      '--token-lifetime=[how long a ClientToken gives its first answer again (default\: 24h)]:duration: '
      '--pending=[how long a task is Pending, such as 250ms or 5s (default\: 100ms)]:duration: '
      '--output-profile=[keep output as agents do now (ring) or as those up to v578 did (legacy)]:profile:(ring legacy)'
      '--loose[ignore parameters that it does not know or serve, with a warning, instead of refusing them]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--verbose[say more on stderr]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '1: :{_ecs_invoke_commands '\''emulator'\''}'
    ) ;;
    emulator/exec) specs=(
      '--port=[listen on this port of 127.0.0.1 (default\: a free one)]:n: '
      '--data=[keep its state and the instances’ files there, for the next start too (default\: a temporary directory)]:dir:_files -/'
      '--instances=[add so many simulated instances, i-sim00001 …, which start no process]:n: '
      '--fleet=[add the instances and commands that this JSON file describes (see docs/emulator.md)]:file:_files'
      '*--fault=[go wrong on order\: InvokeCommand\:1\:after-commit\:reset (see emulator fault --help)]:spec: '
      '--ignore-client-tokens[take no notice of any ClientToken\: the same one twice runs twice]'
      '--token-lifetime=[how long a ClientToken gives its first answer again (default\: 24h)]:duration: '
      '--pending=[how long a task is Pending, such as 250ms or 5s (default\: 100ms)]:duration: '
      '--output-profile=[keep output as agents do now (ring) or as those up to v578 did (legacy)]:profile:(ring legacy)'
      '--loose[ignore parameters that it does not know or serve, with a warning, instead of refusing them]'
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--verbose[say more on stderr]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '*:: : _normal'
    ) ;;
    emulator/status) specs=(
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--endpoint=[which of several emulators, as it said when it started (default\: the newest)]:url: '
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--verbose[say more on stderr]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
    ) ;;
    emulator/clock) specs=(
      '--patience=[how long to wait for a run on the way before time goes on without it (default\: 15s)]:duration: '
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--endpoint=[which of several emulators, as it said when it started (default\: the newest)]:url: '
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--verbose[say more on stderr]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '1:words:(advance set next)'
      '2: : '
    ) ;;
    emulator/power) specs=(
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--endpoint=[which of several emulators, as it said when it started (default\: the newest)]:url: '
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--verbose[say more on stderr]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '1:words:(stop start reboot)'
      '*:words:(i-web1 i-web2 i-db1 i-stopped1 i-noagent1 i-classic1 i-windows1)'
    ) ;;
    emulator/fault) specs=(
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--endpoint=[which of several emulators, as it said when it started (default\: the newest)]:url: '
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--verbose[say more on stderr]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '*:faults:{_ecs_invoke_live faults -S '\'''\''}'
    ) ;;
    emulator/ledger) specs=(
      '--wait[until nothing is pending or running]'
      '--wait-timeout=[how long to wait at most (default\: 60s)]:duration: '
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--endpoint=[which of several emulators, as it said when it started (default\: the newest)]:url: '
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--verbose[say more on stderr]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
    ) ;;
    emulator/explain) specs=(
      '--all[every action]'
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
      '1:words:(CreateCommand ModifyCommand DeleteCommand DescribeCommands InvokeCommand RunCommand StopInvocation DescribeInvocations DescribeInvocationResults SendFile DescribeSendFileResults DescribeInstances DescribeCloudAssistantStatus DescribeRegions)'
    ) ;;
    emulator/stop) specs=(
      '(-o --output)--output=[how the result is written]:format:(text json jsonl)'
      '(-o --output)-o+[how the result is written]:format:(text json jsonl)'
      '(-q --quiet)--quiet[the result and errors only]'
      '(-q --quiet)-q[the result and errors only]'
      '--query=[a part of the JSON result; with -q a string is printed bare]:JMESPath: '
      '--endpoint=[which of several emulators, as it said when it started (default\: the newest)]:url: '
      '--edition=[published form of the API to speak]:edition:(2018 2019 current)'
      '--lang=[language of messages]:language:(en zh)'
      '--no-color[no colours]'
      '--verbose[say more on stderr]'
      '(-h --help)--help[show this help]'
      '(-h --help)-h[show this help]'
    ) ;;
  esac
  _arguments -s : $specs
}

# Whether the flag takes the next word.
_ecs_invoke_takes() {
  case $1 in
    '') [[ $2 == (-c|--command|-i|--instance|--tag|--name|-r|--region|--batch-size|--concurrency|--canary|--max-errors|--pause|-p|--param|--param-env|--param-file|--params|--frequency|--timezone|--repeat-mode|--timeout|--user|--working-dir|--container-id|--container-name|--termination-mode|--launcher|--windows-password-name|--oss-output|--resource-group|--invocation-tag|--client-token|--run-id|--deadline|--on-unknown|--wait-timeout|-o|--output|--query|--save-output|--encoding|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    invoke) [[ $2 == (-c|--command|-i|--instance|--tag|--name|-r|--region|--batch-size|--concurrency|--canary|--max-errors|--pause|-p|--param|--param-env|--param-file|--params|--frequency|--timezone|--repeat-mode|--timeout|--user|--working-dir|--container-id|--container-name|--termination-mode|--launcher|--windows-password-name|--oss-output|--resource-group|--invocation-tag|--client-token|--run-id|--deadline|--on-unknown|--wait-timeout|-o|--output|--query|--save-output|--encoding|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    exec) [[ $2 == (--script|--type|-i|--instance|--tag|--name|-r|--region|--batch-size|--concurrency|--canary|--max-errors|--pause|-p|--param|--param-env|--param-file|--params|--frequency|--timezone|--repeat-mode|--timeout|--user|--working-dir|--container-id|--container-name|--termination-mode|--launcher|--windows-password-name|--oss-output|--resource-group|--invocation-tag|--client-token|--run-id|--deadline|--on-unknown|--wait-timeout|-o|--output|--query|--save-output|--encoding|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    send) [[ $2 == (-i|--instance|--tag|--name|-r|--region|--batch-size|--concurrency|--canary|--max-errors|--pause|--file-name|--mode|--owner|--group|--description|--timeout|--resource-group|--invocation-tag|--run-id|--deadline|--on-unknown|--wait-timeout|-o|--output|--query|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    show) [[ $2 == (-r|--region|--wait-timeout|--run|-o|--output|--query|--encoding|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    stop) [[ $2 == (-i|--instance|-r|--region|-o|--output|--query|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    commands) [[ $2 == (-o|--output) ]] ;;
    commands/list) [[ $2 == (--name|--type|-r|--region|-o|--output|--query|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    commands/show) [[ $2 == (-r|--region|-o|--output|--query|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    commands/create) [[ $2 == (--name|--script|--type|-r|--region|--description|--timeout|--working-dir|--launcher|--resource-group|--tag|--client-token|-o|--output|--query|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    commands/update) [[ $2 == (--name|--script|-r|--region|--description|--timeout|--working-dir|--launcher|-o|--output|--query|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    commands/delete) [[ $2 == (-r|--region|-o|--output|--query|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    instances) [[ $2 == (-i|--instance|--tag|--name|--status|-r|--region|-o|--output|--query|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    instances/list) [[ $2 == (-i|--instance|--tag|--name|--status|-r|--region|-o|--output|--query|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    instances/check) [[ $2 == (-c|--command|--type|-i|--instance|--tag|--name|-r|--region|-o|--output|--query|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    schedule) [[ $2 == (--timezone|--count|--timeout|-o|--output|--query|--edition|--lang) ]] ;;
    schedule/list) [[ $2 == (-r|--region|-o|--output|--query|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    schedule/stop) [[ $2 == (-r|--region|-o|--output|--query|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    explain) [[ $2 == (-o|--output|--query|--lang) ]] ;;
    doctor) [[ $2 == (-r|--region|-o|--output|--query|--profile|--config|--endpoint|--ca-file|--edition|--lang) ]] ;;
    completion) [[ $2 == (--edition|--lang) ]] ;;
    emulator) [[ $2 == (--port|--data|--instances|--fleet|--fault|--token-lifetime|--pending|--output-profile|--edition|--lang) ]] ;;
    emulator/exec) [[ $2 == (--port|--data|--instances|--fleet|--fault|--token-lifetime|--pending|--output-profile|--edition|--lang) ]] ;;
    emulator/status) [[ $2 == (-o|--output|--query|--endpoint|--edition|--lang) ]] ;;
    emulator/clock) [[ $2 == (--patience|-o|--output|--query|--endpoint|--edition|--lang) ]] ;;
    emulator/power) [[ $2 == (-o|--output|--query|--endpoint|--edition|--lang) ]] ;;
    emulator/fault) [[ $2 == (-o|--output|--query|--endpoint|--edition|--lang) ]] ;;
    emulator/ledger) [[ $2 == (--wait-timeout|-o|--output|--query|--endpoint|--edition|--lang) ]] ;;
    emulator/explain) [[ $2 == (-o|--output|--query|--lang) ]] ;;
    emulator/stop) [[ $2 == (-o|--output|--query|--endpoint|--edition|--lang) ]] ;;
    *) return 1 ;;
  esac
}

_ecs_invoke_commands() {
  local -a commands
  case $1 in
    '') commands=(
      'invoke:run a stored command; prints the InvokeId (the default command)'
      'exec:run a one-off script, wait for it and show its output'
      'send:put a file on the instances'
      'show:where an invocation stands: one verdict an instance'
      'stop:stop an invocation, and say what was really stopped'
      'commands:the commands that are kept: list, show, create, update, delete'
      'instances:what is there, and why an instance cannot take a command'
      'schedule:check a schedule: what it means, when it runs; list and stop scheduled runs'
      'explain:an error code: cause, ways out, whether anything ran; offline'
      'doctor:check credentials, region, endpoint, proxy, clock and permissions; reads only'
      'completion:print the script for tab completion in your shell'
      'emulator:the service on this machine, for trying out and for tests'
    ) ;;
    commands) commands=(
      'list:the commands that are kept in a region'
      'show:one command with its parameters and its script'
      'create:keep a command; prints its ID'
      'update:change what is given, leave the rest'
      'delete:delete commands; asks first'
    ) ;;
    instances) commands=(
      'list:the instances of a region: status, system, agent, address, tags'
      'check:which instances can take a command, and why the others cannot; exit 3 when some cannot'
    ) ;;
    schedule) commands=(
      'list:the scheduled invocations of a region, with their next runs'
      'stop:end a scheduled invocation; what runs now may be ended too'
    ) ;;
    emulator) commands=(
      'exec:run one command against an emulator of its own'
      'status:the emulator that runs: what it does, what waits, what outlived its run'
      'clock:show the time of the emulator that runs, or move it forward'
      'power:take instances of the emulator that runs down or up'
      'fault:make the emulator that runs go wrong on order'
      'ledger:what the emulator that runs has really started, call by call'
      'explain:what the emulator does is known from where: documented, source, measured or assumed'
      'stop:end the emulator that runs and everything it started'
    ) ;;
  esac
  _describe -t commands command commands
}

# Asks the program, which answers from its cache: a value and, behind a tab, what it is.
_ecs_invoke_live() {
  local kind=$1 line typed=${(Q)PREFIX} program=$_ecs_invoke_line[1]
  local -a values shown
  local -i other=0 width=0
  local begins=$typed
  [[ $kind == instances ]] && begins=${typed##*,}
  shift
  [[ $program == '~/'* ]] && program=$HOME/${program#'~/'}
  for line in "${(@f)$("$program" __complete $kind "$typed" -- "${(@)_ecs_invoke_line[2,-1]}" 2>/dev/null </dev/null)}"; do
    [[ -n $line ]] || continue
    values+=("${line%%$'\t'*}")
    shown+=("${line#*$'\t'}")
    (($#values[-1] > width)) && width=$#values[-1]
    [[ $values[-1] == "$begins"* ]] || other=1
  done
  (($#values)) || return 1
  # Commas: what stands before the last one stays.
  [[ $kind == instances ]] && compset -P '*,'
  local -i at
  for ((at = 1; at <= $#values; at++)); do
    if [[ -n $shown[at] ]]; then shown[at]="${(r:width:)values[at]}  -- $shown[at]"; else shown[at]=$values[at]; fi
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
  codes=(CmdContent.DecodeError CmdContent.ExceedLimit CmdCount.ExceedQuota CmdDesc.ExceedLimit CmdName.ExceedLimit CmdName.Readonly CmdParam.EmptyKey CmdParam.InvalidParamName CmdParamCount.ExceedLimit CmdParamName.ExceedLimit DryRunOperation Duplicate.ResourceTagKey Duplicate.TagKey Emulator.BodyTooLarge Emulator.ClockIsMoving Emulator.ForeignHost Emulator.ForeignOrigin Emulator.InstanceNotRunning Emulator.InvalidFault Emulator.InvalidMove Emulator.NotSupported Emulator.RepeatedParameter Emulator.TooManyParameters Emulator.UnknownInstance Emulator.UnknownParameter Emulator.UnsupportedBody FileContent.DecodeError FileContentType.Invalid FileDesc.ExceedLimit FileMode.Invalid FileName.ExceedLimit FileSize.ExceedLimit FileTargetDir.Invalid Forbidden.AccessKeyDisabled Forbidden.NotSupportRAM Forbidden.RAM Forbidden.RiskControl Forbidden.SubUser Forbidden.Unauthorized IdempotentParameterMismatch IdempotentProcessing IllegalTimestamp IncompleteSignature InstanceIds.ExceedLimit InternalError InternalError.Dispatch Invalid.CommandContent Invalid.InstanceChargeType InvalidAcceptLanguage.NotFound InvalidAccessKeyId.Inactive InvalidAccessKeyId.NotFound InvalidAction InvalidAction.NotFound InvalidClientToken.Malformed InvalidCmdId.NotFound InvalidCmdType.NotFound InvalidCommandType.NotFound InvalidContainerId.Malformed InvalidContainerName.Malformed InvalidDescription.LengthLimitExceeded InvalidInstance.NoClient InvalidInstance.NotFound InvalidInstance.NotMatch InvalidInstance.NotVpc InvalidInstanceId.NotFound InvalidInstanceId.OSTypeUnsupported InvalidInstanceStatus InvalidInvokeId.NotFound InvalidLauncher.LengthLimitExceeded InvalidName.LengthLimitExceeded InvalidNetworkType.NotFound InvalidParam.Frequency InvalidParam.PageNumber InvalidParam.PageSize InvalidParameter InvalidParameter.FileGroup InvalidParameter.FileOwner InvalidParameter.IsNull InvalidParameter.MaxResults InvalidParameter.NextToken InvalidParameter.Parameters InvalidParameter.WorkingDir InvalidParameterCharacter.CommandDescription InvalidParameterCharacter.CommandName InvalidParameterCharacter.CommandWorkingDir InvalidParameterCharset.Parameters InvalidRegionId.NotFound InvalidRepeatMode.NotFound InvalidResourceGroup.NotFound InvalidResourceTag.ConflictWithInstanceIds InvalidResourceTag.InstanceNotFound InvalidResourceTagKey.Malformed InvalidResourceTagValue.Malformed InvalidResourceType.NotFound InvalidSecurityToken.Expired InvalidSecurityToken.Malformed InvalidSecurityToken.MismatchWithAccessKey InvalidSignatureMethod InvalidStatus.NotFound InvalidStatus.ResourceGroup InvalidTag.Mismatch InvalidTagCount InvalidTagKey.Malformed InvalidTagValue.Malformed InvalidTerminationMode.NotFound InvalidTimeStamp.Expired InvalidTimeStamp.Format InvalidTimeout.ExceedLimit InvalidVersion Invocation.ExceedQuota MissingCommandId MissingParam.Frequency MissingParam.InstanceId MissingParameter MissingParameter.CommandId MissingParameter.Frequency MissingParameter.InstanceIds MissingParameter.RegionId MissingParameter.ResourceTagKey MissingParameter.TagKey MissingRegionId MissingSecurityToken NumberExceed.ResourceTags NumberExceed.Tags Operation.Forbidden OperationConflict Parameter.Disabled Parameter.MissingValue Parameter.NotMatched ParameterCount.ExceedLimit ParameterKey.Duplicate ParameterKey.ExceedLimit ParameterStore.InvalidParameters ParameterStore.NoPermission ParameterStore.NotSupported ParameterType.NotSupported RealNameAuthenticationError RegionId.ApiNotSupported Rejected.Throttling ServiceUnavailable ServiceUnavailable.RegionMaintaining SignatureDoesNotMatch SignatureNonceUsed TemporaryAccessKey.Error Throttling Throttling.Api Throttling.User Unauthorized.EmptyRegion UnsupportedHTTPMethod UnsupportedOperation UnsupportedParameter Username.ExceedLimit Username.NotSupportWindows WindowsPasswordName.ExceedLimit WindowsPasswordName.Missed AccountNotExists AtExpressionExpired BadCronExpression Base64DecodeFailed ClientIsUpgrading ClientNeedUpgrade ClientNetworkBlocked ClientNotOnline ClientNotResponse ClientNotRunning ClientRestarted CommandContentDecodeError CommandNotApplicable ContainerConnectFailed ContainerNameAndIdNotMatch ContainerNameDuplicated ContainerNotFound ContainerStateAbnormal CronExpressionExpired DefaultWorkingDirectoryNotAvailable DeliveryTimeout DirectoryNotExists EmptyFile ExecutionException ExecutionInterrupted ExecutionTimeout ExitCodeNonzero FileAlreadyExists FileAuthorityInvalid FileContentInvalid FileCreateFail FileExist FileGroupNotExist FileNameInvalid FileOwnerNotExist FilePathInvalid InstanceDeregistered InstanceNotExists InstanceNotRunning InstanceReleased InstanceRestarted InstanceRoleInvalid InvalidAtExpression InvalidCommandText InvalidContainerId InvalidContainerName InvalidCronExpression InvalidEnvironmentParameter InvalidFileContent InvalidFileMode InvalidGMTOffsetForTimezone InvalidGMTOffsetHourForTimezone InvalidGMTOffsetMinuteForTimezone InvalidRateExpression InvalidSignature InvalidSystemBuiltInParameter QueryParameterStoreFailed RateFrequencyTooLarge ScriptFileExisted SecurityGroupRuleDenied TaskConcurrencyLimit TerminationException TimezoneInformationCorrupt TypeInvalid UnsupportedContainerRuntime UserGroupNotExists UserOrPasswordInvalid UsernameOrPasswordInvalid WorkingDirectoryNotExist)
  compadd "$@" -a codes
}

# Read with source it registers itself; in fpath it is the function.
if [[ $funcstack[1] == _ecs-invoke ]]; then
  _ecs_invoke "$@"
else
  compdef _ecs_invoke ecs-invoke
fi
