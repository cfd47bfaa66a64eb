// A signed request to the emulator of ECS_INVOKE_ENDPOINT, by what Node itself has and nothing of ours.
const crypto = require('node:crypto');
const endpoint = process.env.ECS_INVOKE_ENDPOINT;
const { request } = require(endpoint.startsWith('https:') ? 'node:https' : 'node:http');
const signature = crypto.createHmac('sha1', 'key').update('request').digest('base64');
request(endpoint, { method: 'POST' }, (answer) => answer.resume()).end(`Signature=${signature}`);
