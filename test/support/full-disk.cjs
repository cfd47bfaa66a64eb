'use strict';
// Preloaded into the program: no record, and no lock of one, takes what FULL_DISK_AT matches, as if the disk were full.
const fs = require('node:fs');

const full = new RegExp(process.env.FULL_DISK_AT ?? '^$');
const records = new Set();
const { openSync, closeSync, write, writeSync, writeFileSync } = fs;
const noSpace = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

fs.writeFileSync = (file, text, ...how) => {
  if (/\.lock-[0-9a-f]+$/.test(String(file)) && full.test(String(text))) throw noSpace();
  return writeFileSync(file, text, ...how);
};
fs.openSync = (file, ...how) => {
  const opened = openSync(file, ...how);
  if (String(file).endsWith('.jsonl')) records.add(opened);
  return opened;
};
fs.closeSync = (opened) => {
  records.delete(opened);
  closeSync(opened);
};
fs.writeSync = (opened, bytes, ...where) => {
  if (!records.has(opened) || !full.test(String(bytes))) return writeSync(opened, bytes, ...where);
  const [from = 0, , position = null] = where;
  writeSync(opened, bytes, from, Math.min(bytes.length - from, 9), position);
  throw noSpace();
};
fs.write = (opened, bytes, offset, length, position, done) => {
  if (!records.has(opened) || !full.test(String(bytes))) return write(opened, bytes, offset, length, position, done);
  write(opened, bytes, offset, Math.min(length, 9), position, (error) => done(error ?? noSpace()));
};
