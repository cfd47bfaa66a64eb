import { type RequestFacts, said } from './row.ts';

/** Refusals of SendFile as a whole; what can go wrong on one instance is among the results. */
export const fileErrors = {
  'FileTargetDir.Invalid': {
    kind: 'refused',
    concerns: 'file',
    en: {
      why: 'The target directory is not a valid path.',
      fix: [
        'Give an absolute directory of at most 255 characters: /etc/nginx on Linux, C:\\Data on Windows. It is created if absent.',
      ],
    },
    zh: {
      why: '目标目录不是合法路径。',
      fix: ['请给出不超过 255 个字符的绝对路径：Linux 如 /etc/nginx，Windows 如 C:\\Data；目录不存在时会自动创建。'],
    },
    documented: [
      said('pages 2021', 403, 'The target directory of file is invalid.'),
      said('current', 400, 'The target directory of file is invalid.'),
    ],
  },
  'FileMode.Invalid': {
    kind: 'refused',
    concerns: 'file',
    en: { why: 'The mode of the file is not valid.', fix: ['Write it as octal digits, like 0644 or 755.'] },
    zh: { why: '文件权限无效。', fix: ['请写成八进制数字，例如 0644 或 755。'] },
    documented: [
      said('pages 2021', 403, 'The mode of file is invalid.'),
      said('current', 400, 'The mode of file is invalid.'),
    ],
  },
  'FileContent.DecodeError': {
    kind: 'refused',
    concerns: 'file',
    en: {
      why: 'The content was announced as Base64 but cannot be decoded.',
      fix: ['Send the file itself and let this tool encode it, or encode it with base64 -w0.'],
    },
    zh: {
      why: '内容声明为 Base64，却无法解码。',
      fix: ['直接发送原文件，由本工具编码；或用 base64 -w0 编码。'],
    },
    documented: [
      said('pages 2021', 403, 'The Content can not be base64 decoded.'),
      said('current', 400, 'The Content can not be base64 decoded.'),
    ],
  },
  'FileContentType.Invalid': {
    kind: 'refused',
    concerns: 'file',
    en: { why: 'The type of the content is not known.', fix: ['It is PlainText or Base64.'] },
    zh: { why: '内容类型无法识别。', fix: ['可取 PlainText 或 Base64。'] },
    documented: [
      said('pages 2021', 403, 'The ContentType of file is invalid.'),
      said('current', 400, 'The ContentType of file is invalid.'),
    ],
  },
  'InvalidParameter.FileOwner': {
    kind: 'refused',
    concerns: 'file',
    en: {
      why: 'The owner of the file is not a valid user name.',
      fix: ['Give a Linux user name of at most 64 characters; the default is root.'],
    },
    zh: { why: '文件属主不是合法的用户名。', fix: ['请给出不超过 64 个字符的 Linux 用户名，默认为 root。'] },
    documented: [said('current', 400, '')],
  },
  'InvalidParameter.FileGroup': {
    kind: 'refused',
    concerns: 'file',
    en: {
      why: 'The group of the file is not a valid group name.',
      fix: ['Give a Linux group name of at most 64 characters; the default is root.'],
    },
    zh: { why: '文件属组不是合法的用户组名。', fix: ['请给出不超过 64 个字符的 Linux 用户组名，默认为 root。'] },
    documented: [said('current', 400, '')],
  },
  'FileSize.ExceedLimit': {
    kind: 'refused',
    concerns: 'file',
    en: {
      why: 'The file is too large: after Base64 encoding 32 KB are allowed, 24,576 bytes of the file itself.',
      fix: ['Compress it, or put it into OSS and let a command on the instance fetch it.'],
    },
    zh: {
      why: '文件过大：Base64 编码后不得超过 32 KB，即原文件 24,576 字节。',
      fix: ['先压缩，或上传到 OSS 再用命令让实例下载。'],
    },
    documented: [said('current', 403, 'The length of file content exceeds limit.')],
  },
  'FileName.ExceedLimit': {
    kind: 'refused',
    concerns: 'file',
    en: { why: 'The name of the file is too long.', fix: ['Use at most 255 characters.'] },
    zh: { why: '文件名过长。', fix: ['不超过 255 个字符。'] },
    documented: [said('current', 403, '')],
  },
  'FileDesc.ExceedLimit': {
    kind: 'refused',
    concerns: 'file',
    en: { why: 'The description of the file is too long.', fix: ['Use at most 512 characters.'] },
    zh: { why: '文件描述过长。', fix: ['不超过 512 个字符。'] },
    documented: [said('current', 403, '')],
  },
} as const satisfies Record<string, RequestFacts>;
