// Loaded into the program by NODE_OPTIONS: from the first write on that matches FULL_DISK_CONTENT, to a place that holds
// FULL_DISK_PLACE, nothing fits on the disk any more. What fits before is written as usual.
'use strict';
const fs = require('node:fs');

const { FULL_DISK_PLACE: place = '', FULL_DISK_CONTENT: content = '' } = process.env;
const names = new Map();
let isFull = false;

function check(target, data) {
  const name = typeof target === 'number' ? (names.get(target) ?? '') : String(target);
  if (!name.includes(place)) return;
  const text =
    Buffer.isBuffer(data) || ArrayBuffer.isView(data)
      ? Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1')
      : String(data);
  isFull ||= text.includes(content);
  if (isFull)
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      errno: -28,
      syscall: 'write',
    });
}

const { openSync } = fs;
fs.openSync = (...args) => {
  const file = openSync(...args);
  names.set(file, String(args[0]));
  return file;
};
for (const name of ['writeSync', 'writeFileSync', 'appendFileSync', 'writevSync']) {
  const original = fs[name];
  fs[name] = (target, data, ...rest) => {
    check(target, Array.isArray(data) ? Buffer.concat(data) : data);
    return original(target, data, ...rest);
  };
}
const { write } = fs;
fs.write = (file, data, ...rest) => {
  try {
    check(file, data);
  } catch (error) {
    return process.nextTick(rest.at(-1), error);
  }
  write(file, data, ...rest);
};
const { open, writeFile, appendFile } = fs.promises;
fs.promises.open = async (...args) => {
  const handle = await open.apply(fs.promises, args);
  for (const name of ['write', 'writeFile', 'appendFile', 'writev']) {
    const original = handle[name].bind(handle);
    handle[name] = async (data, ...rest) => {
      check(String(args[0]), Array.isArray(data) ? Buffer.concat(data) : data);
      return original(data, ...rest);
    };
  }
  return handle;
};
fs.promises.writeFile = async (target, data, ...rest) => {
  check(target, data);
  return writeFile.call(fs.promises, target, data, ...rest);
};
fs.promises.appendFile = async (target, data, ...rest) => {
  check(target, data);
  return appendFile.call(fs.promises, target, data, ...rest);
};
