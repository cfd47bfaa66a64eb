import { type RequestFacts, said } from './row.ts';

/** Refusals about Parameters, the custom parameters of one run. */
export const parameterErrors = {
  'Parameter.NotMatched': {
    kind: 'refused',
    concerns: 'parameters',
    en: {
      why: 'A parameter was passed that the command does not define. Its placeholders are the {{name}} in the stored script.',
      fix: [
        'Compare the names given with -p with the ParameterNames of the command: aliyun ecs DescribeCommands --RegionId <region> --CommandId <command>',
        'The names are fixed when a command is created: for a changed script create a new command.',
      ],
    },
    zh: {
      why: '传入了命令中未定义的参数。可用的参数是已保存脚本中的 {{名称}} 占位符。',
      fix: [
        '将 -p 给出的名称与命令的 ParameterNames 核对：aliyun ecs DescribeCommands --RegionId <地域> --CommandId <命令 ID>',
        '参数名在创建命令时确定；脚本有改动时，请新建一条命令。',
      ],
    },
    documented: [
      said(
        'page 2019',
        403,
        'The passed-in parameters do not match the parameters defined when you created the command.',
      ),
      said(
        'current',
        403,
        'The passed-in parameters do not match the parameters defined when you created the command.',
      ),
    ],
  },
  'Parameter.Disabled': {
    kind: 'refused',
    concerns: 'parameters',
    en: {
      why: 'The command was created without custom parameters (EnableParameter=false), so it takes none.',
      fix: [
        'Leave out -p, --param-env, --param-file and --params.',
        'If the script does hold {{name}} placeholders, create the command anew with EnableParameter=true; the switch cannot be changed later.',
      ],
    },
    zh: {
      why: '该命令创建时未启用自定义参数（EnableParameter=false），因此不能传入参数。',
      fix: [
        '去掉 -p、--param-env、--param-file 和 --params。',
        '如果脚本中确有 {{名称}} 占位符，请以 EnableParameter=true 重新创建命令；该开关事后无法修改。',
      ],
    },
    documented: [
      said('page 2019', 404, 'Parameters cannot be passed in when the command customization function is disabled.'),
      said('current', 400, 'Parameters cannot be passed in when the command customization function is disabled.'),
    ],
  },
  'Parameter.MissingValue': {
    kind: 'refused',
    concerns: 'parameters',
    en: {
      why: 'The command requires a parameter that was not given a value. In the service only public commands have required ones; in the emulator also those of a fleet file.',
      fix: [
        'See in the field ParameterDefinitions which are Required: aliyun ecs DescribeCommands --RegionId <region> --Provider AlibabaCloud --CommandId <command>',
        'Pass each with -p <name>=<value>.',
      ],
    },
    zh: {
      why: '命令的某个必填参数没有值。在真实服务中只有公共命令有必填参数；在模拟器中，--fleet 文件描述的命令也可以有。',
      fix: [
        '在 ParameterDefinitions 字段中查看哪些参数必填（Required）：aliyun ecs DescribeCommands --RegionId <地域> --Provider AlibabaCloud --CommandId <命令 ID>',
        '用 -p <名称>=<值> 逐个传入。',
      ],
    },
    documented: [said('current', 400, 'The parameter value of this command is required.')],
  },
  'ParameterCount.ExceedLimit': {
    kind: 'refused',
    concerns: 'parameters',
    en: {
      why: 'More than 10 custom parameters were passed to one run.',
      fix: ['Pass at most 10 with -p; put the rest into one value, or into a file that the script reads.'],
    },
    zh: {
      why: '单次执行传入的自定义参数超过 10 个。',
      fix: ['-p 最多 10 个；其余内容可合并为一个参数值，或放入由脚本读取的文件。'],
    },
    documented: [
      said('page 2019', 403, 'The maximum number of parameters is exceeded.'),
      said('current', 403, 'The maximum number of parameters is exceeded.'),
    ],
  },
  'ParameterKey.ExceedLimit': {
    kind: 'refused',
    concerns: 'parameters',
    en: {
      why: 'The name of a custom parameter is longer than 64 characters.',
      fix: ['Check the part before "=" in each -p; a value pasted without its name is read as one long name.'],
    },
    zh: {
      why: '某个自定义参数的名称超过 64 个字符。',
      fix: ['检查每个 -p 中“=”之前的部分；只粘贴了值而漏写名称时，整段会被当作名称。'],
    },
    documented: [
      said('page 2019', 403, 'The maximum length of a parameter name is exceeded.'),
      said('current', 403, 'The maximum length of a parameter name is exceeded.'),
    ],
  },
  'ParameterKey.Duplicate': {
    kind: 'refused',
    concerns: 'parameters',
    en: {
      why: 'Two custom parameters have the same name. Capitals do not make a difference: Name and name are one.',
      fix: ['Give each name once, counting -p, --param-env, --param-file and --params together.'],
    },
    zh: {
      why: '有两个自定义参数同名。名称不区分大小写：Name 与 name 视为同一个。',
      fix: ['每个名称只给一次，-p、--param-env、--param-file 与 --params 一并计算。'],
    },
    documented: [
      said('page 2019', 403, 'Parameter names cannot be duplicated.'),
      said('current', 403, 'Parameter names cannot be duplicated.'),
    ],
  },
  'ParameterType.NotSupported': {
    kind: 'refused',
    concerns: 'parameters',
    en: {
      why: 'A parameter value is not text. Numbers, true, null, lists and objects are not accepted in Parameters.',
      fix: ['Write values in --params as strings: {"count":"3"}, not {"count":3}. -p always sends text.'],
    },
    zh: {
      why: '某个参数值不是字符串。Parameters 不接受数字、true、null、数组或对象。',
      fix: ['在 --params 中将值写成字符串：{"count":"3"}，不要写 {"count":3}。-p 传入的始终是字符串。'],
    },
    documented: [said('current', 403, 'The type of parameter value is not supported.')],
  },
  'InvalidParameter.Parameters': {
    kind: 'refused',
    concerns: 'parameters',
    en: {
      why: 'Parameters is not a JSON object, or a value is not one that the command allows.',
      fix: [
        '--params takes an object like {"name":"Jack"}: no list, no bare text. In a shell put single quotes around it, or use @file.',
        'What the command allows is in ParameterDefinitions (PatternRegex, PossibleValues): aliyun ecs DescribeCommands --RegionId <region> --CommandId <command>',
      ],
    },
    zh: {
      why: 'Parameters 不是 JSON 对象，或某个值不符合命令的要求。',
      fix: [
        '--params 应为 {"name":"Jack"} 这样的对象，不能是数组或纯文本。在 Shell 中请用单引号括起来，或使用 @文件。',
        '命令允许的取值见 ParameterDefinitions（PatternRegex、PossibleValues）：aliyun ecs DescribeCommands --RegionId <地域> --CommandId <命令 ID>',
      ],
    },
    documented: [said('current', 400, 'The specified parameter Parameters is not valid.')],
  },
  'InvalidParameterCharset.Parameters': {
    kind: 'refused',
    concerns: 'parameters',
    en: {
      why: 'A parameter holds characters that the service cannot store.',
      fix: ['Make sure files given with --param-file are UTF-8 text; pass binary data Base64 encoded.'],
    },
    zh: {
      why: '参数中含有服务无法识别的字符。',
      fix: ['请确认 --param-file 指定的文件是 UTF-8 文本；二进制数据请先做 Base64 编码。'],
    },
    documented: [said('current', 403, 'The parameter Parameters contains illegal charset.')],
  },
} as const satisfies Record<string, RequestFacts>;
