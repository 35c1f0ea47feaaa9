import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** DER tags: X.690, section 8. */
const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
  ipAddress: 0x87,
  version: 0xa0,
  extensions: 0xa3,
}

/** Object identifiers, encoded: RFC 5758, section 3.2; RFC 5280, appendix A. */
const ids = {
  ecdsaWithSha256: Buffer.from('2a8648ce3d040302', 'hex'),
  commonName: Buffer.from('550403', 'hex'),
  subjectAltName: Buffer.from('551d11', 'hex'),
}

const validMs = 365 * 24 * 3600_000

/**
 * Creates a self-signed certificate for 127.0.0.1 (RFC 5280), with a new key that only this process has.
 *
 * @param now milliseconds since the epoch
 * @returns the certificate and its private key as PEM
 */
export function createCertificate(now: number): { certificate: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = der('sequence', der('objectId', ids.ecdsaWithSha256))
  const commonName = der(
    'sequence',
    der('objectId', ids.commonName),
    der('utf8String', Buffer.from('127.0.0.1')),
  )
  const name = der('sequence', der('set', commonName))
  const address = der('octetString', der('sequence', der('ipAddress', Buffer.from([127, 0, 0, 1]))))
  const serial = Buffer.concat([Buffer.of(0x01), randomBytes(15)])
  const content = der(
    'sequence',
    der('version', der('integer', Buffer.of(2))),
    der('integer', serial),
    algorithm,
    name,
    // Valid from the day before, for clocks that differ.
    der('sequence', time(now - 24 * 3600_000), time(now + validMs)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der('extensions', der('sequence', der('sequence', der('objectId', ids.subjectAltName), address))),
  )
  const signature = sign('sha256', content, privateKey)
  const bytes = der('sequence', content, algorithm, der('bitString', Buffer.of(0), signature))
  const base64 = bytes.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function der(tag: keyof typeof tags, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.of(tags[tag]), lengthOf(content.length), content])
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length)
  if (length < 0x100) return Buffer.of(0x81, length)
  return Buffer.of(0x82, length >> 8, length & 0xff)
}

function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/[-:T]/g, '')
  return der('utcTime', Buffer.from(`${digits.slice(2, 14)}Z`))
}
