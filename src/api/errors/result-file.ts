import { type ResultFacts, told } from './row.ts';

const exists = {
  ran: 'no',
  en: {
    why: 'A file of this name is already there, and overwriting was not allowed. It was left as it was.',
    fix: ['Compare the two first; then allow overwriting (Overwrite=true), or send under another name.'],
  },
  zh: {
    why: '目标位置已有同名文件，且未允许覆盖；原文件保持不变。',
    fix: ['先比较两者，再选择允许覆盖（Overwrite=true）或换一个文件名。'],
  },
} as const;

const damaged = {
  ran: 'no',
  en: {
    why: 'The content did not arrive whole, or is not what was announced.',
    fix: ['Send the file itself, at most 32 KB after Base64; an empty file is not accepted.'],
  },
  zh: {
    why: '文件内容不完整，或与声明的不符。',
    fix: ['直接发送原文件，Base64 编码后不超过 32 KB；不接受空文件。'],
  },
} as const;

const badMode = {
  en: {
    why: 'The mode of the file cannot be set.',
    fix: [
      'Write it as octal digits, like 0644 or 755; Linux only.',
      'Look on the instance whether the file is there: ls -l.',
    ],
  },
  zh: {
    why: '无法设置文件权限。',
    fix: ['请写成八进制数字，例如 0644 或 755，仅适用于 Linux。', '登录实例确认文件是否已写入：ls -l。'],
  },
} as const;

const noOwner = {
  // The agent checks owner and group after it has written the file.
  ran: 'yes',
  en: {
    why: 'The owner or group does not exist on the instance. The file is already there all the same, owned by root.',
    fix: ['Create it: useradd <user>, groupadd <group>. Then set it: chown <user>:<group> <file>.'],
  },
  zh: {
    why: '实例上不存在指定的用户或用户组；但文件已经写入，属主为 root。',
    fix: ['先创建：useradd <用户名>、groupadd <用户组>，再设置：chown <用户名>:<用户组> <文件>。'],
  },
} as const;

/** Sending a file failed on one instance. Here `ran` says whether the file was written. */
export const fileResults = {
  FileAlreadyExists: {
    ...exists,
    documented: [told('current', 'A file with the same name exists in the same path.')],
  },
  FileExist: { ...exists, documented: [told('agent', '')] },
  FileCreateFail: {
    ran: 'unknown',
    en: {
      why: 'The file could not be created, or not completely.',
      fix: [
        'Look on the instance: df -h for a full disk, ls -ld for the directory and its rights, mount for a read-only file system.',
      ],
    },
    zh: {
      why: '文件创建失败，或没有写完整。',
      fix: ['登录实例检查：df -h 查看磁盘是否已满，ls -ld 查看目录及权限，mount 查看是否为只读文件系统。'],
    },
    documented: [told('result', '')],
  },
  FileContentInvalid: { ...damaged, documented: [told('result', '')] },
  InvalidFileContent: { ...damaged, documented: [told('agent', '')] },
  EmptyFile: { ...damaged, documented: [told('agent', '')] },
  InvalidSignature: { ...damaged, documented: [told('agent', '')] },
  FileNameInvalid: {
    ran: 'no',
    en: {
      why: 'The file name is not possible on this operating system.',
      fix: ['Give a name without slashes; on Windows also without \\ : * ? " < > |.'],
    },
    zh: {
      why: '该操作系统不支持此文件名。',
      fix: ['文件名不能包含斜杠；Windows 上还不能包含 \\ : * ? " < > |。'],
    },
    documented: [told('agent', ''), told('current', 'The file name is invalid.')],
  },
  FilePathInvalid: {
    ran: 'no',
    en: {
      why: 'The target directory is not possible: a part of the path may be a file.',
      fix: [
        'Look on the instance: ls -ld <directory>. Missing directories are created, files in their place are not removed.',
      ],
    },
    zh: {
      why: '目标目录无效：路径中的某一级可能是文件。',
      fix: ['登录实例检查：ls -ld <目录>。目录不存在时会自动创建，但不会删除占用该路径的文件。'],
    },
    documented: [told('current', 'The file path is invalid.')],
  },
  FileAuthorityInvalid: {
    ran: 'unknown',
    ...badMode,
    documented: [told('current', 'The file permissions are invalid.')],
  },
  InvalidFileMode: { ran: 'unknown', ...badMode, documented: [told('agent', '')] },
  UserGroupNotExists: {
    ...noOwner,
    documented: [told('current', 'The specified user group does not exist in the instance.')],
  },
  FileGroupNotExist: { ...noOwner, documented: [told('agent', '')] },
  FileOwnerNotExist: { ...noOwner, documented: [told('agent', '')] },
} as const satisfies Record<string, ResultFacts>;
