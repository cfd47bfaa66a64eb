// Hands HTTPS on to an emulator: node bench/lib/tls-relay.mjs <host:port>. Prints its own address.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';

const [host] = process.argv.slice(2);
const authority = 'test/support/tls/trusted-cert.pem';
const options = { cert: readFileSync(authority), key: readFileSync('test/support/tls/trusted-key.pem') };
const relay = https.createServer(options, (request, response) => {
  const [hostname, port] = host.split(':');
  const headers = { ...request.headers, host };
  const onward = http.request({ hostname, port, method: request.method, path: request.url, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
});
relay.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ endpoint: `https://127.0.0.1:${relay.address().port}`, authority }));
});
