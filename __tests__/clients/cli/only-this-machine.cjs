// Loaded into every process of the CLI: finds no other machine, so that a run is the same with and without the internet.
const dns = require('node:dns')

const { lookup } = dns
dns.lookup = (host, options, callback = options) => {
  if (host === 'localhost') return lookup(host, options, callback)
  const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), {
    code: 'ENOTFOUND',
    hostname: host,
  })
  process.nextTick(callback, error)
}
