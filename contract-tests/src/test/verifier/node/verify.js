// Reads an entry of a log a line, and writes for each whether @sigstore/verify finds it in there.
const crypto = require('node:crypto');
const readline = require('node:readline');
const {verifyTLogInclusion} = require('@sigstore/verify/dist/tlog');

function verify(logged) {
  const authority = {
    baseURL: 'https://' + logged.name,
    logID: Buffer.from(logged.keyId, 'hex'),
    publicKey: crypto.createPublicKey({
      key: Buffer.from(logged.publicKey, 'base64'), format: 'der', type: 'spki',
    }),
  };
  const entry = {
    canonicalizedBody: Buffer.from(logged.entry, 'base64'),
    logId: {keyId: authority.logID},
    inclusionProof: {
      logIndex: logged.index,
      hashes: logged.hashes.map((hash) => Buffer.from(hash, 'base64')),
      checkpoint: {envelope: logged.checkpoint},
    },
  };
  verifyTLogInclusion(entry, [authority]);
}

readline.createInterface({input: process.stdin}).on('line', (line) => {
  try {
    verify(JSON.parse(line));
    console.log('accepted');
  } catch (error) {
    console.log('refused: ' + error.message);
  }
});
