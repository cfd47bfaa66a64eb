// Loaded into every test process and every Node child of one: whatever tries to leave the machine fails loudly.
'use strict';
const dns = require('node:dns');
const net = require('node:net');
const dgram = require('node:dgram');

const loopback = (host) =>
  host === undefined || host === null || host === '' || host === 'localhost' || host === '::1' || /^127\./.test(host);

function refuse(what) {
  const error = new Error(`network guard: ${what} is not on loopback`);
  process.stderr.write(`${error.message}\n`);
  throw error;
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function guarded(...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host =
    typeof first === 'object'
      ? first.path
        ? undefined
        : first.host
      : typeof args[1] === 'string'
        ? args[1]
        : undefined;
  // A name is judged by the look-up below: some tests inject a lookup of their own, and Socket.connect calls that one.
  const named = typeof first === 'object' && typeof first.lookup === 'function' && host && !net.isIP(host);
  if (!named && !loopback(host)) refuse(`connect to ${host}`);
  return connect.apply(this, args);
};

for (const owner of [dns, dns.promises]) {
  for (const name of Object.keys(owner)) {
    if (!/^(lookup|lookupService|resolve|reverse)/.test(name) || typeof owner[name] !== 'function') continue;
    const original = owner[name];
    owner[name] = function guarded(host, ...rest) {
      if (!loopback(host)) refuse(`look-up of ${host}`);
      return original.call(this, host, ...rest);
    };
  }
}

const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function guarded(...args) {
  const host = args.find((arg) => typeof arg === 'string' && net.isIP(arg));
  if (host && !loopback(host)) refuse(`datagram to ${host}`);
  return send.apply(this, args);
};
