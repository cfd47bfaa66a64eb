'use strict';
// Preloaded into the program: no record, and no lock of one, takes what FULL_DISK_AT matches, as if the disk were full.
const fs = require('node:fs/promises');

const full = new RegExp(process.env.FULL_DISK_AT ?? '^$');
const { open, writeFile } = fs;
fs.writeFile = async (file, text, ...how) => {
  if (/\.lock-[0-9a-f]+$/.test(String(file)) && full.test(String(text))) {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  }
  return writeFile(file, text, ...how);
};
fs.open = async (file, ...how) => {
  const handle = await open(file, ...how);
  if (!String(file).endsWith('.jsonl')) return handle;
  const write = handle.write.bind(handle);
  handle.write = async (bytes, offset, length, position) => {
    if (!full.test(String(bytes))) return write(bytes, offset, length, position);
    await write(bytes, offset, Math.min(length, 9), position);
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  return handle;
};
